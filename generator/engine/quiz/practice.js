/* Quiz: the practice page of a module: practising (feedback at once), a test (feedback at its end), and reviewing what is due.
   The run is kept with every change, so that leaving and coming back, or a second window, goes on where it was.
   A page is { data, store, say, run, stage, trouble, status, screen: the function that drew what is shown, current: the question that is asked }. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { el, button, bar } = quiz.dom;
  const { standing, best, percent, passes } = quiz.mastery;

  function title(words) {
    return el('h2', { tabindex: '-1' }, words);
  }

  function actions(...nodes) {
    return el('div', { class: 'hb-quiz__actions' }, nodes.flat());
  }

  /* Shows a screen. The reader is led to its heading, unless the page has only just been opened or another window was the cause. */
  function show(page, screen, heading, ...nodes) {
    page.screen = screen;
    page.stage.replaceChildren(heading, ...nodes.flat().filter(Boolean));
    quiz.learner.watch(page.store, page.say, page.trouble);
    if (page.led) heading.focus();
    page.led = true;
  }

  /* -- the first screen ---------------------------------------------------------------------------------------------- */

  function begin(page, mode, ids) {
    page.run.begin(mode, ids);
    ask(page);
  }

  function resume(page, run) {
    page.run.resume(run);
    ask(page);
  }

  function starters(page, due) {
    const { data, say } = page;
    const unfinished = page.run.unfinished();
    const start = (mode) => button(say('start-' + mode, { n: Math.min(data.draw[mode], data.questions.length) }), () => begin(page, mode), { 'data-do': mode });
    const practise = start('practice');
    if (!unfinished.length) practise.className = 'hb-button';
    return actions(
      unfinished.map((one) => button(say('resume-' + one.mode), () => resume(page, one), { class: 'hb-button', 'data-do': 'resume-' + one.mode })),
      due.length > 0 && button(say('review-n', { n: due.length }), () => begin(page, 'review', due.map((one) => one.id)), { 'data-do': 'review' }),
      practise, start('test'));
  }

  function mastered({ data, store, say }) {
    const line = function (objective) {
      const part = standing(store, data.questions.filter((question) => question.objective === objective.id));
      return part.of > 0 && el('li', null, el('span', null, objective.text), bar(say, part.right, part.of, objective.text));
    };
    return [el('h3', null, say('mastery')), el('p', null, say('mastery-lede')), el('ul', { class: 'hb-quiz__objectives' }, data.objectives.map(line))];
  }

  function home(page) {
    const { data, store, say } = page;
    const now = standing(store, data.questions);
    const test = best(store, data.module, data.passMark);
    show(page, home, title(say('home')),
      el('p', null, say('modes', { mark: data.passMark })),
      test && el('p', null, say('best', { percent: test.percent }), ' ', el('strong', null, say(test.passed === null ? 'not-passed' : 'passed'))),
      starters(page, now.due), now.answered > 0 && mastered(page), quiz.learner.bar(store, say, () => home(page)));
  }

  /* -- a question ---------------------------------------------------------------------------------------------------- */

  function ask(page) {
    const { run, say } = page;
    const { ids, seed } = run.state.run;
    const id = ids[run.state.place];
    const view = quiz.view(run.question(id), { say: say, seed: seed, announce: page.announce });
    const error = el('p', { class: 'hb-quiz__error', role: 'alert' });
    page.current = { id: id, view: view, error: error, actions: actions(), progress: el('div', null), settled: false };
    const listeners = { onsubmit: (event) => submit(page, event), onchange: () => keep(page), oninput: () => { error.textContent = ''; } };
    const form = el('form', { class: 'hb-quiz__form', novalidate: true, ...listeners }, view.node, error, page.current.actions);
    restore(page, run.reply(id));
    progress(page);
    show(page, ask, title(say('question-n', { n: run.state.place + 1, of: ids.length })), page.current.progress, form);
  }

  function restore(page, given) {
    const { id, view } = page.current;
    if (given && given.done) {
      settle(page, given.response, quiz.score(page.run.question(id), given.response));
      return;
    }
    if (given && given.response !== null) view.write(given.response);
    page.current.actions.append(...controls(page));
  }

  function progress({ run, say, current }) {
    current.progress.replaceChildren(bar(say, run.answered(), run.state.run.ids.length, say('answered')));
  }

  /* What was entered so far outlives the page. */
  function keep(page) {
    const { run, current } = page;
    const given = run.reply(current.id);
    if (!(given && given.done)) run.answer(current.id, current.view.read(), false, hinted(page));
    progress(page);
    quiz.learner.watch(page.store, page.say, page.trouble);
  }

  function hinted({ run, current }) {
    const given = run.reply(current.id);
    return current.view.hinted() || Boolean(given && given.hint);
  }

  function controls(page) {
    const { run, say } = page;
    const { place, run: now } = run.state;
    const main = now.mode !== 'test' ? 'check' : place === now.ids.length - 1 ? 'hand-in' : 'next';
    const nodes = [el('button', { type: 'submit', class: 'hb-button', 'data-do': main }, say(main))];
    if (now.mode === 'test' && place > 0) nodes.push(button(say('previous'), () => turn(page, place - 1), { 'data-do': 'previous' }));
    return [...nodes, button(say('leave'), () => home(page), { 'data-do': 'leave' })];
  }

  function turn(page, place) {
    page.run.state.place = place;
    ask(page);
  }

  function submit(page, event) {
    event.preventDefault();
    const { run, current } = page;
    const { place, run: now } = run.state;
    const given = run.reply(current.id);
    if (given && given.done) return;
    const response = current.view.read();
    if (now.mode === 'test') {
      keep(page);
      if (place < now.ids.length - 1) turn(page, place + 1);
      else handIn(page);
    } else if (response === undefined) {
      current.error.textContent = page.say('answer-first');
    } else {
      check(page, response);
    }
  }

  function check(page, response) {
    const { run, say, current } = page;
    const hint = hinted(page);
    const score = run.check(current.id, response, hint);
    run.answer(current.id, response, true, hint);
    settle(page, response, score).focus();
    progress(page);
    quiz.learner.watch(page.store, say, page.trouble);
    page.announce(say('verdict-' + quiz.verdict(score)) + ' ' + say('answered-n', { n: run.answered(), of: run.state.run.ids.length }));
  }

  /* Feedback, and the way on. */
  function settle(page, response, score) {
    const { run, say, current } = page;
    const last = run.open() < 0;
    const on = () => (last ? finish(page) : turn(page, run.open()));
    current.settled = true;
    current.actions.replaceChildren(
      button(say(last ? 'see-result' : 'next'), on, { class: 'hb-button', 'data-do': last ? 'finish' : 'next' }),
      button(say('leave'), () => home(page), { 'data-do': 'leave' }));
    return current.view.show(response, score);
  }

  /* -- the end ------------------------------------------------------------------------------------------------------- */

  function handIn(page) {
    const { run, say } = page;
    const left = run.state.run.ids.length - run.answered();
    if (!left) {
      finish(page);
      return;
    }
    show(page, handIn, title(say('unanswered', { n: left })), actions(
      button(say('to-unanswered'), () => turn(page, run.open()), { class: 'hb-button', 'data-do': 'back' }),
      button(say('hand-in-anyway'), () => finish(page), { 'data-do': 'hand-in' })));
  }

  function outcome({ data, run, say }) {
    const points = { points: run.total(), of: run.state.run.ids.length };
    const score = el('p', null, say('score', points));
    if (run.state.run.mode !== 'test') return [score];
    const passed = passes(points, data.passMark);
    const words = say(passed ? 'test-passed' : 'test-failed', { percent: Math.floor(percent(points) + 1e-9), mark: data.passMark });
    return [score, el('p', { class: passed ? 'hb-notice' : 'hb-warning', 'data-passed': String(passed) }, words)];
  }

  /* All questions of a test, with what was answered and what is right. */
  function answers({ run, say, announce }) {
    const { ids, seed } = run.state.run;
    const item = function (id, place) {
      const given = run.reply(id);
      const response = given ? given.response : null;
      const view = quiz.view(run.question(id), { say: say, seed: seed, announce: announce, level: 'h4' });
      view.show(response, quiz.score(run.question(id), response));
      return el('li', null, el('h3', null, say('question-n', { n: place + 1, of: ids.length })), view.node);
    };
    return el('ol', { class: 'hb-quiz__answers', 'aria-label': say('answers') }, ids.map(item));
  }

  /* Where the review goes on: another module with something due, as the progress page has listed them. */
  function onward({ data, store, run, say }) {
    const queue = run.state.run.mode === 'review' && store.get('queue', 'queue');
    const left = queue ? queue.places.filter((one) => one.module !== data.module) : [];
    if (!left.length) return null;
    store.put('queue', 'queue', { places: left });
    return el('a', { class: 'hb-button', href: left[0].url, 'data-do': 'onward' }, say('review-next', { module: left[0].title }));
  }

  function finish(page) {
    const { data, run, say } = page;
    run.end();
    const test = run.state.run.mode === 'test';
    show(page, finish, title(say('result')), outcome(page), actions(onward(page),
      button(say(test ? 'test-again' : 'practise-more'), () => begin(page, test ? 'test' : 'practice'), { 'data-do': 'again' }),
      button(say('to-start'), () => home(page), { 'data-do': 'home' }),
      data.progress && el('a', { class: 'hb-button hb-button--plain', href: data.progress.url }, say('to-progress'))), test && answers(page));
  }

  /* -- other windows, the address ------------------------------------------------------------------------------------ */

  function heard(page, kind, id) {
    page.led = false;
    if (kind === '' || kind === 'learners' || page.screen === home) home(page);
    else if (kind === 'run' && page.screen !== finish && id === page.data.module + '/' + page.run.state.run.mode) follow(page);
    page.led = true;
  }

  /* Another window has answered in the same run, or ended it, or begun anew. */
  function follow(page) {
    const { run, current } = page;
    if (!run.refresh() || run.state.run.ended) {
      home(page);
      page.announce(page.say('other-tab'));
    } else if (page.screen === ask) {
      const given = run.reply(current.id);
      if (given && given.done && !current.settled) ask(page);
      else progress(page);
    }
  }

  /* `#review` starts with what is due, `#<question>` with that question; any other place on the page interrupts nothing. */
  function open(page) {
    const { data, store } = page;
    const wanted = window.location.hash.slice(1);
    const due = wanted === 'review' ? standing(store, data.questions).due : [];
    const question = data.questions.find((one) => one.id.split('#')[1] === wanted);
    if (due.length) begin(page, 'review', due.map((one) => one.id));
    else if (question) begin(page, 'one', [question.id]);
    else if (!page.screen) home(page);
  }

  quiz.practice = function (root, data, store, say) {
    const page = { data: data, store: store, say: say, run: quiz.runner(data, store), stage: el('div', { class: 'hb-quiz__stage' }), ...quiz.learner.places() };
    root.append(page.status, page.trouble, page.stage);
    store.listen((kind, id) => heard(page, kind, id));
    window.addEventListener('hashchange', () => open(page));
    open(page);
  };
})();
