/* The second half of the search engine: ranking (`generator/search/query.py`) and answers (`generator/search/answers.py`). No DOM.
   Sums run in the same order as in Python, so that both give the same numbers. */
(function (root) {
  'use strict';

  const engine = root.HandbookSearch;
  const { MOST, ENOUGH, TITLE, NAMES, BODY, FIELDS, SATURATION, FROM_PAGE, SIDE_BY_SIDE, JUST_THAT, WORD_FOR_WORD, MOST_WORD_FOR_WORD, OPTIONAL, REPLACED, PRIOR, OTHER_PRIOR } = engine.limits;

  /* -- query ------------------------------------------------------------------------------------------------------------- */

  /* Pages, the best first: {page, score, share, hits: [{doc, score}], missing: [words]}; only documents that `keep` accepts count. */
  function ranked(index, query, keep, optional) {
    const size = index.docs.length;
    const best = new Float64Array(size).fill(-1);
    const pages = { score: new Float64Array(size).fill(-1), share: new Float64Array(size).fill(-1), outside: new Map() };
    engine.readings(index, engine.typedWords(query)).forEach(function (slots, number) {
      const factor = number ? REPLACED : 1.0;
      const tally = tallied(index, slots, optional || new Set());
      scored(index, tally, keep, function (doc, score, share, mask) {
        const page = index.docs[doc].page;
        best[doc] = Math.max(best[doc], score * factor);
        pages.score[page] = Math.max(pages.score[page], best[doc]);
        if (share > pages.share[page]) {
          pages.share[page] = share;
          if (share < 1.0) pages.outside.set(page, [tally, mask]);
        }
      });
    });
    return pagesOf(index, best, pages);
  }

  function pagesOf(index, best, pages) {
    const found = index.pages.filter((page) => pages.score[page] >= 0);
    const allWords = found.some((page) => pages.share[page] >= 1.0);
    const enough = allWords ? found.filter((page) => pages.share[page] >= ENOUGH) : found;
    const first = enough.sort((a, b) => pages.score[b] - pages.score[a] || a - b).slice(0, MOST.pages);
    return first.map(function (page) {
      const missing = pages.share[page] < 1.0 ? wordsOutside(...pages.outside.get(page)) : [];
      return { page: page, score: pages.score[page], share: pages.share[page], hits: hitsOn(index, page, best), missing: missing };
    });
  }

  function hitsOn(index, page, best) {
    const hits = [];
    for (let doc = page; doc < index.docs.length && index.docs[doc].page === page; doc++) if (best[doc] >= 0) hits.push({ doc: doc, score: best[doc] });
    return hits.sort((a, b) => b.score - a.score || a.doc - b.doc);
  }

  function wordsOutside(tally, mask) {
    return tally.slots.filter((slot, number) => tally.required[number] && !((mask >> number) & 1)).map((slot) => slot.typed.word);
  }

  /* Per slot and document: counts in all fields, in title and names (heads), and with the next word behind (pairs). */
  function tallied(index, slots, optional) {
    const wanted = slots.map((slot) => !optional.has(slot.typed.folded));
    const required = wanted.some(Boolean) ? wanted : slots.map(() => true);
    const counted = slots.map((slot, number) => count(index, slot, slots[number + 1]));
    const weights = counted.map(function (one, number) {
      const weight = one.having ? rarity(index.docs.length, one.having) : 0.0;
      return required[number] ? weight : weight * OPTIONAL;
    });
    return { slots: slots, required: required, wanted: required.filter(Boolean).length, counted: counted, weights: weights };
  }

  function count(index, slot, next) {
    if (!slot.counted.has(next)) slot.counted.set(next, counting(index, slot, next));
    return slot.counted.get(next);
  }

  function counting(index, slot, next) {
    const { postedFrom, postings, docAt, fieldAt, seq, weights } = index;
    const [counts, heads, pairs] = [0, 1, 2].map(() => new Float64Array(index.docs.length));
    const [fit, follows] = [byForm(index, slot), byForm(index, next)];
    let having = 0;
    for (const [fold] of slot.folds) {
      for (let posting = postedFrom[fold]; posting < postedFrom[fold + 1]; posting++) {
        const at = postings[posting];
        const doc = docAt[at];
        const weight = weights[doc * FIELDS + fieldAt[at]] * fit[seq[at]];
        if (counts[doc] === 0) having++;
        counts[doc] += weight;
        if (fieldAt[at] <= NAMES) heads[doc] += weight;
        const after = seq[at + 1];
        if (after >= 0 && follows[after] > 0) pairs[doc] += weight * follows[after];
      }
    }
    return { counts: counts, heads: heads, pairs: pairs, having: having };
  }

  function byForm(index, slot) {
    const fit = new Float64Array(index.forms.length);
    if (slot) slot.accepts.forEach((value, form) => (fit[form] = value));
    return fit;
  }

  /* Tells `take` of everything that has a word: document, score, share of the words that its page has, and the mask of those. */
  function scored(index, tally, keep, take) {
    const whole = tally.weights.reduce((total, weight) => total + weight, 0.0);
    if (whole <= 0.0) return;
    const [own, onPage] = [new Int32Array(index.docs.length), new Int32Array(index.docs.length)];
    for (const doc of index.docs) {
      const mask = maskOf(tally, doc, Boolean(keep));
      if (!mask || (keep && !keep(doc))) continue;
      own[doc.number] = mask;
      onPage[doc.page] |= mask;
    }
    for (let doc = 0; doc < own.length; doc++) {
      if (!own[doc]) continue;
      const { page, sort } = index.docs[doc];
      const union = shareOf(tally, onPage[page]);
      const extra = JUST_THAT * justThat(index, tally, doc) + inARow(index, tally, doc);
      const score = (total(tally, doc, page) / whole + extra) * ((shareOf(tally, own[doc]) + union) / 2.0);
      take(doc, score * (sort in PRIOR ? PRIOR[sort] : OTHER_PRIOR), union, onPage[page]);
    }
  }

  /* A bit for every slot that a document or, for a place, its page's title or names answer; 0 for a place that has none itself, unless asked. */
  function maskOf(tally, doc, places) {
    let [mask, own] = [0, places];
    for (let number = 0; number < tally.counted.length; number++) {
      const one = tally.counted[number];
      const has = one.counts[doc.number] > 0;
      if (has) own = true;
      if (has || (doc.page !== doc.number && one.heads[doc.page] > 0)) mask |= 1 << number;
    }
    return own ? mask : 0;
  }

  function shareOf(tally, mask) {
    let has = 0;
    for (let number = 0; number < tally.required.length; number++) if (tally.required[number] && (mask >> number) & 1) has++;
    return has / tally.wanted;
  }

  function total(tally, doc, page) {
    let sum = 0.0;
    for (let number = 0; number < tally.weights.length; number++) {
      const one = tally.counted[number];
      const weight = tally.weights[number];
      const own = one.counts[doc];
      const has = page === doc ? own : own + FROM_PAGE * one.heads[page];
      sum += weight * (has / (has + SATURATION));
      const pair = one.pairs[doc];
      if (pair > 0.0) sum += SIDE_BY_SIDE * Math.min(weight, tally.weights[number + 1]) * (pair / (pair + SATURATION));
    }
    return sum;
  }

  function justThat(index, tally, doc) {
    for (let number = 0; number < tally.counted.length; number++) if (tally.required[number] && !(tally.counted[number].heads[doc] > 0)) return 0.0;
    tally.fits = tally.fits || tally.slots.filter((slot, number) => tally.required[number]).map((slot) => (slot.fits = slot.fits || fitsOf(index, slot)));
    let best = 0.0;
    for (const entry of engine.heads(index, doc)) best = Math.max(best, fitting(tally.fits, entry) / Math.max(entry.length, tally.wanted));
    return best;
  }

  function inARow(index, tally, doc) {
    if (tally.wanted < 2) return 0.0;
    for (let number = 0; number < tally.counted.length; number++) if (tally.required[number] && !(tally.counted[number].counts[doc] > 0)) return 0.0;
    tally.row = tally.row || tally.slots.filter((slot, number) => tally.required[number]).map((slot) => slot.accepts);
    const end = index.starts[doc + 1] - tally.wanted;
    for (let at = index.starts[doc]; at <= end; at++) {
      let step = 0;
      while (step < tally.wanted && tally.row[step].has(index.seq[at + step])) step++;
      if (step === tally.wanted) return Math.min(MOST_WORD_FOR_WORD, WORD_FOR_WORD * (tally.wanted - 1));
    }
    return 0.0;
  }

  /* How well the words fit an entry, added up; 0 where it lacks one. */
  function fitting(wanted, entry) {
    let sum = 0.0;
    for (const fits of wanted) {
      let most = 0.0;
      for (const fold of entry) most = Math.max(most, fits[fold]);
      if (most === 0.0) return 0.0;
      sum += most;
    }
    return sum;
  }

  function fitsOf(index, slot) {
    const fits = new Float64Array(index.folds.length);
    slot.accepts.forEach((fit, form) => (fits[index.foldOf[form]] = Math.max(fits[index.foldOf[form]], fit)));
    return fits;
  }

  function rarity(documents, having) {
    return logarithm(1.0 + (documents - having + 0.5) / (having + 0.5));
  }

  function logarithm(value) {
    let twos = 0;
    for (; value >= 2.0; twos++) value /= 2.0;
    const ratio = (value - 1.0) / (value + 1.0);
    const square = ratio * ratio;
    const series = ratio * (1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0 + square / 9.0))));
    return twos * 0.6931471805599453 + 2.0 * series;
  }

  /* -- answers ----------------------------------------------------------------------------------------------------------- */

  const SPEAKING_ROLES = ['lead', 'coordinate', 'direct', 'approve'];
  const FACTS = ['assignment', 'deliverable'];
  const CLOSE = 0.6;
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
    const nothing = { ask: '', role: '', unit: '', topic: '', whole: written(typed), optional: new Set(), implied: false };
    if (!asking.length && !(found.length < typed.length && roles.length && SPEAKING_ROLES.includes(roles[0]))) return nothing;
    const languages = new Set(asking.flatMap((each) => each.phrase.language.split(' ')));
    const aside = found.filter((each) => each.phrase.ask === 'role' || each.phrase.language.split(' ').some((language) => languages.has(language)));
    const optional = new Set(aside.flatMap((each) => typed.slice(each.start, each.end)).map((each) => each.folded));
    const kept = typed.filter((each, at) => !asking.some((gone) => gone.start <= at && at < gone.end));
    const [unit, topic] = unitIn(index, kept);
    return {
      ask: asking.length ? asking[0].phrase.ask : 'who',
      role: roles[0] || '',
      unit: unit,
      topic: topic.some((each) => !optional.has(each.folded)) ? written(topic) : '',
      whole: written(kept),
      optional: optional,
      implied: !asking.length,
    };
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
    for (const row of engine.rows(index, kept)) {
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
    if (!question.topic) return given([]);
    const all = facts(index, question, fits);
    if (!question.role || question.ask !== 'who') return given(bestOf(all));
    const having = facts(index, question, (doc) => fits(doc) && one(doc, 'role') === question.role);
    if (having.length && having[0].score >= CLOSE * all[0].score) return given(bestOf(having));
    const others = question.implied ? [] : bestOf(all.filter((hit) => index.docs[hit.doc].page === index.docs[all[0].doc].page));
    return given(others, others.length);
  }

  function facts(index, question, keep) {
    const pages = ranked(index, question.whole, keep, question.optional).filter((page) => page.share >= ENOUGH);
    return pages.flatMap((page) => page.hits).sort((a, b) => b.score - a.score || a.doc - b.doc);
  }

  function bestOf(hits) {
    return hits.slice(0, MOST_RANKED).filter((hit) => hit.score >= CLOSE * hits[0].score).map((hit) => ({ doc: hit.doc, via: '' }));
  }

  function factsFor(question) {
    if (['deadline', 'owes'].includes(question.ask)) return (doc) => doc.sort === 'deliverable';
    if (question.ask === 'recipient') return (doc) => FACTS.includes(doc.sort) && (doc.sort === 'deliverable' || many(doc, 'to').length > 0);
    if (question.ask === 'partner') return (doc) => many(doc, 'partners').length > 0;
    return (doc) => doc.sort === 'assignment';
  }

  function ofUnit(index, question) {
    const fits = factsFor(question);
    const onIt = question.topic ? new Set(facts(index, question, fits).map((hit) => hit.doc)) : null;
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
    return found.length ? found : ofUnit(index, question);
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
    const parts = isDeliverable ? [say('between', between), due] : [shown.text];
    if (given && given.nobody) parts.unshift(say('nobody', { role: index.roles[given.question.role] || given.question.role }));
    if (shown.via.length) parts.push(say('via', { unit: names(shown.via) }));
    for (const clause of shown.clauses) parts.push(clause[2] ? say('clause', { document: clause[1], clause: clause[2] }) : clause[1]);
    return { title: isDeliverable ? shown.text : names(shown.units) + ': ' + shown.role_word, text: parts.join(' · ') };
  }

  /* The pages that answer a query, the best first: where it asks something, the page that holds the answer before all. */
  function search(index, query, keep) {
    const given = answer(index, query);
    const question = given.question;
    if (!question.ask || question.implied) {
      const ours = ofUnitAndTopic(index, query);
      const weight = (hit) => hit.score * (ours.has(hit.page) ? OF_UNIT : 1.0);
      return ranked(index, query, keep).sort((a, b) => weight(b) - weight(a));
    }
    const pages = ranked(index, query, keep, question.optional);
    if (!given.answers.length || !question.topic || (question.unit && question.ask !== 'who')) return pages;
    const first = index.docs[given.answers[0].doc].page;
    return pages.filter((hit) => hit.page === first).concat(pages.filter((hit) => hit.page !== first));
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

  Object.assign(engine, { ranked, search, understand, answer, fact, told });
})(typeof self === 'undefined' ? globalThis : self);
