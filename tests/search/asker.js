/* Asks a search worker as the theme's search box does, and takes the time. */
function asker(url) {
  const worker = new Worker(url);
  let waiting = null;
  worker.onmessage = function (event) {
    const late = waiting.type === 2 && event.data.data.query !== undefined && event.data.data.query !== waiting.data;
    if (!late) waiting.resolve(event.data);
  };
  const send = (message) => new Promise((resolve, reject) => {
    worker.onerror = reject;
    waiting = Object.assign({ resolve: resolve }, message);
    worker.postMessage(message);
  });
  return { send: send };
}

async function ask(url, settings, queries) {
  const indexed = settings ? await (await fetch(settings)).json() : { config: {}, docs: [] };
  const { send } = asker(url);
  const start = performance.now();
  const ready = await send({ type: 0, data: { config: indexed.config, docs: indexed.docs, options: { suggest: false } } });
  const loaded = performance.now() - start;
  const answers = [];
  for (const query of queries) {
    const asked = performance.now();
    const reply = await send({ type: 2, data: query });
    answers.push({ pages: reply.data.items.slice(0, 8).map((group) => group[0].location), ms: performance.now() - asked });
  }
  return { ready: ready.type, loaded: loaded, answers: answers };
}
