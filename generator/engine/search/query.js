/* The part of the search engine that ranks pages (`generator/search/query.py`). No DOM.
   Sums run in the same order as in Python, so that both give the same numbers. */
(function (root) {
  'use strict';

  const engine = root.HandbookSearch;
  const { ENOUGH, NAMES, FIELDS, SATURATION, FROM_PAGE, SIDE_BY_SIDE, JUST_THAT, WORD_FOR_WORD, MOST_WORD_FOR_WORD, OPTIONAL, REPLACED, SLIPPED, PRIOR, OTHER_PRIOR } = engine.limits;

  const MOST_PAGES = 50;

  /* Pages, the best first: {page, score, share, hits: [{doc, score}], missing: [words]}; only documents that `keep` accepts count. */
  function ranked(index, query, keep, optional) {
    const size = index.docs.length;
    const best = new Float64Array(size).fill(-1);
    const pages = { score: new Float64Array(size).fill(-1), share: new Float64Array(size).fill(-1), outside: new Map() };
    engine.readings(index, engine.typedWords(query)).forEach(function (slots, number) {
      const factor = slots.some((slot) => slot.typed.slipped) ? SLIPPED : number ? REPLACED : 1.0;
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
    const first = enough.sort((a, b) => pages.score[b] - pages.score[a] || a - b).slice(0, MOST_PAGES);
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

  /* More the longer the query, where the document has all words side by side in their order, or all required ones. */
  function inARow(index, tally, doc) {
    for (let number = 0; number < tally.counted.length; number++) if (tally.required[number] && !(tally.counted[number].counts[doc] > 0)) return 0.0;
    tally.rows = tally.rows || [tally.slots, tally.slots.filter((slot, number) => tally.required[number])];
    return Math.max(...tally.rows.map((row) => (standing(index, row, doc) ? Math.min(MOST_WORD_FOR_WORD, WORD_FOR_WORD * (row.length - 1)) : 0.0)));
  }

  /* Whether a document has all words, two or more, side by side in their order, and each fits better than `least`. */
  function standing(index, slots, doc, least) {
    const end = index.starts[doc + 1] - slots.length;
    for (let at = index.starts[doc]; slots.length > 1 && at <= end; at++) {
      let step = 0;
      while (step < slots.length && slots[step].accepts.get(index.seq[at + step]) > (least || 0.0)) step++;
      if (step === slots.length) return true;
    }
    return false;
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

  Object.assign(engine, { ranked, standing });
})(typeof self === 'undefined' ? globalThis : self);
