/* Quiz: the kind multiple-choice. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;
  const { asList } = quiz.scoring;

  function score(question, response) {
    const chosen = new Set(asList(response));
    const taken = (option) => chosen.has(option.id);
    const keys = question.options.filter((option) => option.correct).length;
    const gained = question.options.filter(taken).reduce((sum, option) => sum + (option.correct ? 1 : -1), 0);
    const parts = question.options.map((option) => [option.id, taken(option) === option.correct]);
    const told = question.options.filter((option) => option.correct || taken(option)).map((option) => option.id);
    return { points: Math.max(0, gained) / keys, parts: Object.fromEntries(parts), feedback: chosen.size ? told : [] };
  }

  function show(question, ctx) {
    const made = quiz.pieces.choices('checkbox', question, ctx);
    return {
      ...made,
      nodes: [quiz.dom.el('p', { class: 'hb-quiz__help' }, ctx.say('choose-several')), ...made.nodes],
      read: () => (made.chosen().length ? made.chosen() : undefined),
      write: (response) => made.rows.forEach((row) => { row.input.checked = [].concat(response).includes(row.value); }),
    };
  }

  quiz.kinds['multiple-choice'] = { score: score, show: show };
})();
