/* Quiz: the kind date. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;
  const { asText, whole } = quiz.scoring;

  function score(question, response) {
    const right = quiz.reading.day(asText(response)) === question.answer;
    return whole(right, [right ? 'right' : 'otherwise']);
  }

  function show(question, ctx) {
    return quiz.pieces.box(question, ctx, { mode: 'text', help: ctx.say('date-help'), right: question.shown || question.answer, text: (key) => question[key] });
  }

  quiz.kinds.date = { score: score, show: show };
})();
