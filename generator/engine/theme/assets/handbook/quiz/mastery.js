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

  /* The best test of a module, { at, percent, passed: time of the first that reached `mark` or null }; null where none was taken. */
  function best(store, moduleId, mark) {
    const result = store.get('result', moduleId);
    if (!result || !result.tests.length) return null;
    const top = result.tests.reduce((one, other) => (percent(other) > percent(one) ? other : one));
    const first = result.tests.find((test) => passes(test, mark));
    return { at: top.at, percent: Math.floor(percent(top) + 1e-9), passed: first ? first.at : null };
  }

  /* When the course was passed: all its modules that have questions were; null where it was not. */
  function coursePassed(store, course) {
    const times = course.modules.filter((one) => one.questions.length).map((one) => (best(store, one.id, course.passMark) || { passed: null }).passed);
    return times.length && times.every((time) => time !== null) ? Math.max(...times) : null;
  }

  quiz.mastery = { standing: standing, best: best, percent: percent, passes: passes, coursePassed: coursePassed };
})();
