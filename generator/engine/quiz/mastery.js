/* Quiz: how a learner stands: which questions were right the last time, which are due again, which modules and courses are passed.
   Only attempts at a question as it stands now count: its hash says so. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};

  /* { of, answered, right, due: [question, most overdue first], next: when the next one falls due, or null }. */
  function standing(store, questions) {
    const now = quiz.clock();
    const seen = questions.map((question) => ({ question: question, attempts: store.attempts(question.id, question.hash) })).filter((one) => one.attempts.length);
    const cards = seen.map((one) => ({ question: one.question, due: quiz.fsrs.replay(one.attempts).due })).sort((a, b) => a.due - b.due);
    const later = cards.find((card) => card.due > now);
    return {
      of: questions.length,
      answered: seen.length,
      right: seen.filter((one) => one.attempts[one.attempts.length - 1].points === 1).length,
      due: cards.filter((card) => card.due <= now).map((card) => card.question),
      next: later ? later.due : null,
    };
  }

  const percent = (test) => 100 * test.points / test.of;
  const passes = (test, mark) => percent(test) >= mark - 1e-9;

  /* How new an edition is: its place in the list, which is oldest first; a draft, or one that nobody noted, is older, one unknown here newer. */
  function age(editions, id) {
    const place = editions.findIndex((one) => one.id === id);
    return place < 0 && id && id !== 'draft' ? Infinity : place;
  }

  /* The best test of a module, { at, percent, passed, edition }; null where none was taken. `passed` is the time of the first test that reached
     `mark` in the newest edition in which one did, or null. */
  function best(store, moduleId, mark, editions = []) {
    const result = store.get('result', moduleId);
    if (!result || !result.tests.length) return null;
    const top = result.tests.reduce((one, other) => (percent(other) > percent(one) ? other : one));
    const first = result.tests.filter((test) => passes(test, mark)).reduce((one, other) => (one && age(editions, other.edition) <= age(editions, one.edition) ? one : other), null);
    return { at: top.at, percent: Math.floor(percent(top) + 1e-9), passed: first && first.at, edition: first ? first.edition : undefined };
  }

  /* When the course was passed: all its modules that have questions were; null where it was not. */
  function coursePassed(store, course) {
    const times = tested(course).map((one) => (best(store, one.id, course.passMark, course.editions) || { passed: null }).passed);
    return times.length && times.every((time) => time !== null) ? Math.max(...times) : null;
  }

  const tested = (course) => course.modules.filter((one) => one.questions.length);
  const edition = (store, course, one) => (best(store, one.id, course.passMark, course.editions) || {}).edition;

  /* In which editions the modules of a course were passed, oldest first; those of which that is known. */
  function passedIn(store, course) {
    const ids = Array.from(new Set(tested(course).map((one) => edition(store, course, one)).filter(Boolean)));
    return ids.sort((a, b) => age(course.editions, a) - age(course.editions, b) || 0);
  }

  /* What the course's lists say is to be learned again: parts of modules that were passed in an older edition; of modules without a test,
     once the course was passed, since the oldest of these. By edition: { since, modules: [{ module, title, url, lessons, questions }] }. */
  function relearn(store, course) {
    const oldest = coursePassed(store, course) === null ? undefined : passedIn(store, course)[0];
    const since = new Map(course.modules.map((one) => [one.id, one.questions.length ? edition(store, course, one) : oldest]));
    const mine = (list) => ({ since: list.since, modules: list.modules.filter((part) => since.get(part.module) === list.since) });
    return course.relearn.map(mine).filter((list) => list.modules.length);
  }

  quiz.mastery = { standing: standing, best: best, percent: percent, passes: passes, coursePassed: coursePassed, passedIn: passedIn, relearn: relearn };
})();
