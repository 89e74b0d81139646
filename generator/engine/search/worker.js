/* The search worker of the theme's search box: takes its messages (0 set up, 2 query) and gives its answers (1 ready, 3 results), with our
   index and engine. It is published as `search/worker.js`, one script with the engine before it, beside the index. In the offline form it
   runs in a frame instead (`offline.js`), where the index is a script.
   The other languages are read after the first answer, or before it where the reader's own language lacks a word. */
(function () {
  'use strict';

  const inFrame = typeof document !== 'undefined';
  const here = inFrame ? document.currentScript.src : self.location.href;
  const site = new URL('../', here);
  const MOST_ANSWERS = 3;
  const MOST_PLACES = 4;
  const MOST_PAGES = 15;
  const CLOSE = 0.5; /* share of its page's score that a place must have to be shown */
  const ANSWER_SCORE = 1000;

  const indexes = [];
  let [others, latest] = [null, ''];

  async function read(root) {
    if (!inFrame) return self.HandbookSearch.fetchIndex(root);
    await importScripts(new URL('search/handbook.js', root).href);
    return self.HandbookSearch.load(self.handbookIndex);
  }

  async function setUp() {
    indexes.push({ index: await read(site), site: '' });
    setTimeout(() => found(indexes[0], 'a b')); /* the first search is the slow one: have it before the reader asks */
  }

  function readOthers() {
    if (!others) {
      const roots = Object.values(indexes[0].index.elsewhere);
      others = Promise.all(roots.map((root) => read(new URL(root, site)).then((index) => indexes.push({ index: index, site: root })))).catch(console.warn);
    }
    return others;
  }

  /* Own pages at once; those of other languages with them where a word is lacking, else in a second message. */
  async function answered(query) {
    latest = query;
    const own = found(indexes[0], query);
    if (own.share < 1 && own.typed) await readOthers();
    else if (own.typed) readOthers().then(() => setTimeout(() => latest === query && postMessage(results(query, items(query, own, indexes.slice(1))))));
    return items(query, own, own.share < 1 ? indexes.slice(1) : []);
  }

  function found(source, query) {
    const engine = self.HandbookSearch;
    const pages = engine.search(source.index, query);
    const share = pages.reduce((most, page) => Math.max(most, page.share), 0);
    return { source: source, pages: pages, share: share, typed: engine.typedWords(query).length > 0 };
  }

  /* Answers, then pages: those of the reader's language first, unless only another language has all the words. */
  function items(query, own, others) {
    const all = [own].concat(others.map((source) => found(source, query)));
    const best = Math.max(...all.map((one) => one.share));
    const ranked = all.slice().sort((a, b) => Number(b.share === best) - Number(a.share === best));
    const enough = (page) => best < 1 || page.share >= self.HandbookSearch.limits.ENOUGH;
    return answers(query, own.source).concat(...ranked.map((one) => one.pages.filter(enough).slice(0, MOST_PAGES).map((page) => group(one.source, page, query))));
  }

  function group(source, page, query) {
    const marks = (source.marks = source.query === query ? source.marks : self.HandbookSearch.marking(source.index, query));
    source.query = query;
    const places = page.hits.filter((hit) => hit.doc !== page.page && hit.score >= CLOSE * page.score).slice(0, MOST_PLACES);
    const whole = page.hits.find((hit) => hit.doc === page.page) || { doc: page.page, score: 0 };
    return [whole].concat(places).map((hit) => item(source, hit, page, marks));
  }

  function item(source, hit, page, marks) {
    const { index } = source;
    const doc = index.docs[hit.doc];
    const [title, text] = [self.HandbookSearch.title(index, hit.doc, marks), self.HandbookSearch.excerpt(index, hit.doc, marks)];
    return {
      location: self.HandbookSearch.address(index, doc.address, doc.anchor, self.HandbookSearch.markedWords(title, text), source.site),
      title: html(title),
      text: html(text),
      score: hit.score,
      terms: Object.fromEntries(page.missing.map((word) => [word, false])),
    };
  }

  /* An answer is two links to its place: the answer itself, then its page's title with what is said there. Of a group without a link to a
     whole page the theme puts the last link first, as the heading; it shows the text only of those below. */
  function answers(query, source) {
    const { index } = source;
    const given = self.HandbookSearch.answer(index, query);
    return given.answers.slice(0, MOST_ANSWERS).map(function (one, number) {
      const fact = self.HandbookSearch.fact(index, one);
      const { title, text } = self.HandbookSearch.told(index, fact, number ? null : given);
      const location = self.HandbookSearch.address(index, fact.page, fact.anchor, [], source.site);
      const link = (title, text) => ({ location: location, title: html(title), text: html(text), score: ANSWER_SCORE - number, terms: {} });
      return [link([[fact.title, false]], [[text, false]]), link([[title, true]], [])];
    });
  }

  const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  const escaped = (text) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter]);

  /* The theme takes its results as HTML. */
  function html(pieces) {
    const joined = [];
    for (const [text, on] of pieces) {
      const last = joined[joined.length - 1];
      if (last && last[1] === on) last[0] += text;
      else joined.push([text, on]);
    }
    return joined.map(([text, on]) => (on ? '<mark>' + escaped(text) + '</mark>' : escaped(text))).join('');
  }

  async function handle(message) {
    if (message.type === 0) {
      await setUp();
      return { type: 1 };
    }
    try {
      return results(message.data, await answered(String(message.data)));
    } catch (error) {
      console.warn(error);
      return results(message.data, []);
    }
  }

  function results(query, items) {
    return { type: 3, data: { items: items, query: query } };
  }

  addEventListener('message', async function (event) {
    if (event.data && (event.data.type === 0 || event.data.type === 2)) postMessage(await handle(event.data));
  });
})();
