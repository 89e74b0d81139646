/* Quiz: the kind cloze. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;
  const { asMap, field, shares, typed } = quiz.scoring;

  function fills(gap, response, exact) {
    if (!gap.options.length) return typed(gap.accept, response, exact);
    const chosen = gap.options.find((option) => option.id === response);
    return chosen ? [chosen.correct, chosen.id] : [false, ''];
  }

  function score(question, response) {
    const given = asMap(response);
    const filled = question.gaps.map((gap) => [gap.id, fills(gap, field(given, gap.id), question.exact)]);
    const told = filled.filter((one) => one[1][1]).map((one) => one[0] + '/' + one[1][1]);
    return shares(filled.map((one) => [one[0], one[1][0]]), told);
  }

  function gapInput(gap, number, ctx) {
    const { select, TYPED } = quiz.pieces;
    const attributes = { 'aria-label': ctx.say('gap', { n: number }), class: 'hb-quiz__gap' };
    if (gap.options.length) return select(quiz.chance.shuffled(gap.options, ctx.seed ^ quiz.chance.hash(gap.id)), ctx.say, attributes);
    return quiz.dom.el('input', { ...TYPED, ...attributes });
  }

  function gapRight(gap) {
    return gap.options.length ? quiz.dom.plain(gap.options.find((option) => option.correct).text) : quiz.pieces.firstRight(gap.accept);
  }

  function show(question, ctx) {
    const { el, runs } = quiz.dom;
    const { accepted, byId, filled, mark } = quiz.pieces;
    const inputs = new Map(question.gaps.map((gap, place) => [gap.id, gapInput(gap, place + 1, ctx)]));
    const told = el('ol', { class: 'hb-quiz__feedback', hidden: true });
    function text(key) {
      const gap = byId(question.gaps, key.split('/')[0]);
      const rest = key.slice(gap.id.length + 1);
      return (gap.options.length ? byId(gap.options, rest).feedback : accepted(gap, rest)) || [];
    }
    function line(gap, given) {
      const right = given.parts[gap.id];
      const key = given.feedback.find((one) => one.split('/')[0] === gap.id);
      return el('li', null, mark(ctx.say, right ? 'right' : 'wrong'), !right && el('p', null, ctx.say('right-is'), ' ', gapRight(gap)), key && el('p', null, runs(text(key))));
    }
    function tell(given) {
      told.append(...question.gaps.map((gap) => line(gap, given)));
      told.hidden = false;
    }
    return {
      nodes: [el('p', { class: 'hb-quiz__cloze' }, question.parts.map((part) => (part.gap === undefined ? part.t : inputs.get(part.gap)))), told],
      read: () => filled(question.gaps.map((gap) => [gap.id, inputs.get(gap.id).value.trim()])),
      write: (response) => inputs.forEach((input, id) => { input.value = response[id] || ''; }),
      text: text,
      tell: tell,
    };
  }

  quiz.kinds.cloze = { score: score, show: show };
})();
