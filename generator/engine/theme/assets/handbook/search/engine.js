/* The search engine: a query and an index → pages, the best first. No DOM; it runs in a page, in a worker and in node.
   `generator/search` is the same engine in Python: same words, same readings, same sums in the same order; change both together.
   The names below are those of its modules. An index is what `generator/search/encode.py` describes. */
(function (root) {
  'use strict';

  const LONGEST_QUERY = 400;
  const MOST = { words: 16, readings: 8, edits: 12, phrase: 12, initials: 3, pages: 50, kept: 3 };
  const SHORTEST = { initials: 2, half: 2, slip: 2 };
  const FITS = [0.4, 0.9, 1.0];
  const BEGINS = 0.8;
  const EDITED = 0.7;
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
  const ENOUGH = 0.6;
  const PRIOR = { unit: 1.15, responsibility: 1.15, procedure: 1.05, term: 0.8, group: 0.95, assignment: 1.0, deliverable: 1.15, text: 1.0 };
  const OTHER_PRIOR = 0.85;

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
    index.begins = new Set(index.docs.flatMap((doc) => doc.facts.begins || []));
    index.questionOf = new Map(index.questions.map((phrase) => [phrase.say, phrase]));
    index.sameAs = sameAs(index.same);
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

  /* -- reading ----------------------------------------------------------------------------------------------------------- */

  function typedWords(query) {
    const text = Array.from(query.slice(0, 2 * LONGEST_QUERY)).slice(0, LONGEST_QUERY).join('').normalize('NFC');
    const found = words(text).slice(0, MOST.words);
    return found.map((word, number) => ({ word: word, folded: key(word), open: number === found.length - 1 && text.endsWith(word) }));
  }

  const folded = (typed) => typed.map((one) => one.folded).join(' ');
  const phrase = (text) => text.split(' ').map((word) => ({ word: word, folded: word, open: false }));

  /* The last few are kept: one query is asked several times over, for answers, pages and marks. */
  function readings(index, typed) {
    const name = JSON.stringify(typed);
    index.readings = index.readings || new Map();
    if (!index.readings.has(name)) {
      const known = new Map();
      if (index.readings.size >= MOST.kept) index.readings.delete(index.readings.keys().next().value);
      index.readings.set(name, rows(index, typed).map((row) => row.map((one) => slot(index, one, known))));
    }
    return index.readings.get(name);
  }

  function rows(index, typed) {
    const seen = new Map();
    for (const row of [typed].concat(ofAClass(index, typed), replaced(index, typed))) if (!seen.has(folded(row))) seen.set(folded(row), row);
    return Array.from(seen.values()).slice(0, MOST.readings);
  }

  function ofAClass(index, typed) {
    for (let end = typed.length - 1; end > 0; end--) {
      if (index.begins.has(folded(typed.slice(0, end))) && !standTogether(index, typed.slice(end))) {
        return [typed.slice(0, end).map((one) => ({ word: one.word, folded: one.folded, open: false }))];
      }
    }
    return [];
  }

  function standTogether(index, row) {
    const numbers = row.map((one) => index.foldNumber.get(one.folded));
    if (numbers.length === 1) return numbers[0] !== undefined;
    return numbers.slice(1).some((right, left) => numbers[left] !== undefined && right !== undefined && neighbours(index, numbers[left], right));
  }

  function neighbours(index, left, right) {
    for (let posting = index.postedFrom[left]; posting < index.postedFrom[left + 1]; posting++) {
      const after = index.seq[index.postings[posting] + 1];
      if (after >= 0 && index.foldOf[after] === right) return true;
    }
    return false;
  }

  function replaced(index, typed) {
    const order = (choice) => (choice.end - choice.start > 1 ? 2 : Number(choice.phrase.split(' ').map((word) => word[0]).join('') !== typed[choice.start].folded));
    const found = choices(index, typed).sort((a, b) => order(a) - order(b));
    const short = found.filter((choice) => choice.end - choice.start === 1).sort((a, b) => a.start - b.start);
    const each = found.map((choice) => typed.slice(0, choice.start).concat(phrase(choice.phrase), typed.slice(choice.end)));
    return new Set(short.map((choice) => choice.start)).size > 1 ? [everywhere(typed, short)].concat(each) : each;
  }

  function everywhere(typed, found) {
    let [row, at] = [[], 0];
    for (const choice of found.filter((one, number) => !number || one.start !== found[number - 1].start)) {
      row = row.concat(typed.slice(at, choice.start), phrase(choice.phrase));
      at = choice.end;
    }
    return row.concat(typed.slice(at));
  }

  function choices(index, typed) {
    const found = [];
    for (let at = 0, end = 0; at < typed.length; at = end) {
      let phrases;
      [end, phrases] = longest(index, typed, at);
      for (const text of phrases) {
        if (text.split(' ').every((word) => index.foldNumber.has(word))) found.push({ start: at, end: end, phrase: text });
      }
    }
    return found;
  }

  function longest(index, typed, at) {
    for (let end = Math.min(typed.length, at + MOST.phrase); end > at; end--) {
      const phrases = index.sameAs.get(folded(typed.slice(at, end)));
      if (phrases) return [end, phrases];
    }
    const word = typed[at].folded;
    const isKnown = index.foldNumber.has(word) || (typed[at].open && index.folds.some((fold) => fold.startsWith(word)));
    return [at + 1, isKnown ? [] : byInitials(index, word).concat(halves(index, word))];
  }

  function byInitials(index, word) {
    if (word.length < SHORTEST.initials) return [];
    const counted = new Map();
    index.initials = index.initials || initialsOf(index);
    for (const [letters, entry] of index.initials) {
      const start = letters.indexOf(word);
      if (start < 0) continue;
      const text = entry.slice(start, start + word.length).map((fold) => index.folds[fold]).join(' ');
      counted.set(text, (counted.get(text) || 0) + 1);
    }
    return Array.from(counted.keys()).sort((a, b) => counted.get(b) - counted.get(a)).slice(0, MOST.initials);
  }

  function initialsOf(index) {
    const entries = index.docs.flatMap((doc) => heads(index, doc.number));
    return entries.map((entry) => [entry.map((fold) => index.folds[fold][0]).join(''), entry]);
  }

  function halves(index, word) {
    for (let cut = SHORTEST.half; cut <= word.length - SHORTEST.half; cut++) {
      const [left, right] = [index.foldNumber.get(word.slice(0, cut)), index.foldNumber.get(word.slice(cut))];
      if (left !== undefined && right !== undefined && neighbours(index, left, right)) return [word.slice(0, cut) + ' ' + word.slice(cut)];
    }
    return [];
  }

  function slot(index, typed, known) {
    const name = typed.word + (typed.open ? '\n' : '');
    if (!known.has(name)) {
      const folds = foldsOf(index, typed);
      known.set(name, { typed: typed, folds: folds, accepts: accepted(index, typed, folds), counted: new Map() });
    }
    return known.get(name);
  }

  function accepted(index, typed, folds) {
    const spelt = spelling(typed.word);
    const accepts = new Map();
    for (const [fold, fit] of folds) {
      for (const form of index.formsOf[fold]) accepts.set(form, spelt === typed.folded ? fit : fit * accents(spelt, index.forms[form], fit));
    }
    return accepts;
  }

  function accents(spelt, form, fit) {
    const other = spelling(form);
    if (fit === EDITED) return oneSlip(spelt, other) ? FITS[2] : FITS[0];
    return FITS[closeness(spelt, other)];
  }

  function foldsOf(index, typed) {
    const word = typed.folded;
    const exact = index.foldNumber.get(word);
    const found = exact === undefined ? [] : [[exact, 1.0]];
    if (typed.open) {
      index.folds.forEach(function (other, fold) {
        if (other !== word && other.startsWith(word)) found.push([fold, (BEGINS * word.length) / other.length]);
      });
    }
    return (found.length ? found : edited(index, word).map((fold) => [fold, EDITED])).sort((a, b) => a[0] - b[0]);
  }

  function edited(index, word) {
    const often = (fold) => index.postedFrom[fold + 1] - index.postedFrom[fold];
    const long = (text) => text.length >= SHORTEST.slip;
    const near = index.folds.map((other, fold) => (long(word) && long(other) && oneSlip(word, other) ? fold : -1)).filter((fold) => fold >= 0);
    return near.sort((a, b) => often(b) - often(a) || a - b).slice(0, MOST.edits);
  }

  function oneSlip(typed, word) {
    const more = typed.length - word.length;
    if (Math.abs(more) > 1) return false;
    let start = 0;
    while (start < Math.min(typed.length, word.length) && typed[start] === word[start]) start++;
    if (more > 0) return typed.slice(start + 1) === word.slice(start);
    if (more < 0) return typed.slice(start) === word.slice(start + 1);
    const swapped = typed.slice(start, start + 2) === Array.from(word.slice(start, start + 2)).reverse().join('');
    return typed.slice(start + 1) === word.slice(start + 1) || (swapped && typed.slice(start + 2) === word.slice(start + 2));
  }

  root.HandbookSearch = {
    limits: { MOST, ENOUGH, TITLE, NAMES, BODY, FIELDS, SATURATION, FROM_PAGE, SIDE_BY_SIDE, JUST_THAT, WORD_FOR_WORD, MOST_WORD_FOR_WORD, OPTIONAL, REPLACED, PRIOR, OTHER_PRIOR },
    words, key, spelling, closeness, oneSlip, load, heads, pieces, shown, typedWords, folded, readings, rows,
  };
})(typeof self === 'undefined' ? globalThis : self);
