/* Quiz: the kind case: a situation, and questions of other kinds about it. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;
  const { asMap, field } = quiz.scoring;

  function score(question, response) {
    const given = asMap(response);
    const scores = question.questions.map((inner) => [inner.id, quiz.score(inner, field(given, inner.id))]);
    return {
      points: scores.reduce((sum, one) => sum + one[1].points, 0) / scores.length,
      parts: Object.fromEntries(scores.map((one) => [one[0], one[1].points === 1])),
      feedback: scores.flatMap((one) => one[1].feedback.map((key) => one[0] + '/' + key)),
    };
  }

  function show(question, ctx) {
    const { el, runs } = quiz.dom;
    const { fill, filled, slot } = quiz.pieces;
    const inner = question.questions.map((one) => ({ question: one, part: quiz.kinds[one.type].show(one, ctx), explained: slot() }));
    const set = (one) => el('fieldset', { class: 'hb-quiz__inner' }, el('legend', null, runs(one.question.stem)), one.part.nodes, one.explained);
    function tell(_, response) {
      inner.forEach(function (one) {
        const given = (response || {})[one.question.id];
        one.part.tell(quiz.score(one.question, given), given);
        fill(one.explained, runs(one.question.explanation));
      });
    }
    return {
      nodes: inner.map(set),
      read: () => filled(inner.map((one) => [one.question.id, one.part.read()])),
      write: (response) => inner.filter((one) => response[one.question.id] != null).forEach((one) => one.part.write(response[one.question.id])),
      text: (key) => inner.find((one) => one.question.id === key.split('/')[0]).part.text(key.slice(key.indexOf('/') + 1)),
      tell: tell,
    };
  }

  quiz.kinds.case = { score: score, show: show };
})();
