/* Quiz: how many points an answer is worth, which of its parts are right, and which feedback it gets: one handler a kind.
   The same rules and keys as generator/quiz/scoring.py; tests/conformance/scoring.yml holds both to them. Pure.
   A score is { points: 0…1, parts: { id: whether right }, feedback: [key …] }. A response of another shape counts as none. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { matches, number, near, day } = quiz.reading;

  const asText = (response) => (typeof response === 'string' ? response : '');
  const asList = (response) => (Array.isArray(response) ? response.filter((one) => typeof one === 'string') : []);
  const asMap = (response) => (response !== null && typeof response === 'object' && !Array.isArray(response) ? response : {});
  const field = (map, name) => (Object.hasOwn(map, name) ? map[name] : undefined);

  function whole(right, feedback) {
    return { points: right ? 1 : 0, parts: { answer: right }, feedback: feedback };
  }

  function shares(parts, feedback) {
    const right = parts.filter((part) => part[1]).length;
    return { points: right / parts.length, parts: Object.fromEntries(parts), feedback: feedback };
  }

  function singleChoice(question, response) {
    const chosen = question.options.find((option) => option.id === response);
    return whole(Boolean(chosen && chosen.correct), chosen ? [chosen.id] : []);
  }

  function multipleChoice(question, response) {
    const chosen = new Set(asList(response));
    const taken = (option) => chosen.has(option.id);
    const keys = question.options.filter((option) => option.correct).length;
    const gained = question.options.filter(taken).reduce((sum, option) => sum + (option.correct ? 1 : -1), 0);
    const parts = question.options.map((option) => [option.id, taken(option) === option.correct]);
    const told = question.options.filter((option) => option.correct || taken(option)).map((option) => option.id);
    return { points: Math.max(0, gained) / keys, parts: Object.fromEntries(parts), feedback: chosen.size ? told : [] };
  }

  function trueFalse(question, response) {
    if (typeof response !== 'boolean') return whole(false, []);
    return whole(response === question.answer, [response ? 'ifTrue' : 'ifFalse']);
  }

  function matching(question, response) {
    const given = asMap(response);
    const parts = question.pairs.map((pair) => [pair.id, field(given, pair.id) === pair.id]);
    const answered = question.pairs.map((pair) => pair.id).filter((id) => Object.hasOwn(given, id));
    const taken = answered.map((id) => given[id]);
    return shares(parts, answered.concat(question.extra.map((extra) => extra.id).filter((id) => taken.includes(id))));
  }

  function ordering(question, response) {
    const ids = question.items.map((item) => item.id);
    const given = Array.from(new Set(asList(response))).filter((id) => ids.includes(id));
    const follows = (after, before) => given.includes(before) && given[given.indexOf(before) + 1] === after;
    return shares(ids.slice(1).map((id, place) => [id, follows(id, ids[place])]), given.length ? ids : []);
  }

  /* [whether right, key of the feedback]; the first pattern that matches counts. A text may be written in several languages. */
  function typed(accept, response, exact) {
    const written = asText(response);
    const place = accept.findIndex((answer) => [].concat(answer.text).some((pattern) => matches(pattern, written, exact)));
    return place < 0 ? [false, 'otherwise'] : [accept[place].correct, 'accept/' + place];
  }

  function shortAnswer(question, response) {
    const [right, told] = typed(question.accept, response, question.exact);
    return whole(right, [told]);
  }

  function numeric(question, response) {
    const given = number(asText(response));
    const right = given !== null && near(given, number(question.answer), number(question.tolerance));
    return whole(right, [right ? 'right' : 'otherwise']);
  }

  function date(question, response) {
    const right = day(asText(response)) === question.answer;
    return whole(right, [right ? 'right' : 'otherwise']);
  }

  function gap(one, response, exact) {
    if (!one.options.length) return typed(one.accept, response, exact);
    const chosen = one.options.find((option) => option.id === response);
    return chosen ? [chosen.correct, chosen.id] : [false, ''];
  }

  function cloze(question, response) {
    const given = asMap(response);
    const filled = question.gaps.map((one) => [one.id, gap(one, field(given, one.id), question.exact)]);
    const told = filled.filter((one) => one[1][1]).map((one) => one[0] + '/' + one[1][1]);
    return shares(filled.map((one) => [one[0], one[1][0]]), told);
  }

  function caseOf(question, response) {
    const given = asMap(response);
    const scores = question.questions.map((inner) => [inner.id, score(inner, field(given, inner.id))]);
    return {
      points: scores.reduce((sum, one) => sum + one[1].points, 0) / scores.length,
      parts: Object.fromEntries(scores.map((one) => [one[0], one[1].points === 1])),
      feedback: scores.flatMap((one) => one[1].feedback.map((key) => one[0] + '/' + key)),
    };
  }

  const HANDLERS = {
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

  function score(question, response) {
    return HANDLERS[question.type](question, response);
  }

  quiz.score = score;
})();
