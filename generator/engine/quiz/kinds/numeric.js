/* Quiz: the kind numeric. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;
  const { number, near } = quiz.reading;
  const { asText, whole } = quiz.scoring;

  function score(question, response) {
    const given = number(asText(response));
    const right = given !== null && near(given, number(question.answer), number(question.tolerance));
    return whole(right, [right ? 'right' : 'otherwise']);
  }

  function show(question, ctx) {
    const right = (ctx.say.number(question.answer) + ' ' + (question.unit || '')).trim();
    return quiz.pieces.box(question, ctx, { mode: 'decimal', unit: question.unit, right: right, text: (key) => question[key] });
  }

  quiz.kinds.numeric = { score: score, show: show };
})();
