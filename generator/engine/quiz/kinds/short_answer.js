/* Quiz: the kind short-answer. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;

  function score(question, response) {
    const [right, told] = quiz.scoring.typed(question.accept, response, question.exact);
    return quiz.scoring.whole(right, [told]);
  }

  function show(question, ctx) {
    const { accepted, box, firstRight } = quiz.pieces;
    return box(question, ctx, { mode: 'text', right: firstRight(question.accept), text: (key) => accepted(question, key) });
  }

  quiz.kinds['short-answer'] = { score: score, show: show };
})();
