/* Quiz: the kind true-false. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;
  const { whole } = quiz.scoring;

  function score(question, response) {
    if (typeof response !== 'boolean') return whole(false, []);
    return whole(response === question.answer, [response ? 'ifTrue' : 'ifFalse']);
  }

  function show(question, ctx) {
    const { runs, unique } = quiz.dom;
    const { row, judge } = quiz.pieces;
    const name = unique();
    const rows = ['true', 'false'].map((value) => row('radio', name, value, ctx.say(value)));
    const checked = () => rows.find((one) => one.input.checked);
    const text = (key) => question[key];
    return {
      nodes: rows.map((one) => one.node),
      read: () => (checked() ? checked().value === 'true' : undefined),
      write: (response) => rows.forEach((one) => { one.input.checked = one.value === String(response); }),
      text: text,
      tell: (given) => rows.forEach((one) => judge(one, one.value === String(question.answer), ctx.say, one.input.checked ? runs(text(given.feedback[0])) : [])),
    };
  }

  quiz.kinds['true-false'] = { score: score, show: show };
})();
