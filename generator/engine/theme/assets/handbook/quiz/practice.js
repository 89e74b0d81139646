/* Quiz: the practice page of a module: practising (feedback at once), a test (feedback at its end), and reviewing what is due.
   The run is kept with every change, so that leaving and coming back, or a second tab, goes on where it was. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { el, button, bar } = quiz.dom;
  const { standing, best, percent, passes } = quiz.mastery;

  quiz.practice = function (root, data, store, say) {
    const { trouble, status, announce } = quiz.learner.places();
    const stage = el('div', { class: 'hb-quiz__stage' });
    const run = quiz.runner(data, store);
    const state = run.state;
    let screen = home;
    let current = null;

    /* Shows a screen; the reader is led to its heading, unless the page has only just been opened or another tab was the cause. */
    function show(heading, ...nodes) {
      stage.replaceChildren(heading, ...nodes.flat().filter(Boolean));
      quiz.learner.watch(store, say, trouble);
      if (show.led) heading.focus();
      show.led = true;
    }

    function title(words) {
      return el('h2', { tabindex: '-1' }, words);
    }

    function begin(mode, ids) {
      run.begin(mode, ids);
      ask();
    }

    /* -- the first screen ---------------------------------------------------------------------------------------------- */

    function starters(due) {
      const unfinished = run.unfinished();
      const size = (mode) => Math.min(data.draw[mode], data.questions.length);
      const go = (name, words, action, strong) => button(words, action, { 'data-do': name, class: strong ? 'hb-button' : 'hb-button hb-button--plain' });
      return el('div', { class: 'hb-quiz__actions' },
        unfinished && go('resume', say('resume-' + unfinished.mode), () => { run.resume(unfinished); ask(); }, true),
        due.length > 0 && go('review', say('review-n', { n: due.length }), () => begin('review', due.map((one) => one.id))),
        go('practice', say('start-practice', { n: size('practice') }), () => begin('practice'), !unfinished),
        go('test', say('start-test', { n: size('test') }), () => begin('test')));
    }

    function objective(one) {
      const part = standing(store, data.questions.filter((question) => question.objective === one.id));
      return part.of > 0 && el('li', null, el('span', null, one.text), bar(say, part.right, part.of, one.text));
    }

    function home() {
      screen = home;
      const now = standing(store, data.questions);
      const test = best(store, data.module, data.passMark);
      show(title(say('home')),
        el('p', null, say('modes', { mark: data.passMark })),
        test && el('p', null, say('best', { percent: test.percent }), ' ', el('strong', null, say(test.passed ? 'passed' : 'not-passed'))),
        starters(now.due),
        now.answered > 0 && [el('h3', null, say('mastery')), el('p', null, say('mastery-lede')), el('ul', { class: 'hb-quiz__objectives' }, data.objectives.map(objective))],
        quiz.learner.bar(store, say, home));
    }

    /* -- a question ---------------------------------------------------------------------------------------------------- */

    function ask() {
      screen = ask;
      const { ids, mode, seed } = state.run;
      const id = ids[state.place];
      const view = quiz.view(run.question(id), { say: say, seed: seed, announce: announce });
      const error = el('p', { class: 'hb-quiz__error', role: 'alert' });
      current = { id: id, view: view, error: error, actions: el('div', { class: 'hb-quiz__actions' }), progress: el('div', null) };
      const form = el('form', { class: 'hb-quiz__form', novalidate: true, onsubmit: submit, onchange: keep, oninput: () => { error.textContent = ''; } }, view.node, error, current.actions);
      const given = run.reply(id);
      if (given && given.response !== null) view.write(given.response);
      if (given && given.done) settle(given.response, quiz.score(run.question(id), given.response));
      else current.actions.append(...controls(mode));
      progress();
      show(title(say('question-n', { n: state.place + 1, of: ids.length })), current.progress, form);
    }

    function progress() {
      current.progress.replaceChildren(bar(say, run.answered(), state.run.ids.length, say('answered')));
    }

    /* What was entered so far outlives the page. */
    function keep() {
      const given = run.reply(current.id);
      if (!(given && given.done)) run.answer(current.id, current.view.read(), false, current.view.hinted());
      progress();
      quiz.learner.watch(store, say, trouble);
    }

    function controls(mode) {
      const last = state.place === state.run.ids.length - 1;
      const leave = button(say('leave'), home, { 'data-do': 'leave' });
      if (mode !== 'test') return [el('button', { type: 'submit', class: 'hb-button', 'data-do': 'check' }, say('check')), leave];
      const back = state.place > 0 && button(say('previous'), () => turn(-1), { 'data-do': 'previous' });
      return [el('button', { type: 'submit', class: 'hb-button', 'data-do': last ? 'hand-in' : 'next' }, say(last ? 'hand-in' : 'next')), back, leave].filter(Boolean);
    }

    function turn(by) {
      state.place += by;
      ask();
    }

    function submit(event) {
      event.preventDefault();
      const given = run.reply(current.id);
      if (given && given.done) return;
      const response = current.view.read();
      if (state.run.mode === 'test') {
        keep();
        if (state.place < state.run.ids.length - 1) turn(1);
        else handIn();
      } else if (response === undefined) {
        current.error.textContent = say('answer-first');
      } else {
        checked(response);
      }
    }

    function checked(response) {
      const hint = current.view.hinted();
      const score = run.check(current.id, response, hint);
      run.answer(current.id, response, true, hint);
      settle(response, score).focus();
      progress();
      quiz.learner.watch(store, say, trouble);
      announce(say('verdict-' + quiz.verdict(score)) + ' ' + say('answered-n', { n: run.answered(), of: state.run.ids.length }));
    }

    /* Feedback, and the way on. */
    function settle(response, score) {
      const last = run.open() < 0;
      const go = last ? finish : () => { state.place = run.open(); ask(); };
      current.actions.replaceChildren(button(say(last ? 'see-result' : 'next'), go, { class: 'hb-button', 'data-do': last ? 'finish' : 'next' }), button(say('leave'), home, { 'data-do': 'leave' }));
      current.settled = true;
      return current.view.show(response, score);
    }

    /* -- the end ------------------------------------------------------------------------------------------------------- */

    function handIn() {
      const left = state.run.ids.length - run.answered();
      if (!left) return finish();
      screen = handIn;
      const back = () => { state.place = run.open(); ask(); };
      return show(title(say('unanswered', { n: left })), el('div', { class: 'hb-quiz__actions' },
        button(say('to-unanswered'), back, { class: 'hb-button', 'data-do': 'back' }), button(say('hand-in-anyway'), finish, { 'data-do': 'hand-in' })));
    }

    function outcome() {
      const points = { points: run.total(), of: state.run.ids.length };
      if (state.run.mode !== 'test') return [el('p', null, say('score', points))];
      const passed = passes(points, data.passMark);
      const words = say(passed ? 'test-passed' : 'test-failed', { percent: Math.floor(percent(points) + 1e-9), mark: data.passMark });
      return [el('p', null, say('score', points)), el('p', { class: passed ? 'hb-notice' : 'hb-warning', 'data-passed': String(passed) }, words)];
    }

    function looked(id, place) {
      const question = run.question(id);
      const given = run.reply(id);
      const view = quiz.view(question, { say: say, seed: state.run.seed, announce: announce, level: 'h4' });
      view.show(given ? given.response : null, quiz.score(question, given ? given.response : null));
      return el('li', null, el('h3', null, say('question-n', { n: place + 1, of: state.run.ids.length })), view.node);
    }

    /* Where the review goes on: another module with something due, as the progress page has listed them. */
    function onward() {
      const queue = state.run.mode === 'review' && store.get('queue', 'queue');
      const next = queue && queue.places.find((one) => one.module !== data.module);
      if (!next) return null;
      store.put('queue', 'queue', { places: queue.places.filter((one) => one.module !== data.module) });
      return el('a', { class: 'hb-button', href: next.url, 'data-do': 'onward' }, say('review-next', { module: next.title }));
    }

    function finish() {
      screen = finish;
      run.end();
      const mode = state.run.mode;
      const again = () => begin(mode === 'test' ? 'test' : 'practice');
      show(title(say('result')), outcome(),
        el('div', { class: 'hb-quiz__actions' }, onward(), button(say(mode === 'test' ? 'test-again' : 'practise-more'), again, { 'data-do': 'again' }), button(say('to-start'), home, { 'data-do': 'home' }),
          data.progress && el('a', { class: 'hb-button hb-button--plain', href: data.progress.url }, say('to-progress'))),
        mode === 'test' && [el('h3', { class: 'hb-visually-hidden' }, say('answers')), el('ol', { class: 'hb-quiz__answers' }, state.run.ids.map(looked))]);
    }

    /* -- other tabs, the address ---------------------------------------------------------------------------------------- */

    function heard(kind, id) {
      show.led = false;
      if (kind === '' || kind === 'learners') home();
      else if (screen === home) home();
      else if (kind === 'run' && id === data.module && state.run.mode !== 'one') followed();
      show.led = true;
    }

    /* Another tab has answered in the same run, or begun another. */
    function followed() {
      if (screen === finish) return;
      if (!run.refresh() || state.run.ended) {
        home();
        announce(say('other-tab'));
      } else if (screen === ask) {
        const given = run.reply(current.id);
        if (given && given.done && !current.settled) ask();
        else progress();
      }
    }

    function opened() {
      const wanted = window.location.hash.slice(1);
      const due = standing(store, data.questions).due;
      const question = data.questions.find((one) => one.id.split('#')[1] === wanted);
      if (wanted === 'review' && due.length) begin('review', due.map((one) => one.id));
      else if (question) begin('one', [question.id]);
      else home();
    }

    root.append(status, trouble, stage);
    store.listen(heard);
    window.addEventListener('hashchange', opened);
    opened();
  };
})();
