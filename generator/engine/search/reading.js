/* The part of the search engine that says what a query may mean (`generator/search/reading.py`). No DOM. */
(function (root) {
  'use strict';

  const engine = root.HandbookSearch;
  const { words, key, spelling, closeness, heads } = engine;
  const LONGEST_QUERY = 400;
  const MOST = { words: 16, readings: 8, edits: 12, slips: 2, phrase: 12, initials: 3, kept: 3, guesses: 64 };
  const SHORTEST = { initials: 2, part: 2, slip: 2, slipped: 3, stem: 4 };
  const FITS = [0.3, 0.9, 1.0];
  const BEGINS = 0.8;
  const DECODED = 0.85;
  const KIN = 0.75;
  const EDITED = 0.7;
  const ENDINGS = ['', 's', 'es', 'e', 'ed', 'ing', 'er', 'ers', 'y', 'ies', 'ity', 'ment', 'ments', 'ion', 'ions'];

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
    for (const row of [typed].concat(ofAClass(index, typed), replaced(index, typed), slipped(index, typed))) if (!seen.has(folded(row))) seen.set(folded(row), row);
    return Array.from(seen.values()).slice(0, MOST.readings);
  }

  /* Without the own name of a unit of a class, such as the last words of `cục hải quan hà nội`. */
  function ofAClass(index, typed) {
    const likely = mended(index, typed);
    for (let start = 0; start < typed.length; start++) {
      for (let end = typed.length - 1; end > start; end--) {
        const begin = index.begins.get(folded(likely.slice(start, end)));
        const after = begin ? ownName(index, typed, end) : end;
        if (after > end) return [typed.slice(0, start).concat(phrase(begin), typed.slice(after))];
      }
    }
    return [];
  }

  /* Where an own name ends: no word of it stands before the next one anywhere; a single one stands nowhere. */
  function ownName(index, typed, start) {
    const numbers = typed.slice(start).map((one) => index.foldNumber.get(one.folded));
    const known = numbers.slice(1).findIndex((right, left) => numbers[left] !== undefined && right !== undefined && neighbours(index, numbers[left], right));
    const length = known < 0 ? numbers.length : known;
    return length === 1 && numbers[0] !== undefined ? start : start + length;
  }

  function neighbours(index, left, right) {
    for (let posting = index.postedFrom[left]; posting < index.postedFrom[left + 1]; posting++) {
      const after = index.seq[index.postings[posting] + 1];
      if (after >= 0 && index.foldOf[after] === right) return true;
    }
    return false;
  }

  /* With a word that stands beside none of its neighbours anywhere as one that is a slip away and stands beside them all, such as `ton cuc`. */
  function slipped(index, typed) {
    const known = typed.map((one) => index.foldNumber.get(one.folded));
    return typed.flatMap(function (one, at) {
      const neighbouring = [at - 1, at + 1].filter((other) => known[other] !== undefined);
      const beside = (fold) => (other) => fold !== undefined && (other < at ? neighbours(index, known[other], fold) : neighbours(index, fold, known[other]));
      const unfinished = one.open && index.folds.some((fold) => fold.startsWith(one.folded) && fold !== one.folded);
      if (one.folded.length < SHORTEST.slipped || unfinished || !neighbouring.length || neighbouring.some(beside(known[at]))) return [];
      const near = edited(index, one.folded).filter((fold) => neighbouring.every(beside(fold))).slice(0, MOST.slips);
      const meant = (fold) => ({ word: index.folds[fold], folded: index.folds[fold], open: false, slipped: true });
      return near.map((fold) => typed.slice(0, at).concat(meant(fold), typed.slice(at + 1)));
    });
  }

  /* The words, each unknown one as what it was most likely meant to be. */
  function mended(index, typed) {
    return typed.map(function (one) {
      const [meant] = index.foldNumber.has(one.folded) ? [] : guessed(index, one.folded);
      return meant ? { word: index.folds[meant[0]], folded: index.folds[meant[0]], open: one.open } : one;
    });
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
    return [at + 1, isKnown ? [] : byInitials(index, word).concat(parted(index, word))];
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

  /* Words that were typed without the spaces between them, and stand side by side somewhere. */
  function parted(index, word) {
    const row = partsOf(index, word);
    return row.length > 1 ? [row.join(' ')] : [];
  }

  function partsOf(index, word, before) {
    for (let end = word.length; end >= SHORTEST.part; end--) {
      const fold = index.foldNumber.get(word.slice(0, end));
      if (fold === undefined || (before !== undefined && !neighbours(index, before, fold))) continue;
      const rest = end < word.length ? partsOf(index, word.slice(end), fold) : [];
      if (rest.length || end === word.length) return [word.slice(0, end)].concat(rest);
    }
    return [];
  }

  function slot(index, typed, known) {
    const name = typed.word + (typed.open ? '\n' : '') + (typed.slipped ? '\t' : '');
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
    if (fit === DECODED) return FITS[2];
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
        if (other !== word && other.startsWith(word) && mayBegin(index, typed, fold)) found.push([fold, (BEGINS * word.length) / other.length]);
      });
    }
    const alike = Array.from(kin(index, word), (fold) => [fold, KIN]);
    const guess = !found.length || (found.length === 1 && exact !== undefined && !mayBegin(index, typed, exact));
    const fits = new Map((guess ? guessed(index, word) : []).concat(alike, found));
    return Array.from(fits).sort((a, b) => a[0] - b[0]);
  }

  /* Whether some spelling of a longer word has the accents that were typed. */
  function mayBegin(index, typed, fold) {
    const spelt = spelling(typed.word);
    return spelt === typed.folded || index.formsOf[fold].some((form) => closeness(spelt, spelling(index.forms[form])) > 0);
  }

  /* Words that differ in an English ending only. */
  function kin(index, word) {
    const stems = ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, word.length - ending.length));
    const others = stems.filter((stem) => stem.length >= SHORTEST.stem).flatMap((stem) => ENDINGS.map((ending) => stem + ending));
    return new Set(others.filter((other) => other !== word && index.foldNumber.has(other)).map((other) => index.foldNumber.get(other)));
  }

  /* What an unknown word may have been meant to be: [fold, fit], the most likely first. Kept, as one query asks for it several times. */
  function guessed(index, word) {
    if (!index.guesses || index.guesses.size >= MOST.guesses) index.guesses = new Map();
    if (!index.guesses.has(word)) {
      const keys = decoded(word);
      const meant = keys === word ? undefined : index.foldNumber.get(keys);
      index.guesses.set(word, meant === undefined ? edited(index, word).map((fold) => [fold, EDITED]) : [[meant, DECODED]]);
    }
    return index.guesses.get(word);
  }

  /* A folded word without the keys that Telex and VNI make accents of: after its vowel, a Vietnamese syllable has no s, f, r, x or j. */
  function decoded(word) {
    const [, begin, rest] = /^([^aeiouy]*)(.*)$/s.exec(word.replace(/[0-9w]/g, '').replace(/([aeod])\1/g, '$1'));
    return begin + rest.replace(/[sfrxj]/g, '');
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

  Object.assign(engine, { FITS, MOST_WORDS: MOST.words, typedWords, folded, readings, rows, ofAClass, mended });
})(typeof self === 'undefined' ? globalThis : self);
