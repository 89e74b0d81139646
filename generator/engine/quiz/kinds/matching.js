/* Quiz: the kind matching: a list to choose from beside each left thing, so that no key and no pointer has to drag. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;
  const { asMap, field, shares } = quiz.scoring;

  function score(question, response) {
    const given = asMap(response);
    const parts = question.pairs.map((pair) => [pair.id, field(given, pair.id) === pair.id]);
    const answered = question.pairs.map((pair) => pair.id).filter((id) => Object.hasOwn(given, id));
    const taken = answered.map((id) => given[id]);
    return shares(parts, answered.concat(question.extra.map((extra) => extra.id).filter((id) => taken.includes(id))));
  }

  function pairRow(pair, rights, say) {
    const { el, runs, unique } = quiz.dom;
    const { select, slot } = quiz.pieces;
    const id = unique();
    const input = select(rights, say, { id: id });
    const place = slot();
    return { pair: pair, input: input, slot: place, node: el('div', { class: 'hb-quiz__pair' }, el('label', { for: id }, runs(pair.left)), input, place) };
  }

  function show(question, ctx) {
    const { runs } = quiz.dom;
    const { byId, fill, filled, mark, slot } = quiz.pieces;
    const { hash, shuffled } = quiz.chance;
    const all = question.pairs.map((pair) => ({ id: pair.id, text: pair.right })).concat(question.extra.map((one) => ({ id: one.id, text: one.text })));
    const rights = shuffled(all, ctx.seed ^ hash(question.id));
    const rows = question.pairs.map((pair) => pairRow(pair, rights, ctx.say));
    const last = slot();
    function tell(given) {
      rows.forEach(function (row) {
        const right = given.parts[row.pair.id];
        row.slot.append(mark(ctx.say, right ? 'right' : 'wrong'));
        fill(row.slot, right ? [] : [ctx.say('right-is'), ' ', ...runs(row.pair.right)], runs(row.pair.feedback));
      });
      question.extra.filter((one) => given.feedback.includes(one.id)).forEach((one) => fill(last, [...runs(one.text), ': ', ...runs(one.feedback)]));
    }
    return {
      nodes: [...rows.map((row) => row.node), last],
      read: () => filled(rows.map((row) => [row.pair.id, row.input.value])),
      write: (response) => rows.forEach((row) => { row.input.value = response[row.pair.id] || ''; }),
      text: (key) => (byId(question.pairs, key) || byId(question.extra, key)).feedback,
      tell: tell,
    };
  }

  quiz.kinds.matching = { score: score, show: show };
})();
