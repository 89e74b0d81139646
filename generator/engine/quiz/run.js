/* Quiz: a run through questions of one module, without the page: drawn, answered, checked, ended; kept with every change.
   Each mode has its own: practice in between leaves a test as it was. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};

  /* Modes: practice, test, review, and `one`: a question that a link asked for, whose run is kept nowhere. */
  quiz.runner = function (data, store) {
    const byId = new Map(data.questions.map((question) => [question.id, question]));
    const known = (run) => (run ? { ...run, ids: run.ids.filter((id) => byId.has(id)) } : null);
    const place = (mode) => data.module + '/' + mode;
    const kept = (mode) => known(store.get('run', place(mode)));
    const state = { run: null, place: 0 };

    function save() {
      if (state.run.mode === 'one') return;
      store.put('run', place(state.run.mode), state.run);
      refresh();
    }

    /* Takes in what another window answered; false where it began anew. */
    function refresh() {
      const run = kept(state.run.mode);
      const same = Boolean(run && run.seed === state.run.seed && run.at === state.run.at);
      if (same) state.run = run;
      return same;
    }

    function pick(mode, seed) {
      const drawn = store.get('drawn', place(mode)) || { round: 0, seen: [] };
      const next = quiz.chance.draw(Array.from(byId.keys()), Math.min(data.draw[mode], byId.size), drawn, seed);
      store.put('drawn', place(mode), next.drawn);
      return next.ids;
    }

    /* A moment after another one, also where somebody has set the clock back. */
    function after(record) {
      return Math.max(quiz.clock(), record ? record.at + 1 : 0);
    }

    function begin(mode, ids) {
      const at = after(kept(mode));
      const seed = quiz.seed ? quiz.seed() : quiz.chance.hash(at + data.module + store.learner());
      state.run = { seed: seed, at: at, mode: mode, ids: ids || pick(mode, seed), answers: {}, ended: false };
      state.place = 0;
      save();
    }

    function reply(id) {
      const found = Object.hasOwn(state.run.answers, id) ? state.run.answers[id] : null;
      return found && found.hash === byId.get(id).hash ? found : null;
    }

    function answer(id, response, done, hint) {
      const given = { at: after(reply(id)), hash: byId.get(id).hash, done: done, hint: hint, response: response === undefined ? null : response };
      state.run = { ...state.run, answers: { ...state.run.answers, [id]: given } };
      save();
    }

    /* What the answer is worth; kept as an attempt. */
    function check(id, response, hint) {
      const question = byId.get(id);
      const score = quiz.score(question, response);
      store.put('answer', id, { attempts: [{ at: quiz.clock(), points: score.points, hash: question.hash, hint: hint }] });
      return score;
    }

    function end() {
      if (state.run.ended) return;
      if (state.run.mode === 'test') {
        state.run.ids.filter((id) => !(reply(id) && reply(id).done)).forEach(function (id) {
          const given = reply(id) || { response: null, hint: false };
          check(id, given.response, given.hint);
          answer(id, given.response, true, given.hint);
        });
        store.put('result', data.module, { tests: [{ at: quiz.clock(), points: total(), of: state.run.ids.length, edition: data.edition }] });
      }
      state.run = { ...state.run, ended: true };
      save();
    }

    function points(id) {
      return reply(id) ? quiz.score(byId.get(id), reply(id).response).points : 0;
    }

    function total() {
      return state.run.ids.reduce((sum, id) => sum + points(id), 0);
    }

    const open = () => state.run.ids.findIndex((id) => !(reply(id) && (reply(id).done || (state.run.mode === 'test' && reply(id).response !== null))));

    return {
      state: state, question: (id) => byId.get(id), begin: begin, reply: reply, answer: answer, check: check, end: end, total: total, open: open, refresh: refresh,
      unfinished: () => ['test', 'review', 'practice'].map(kept).filter((run) => run && !run.ended && run.ids.length),
      resume: function (run) {
        state.run = run;
        state.place = Math.max(0, open());
      },
      answered: () => state.run.ids.filter((id) => reply(id) && reply(id).response !== null).length,
    };
  };
})();
