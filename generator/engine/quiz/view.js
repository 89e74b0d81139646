/* Quiz: a whole question: stem, what its kind needs, hint, and after answering the verdict, the explanation and its sources. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { el, runs } = quiz.dom;

  /* right, partly or wrong. */
  function verdict(score) {
    if (score.points === 1) return 'right';
    return score.points > 0 ? 'partly' : 'wrong';
  }

  function sources(list, say) {
    if (!list || !list.length) return null;
    return el('p', { class: 'hb-quiz__sources' }, say('sources'), ' ', list.flatMap((one, place) => [place ? ' · ' : '', el('a', { class: 'hb-clause', href: one.url }, one.label)]));
  }

  function hint(question, say) {
    if (!question.hint || !question.hint.length) return null;
    return el('details', { class: 'hb-quiz__hint' }, el('summary', null, say('hint')), el('p', null, runs(question.hint)));
  }

  /* Controls that were answered stay readable, and can no longer be changed. */
  function lock(node) {
    node.querySelectorAll('input, select, button').forEach((control) => { control.disabled = true; });
  }

  /* { node, read, write, hinted, show(response, score) → the heading to be focused }. */
  quiz.view = function (question, ctx) {
    const part = quiz.kinds[question.type].show(question, ctx);
    const clue = hint(question, ctx.say);
    const set = el('fieldset', { class: 'hb-quiz__set' }, el('legend', null, runs(question.stem)), part.nodes);
    const result = el('div', { class: 'hb-quiz__result', hidden: true });
    const node = el('div', { class: 'hb-quiz__question', 'data-question': question.id }, set, clue, result);

    function show(response, score) {
      const say = ctx.say;
      const name = verdict(score);
      const heading = el(ctx.level || 'h3', { tabindex: '-1' }, say('explanation'));
      if (response !== undefined && response !== null) part.write(response);
      lock(set);
      part.tell(score, response);
      if (clue) clue.hidden = true;
      result.append(el('p', { class: 'hb-quiz__verdict' }, say('verdict-' + name), name === 'partly' ? ' ' + say('points', { points: score.points }) : ''));
      result.append(heading, el('p', null, runs(question.explanation)), sources(question.sources, say) || '');
      result.classList.add('hb-quiz__result--' + name);
      result.hidden = false;
      return heading;
    }

    return { node: node, read: part.read, write: part.write, hinted: () => Boolean(clue && clue.open), show: show };
  };
  quiz.verdict = verdict;
})();
