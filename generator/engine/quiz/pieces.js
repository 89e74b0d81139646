/* Quiz: pieces that several kinds of question are built of: rows of choices, lists to choose from, boxes to type in, marks and feedback. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { el, runs, plain, unique } = quiz.dom;
  const { hash, shuffled } = quiz.chance;
  const byId = (list, id) => list.find((one) => one.id === id);
  const TYPED = { type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' };

  function slot() {
    return el('div', { class: 'hb-quiz__feedback', hidden: true });
  }

  function fill(place, ...lines) {
    place.append(...lines.filter((line) => line && line.length).map((line) => el('p', null, ...line)));
    place.hidden = !place.childNodes.length;
  }

  function mark(say, name) {
    const sign = name === 'wrong' ? '✗' : '✓';
    return el('p', { class: 'hb-quiz__mark' }, el('span', { 'aria-hidden': 'true' }, sign + ' '), say('mark-' + name));
  }

  /* A radio button or a box to tick, with its words and its feedback. */
  function row(type, name, value, content) {
    const input = el('input', { type: type, name: name, value: value });
    const place = slot();
    return { value: value, input: input, slot: place, node: el('div', { class: 'hb-quiz__option' }, el('label', null, input, el('span', null, content)), place) };
  }

  function judge(one, correct, say, feedback) {
    const verdict = one.input.checked ? (correct ? 'right' : 'wrong') : correct ? 'missed' : '';
    if (!verdict) return;
    one.node.classList.add('hb-quiz__option--' + verdict);
    one.slot.append(mark(say, verdict));
    fill(one.slot, feedback);
  }

  /* The options of a question as rows. */
  function choices(type, question, ctx) {
    const name = unique();
    const rows = shuffled(question.options, ctx.seed ^ hash(question.id)).map((option) => row(type, name, option.id, runs(option.text)));
    const text = (key) => byId(question.options, key).feedback;
    function tell(score) {
      rows.forEach((one) => judge(one, byId(question.options, one.value).correct, ctx.say, score.feedback.includes(one.value) ? runs(text(one.value)) : []));
    }
    return { rows: rows, chosen: () => rows.filter((one) => one.input.checked).map((one) => one.value), text: text, tell: tell, nodes: rows.map((one) => one.node) };
  }

  function select(options, say, attributes) {
    return el('select', attributes, el('option', { value: '' }, say('choose')), options.map((option) => el('option', { value: option.id }, plain(option.text))));
  }

  /* What was answered of several parts, [id, answer] each; undefined where nothing was. */
  function filled(entries) {
    const given = entries.filter((entry) => entry[1] !== '' && entry[1] !== undefined);
    return given.length ? Object.fromEntries(given) : undefined;
  }

  function accepted(one, key) {
    return key.startsWith('accept/') ? one.accept[Number(key.slice(7))].feedback : one.otherwise;
  }

  function firstRight(accept) {
    const found = accept.find((answer) => answer.correct);
    return found ? found.shown : '';
  }

  /* A question that is answered in one box; `about` is { mode, help, unit, right: words, text(key) }. */
  function box(question, ctx, about) {
    const id = unique();
    const input = el('input', { ...TYPED, id: id, inputmode: about.mode, 'aria-describedby': about.help ? id + '-help' : null });
    const place = slot();
    function tell(score) {
      const right = score.parts.answer;
      place.append(mark(ctx.say, right ? 'right' : 'wrong'));
      fill(place, right ? [] : [ctx.say('right-is'), ' ', about.right], runs(about.text(score.feedback[0])));
    }
    const help = about.help && el('p', { class: 'hb-quiz__help', id: id + '-help' }, about.help);
    return {
      nodes: [el('label', { for: id }, ctx.say('your-answer')), help, el('div', { class: 'hb-quiz__box' }, input, about.unit && el('span', null, about.unit)), place].filter(Boolean),
      read: () => input.value.trim() || undefined,
      write: (response) => { input.value = response; },
      text: about.text,
      tell: tell,
    };
  }

  quiz.pieces = {
    TYPED: TYPED, byId: byId, slot: slot, fill: fill, mark: mark, row: row, judge: judge, choices: choices, select: select, filled: filled,
    accepted: accepted, firstRight: firstRight, box: box,
  };
})();
