/* Quiz: chance that can be repeated: numbers from a seed, shuffling, and drawing from a pool without repeats until it is exhausted. Pure. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};

  /* A 32-bit number for a text (FNV-1a). */
  function hash(text) {
    return Array.from(text).reduce((value, sign) => Math.imul(value ^ sign.codePointAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  }

  /* Numbers from 0 up to 1, always the same for a seed: a counter, well mixed (the finaliser of MurmurHash3). */
  function random(seed) {
    let state = seed >>> 0;
    return function () {
      state = (state + 0x9e3779b9) >>> 0;
      let mixed = state;
      mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x100000000;
    };
  }

  function permuted(list, next) {
    const result = list.slice();
    for (let last = result.length - 1; last > 0; last -= 1) {
      const other = Math.floor(next() * (last + 1));
      [result[last], result[other]] = [result[other], result[last]];
    }
    return result;
  }

  /* The list in another order; what is `fixed` keeps its place. */
  function shuffled(list, seed) {
    const free = permuted(list.filter((item) => !item.fixed), random(seed));
    return list.map((item) => (item.fixed ? item : free.shift()));
  }

  /* An order that is not the right one already. */
  function disordered(list, seed) {
    const result = permuted(list, random(seed));
    return result.some((item, place) => item !== list[place]) ? result : [...result.slice(1), result[0]];
  }

  /* `count` ids of the pool, those not seen in this round first: { ids, drawn: { round, seen } }. */
  function draw(pool, count, drawn, seed) {
    const next = random(seed);
    const fresh = permuted(pool.filter((id) => !drawn.seen.includes(id)), next);
    const ids = fresh.slice(0, count);
    if (fresh.length >= count) return { ids: ids, drawn: { round: drawn.round, seen: [...drawn.seen, ...ids] } };
    const again = permuted(pool.filter((id) => !ids.includes(id)), next).slice(0, count - ids.length);
    return { ids: [...ids, ...again], drawn: { round: drawn.round + 1, seen: again } };
  }

  quiz.chance = { hash: hash, random: random, shuffled: shuffled, disordered: disordered, draw: draw };
})();
