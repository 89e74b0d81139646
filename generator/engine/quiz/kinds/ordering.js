/* Quiz: the kind ordering: buttons move a thing up and down, so that no key and no pointer has to drag. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz;
  const { asList, shares } = quiz.scoring;

  function score(question, response) {
    const ids = question.items.map((item) => item.id);
    const given = Array.from(new Set(asList(response))).filter((id) => ids.includes(id));
    const follows = (after, before) => given.includes(before) && given[given.indexOf(before) + 1] === after;
    return shares(ids.slice(1).map((id, place) => [id, follows(id, ids[place])]), given.length ? ids : []);
  }

  function itemRow(item, say, move) {
    const { el, runs, plain, button } = quiz.dom;
    const words = plain(item.text);
    const up = button(say('up'), () => move(node, -1, up), { 'aria-label': say('up-item', { item: words }) });
    const down = button(say('down'), () => move(node, 1, down), { 'aria-label': say('down-item', { item: words }) });
    const node = el('li', { 'data-id': item.id }, el('span', null, runs(item.text)), el('span', { class: 'hb-quiz__move' }, up, down));
    return node;
  }

  function show(question, ctx) {
    const { el, runs, plain } = quiz.dom;
    const { byId, slot } = quiz.pieces;
    const list = el('ol', { class: 'hb-quiz__order' });
    const ids = () => Array.from(list.children, (node) => node.dataset.id);
    const right = slot();
    function move(node, by, pressed) {
      const other = by < 0 ? node.previousElementSibling : node.nextElementSibling;
      if (other) list.insertBefore(by < 0 ? node : other, by < 0 ? other : node);
      pressed.focus();
      list.dispatchEvent(new Event('change', { bubbles: true }));
      ctx.announce(ctx.say('moved', { item: plain(byId(question.items, node.dataset.id).text), n: ids().indexOf(node.dataset.id) + 1, of: question.items.length }));
    }
    const nodes = new Map(question.items.map((item) => [item.id, itemRow(item, ctx.say, move)]));
    const write = (response) => list.append(...[].concat(response).filter((id) => nodes.has(id)).map((id) => nodes.get(id)));
    write(quiz.chance.disordered(question.items.map((item) => item.id), ctx.seed ^ quiz.chance.hash(question.id)));
    function tell() {
      list.querySelectorAll('.hb-quiz__move').forEach((one) => one.remove());
      right.append(el('p', { class: 'hb-quiz__mark' }, ctx.say('right-order')));
      right.append(el('ol', null, question.items.map((item) => el('li', null, el('strong', null, runs(item.text)), ' – ', runs(item.feedback)))));
      right.hidden = false;
    }
    return { nodes: [el('p', { class: 'hb-quiz__help' }, ctx.say('put-in-order')), list, right], read: ids, write: write, text: (key) => byId(question.items, key).feedback, tell: tell };
  }

  quiz.kinds.ordering = { score: score, show: show };
})();
