/* Quiz: the kind single-choice. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;
  const { whole } = quiz.scoring;

  function score(question, response) {
    const chosen = question.options.find((option) => option.id === response);
    return whole(Boolean(chosen && chosen.correct), chosen ? [chosen.id] : []);
  }

  function show(question, ctx) {
    const made = quiz.pieces.choices('radio', question, ctx);
    return { ...made, read: () => made.chosen()[0], write: (response) => made.rows.forEach((row) => { row.input.checked = row.value === response; }) };
  }

  quiz.kinds['single-choice'] = { score: score, show: show };
})();
