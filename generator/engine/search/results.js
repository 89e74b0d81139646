/* What the search found → what is shown of it: addresses, the words that matched, and the stretch of text around them. No DOM.
   A stretch is a list of [text, marked] pieces in the words of the page, accents and all. */
(function (root) {
  'use strict';

  const engine = root.HandbookSearch;
  const { TITLE, BODY } = engine.limits;
  const SHOWN_WORDS = 36;
  const MOST_MARKED = 12;
  const LEAST_FIT = 0.3;

  /* The forms of an index that answer some word of the query, with those words: what there is to mark. */
  function marking(index, query) {
    const question = engine.understand(index, query);
    const optional = question.implied ? new Set() : question.optional;
    const forms = new Set();
    let longest = 0;
    for (const slots of engine.readings(index, engine.typedWords(query))) {
      const wanted = slots.some((slot) => !optional.has(slot.typed.folded)) ? slots.filter((slot) => !optional.has(slot.typed.folded)) : slots;
      longest = Math.max(longest, wanted.length);
      for (const slot of wanted) slot.accepts.forEach((fit, form) => fit >= LEAST_FIT && forms.add(form));
    }
    return { forms: forms, phrase: longest > 1 };
  }

  /* Marks words; in a query of several words only those with a neighbour that is marked too, if there are such. */
  function marked(pieces, marking) {
    const words = pieces.map((piece, at) => at).filter((at) => pieces[at][1] >= 0);
    const hits = words.map((at) => marking.forms.has(pieces[at][1]));
    const inRow = hits.map((hit, word) => hit && (hits[word - 1] || hits[word + 1] || false));
    const chosen = marking.phrase && inRow.includes(true) ? inRow : hits;
    const on = new Set(words.filter((at, word) => chosen[word]));
    return pieces.map((piece, at) => [piece[0], on.has(at) || (piece[0] === ' ' && on.has(at - 1) && on.has(at + 1))]);
  }

  /* The stretch with the most marks, at most SHOWN_WORDS words long. */
  function stretch(pieces) {
    const most = 2 * SHOWN_WORDS;
    if (pieces.length <= most) return pieces;
    const marks = pieces.map((piece) => (piece[1] ? 1 : 0));
    let [count, best, start] = [0, -1, 0];
    for (let at = 0; at < pieces.length; at++) {
      count += marks[at] - (at >= most ? marks[at - most] : 0);
      if (count > best && at >= most - 1) [best, start] = [count, at - most + 1];
    }
    const lead = start + Math.max(0, marks.slice(start).indexOf(1) - 8);
    const from = best > 0 ? Math.min(lead, pieces.length - most) : 0;
    const cut = pieces.slice(from, from + most);
    return [].concat(from ? [['… ', false]] : [], cut, from + most < pieces.length ? [[' …', false]] : []);
  }

  function title(index, doc, marks) {
    return marked(engine.pieces(index, doc, TITLE), marks);
  }

  function excerpt(index, doc, marks) {
    return stretch(marked(engine.pieces(index, doc, BODY), marks));
  }

  /* The marked words of some stretches, each once, in small letters: what the page that opens has to highlight. */
  function markedWords() {
    const found = new Set();
    for (const pieces of arguments) for (const piece of pieces) if (piece[1] && piece[0] !== ' ') found.add(piece[0].toLowerCase());
    return Array.from(found).slice(0, MOST_MARKED);
  }

  /* The address of a place, relative to the root of the reader's build; `site` is empty or the root of a build in another language. */
  function address(index, page, anchor, words, site) {
    const query = words && words.length ? '?h=' + encodeURIComponent(words.join(' ')) : '';
    return (site || '') + (page ? page + '/' : '') + index.suffix + query + (anchor ? '#' + anchor : '');
  }

  Object.assign(engine, { marking, title, excerpt, markedWords, address, marked });
})(typeof self === 'undefined' ? globalThis : self);
