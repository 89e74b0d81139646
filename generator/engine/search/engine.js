/* The search engine: a query and an index → pages, the best first. No DOM; it runs in a page, in a worker and in node.
   `generator/search` is the same engine in Python: same words, same readings, same sums in the same order; change both together.
   The names below are those of its modules. An index is what `generator/search/encode.py` describes. */
(function (root) {
  'use strict';

  const WEIGHTS_OF_PAGE = [10.0, 8.0, 1.5, 1.0];
  const WEIGHTS_OF_PLACE = [4.0, 6.0, 1.5, 1.0];
  const LENGTH_COUNTS = [0.3, 0.0, 0.3, 0.5];
  const SATURATION = 1.5;
  const FROM_PAGE = 0.4;
  const SIDE_BY_SIDE = 0.6;
  const JUST_THAT = 1.0;
  const WORD_FOR_WORD = 0.25;
  const MOST_WORD_FOR_WORD = 1.0;
  const OPTIONAL = 0.2;
  const REPLACED = 0.95;
  const SLIPPED = 0.8;
  const ENOUGH = 0.6;
  const PRIOR = {
    unit: 1.15, responsibility: 1.15, procedure: 1.05, group: 0.95, assignment: 1.0, deliverable: 1.15,
    text: 1.0, training: 1.0, source: 0.85, passage: 0.6, question: 0.4,
  };
  const OTHER_PRIOR = 0.75;

  /* -- tokens ------------------------------------------------------------------------------------------------------------ */

  const WORD = /(?:(?![\u{10000}-\u{10FFFF}])[\p{L}\p{N}])+/gu;
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  function words(text) {
    return text.normalize('NFC').match(WORD) || [];
  }

  function key(word) {
    const bare = word.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').replace(/đ/g, 'd').replace(/Đ/g, 'D');
    return bare.toUpperCase().toLowerCase().replace(/ς/g, 'σ');
  }

  function spelling(word) {
    const bare = word.toLowerCase().normalize('NFD').replace(/đ/g, 'd\u0335');
    return bare.replace(TONES, '') + (bare.match(TONES) || []).join('');
  }

  function closeness(typed, form) {
    if (typed === form) return 2;
    let at = 0;
    for (const letter of typed) {
      at = form.indexOf(letter, at) + 1;
      if (!at) return 0;
    }
    return 1;
  }

  /* -- unrolled ---------------------------------------------------------------------------------------------------------- */

  const FIRST = 0xa1;
  const SURROGATES = 0xd800;
  const RESERVED = 2;
  const FIELDS = 4;
  const TITLE = 0;
  const NAMES = 1;
  const BODY = 3;

  const numberOf = (code) => (code < SURROGATES ? code - FIRST : code - 0x800 - FIRST);

  /* An index ready to be asked, from its parsed JSON. */
  function load(value) {
    if (value.format !== 1) throw new Error('search index of format ' + value.format);
    const index = Object.assign({}, value, { forms: value.forms ? value.forms.split(' ') : [], docs: rowsOf(value.docs) });
    foldForms(index);
    unroll(index);
    weigh(index);
    index.pages = index.docs.filter((doc) => doc.number === doc.page).map((doc) => doc.number);
    index.pageNumber = new Map(index.pages.map((page) => [index.docs[page].address, page]));
    index.questionOf = new Map(index.questions.map((phrase) => [phrase.say, phrase]));
    index.sameAs = sameAs(index.same);
    index.begins = beginnings(index);
    index.unitNamed = unitNames(index);
    return index;
  }

  function rowsOf(rows) {
    let page = 0;
    return rows.map(function (row, number) {
      const anchor = row[1][0] === '#' ? row[1].slice(1) : '';
      if (!anchor) page = number;
      return { number: number, sort: row[0], address: rows[page][1], anchor: anchor, page: page, facts: row[2] };
    });
  }

  function foldForms(index) {
    index.folds = [];
    index.formsOf = [];
    index.foldNumber = new Map();
    index.foldOf = Int32Array.from(index.forms, function (form, number) {
      const folded = key(form);
      if (!index.foldNumber.has(folded)) {
        index.foldNumber.set(folded, index.folds.length);
        index.folds.push(folded);
        index.formsOf.push([]);
      }
      const fold = index.foldNumber.get(folded);
      index.formsOf[fold].push(number);
      return fold;
    });
  }

  /* seq: the form at each position, -1 after an entry; docAt, fieldAt: where that is; postings: the positions of each folded word. */
  function unroll(index) {
    const text = index.text;
    const firstForm = RESERVED + index.gaps.length;
    const places = text.length + 1;
    const seq = (index.seq = new Int32Array(places));
    const docAt = (index.docAt = new Int32Array(places));
    const fieldAt = (index.fieldAt = new Uint8Array(places));
    const starts = (index.starts = new Int32Array(index.docs.length + 1));
    const shownFrom = (index.shownFrom = new Int32Array(index.docs.length + 1));
    const lengths = (index.lengths = new Int32Array(index.docs.length * FIELDS));
    let [doc, field, at] = [0, 0, 0];
    for (let offset = 0; offset < text.length; offset++) {
      const number = numberOf(text.charCodeAt(offset));
      if (number >= RESERVED && number < firstForm) continue;
      seq[at] = number < firstForm ? -1 : number - firstForm;
      docAt[at] = doc;
      fieldAt[at++] = field;
      if (number >= firstForm) lengths[doc * FIELDS + field]++;
      else if (number === 0 && ++field === FIELDS) {
        field = 0;
        starts[++doc] = at;
        shownFrom[doc] = offset + 1;
      }
    }
    index.size = at;
    post(index);
  }

  function post(index) {
    const ends = new Int32Array(index.folds.length + 1);
    for (let at = 0; at < index.size; at++) if (index.seq[at] >= 0) ends[index.foldOf[index.seq[at]] + 1]++;
    for (let fold = 0; fold < index.folds.length; fold++) ends[fold + 1] += ends[fold];
    index.postings = new Int32Array(ends[index.folds.length]);
    index.postedFrom = ends.slice();
    for (let at = 0; at < index.size; at++) if (index.seq[at] >= 0) index.postings[ends[index.foldOf[index.seq[at]]]++] = at;
  }

  function weigh(index) {
    const averages = [0, 1, 2, 3].map(function (field) {
      const lengths = index.docs.map((doc) => index.lengths[doc.number * FIELDS + field]).filter(Boolean);
      return lengths.length ? lengths.reduce((total, length) => total + length) / lengths.length : 1.0;
    });
    index.weights = new Float64Array(index.docs.length * FIELDS);
    for (const doc of index.docs) {
      const base = doc.number === doc.page ? WEIGHTS_OF_PAGE : WEIGHTS_OF_PLACE;
      for (let field = 0; field < FIELDS; field++) {
        const longer = index.lengths[doc.number * FIELDS + field] / averages[field];
        index.weights[doc.number * FIELDS + field] = base[field] / (1.0 - LENGTH_COUNTS[field] + LENGTH_COUNTS[field] * longer);
      }
    }
  }

  function sameAs(groups) {
    const known = new Map();
    for (const group of groups) {
      for (const phrase of group) {
        if (!known.has(phrase)) known.set(phrase, new Set());
        for (const other of group) if (other !== phrase) known.get(phrase).add(other);
      }
    }
    return known;
  }

  /* Beginnings of the names of classes of units, and what means the same → the beginning as the class has it. */
  function beginnings(index) {
    const own = index.docs.flatMap((doc) => doc.facts.begins || []);
    const others = own.flatMap((begin) => Array.from(index.sameAs.get(begin) || [], (other) => [other, begin]));
    return new Map(others.concat(own.map((begin) => [begin, begin])));
  }

  function unitNames(index) {
    const named = new Map();
    for (const sort of ['unit', 'group']) {
      for (const doc of index.docs) {
        for (const entry of doc.sort === sort ? heads(index, doc.number) : []) {
          const name = entry.map((fold) => index.folds[fold]).join(' ');
          if (!named.has(name)) named.set(name, doc.address);
        }
      }
    }
    return named;
  }

  /* The entries of a document's title and names, each as its folded words. */
  function heads(index, doc) {
    const found = [];
    let entry = [];
    for (let at = index.starts[doc]; index.fieldAt[at] <= NAMES && at < index.starts[doc + 1]; at++) {
      if (index.seq[at] >= 0) entry.push(index.foldOf[index.seq[at]]);
      else if (entry.length) {
        found.push(entry);
        entry = [];
      }
    }
    return found;
  }

  /* A field as it was written, as [text, form or -1] pieces. */
  function pieces(index, doc, field) {
    const found = [];
    let [at, afterWord] = [0, false];
    for (let offset = index.shownFrom[doc]; offset < index.text.length && at <= field; offset++) {
      const number = numberOf(index.text.charCodeAt(offset));
      const form = number - RESERVED - index.gaps.length;
      if (number === 0) at++;
      else if (at === field) {
        if (form >= 0 && afterWord) found.push([' ', -1]);
        found.push(form >= 0 ? [index.forms[form], form] : [number === 1 ? '; ' : index.gaps[number - RESERVED], -1]);
      }
      afterWord = number !== 0 && form >= 0;
    }
    return found;
  }

  function shown(index, doc, field) {
    return pieces(index, doc, field).map((piece) => piece[0]).join('');
  }

  root.HandbookSearch = {
    limits: { ENOUGH, TITLE, NAMES, BODY, FIELDS, SATURATION, FROM_PAGE, SIDE_BY_SIDE, JUST_THAT, WORD_FOR_WORD, MOST_WORD_FOR_WORD, OPTIONAL, REPLACED, SLIPPED, PRIOR, OTHER_PRIOR },
    words, key, spelling, closeness, load, heads, pieces, shown,
  };
})(typeof self === 'undefined' ? globalThis : self);
