/* Quiz: reading what a trainee has typed: words against accepted patterns, numbers, and days as people write them.
   The same rules as generator/model/kinds/reading.py; tests/conformance/scoring.yml holds both to them. Pure. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const NUMBER = /^[+-]?[0-9]+(?:[.,][0-9]+)?$/;
  const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const MONTH = '(?<name>' + MONTHS.join('|') + ')[a-z]*';
  const DAYS = [
    '(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})',
    '(?<d>[0-9]{1,2})(?<sep>[/.-])(?<m>[0-9]{1,2})\\k<sep>(?<y>[0-9]{4})',
    '(?<d>[0-9]{1,2}) thang (?<m>[0-9]{1,2}),? nam (?<y>[0-9]{4})',
    '(?<d>[0-9]{1,2}) ' + MONTH + ',? (?<y>[0-9]{4})',
    MONTH + ' (?<d>[0-9]{1,2}),? (?<y>[0-9]{4})',
  ].map((pattern) => new RegExp('^(?:' + pattern + ')$'));

  function squeeze(text) {
    return text.split(/\s+/u).filter(Boolean).join(' ');
  }

  /* Lower case, no diacritics, đ → d, single spaces. Upper case first, so that ß and ss are one, as Python's casefold has it. */
  function fold(text) {
    const bare = text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').replace(/[đĐ]/g, 'd');
    return squeeze(bare.toUpperCase().toLowerCase());
  }

  function word(pattern) {
    if (pattern === '*') return '(?:\\S+ )*';
    return pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\S*') + ' ';
  }

  /* Whether `written` is what `pattern` accepts; `*` stands for any words or, inside a word, any letters. */
  function matches(pattern, written, exact) {
    const plain = exact ? (text) => squeeze(text.normalize('NFC')) : fold;
    const text = plain(written);
    return text !== '' && new RegExp('^' + plain(pattern).split(' ').map(word).join('') + '$').test(text + ' ');
  }

  /* The number in `written` as { digits, places }: digits ÷ 10^places; null where there is none. Exact, as decimals are. */
  function number(written) {
    const text = written.trim().replace('\u2212', '-');
    if (!NUMBER.test(text)) return null;
    const parts = text.replace('+', '').split(/[.,]/);
    return { digits: BigInt(parts.join('')), places: (parts[1] || '').length };
  }

  /* Whether two numbers differ by no more than a third; all as `number` gives them. */
  function near(one, other, tolerance) {
    const places = Math.max(one.places, other.places, tolerance.places);
    const scaled = (value) => value.digits * 10n ** BigInt(places - value.places);
    const apart = scaled(one) - scaled(other);
    return (apart < 0n ? -apart : apart) <= scaled(tolerance);
  }

  /* The day in `written` as ISO text; null where there is none, or no such day. */
  function day(written) {
    const text = fold(written).replace(/^ngay /, '');
    const found = DAYS.map((pattern) => pattern.exec(text)).find(Boolean);
    if (!found) return null;
    const { y, m, d, name } = found.groups;
    const month = name ? MONTHS.indexOf(name) + 1 : Number(m);
    const date = new Date(Date.UTC(2000, 0, 1));
    date.setUTCFullYear(Number(y), month - 1, Number(d));
    const exists = Number(y) > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(d);
    return exists ? date.toISOString().slice(0, 10) : null;
  }

  quiz.reading = { fold: fold, matches: matches, number: number, near: near, day: day };
})();
