/* Quiz: "my progress": what is due in all modules, how far each course, module and objective is, and taking the data along.
   Also the line that a course's page shows for each of its modules. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { el, button, bar, unique } = quiz.dom;
  const { standing, best, coursePassed, relearn } = quiz.mastery;

  function allModules(data) {
    return Array.from(new Map(data.courses.flatMap((course) => course.modules).filter((one) => one.questions.length).map((one) => [one.id, one])).values());
  }

  /* -- review -------------------------------------------------------------------------------------------------------- */

  function dueModules(data, store) {
    return allModules(data).map((one) => ({ module: one, due: standing(store, one.questions).due.length })).filter((one) => one.due);
  }

  function nothingDue(data, store, say) {
    const next = allModules(data).map((one) => standing(store, one.questions).next).filter((time) => time !== null);
    return el('p', null, next.length ? say('next-due', { time: say.moment(Math.min(...next)) }) : say('nothing-answered'));
  }

  /* Where the review goes on after a module; links are made whole, because they are followed from other pages. */
  function remember(store, due) {
    const whole = (url) => new URL(url + '#review', window.location.href).href;
    store.put('queue', 'queue', { places: due.map((one) => ({ module: one.module.id, title: one.module.title, url: whole(one.module.url) })) });
  }

  function reviewPart(data, store, say) {
    const due = dueModules(data, store);
    const heading = el('h2', null, say('review'));
    if (!due.length) return [heading, nothingDue(data, store, say)];
    remember(store, due);
    const link = (one) => el('li', null, el('a', { href: one.module.url + '#review' }, one.module.title), ' – ', say('n-questions', { n: one.due }));
    const count = due.reduce((sum, one) => sum + one.due, 0);
    return [heading, el('p', null, say('due-n', { n: count })), el('ul', { class: 'hb-quiz__due' }, due.map(link)),
      el('p', { class: 'hb-quiz__actions' }, el('a', { class: 'hb-button', href: due[0].module.url + '#review' }, say('start-review')))];
  }

  /* -- courses ------------------------------------------------------------------------------------------------------- */

  function tested(store, one, mark, say) {
    const test = best(store, one.id, mark);
    if (!test) return say('no-test');
    return [say('best', { percent: test.percent }), ' ', el('span', { class: 'hb-badge' }, say(test.passed ? 'passed' : 'not-passed'))];
  }

  function objectives(store, one, say) {
    const line = function (objective) {
      const part = standing(store, one.questions.filter((question) => question.objective === objective.id));
      return part.of > 0 && el('li', null, el('span', null, objective.text), bar(say, part.right, part.of, objective.text));
    };
    return el('details', null, el('summary', null, say('objectives')), el('ul', { class: 'hb-quiz__objectives' }, one.objectives.map(line)));
  }

  function modulePart(store, course, one, say) {
    const now = standing(store, one.questions);
    return el('li', { 'data-module': one.id },
      el('h4', null, el('a', { href: one.url }, one.title)),
      bar(say, now.right, now.of, say('right-of', { title: one.title })),
      el('p', null, tested(store, one, course.passMark, say)),
      objectives(store, one, say));
  }

  /* For those who passed in an older edition: what has changed since, and where to learn it. */
  function again(store, course, say) {
    const line = (url, words) => el('li', null, el('a', { href: url }, words));
    const module = (part) => el('li', { 'data-relearn': part.module }, part.title, el('ul', null,
      part.lessons.map((lesson) => line(lesson.url, lesson.title)), part.questions > 0 && line(part.url, say('relearn-n', { n: part.questions }))));
    return relearn(store, course).map((list) => el('div', { class: 'hb-warning', 'data-since': list.since },
      el('p', null, say('relearn', { edition: list.since })), el('ul', null, list.modules.map(module))));
  }

  /* The course that somebody is furthest in, modules standing in several; else one that was passed before its questions changed. */
  function furthest(store, courses) {
    const share = ({ modules }) => { const now = standing(store, modules.flatMap((one) => one.questions)); return now.answered / now.of || 0; };
    const most = Math.max(...courses.map(share));
    return courses.find((course) => (most ? share(course) === most : coursePassed(store, course) !== null));
  }

  function coursePart(store, course, say, open) {
    const modules = course.modules.filter((one) => one.questions.length);
    const now = standing(store, modules.flatMap((one) => one.questions));
    const passed = coursePassed(store, course);
    return el('section', { 'data-course': course.course },
      el('h3', null, course.title),
      bar(say, now.right, now.of, say('right-of', { title: course.title })),
      passed !== null && el('p', { class: 'hb-notice' }, say('course-passed', { date: say.day(passed) })),
      again(store, course, say),
      el('details', { open: open }, el('summary', null, say('by-module')),
        el('ul', { class: 'hb-quiz__modules' }, modules.map((one) => modulePart(store, course, one, say)))));
  }

  /* -- the data ------------------------------------------------------------------------------------------------------ */

  function download(store, say) {
    const name = 'progress-' + new Date(quiz.clock()).toISOString().slice(0, 10) + '.json';
    const url = URL.createObjectURL(new Blob([store.exported()], { type: 'application/json' }));
    const link = el('a', { href: url, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
    return say('exported');
  }

  /* The browser's own button for files speaks the browser's language, so our label stands for it. */
  function importer(store, say, done) {
    const id = unique();
    function chosen(event) {
      const file = event.target.files[0];
      if (file) file.text().then((text) => done(store.imported(text) || 'imported'), () => done('import-broken'));
    }
    return el('div', null, el('input', { type: 'file', id: id, class: 'hb-visually-hidden', accept: '.json,application/json', onchange: chosen }),
      el('label', { for: id, class: 'hb-button hb-button--plain' }, say('import')));
  }

  /* Asks before anything is deleted. */
  function resetter(store, say, done) {
    const box = el('div', { class: 'hb-quiz__actions' });
    function closed() {
      box.replaceChildren(button(say('reset'), open, { 'data-do': 'reset' }));
    }
    function open() {
      const cancel = button(say('cancel'), () => { closed(); box.firstChild.focus(); });
      const sure = button(say('reset-sure'), () => { store.reset(); done('reset-done'); }, { 'data-do': 'reset-sure' });
      box.replaceChildren(el('p', null, say('reset-question', { name: store.learner() || say('nobody') })), sure, cancel);
      cancel.focus();
    }
    closed();
    return box;
  }

  function dataPart(page) {
    const { store, say } = page;
    const done = (name) => { draw(page); page.tell(say(name)); };
    return [el('h2', null, say('data')), el('p', null, say('data-lede')),
      el('p', { class: 'hb-quiz__actions' }, button(say('export'), () => page.tell(download(store, say)), { 'data-do': 'export' })),
      importer(store, say, done), resetter(store, say, done)];
  }

  /* -- the pages ----------------------------------------------------------------------------------------------------- */

  function draw(page) {
    const { data, store, say, stage } = page;
    const nearest = furthest(store, data.courses);
    const again = () => { draw(page); page.tell(say('learner', { name: store.learner() || say('nobody') })); };
    stage.replaceChildren(quiz.learner.bar(store, say, again), ...reviewPart(data, store, say),
      el('h2', null, say('courses')), el('p', null, say('mastery-lede')), ...data.courses.map((course) => coursePart(store, course, say, course === nearest)), ...dataPart(page));
    quiz.learner.watch(store, say, page.trouble);
  }

  quiz.progress = function (root, data, store, say) {
    const { trouble } = quiz.learner.places();
    const said = el('p', { class: 'hb-quiz__said', role: 'status', tabindex: '-1' });
    const page = { data: data, store: store, say: say, trouble: trouble, stage: el('div', { class: 'hb-quiz__stage' }) };
    page.tell = function (text) {
      said.textContent = text;
      said.focus();
    };
    root.append(trouble, said, page.stage);
    store.listen(() => draw(page));
    draw(page);
  };

  /* On a course's page, how far each module is; the list itself stands there without any script. */
  quiz.course = function (root, data, store, say) {
    const lines = data.modules.filter((one) => one.questions.length).map((one) => ({ module: one, node: el('div', { class: 'hb-quiz__standing' }) }));
    const passed = el('p', { class: 'hb-notice', hidden: true });
    const changed = el('div');
    function update() {
      lines.forEach(function ({ module: one, node }) {
        const now = standing(store, one.questions);
        node.replaceChildren(bar(say, now.right, now.of, say('right-of', { title: one.title })), el('p', null, tested(store, one, data.passMark, say)));
      });
      const time = coursePassed(store, data);
      passed.hidden = time === null;
      passed.textContent = time === null ? '' : say('course-passed', { date: say.day(time) });
      changed.replaceChildren(...again(store, data, say));
    }
    lines.forEach(function (line) {
      const item = Array.from(document.querySelectorAll('[data-hb-module]')).find((one) => one.dataset.hbModule === line.module.id);
      if (item) item.append(line.node);
    });
    root.append(passed, changed);
    store.listen(update);
    update();
  };
})();
