/* Quiz: what a learner has done, kept in this browser's localStorage under `handbook:<site>:<learner>:<kind>:<id>`.
   Kinds: `answer` (attempts at a question), `run` (the questions being answered in a module), `result` (tests of a module), `drawn` (what was asked already).
   Whatever is written is merged with what stands there, and merging twice or in another order gives the same: two tabs, an import
   and a file of last week lose nothing. Where storage is full or blocked, everything goes on in memory, and `trouble` says so. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const FORMAT = 'handbook-progress', VERSION = 1;
  const MOST = 500; /* attempts kept for each question */
  const MODES = ['practice', 'test', 'review', 'one'];
  quiz.clock = quiz.clock || Date.now;

  const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
  const isTime = (value) => Number.isFinite(value) && value >= 0;
  const isText = (value) => typeof value === 'string' && value.length < 1000;
  const texts = (value) => Array.isArray(value) && value.length < 10000 && value.every(isText);
  const each = (value, test) => Array.isArray(value) && value.length < 10000 && value.every((one) => isMap(one) && test(one));
  const union = (one, other) => Array.from(new Set([...one, ...other]));

  function unionAt(one, other) {
    const found = new Map([...one, ...other].map((item) => [item.at + ' ' + (item.hash || ''), item]));
    return Array.from(found.values()).sort((a, b) => a.at - b.at).slice(-MOST);
  }

  function mergedReplies(one, other) {
    const ids = union(Object.keys(one), Object.keys(other));
    const later = (a, b) => (!a || (b && (b.done > a.done || (b.done === a.done && b.at > a.at))) ? b : a);
    return Object.fromEntries(ids.map((id) => [id, later(Object.hasOwn(one, id) && one[id], Object.hasOwn(other, id) && other[id])]));
  }

  function mergedRun(one, other) {
    if (one.seed !== other.seed || one.at !== other.at) return other.at > one.at ? other : one;
    return { ...one, ended: one.ended || other.ended, answers: mergedReplies(one.answers, other.answers) };
  }

  /* A kind of record: whether a value is one, and what two of them make together. */
  const KINDS = {
    answer: {
      valid: (value) => each(value.attempts, (one) => isTime(one.at) && one.points >= 0 && one.points <= 1 && isText(one.hash) && typeof one.hint === 'boolean'),
      merge: (one, other) => ({ attempts: unionAt(one.attempts, other.attempts) }),
    },
    run: {
      valid: (value) => isTime(value.at) && isTime(value.seed) && MODES.includes(value.mode) && texts(value.ids) && typeof value.ended === 'boolean' &&
        isMap(value.answers) && each(Object.values(value.answers), (one) => isTime(one.at) && isText(one.hash) && typeof one.done === 'boolean'),
      merge: mergedRun,
    },
    result: {
      valid: (value) => each(value.tests, (one) => isTime(one.at) && isTime(one.points) && one.of > 0 && one.points <= one.of && isText(one.edition || '')),
      merge: (one, other) => ({ tests: unionAt(one.tests, other.tests) }),
    },
    drawn: {
      valid: (value) => isTime(value.round) && texts(value.seen),
      merge: (one, other) => (one.round === other.round ? { round: one.round, seen: union(one.seen, other.seen) } : one.round > other.round ? one : other),
    },
    queue: { valid: (value) => each(value.places, (one) => isText(one.module) && isText(one.title) && isText(one.url)), merge: (one, other) => other },
    learners: {
      valid: (value) => isTime(value.at) && isText(value.current) && texts(value.names),
      merge: (one, other) => ({ ...(other.at >= one.at ? other : one), names: union(one.names, other.names) }),
    },
  };
  const KEPT = ['answer', 'run', 'result', 'drawn'];

  function parse(kind, text) {
    if (typeof text !== 'string') return null;
    try {
      const value = JSON.parse(text);
      return isMap(value) && KINDS[kind].valid(value) ? value : null;
    } catch {
      return null; /* not ours, or damaged: as if it were not there */
    }
  }

  function merged(kind, one, other) {
    return one && other ? KINDS[kind].merge(one, other) : one || other;
  }

  /* Texts by key: localStorage, and memory for what it would not take. */
  function shelf() {
    const unsaved = new Map();
    let trouble = '';
    function attempt(action, otherwise) {
      try {
        return action(window.localStorage);
      } catch (error) {
        trouble = error.name === 'QuotaExceededError' ? 'full' : 'blocked';
        return otherwise();
      }
    }
    return {
      trouble: () => trouble,
      saved: (key) => attempt((storage) => storage.getItem(key), () => null),
      unsaved: (key) => unsaved.get(key),
      write: (key, text) => attempt((storage) => { storage.setItem(key, text); unsaved.delete(key); }, () => unsaved.set(key, text)),
      remove: (key) => attempt((storage) => { unsaved.delete(key); storage.removeItem(key); }, () => unsaved.delete(key)),
      keys: () => union(attempt((storage) => Object.keys(storage), () => []), unsaved.keys()),
    };
  }

  function records(texts_, prefix) {
    const get = (kind, key) => merged(kind, parse(kind, texts_.saved(prefix + key)), parse(kind, texts_.unsaved(prefix + key)));
    function put(kind, key, value) {
      texts_.write(prefix + key, JSON.stringify(merged(kind, get(kind, key), value)));
    }
    return { get: get, put: put };
  }

  /* What a file says, checked: { items: [[kind, id, value] …] } or { problem: name of a string }. */
  function readFile(text, site) {
    let file = null;
    try {
      file = JSON.parse(text);
    } catch {
      return { problem: 'import-broken' };
    }
    if (!isMap(file) || file.format !== FORMAT || file.version !== VERSION || !isMap(file.data)) return { problem: 'import-other' };
    if (file.site !== site) return { problem: 'import-site' };
    const items = Object.entries(file.data).map(([key, value]) => [key.split(':')[0], key.slice(key.indexOf(':') + 1), value]);
    const sound = ([kind, id, value]) => KEPT.includes(kind) && id !== '' && isMap(value) && KINDS[kind].valid(value);
    return items.every(sound) ? { items: items } : { problem: 'import-broken' };
  }

  /* The store of one site. Listeners hear of what other tabs write, as (kind, id); ('learners', '') is another learner, ('', '') a reset. */
  quiz.store = function (site) {
    const texts_ = shelf();
    const base = 'handbook:' + site + ':';
    const all = records(texts_, base);
    const own = () => encodeURIComponent(people().current) + ':';
    const listeners = [];

    function people() {
      return all.get('learners', 'learners') || { at: 0, current: '', names: [''] };
    }

    function ownKeys() {
      const start = base + own();
      return texts_.keys().filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
    }

    function kept() {
      return ownKeys().filter((key) => KEPT.includes(key.split(':')[0])).map((key) => [key, all.get(key.split(':')[0], own() + key)]).filter((item) => item[1]);
    }

    function put(kind, id, value) {
      all.put(kind, own() + kind + ':' + id, value);
    }

    function become(name) {
      all.put('learners', 'learners', { at: Math.max(quiz.clock(), people().at + 1), current: name, names: union(people().names, [name]) });
    }

    window.addEventListener('storage', function (event) {
      if (event.key === null) return listeners.forEach((listener) => listener('', ''));
      if (event.key === base + 'learners') return listeners.forEach((listener) => listener('learners', ''));
      if (!event.key.startsWith(base + own())) return undefined;
      const key = event.key.slice((base + own()).length);
      return listeners.forEach((listener) => listener(key.split(':')[0], key.slice(key.indexOf(':') + 1)));
    });

    return {
      trouble: texts_.trouble,
      probe: () => texts_.write(base + 'probe', '1'),
      listen: (listener) => listeners.push(listener),
      learner: () => people().current,
      learners: () => people().names,
      become: become,
      get: (kind, id) => all.get(kind, own() + kind + ':' + id),
      put: put,
      attempts: (id, hash) => ((all.get('answer', own() + 'answer:' + id) || { attempts: [] }).attempts.filter((one) => one.hash === hash)),
      reset: () => ownKeys().forEach((key) => texts_.remove(base + own() + key)),
      exported: () => JSON.stringify({ format: FORMAT, version: VERSION, site: site, learner: people().current, at: quiz.clock(), data: Object.fromEntries(kept()) }),
      imported: function (text) {
        const read = readFile(text, site);
        if (!read.problem) read.items.forEach((item) => put(...item));
        return read.problem || '';
      },
    };
  };
})();
