/* Quiz: one handler a kind of question. A handler takes a question and { say, seed, announce } and gives
   { nodes: what is shown below the stem, read(): the response or undefined, write(response), tell(score, response): marks and feedback, text(key): feedback as runs }. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { el, runs, plain, unique, button } = quiz.dom;
  const { hash, shuffled, disordered } = quiz.chance;
  const byId = (list, id) => list.find((one) => one.id === id);

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

  /* -- choices ------------------------------------------------------------------------------------------------------- */

  function choiceRow(type, name, value, content) {
    const input = el('input', { type: type, name: name, value: value });
    const place = slot();
    return { value: value, input: input, slot: place, node: el('div', { class: 'hb-quiz__option' }, el('label', null, input, el('span', null, content)), place) };
  }

  function markRow(row, correct, say, feedback) {
    const verdict = row.input.checked ? (correct ? 'right' : 'wrong') : correct ? 'missed' : '';
    if (!verdict) return;
    row.node.classList.add('hb-quiz__option--' + verdict);
    row.slot.append(mark(say, verdict));
    fill(row.slot, feedback);
  }

  function choices(type, question, ctx) {
    const name = unique();
    const rows = shuffled(question.options, ctx.seed ^ hash(question.id)).map((option) => choiceRow(type, name, option.id, runs(option.text)));
    const chosen = () => rows.filter((row) => row.input.checked).map((row) => row.value);
    const text = (key) => byId(question.options, key).feedback;
    function tell(score) {
      rows.forEach((row) => markRow(row, byId(question.options, row.value).correct, ctx.say, score.feedback.includes(row.value) ? runs(text(row.value)) : []));
    }
    return { rows: rows, chosen: chosen, text: text, tell: tell, nodes: rows.map((row) => row.node) };
  }

  function singleChoice(question, ctx) {
    const made = choices('radio', question, ctx);
    return { ...made, read: () => made.chosen()[0], write: (response) => made.rows.forEach((row) => { row.input.checked = row.value === response; }) };
  }

  function multipleChoice(question, ctx) {
    const made = choices('checkbox', question, ctx);
    const help = el('p', { class: 'hb-quiz__help' }, ctx.say('choose-several'));
    return {
      ...made,
      nodes: [help, ...made.nodes],
      read: () => (made.chosen().length ? made.chosen() : undefined),
      write: (response) => made.rows.forEach((row) => { row.input.checked = [].concat(response).includes(row.value); }),
    };
  }

  function trueFalse(question, ctx) {
    const name = unique();
    const rows = ['true', 'false'].map((value) => choiceRow('radio', name, value, ctx.say(value)));
    const checked = () => rows.find((row) => row.input.checked);
    const text = (key) => question[key];
    return {
      nodes: rows.map((row) => row.node),
      read: () => (checked() ? checked().value === 'true' : undefined),
      write: (response) => rows.forEach((row) => { row.input.checked = row.value === String(response); }),
      text: text,
      tell: (score) => rows.forEach((row) => markRow(row, row.value === String(question.answer), ctx.say, row.input.checked ? runs(text(score.feedback[0])) : [])),
    };
  }

  /* -- matching and ordering ----------------------------------------------------------------------------------------- */

  function select(options, say, attributes) {
    return el('select', attributes, el('option', { value: '' }, say('choose')), options.map((option) => el('option', { value: option.id }, plain(option.text))));
  }

  function filled(entries) {
    const given = entries.filter((entry) => entry[1] !== '');
    return given.length ? Object.fromEntries(given) : undefined;
  }

  function matchRow(pair, rights, say) {
    const id = unique();
    const input = select(rights, say, { id: id });
    const place = slot();
    return { pair: pair, input: input, slot: place, node: el('div', { class: 'hb-quiz__pair' }, el('label', { for: id }, runs(pair.left)), input, place) };
  }

  function matching(question, ctx) {
    const rights = shuffled([...question.pairs.map((pair) => ({ id: pair.id, text: pair.right })), ...question.extra.map((one) => ({ id: one.id, text: one.text }))], ctx.seed ^ hash(question.id));
    const rows = question.pairs.map((pair) => matchRow(pair, rights, ctx.say));
    const last = slot();
    const text = (key) => (byId(question.pairs, key) || byId(question.extra, key)).feedback;
    function tell(score) {
      rows.forEach(function (row) {
        const right = score.parts[row.pair.id];
        row.slot.append(mark(ctx.say, right ? 'right' : 'wrong'));
        fill(row.slot, right ? [] : [ctx.say('right-is'), ' ', ...runs(row.pair.right)], runs(row.pair.feedback));
      });
      question.extra.filter((one) => score.feedback.includes(one.id)).forEach((one) => fill(last, [...runs(one.text), ': ', ...runs(one.feedback)]));
    }
    return {
      nodes: [...rows.map((row) => row.node), last],
      read: () => filled(rows.map((row) => [row.pair.id, row.input.value])),
      write: (response) => rows.forEach((row) => { row.input.value = response[row.pair.id] || ''; }),
      text: text,
      tell: tell,
    };
  }

  function orderRow(item, say, move) {
    const words = plain(item.text);
    const up = button(say('up'), () => move(node, -1, up), { 'aria-label': say('up-item', { item: words }) });
    const down = button(say('down'), () => move(node, 1, down), { 'aria-label': say('down-item', { item: words }) });
    const node = el('li', { 'data-id': item.id }, el('span', null, runs(item.text)), el('span', { class: 'hb-quiz__move' }, up, down));
    return node;
  }

  function ordering(question, ctx) {
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
    const nodes = new Map(question.items.map((item) => [item.id, orderRow(item, ctx.say, move)]));
    const write = (response) => list.append(...[].concat(response).filter((id) => nodes.has(id)).map((id) => nodes.get(id)));
    write(disordered(question.items.map((item) => item.id), ctx.seed ^ hash(question.id)));
    function tell(score) {
      list.querySelectorAll('.hb-quiz__move').forEach((one) => one.remove());
      right.append(el('p', { class: 'hb-quiz__mark' }, ctx.say('right-order')));
      right.append(el('ol', null, question.items.map((item) => el('li', null, el('strong', null, runs(item.text)), ' – ', runs(item.feedback)))));
      right.hidden = false;
    }
    return { nodes: [el('p', { class: 'hb-quiz__help' }, ctx.say('put-in-order')), list, right], read: ids, write: write, text: (key) => byId(question.items, key).feedback, tell: tell };
  }

  /* -- typed answers ------------------------------------------------------------------------------------------------- */

  function accepted(one, key) {
    return key.startsWith('accept/') ? one.accept[Number(key.slice(7))].feedback : one.otherwise;
  }

  function firstRight(accept) {
    const found = accept.find((answer) => answer.correct);
    return found ? found.shown : '';
  }

  function box(question, ctx, about) {
    const id = unique();
    const input = el('input', { type: 'text', id: id, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', inputmode: about.mode, 'aria-describedby': about.help ? id + '-help' : null });
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

  function shortAnswer(question, ctx) {
    return box(question, ctx, { mode: 'text', right: firstRight(question.accept), text: (key) => accepted(question, key) });
  }

  function numeric(question, ctx) {
    return box(question, ctx, { mode: 'decimal', unit: question.unit, right: (ctx.say.number(question.answer) + ' ' + (question.unit || '')).trim(), text: (key) => question[key] });
  }

  function date(question, ctx) {
    return box(question, ctx, { mode: 'text', help: ctx.say('date-help'), right: question.shown || question.answer, text: (key) => question[key] });
  }

  function gapInput(gap, number, ctx) {
    const attributes = { 'aria-label': ctx.say('gap', { n: number }), class: 'hb-quiz__gap' };
    if (gap.options.length) return select(shuffled(gap.options, ctx.seed ^ hash(gap.id)), ctx.say, attributes);
    return el('input', { type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', ...attributes });
  }

  function gapRight(gap) {
    return gap.options.length ? plain(gap.options.find((option) => option.correct).text) : firstRight(gap.accept);
  }

  function cloze(question, ctx) {
    const inputs = new Map(question.gaps.map((gap, place) => [gap.id, gapInput(gap, place + 1, ctx)]));
    const told = el('ol', { class: 'hb-quiz__feedback', hidden: true });
    const words = (part) => (part.gap === undefined ? part.t : inputs.get(part.gap));
    function text(key) {
      const gap = byId(question.gaps, key.split('/')[0]);
      const rest = key.slice(gap.id.length + 1);
      return (gap.options.length ? byId(gap.options, rest).feedback : accepted(gap, rest)) || [];
    }
    function line(gap, score) {
      const right = score.parts[gap.id];
      const key = score.feedback.find((one) => one.split('/')[0] === gap.id);
      return el('li', null, mark(ctx.say, right ? 'right' : 'wrong'), !right && el('p', null, ctx.say('right-is'), ' ', gapRight(gap)), key && el('p', null, runs(text(key))));
    }
    function tell(score) {
      told.append(...question.gaps.map((gap) => line(gap, score)));
      told.hidden = false;
    }
    return {
      nodes: [el('p', { class: 'hb-quiz__cloze' }, question.parts.map(words)), told],
      read: () => filled(question.gaps.map((gap) => [gap.id, inputs.get(gap.id).value.trim()])),
      write: (response) => inputs.forEach((input, id) => { input.value = response[id] || ''; }),
      text: text,
      tell: tell,
    };
  }

  /* -- cases --------------------------------------------------------------------------------------------------------- */

  function caseOf(question, ctx) {
    const inner = question.questions.map((one) => ({ question: one, part: KINDS[one.type](one, ctx), explained: slot() }));
    const set = (one) => el('fieldset', { class: 'hb-quiz__inner' }, el('legend', null, runs(one.question.stem)), one.part.nodes, one.explained);
    function tell(score, response) {
      inner.forEach(function (one) {
        const given = (response || {})[one.question.id];
        one.part.tell(quiz.score(one.question, given), given);
        fill(one.explained, runs(one.question.explanation));
      });
    }
    return {
      nodes: inner.map(set),
      read: function () {
        const given = inner.map((one) => [one.question.id, one.part.read()]).filter((entry) => entry[1] !== undefined);
        return given.length ? Object.fromEntries(given) : undefined;
      },
      write: (response) => inner.filter((one) => response[one.question.id] !== undefined).forEach((one) => one.part.write(response[one.question.id])),
      text: (key) => inner.find((one) => one.question.id === key.split('/')[0]).part.text(key.slice(key.indexOf('/') + 1)),
      tell: tell,
    };
  }

  const KINDS = {
    'single-choice': singleChoice,
    'multiple-choice': multipleChoice,
    'true-false': trueFalse,
    matching: matching,
    ordering: ordering,
    'short-answer': shortAnswer,
    numeric: numeric,
    date: date,
    cloze: cloze,
    case: caseOf,
  };

  quiz.kinds = KINDS;
})();
