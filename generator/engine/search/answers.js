/* The part of the search engine that takes a question apart and answers it (`generator/search/answers.py`, and its `search`). No DOM. */
(function (root) {
  'use strict';

  const engine = root.HandbookSearch;
  const { ranked } = engine;
  const { ENOUGH, TITLE, NAMES, BODY } = engine.limits;
  const SPEAKING_ROLES = ['lead', 'coordinate', 'direct', 'approve'];
  const FACTS = ['assignment', 'deliverable'];
  const THINGS = ['unit', 'group', 'responsibility', 'procedure', 'source'];
  const SHORTEST_NAME = 3;
  const CLOSE = 0.6;
  const DEADLINES = 'deadlines';
  const QUOTE = 4;
  const OF_UNIT = 1.3;
  const MOST_RANKED = 6;
  const MOST_LISTED = 40;

  const many = (doc, fact) => doc.facts[fact] || [];
  const one = (doc, fact) => doc.facts[fact] || '';
  const written = (typed) => typed.map((each) => each.word).join(' ') + (typed.length && typed[typed.length - 1].open ? '' : ' ');

  function understand(index, query) {
    const typed = engine.typedWords(query);
    const found = phrases(index, typed);
    const asking = found.filter((each) => !['role', 'filler'].includes(each.phrase.ask));
    const roles = found.filter((each) => each.phrase.ask === 'role').map((each) => each.phrase.role);
    const nothing = { ask: '', role: '', unit: '', topic: '', whole: written(typed), optional: new Set(), implied: false, called: [] };
    if (!asking.length && !(found.length < typed.length && roles.length && SPEAKING_ROLES.includes(roles[0]))) return nothing;
    const languages = new Set(asking.flatMap((each) => each.phrase.language.split(' ')));
    const aside = found.filter((each) => each.phrase.ask === 'role' || each.phrase.language.split(' ').some((language) => languages.has(language)));
    const optional = new Set(aside.flatMap((each) => typed.slice(each.start, each.end)).map((each) => each.folded));
    const said = typed.filter((each, at) => !asking.some((gone) => gone.start <= at && at < gone.end));
    const [kept] = engine.ofAClass(index, said).concat([said]);
    const [unit, topic] = unitIn(index, kept);
    const asks = asking.length ? asking.map((each) => each.phrase.ask) : ['who'];
    const ask = asks.find((each) => each !== 'duties') || 'duties';
    const called = calledSo(index, typed, asking.length > 0);
    return {
      ask: ask,
      role: roles[0] || '',
      unit: unit,
      topic: topic.some((each) => !optional.has(each.folded)) ? written(topic) : '',
      whole: written(kept),
      optional: optional,
      implied: !asking.length,
      called: called.length || ask !== 'deadline' || unit ? called : calledSo(index, topic.filter((each) => !optional.has(each.folded)), true),
    };
  }

  /* Things of which one title or name has all words: then the query names them, whatever its words ask elsewhere, and only their facts
     answer. Where words ask outright, the name must begin with the first word. */
  function calledSo(index, typed, outright) {
    const folds = foldsOf(engine.readings(index, typed)[0]);
    if (folds.length < SHORTEST_NAME) return [];
    const posted = (fold) => Array.from(index.postings.subarray(index.postedFrom[fold], index.postedFrom[fold + 1]));
    const places = folds.map((accepted) => Array.from(accepted).flatMap(posted));
    const rarest = places.reduce((least, other) => (other.length < least.length ? other : least));
    const things = new Set(rarest.filter((at) => index.fieldAt[at] <= NAMES && THINGS.includes(index.docs[index.docAt[at]].sort)).map((at) => index.docAt[at]));
    return Array.from(things).filter((thing) => hasAll(index, thing, folds, outright)).sort((a, b) => a - b);
  }

  const foldsOf = (slots) => slots.map((slot) => new Set(slot.folds.map(([fold]) => fold)));

  /* Whether one title or name of a page has all words, the `first` at its beginning. */
  function hasAll(index, page, folds, first) {
    const has = (entry) => folds.every((accepted) => entry.some((fold) => accepted.has(fold)));
    return engine.heads(index, page).some((entry) => has(entry) && (!first || folds[0].has(entry[0])));
  }

  function phrases(index, typed) {
    const found = [];
    for (let at = 0; at < typed.length; ) {
      let end = typed.length;
      while (end > at && !isPhrase(index, typed.slice(at, end))) end--;
      if (end > at) found.push({ start: at, end: end, phrase: index.questionOf.get(engine.folded(typed.slice(at, end))) });
      at = Math.max(end, at + 1);
    }
    return found;
  }

  function isPhrase(index, typed) {
    const phrase = index.questionOf.get(engine.folded(typed));
    const spelt = phrase ? phrase.spelt.split(' ') : [];
    return Boolean(phrase) && typed.every((each, at) => [each.folded, spelt[at]].includes(engine.spelling(each.word)));
  }

  function unitIn(index, kept) {
    for (const row of engine.rows(index, kept).concat(engine.rows(index, engine.mended(index, kept)))) {
      for (let length = row.length; length > 0; length--) {
        for (let start = 0; start <= row.length - length; start++) {
          const unit = index.unitNamed.get(engine.folded(row.slice(start, start + length)));
          if (unit) return [unit, row.slice(0, start).concat(row.slice(start + length))];
        }
      }
    }
    return ['', kept];
  }

  /* {question, answers: [{doc, via}], nobody}: the facts that answer, the best first. */
  function answer(index, query) {
    if (!index.answered || index.answered.query !== query) index.answered = { query: query, answers: answering(index, query) };
    return index.answered.answers;
  }

  function answering(index, query) {
    const question = understand(index, query);
    const given = (answers, nobody) => ({ question: question, answers: answers, nobody: Boolean(nobody) });
    if (!question.ask) return given([]);
    if (question.unit && !question.topic) return given(question.ask === 'who' ? towards(index, question) : ofUnit(index, question));
    const own = question.unit && question.ask !== 'who' ? ofUnit(index, question) : [];
    return own.length ? given(own) : onTopic(index, question, given);
  }

  function onTopic(index, question, given) {
    const fits = factsFor(question);
    if (!question.topic) return given(question.ask === 'deadline' ? allDue(index) : []);
    const best = facts(index, question, fits);
    const all = best.length ? best : onBestPage(index, question, fits);
    if (!question.role || question.ask !== 'who') return given(bestOf(all));
    const inRole = (doc) => one(doc, 'role') === question.role;
    const own = facts(index, question, (doc) => fits(doc) && inRole(doc));
    const having = own.length ? own : all.filter((hit) => inRole(index.docs[hit.doc]));
    if (having.length && having[0].score >= CLOSE * all[0].score) return given(bestOf(having));
    if (question.implied || !all.length) return given([]);
    const page = index.docs[all[0].doc].page;
    const onPage = index.docs.filter((doc) => doc.page === page && inRole(doc) && fits(doc)).map((doc) => ({ doc: doc.number, via: '' }));
    return onPage.length ? given(onPage) : given(bestOf(all.filter((hit) => index.docs[hit.doc].page === page)), true);
  }

  function allDue(index) {
    const due = index.docs.filter((doc) => FACTS.includes(doc.sort) && one(doc, 'due'));
    return due.slice(0, MOST_LISTED).map((doc) => ({ doc: doc.number, via: '' }));
  }

  function facts(index, question, keep) {
    const pages = ranked(index, question.whole, keep, question.optional).filter((page) => page.share >= ENOUGH);
    return pages.flatMap((page) => page.hits).sort((a, b) => b.score - a.score || a.doc - b.doc);
  }

  /* The facts of the page that fits the topic best, where no fact says enough of it by itself. */
  function onBestPage(index, question, fits) {
    const [best] = ranked(index, question.whole, null, question.optional);
    if (!best || best.share < ENOUGH) return [];
    return index.docs.filter((doc) => doc.page === best.page && doc.anchor && fits(doc)).map((doc) => ({ doc: doc.number, score: best.score }));
  }

  function bestOf(hits, most) {
    return hits.slice(0, most || MOST_RANKED).filter((hit) => hit.score >= CLOSE * hits[0].score).map((hit) => ({ doc: hit.doc, via: '' }));
  }

  function factsFor(question) {
    const sort = sortFor(question);
    return (doc) => sort(doc) && (!question.called.length || question.called.includes(doc.page));
  }

  function sortFor(question) {
    if (['deadline', 'owes'].includes(question.ask)) return (doc) => doc.sort === 'deliverable';
    if (question.ask === 'recipient') return (doc) => FACTS.includes(doc.sort) && (doc.sort === 'deliverable' || many(doc, 'to').length > 0);
    if (question.ask === 'partner') return (doc) => many(doc, 'partners').length > 0;
    if (question.ask === 'meaning') return () => false;
    return (doc) => doc.sort === 'assignment';
  }

  function ofUnit(index, question) {
    const fits = factsFor(question);
    const onIt = question.topic ? new Set(bestOf(facts(index, question, fits), MOST_LISTED).map((hit) => hit.doc)) : null;
    const inRole = (doc) => !question.role || question.ask !== 'duties' || one(doc, 'role') === question.role;
    const found = new Map();
    for (const unit of [question.unit].concat(many(index.docs[index.pageNumber.get(question.unit)], 'acts_as'))) {
      for (const doc of index.docs) {
        const fact = many(doc, 'units').includes(unit) && FACTS.includes(doc.sort) && fits(doc) && inRole(doc) && (!onIt || onIt.has(doc.number));
        if (fact && !found.has(doc.number)) found.set(doc.number, unit === question.unit ? '' : unit);
      }
    }
    return Array.from(found, ([doc, via]) => ({ doc: doc, via: via })).slice(0, MOST_LISTED);
  }

  function towards(index, question) {
    const named = (doc) => ['partners', 'over', 'to'].some((way) => many(doc, way).includes(question.unit));
    const fits = (doc) => doc.sort === 'assignment' && (!question.role || one(doc, 'role') === question.role) && named(doc);
    const found = index.docs.filter(fits).slice(0, MOST_LISTED).map((doc) => ({ doc: doc.number, via: '' }));
    if (found.length) return found;
    const own = ofUnit(index, question);
    const inRole = own.filter((each) => one(index.docs[each.doc], 'role') === question.role);
    return inRole.length ? inRole : own;
  }

  /* An answer ready to be shown; units are [page id, name], clauses [full id, short name of the document, id in it]. */
  function fact(index, given) {
    const doc = index.docs[given.doc];
    const titleOf = (page) => engine.shown(index, index.pageNumber.get(page), TITLE);
    const units = (ids) => ids.filter((unit) => index.pageNumber.has(unit)).map((unit) => [unit, titleOf(unit)]);
    const clause = function (full) {
      const [source, id] = full.split('#');
      return [full, index.pageNumber.has(source) ? titleOf(source) : source, id || ''];
    };
    return {
      sort: doc.sort, page: doc.address, anchor: doc.anchor,
      title: engine.shown(index, doc.page, TITLE),
      text: engine.shown(index, doc.number, doc.sort === 'assignment' ? BODY : TITLE),
      role: one(doc, 'role'), role_word: index.roles[one(doc, 'role')] || '',
      units: units(many(doc, 'units')), partners: units(many(doc, 'partners')), over: units(many(doc, 'over')), to: units(many(doc, 'to')),
      via: units(given.via ? [given.via] : []),
      when: one(doc, 'when'), due: one(doc, 'due'),
      clauses: many(doc, 'clauses').map(clause),
    };
  }

  /* A fact in words: {title, text}. With `given`, also that nobody has the role that was asked for. */
  function told(index, shown, given) {
    const say = (name, values) => index.strings[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
    const names = (units) => units.map((unit) => unit[1]).join(', ');
    const isDeliverable = shown.sort === 'deliverable';
    const between = { by: names(shown.units), to: names(shown.to) || index.strings['to-unstated'] };
    const due = shown.due || shown.when || index.strings['due-unstated'];
    const around = ['partners', 'over', 'to'].filter((name) => shown[name].length).map((name) => say(name, { unit: names(shown[name]) }));
    const parts = isDeliverable ? [say('between', between), due] : [shown.text].concat(around);
    if (given && given.nobody) parts.unshift(say('nobody', { role: index.roles[given.question.role] || given.question.role }));
    if (shown.via.length) parts.push(say('via', { unit: names(shown.via) }));
    for (const clause of shown.clauses) parts.push(clause[2] ? say('clause', { document: clause[1], clause: clause[2] }) : clause[1]);
    return { title: isDeliverable ? shown.text : names(shown.units) + ': ' + shown.role_word, text: parts.join(' · ') };
  }

  /* The pages that answer a query, the best first: before all the one of that title and, where it asks something, the one that answers it. */
  function search(index, query, keep) {
    const given = answer(index, query);
    const question = given.question;
    const asks = question.ask && !question.implied;
    const pages = asks ? ranked(index, asked(index, question, query), keep, question.optional) : weighed(index, query, keep);
    const first = leading(index, query, given, pages);
    return pages.filter((hit) => hit.page === first).concat(pages.filter((hit) => hit.page !== first));
  }

  function weighed(index, query, keep) {
    const ours = ofUnitAndTopic(index, query);
    const weight = (hit) => hit.score * (ours.has(hit.page) ? OF_UNIT : 1.0);
    return ranked(index, query, keep).sort((a, b) => weight(b) - weight(a));
  }

  /* The page that comes before all others, whatever their scores; -1 where none leads. */
  function leading(index, query, given, pages) {
    const [slots] = engine.readings(index, engine.typedWords(query));
    const folds = foldsOf(slots);
    const titled = titledPage(index, folds, pages);
    if (titled >= 0) return titled;
    const { called } = given.question;
    if (called.length) return (pages.find((hit) => called.includes(hit.page)) || { page: -1 }).page;
    return given.question.ask && !given.question.implied ? firstPage(index, given, pages) : quotedPage(index, slots, folds, pages);
  }

  /* The page that has the query for its title, such as a lesson's that is a question; -1 where none has. */
  function titledPage(index, folds, pages) {
    const same = (title) => title.length === folds.length && title.every((fold, place) => folds[place].has(fold));
    return (pages.find((hit) => same(engine.heads(index, hit.page)[0].slice(0, engine.MOST_WORDS))) || { page: -1 }).page;
  }

  /* The one page that says a longer query word for word; -1 where several do or none, or where the first is already named so. */
  function quotedPage(index, slots, folds, pages) {
    if (slots.length < QUOTE || pages.slice(0, 1).some((hit) => hasAll(index, hit.page, folds))) return -1;
    const saying = pages.filter((page) => page.hits.some((hit) => index.docs[hit.doc].sort !== 'question' && engine.standing(index, slots, hit.doc, engine.FITS[0])));
    return saying.length === 1 ? saying[0].page : -1;
  }

  /* The page of the unit whose duties are asked for, or that explains the word, or that holds the answer; -1 where none leads. */
  function firstPage(index, { question, answers }, pages) {
    if (question.unit && ['duties', 'owes'].includes(question.ask)) return index.pageNumber.get(question.unit);
    if (question.ask === 'meaning') return (pages.find((hit) => hit.share >= 1.0 && index.docs[hit.hits[0].doc].sort === 'term') || { page: -1 }).page;
    const leads = answers.length && question.topic && (question.ask === 'who' || !question.unit);
    return leads ? index.docs[answers[0].doc].page : -1;
  }

  /* What to look for: a question of a unit is one for its page, and one of deadlines in general for the page that lists them. */
  function asked(index, question, query) {
    const general = question.ask === 'deadline' && !question.topic && !question.unit && index.pageNumber.has(DEADLINES);
    if (general) return engine.shown(index, index.pageNumber.get(DEADLINES), TITLE);
    return question.unit ? question.whole : query;
  }

  /* Pages with a duty of the unit that the query names, about all that it says besides. */
  function ofUnitAndTopic(index, query) {
    const [unit, topic] = unitIn(index, engine.typedWords(query));
    const named = new Set(unit ? engine.heads(index, index.pageNumber.get(unit)).flat().map((fold) => index.folds[fold]) : []);
    const begins = (each) => each.open && Array.from(named).some((word) => word.startsWith(each.folded));
    if (!unit || topic.every((each) => named.has(each.folded) || !index.foldNumber.has(each.folded) || begins(each))) return new Set();
    const pages = ranked(index, written(topic), (doc) => doc.sort === 'assignment' && many(doc, 'units').includes(unit));
    return new Set(pages.filter((page) => page.share >= 1.0).map((page) => page.page));
  }

  Object.assign(engine, { search, understand, answer, fact, told });
})(typeof self === 'undefined' ? globalThis : self);
