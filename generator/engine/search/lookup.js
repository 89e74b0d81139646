/* The page for looking things up: a field, filters, answers above results. What is asked stands in the address, so it can be passed on and
   survives going back. The scripts of `search/` before this one find; here is only what is shown. Another language is read only when the
   reader's own lacks a word. */
(function (root) {
  'use strict';

  const engine = root.HandbookSearch;
  const FIELDS = ['query', 'kind', 'unit', 'tier', 'role', 'topic'];
  const MOST = { answers: 6, places: 5, pages: 50 };
  const PAUSE = 120;
  const WIDE = '(min-width: 45em)';

  /* -- what fits ---------------------------------------------------------------------------------------------------------- */

  function kindOf(index, doc) {
    return ['term', 'finding'].includes(doc.sort) ? doc.sort : index.docs[doc.page].sort;
  }

  function tiersOf(index, doc) {
    const units = (doc.facts.units || []).filter((unit) => index.pageNumber.has(unit));
    return units.map((unit) => index.docs[index.pageNumber.get(unit)].facts.tier).concat(doc.facts.tier || []);
  }

  /* Whether a document is among what the filters leave. */
  function keeping(index, choice) {
    return (doc) =>
      (!choice.kind || kindOf(index, doc) === choice.kind) &&
      (!choice.topic || doc.facts.topic === choice.topic) &&
      (!choice.role || doc.facts.role === choice.role) &&
      (!choice.unit || (doc.facts.units || []).includes(choice.unit)) &&
      (!choice.tier || tiersOf(index, doc).includes(choice.tier));
  }

  const isFiltered = (choice) => FIELDS.slice(1).some((name) => choice[name]);

  /* Without words: everything that the filters leave, in reading order. */
  function listed(index, keep) {
    const pages = new Map();
    for (const doc of index.docs.filter(keep)) {
      if (!pages.has(doc.page)) pages.set(doc.page, { page: doc.page, share: 1, hits: [] });
      pages.get(doc.page).hits.push({ doc: doc.number });
    }
    return Array.from(pages.values());
  }

  function found(source, choice) {
    const keep = isFiltered(choice) ? keeping(source.index, choice) : undefined;
    const asked = engine.typedWords(choice.query).length > 0;
    const pages = asked ? engine.search(source.index, choice.query, keep).filter((page) => page.hits.length) : keep ? listed(source.index, keep) : [];
    return { source: source, pages: pages, share: pages.reduce((most, page) => Math.max(most, page.share), 0) };
  }

  function answersTo(source, choice) {
    const keep = keeping(source.index, choice);
    const given = engine.answer(source.index, choice.query);
    return { given: given, answers: given.answers.filter((one) => keep(source.index.docs[one.doc])).slice(0, MOST.answers) };
  }

  /* -- what is shown ------------------------------------------------------------------------------------------------------ */

  function element(name, className, content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...[].concat(content || []));
    return made;
  }

  function marked(pieces) {
    return pieces.map(([text, on]) => (on ? element('mark', '', text) : text));
  }

  function mount(place) {
    const words = JSON.parse(place.querySelector('script[type="application/json"]').textContent);
    const form = place.querySelector('form');
    const status = form.querySelector('[role="status"]');
    const facets = form.querySelector('.hb-lookup__facets');
    const [answers, results] = ['answers', 'results'].map((name) => place.querySelector('.hb-lookup__' + name));
    const site = new URL('.', new URL(place.dataset.hbLookup, location.href));
    const sources = [];
    let [asked, others, timer] = [0, null, 0];

    function link(source, page, anchor, content, shown) {
      const made = element('a', '', content);
      made.href = new URL(engine.address(source.index, page, anchor, shown || [], source.site), site).href;
      return made;
    }

    function clauses(source, facts) {
      return (facts.clauses || []).flatMap(function (full) {
        const [page, clause] = full.split('#');
        const made = link(source, page, clause, clause || engine.shown(source.index, source.index.pageNumber.get(page), engine.limits.TITLE));
        made.className = 'hb-clause';
        return [' ', made];
      });
    }

    function part(source, hit, marks) {
      const doc = source.index.docs[hit.doc];
      const [title, text] = [engine.title(source.index, hit.doc, marks), engine.excerpt(source.index, hit.doc, marks)];
      const named = link(source, doc.address, doc.anchor, marked(title), engine.markedWords(title, text));
      return element('li', '', [named, element('p', '', marked(text).concat(clauses(source, doc.facts)))]);
    }

    function result(source, page, marks) {
      const doc = source.index.docs[page.page];
      const whole = page.hits.some((hit) => hit.doc === page.page);
      const [title, text] = [engine.title(source.index, page.page, marks), engine.excerpt(source.index, page.page, marks)];
      const heading = element('h3', '', link(source, doc.address, '', marked(title), engine.markedWords(title, text)));
      const kind = element('p', 'hb-badges', element('span', 'hb-badge', words['kind.' + kindOf(source.index, doc)]));
      const places = page.hits.filter((hit) => hit.doc !== page.page).slice(0, MOST.places).map((hit) => part(source, hit, marks));
      const made = element('li', '', [heading, kind].concat(whole ? [element('p', '', marked(text))] : [], places.length ? [element('ul', '', places)] : []));
      if (source.site) made.lang = source.index.language;
      return made;
    }

    function answer(source, one, given) {
      const fact = engine.fact(source.index, one);
      const told = engine.told(source.index, fact, given);
      const heading = element('h3', '', link(source, fact.page, fact.anchor, told.title));
      return element('li', 'hb-card', [heading, element('p', '', told.text)]);
    }

    function say(choice, count) {
      if (!choice.query && !isFiltered(choice)) status.textContent = words.initial;
      else if (!count) status.textContent = words.none;
      else status.textContent = words[count > MOST.pages ? 'first' : 'count'].replace('{n}', Math.min(count, MOST.pages));
    }

    function show(choice, all) {
      const best = Math.max(...all.map((one) => one.share));
      const ordered = all.slice().sort((a, b) => Number(b.share === best) - Number(a.share === best));
      const pages = ordered.flatMap((one) => one.pages.map((page) => [one.source, page]));
      const told = answersTo(sources[0], choice);
      const marks = new Map(sources.map((source) => [source, engine.marking(source.index, choice.query)]));
      answers.querySelector('ul').replaceChildren(...told.answers.map((one, number) => answer(sources[0], one, number ? null : told.given)));
      results.querySelector('ol').replaceChildren(...pages.slice(0, MOST.pages).map(([source, page]) => result(source, page, marks.get(source))));
      answers.hidden = !told.answers.length;
      results.hidden = !pages.length;
      say(choice, pages.length);
    }

    async function read(at) {
      if (location.protocol !== 'file:') return engine.fetchIndex(at);
      await new Promise(function (resolve, reject) {
        const script = element('script');
        script.onload = resolve;
        script.onerror = reject;
        script.src = new URL('search/handbook.js', at).href;
        document.head.append(script);
      });
      return engine.load(root.handbookIndex);
    }

    async function readOthers() {
      for (const at of Object.values(sources[0].index.elsewhere)) sources.push({ index: await read(new URL(at, site)), site: at });
    }

    function choice() {
      return Object.fromEntries(FIELDS.map((name) => [name, (form.elements.namedItem(name) || { value: '' }).value.trim()]));
    }

    async function update() {
      if (!sources.length) return;
      const [turn, now] = [++asked, choice()];
      const own = found(sources[0], now);
      if (now.query && own.share < 1) await (others = others || readOthers().catch(console.warn));
      if (turn === asked) show(now, now.query ? [own].concat(sources.slice(1).map((source) => found(source, now))) : [own]);
    }

    function remember() {
      const url = new URL(location.href);
      Object.entries(choice()).forEach(([name, value]) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name)));
      try {
        history.replaceState(history.state, '', url);
      } catch { /* a page from file:// may not change its address: looking up works all the same */ }
    }

    function changed() {
      clearTimeout(timer);
      timer = setTimeout(() => { remember(); update(); }, PAUSE);
    }

    /* On a phone, filters that nobody has chosen would push the results off the screen. */
    function restore() {
      const given = new URL(location.href).searchParams;
      for (const name of FIELDS) if (form.elements.namedItem(name)) form.elements.namedItem(name).value = given.get(name) || '';
      facets.open = isFiltered(choice()) || root.matchMedia(WIDE).matches;
      update();
    }

    async function start() {
      place.querySelector('.hb-lookup__plain').hidden = true;
      form.hidden = false;
      status.textContent = words.waiting;
      restore();
      try {
        sources.push({ index: await read(site), site: '' });
        await update();
      } catch (error) {
        console.warn(error);
        status.textContent = words.failed;
      }
    }

    form.addEventListener('input', changed);
    form.addEventListener('submit', (event) => { event.preventDefault(); remember(); update(); });
    form.addEventListener('reset', () => setTimeout(changed));
    root.addEventListener('popstate', restore);
    start();
  }

  document.querySelectorAll('[data-hb-lookup]').forEach(mount);
})(self);
