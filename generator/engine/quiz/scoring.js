/* Quiz: how many points an answer is worth, which of its parts are right, and which feedback it gets. Each kind scores itself (`kinds/`),
   by the rules and keys of generator/model/kinds; tests/conformance/scoring.yml holds both to them. Pure.
   A score is { points: 0…1, parts: { id: whether right }, feedback: [key …] }. A response of another shape counts as none. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { matches } = quiz.reading;

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

  /* [whether right, key of the feedback]; the first pattern that matches counts. A text may be written in several languages. */
  function typed(accept, response, exact) {
    const written = asText(response);
    const place = accept.findIndex((answer) => [].concat(answer.text).some((pattern) => matches(pattern, written, exact)));
    return place < 0 ? [false, 'otherwise'] : [accept[place].correct, 'accept/' + place];
  }

  /* Every kind of question by its type: { score(question, response), show(question, ctx) }; see view.js for what `show` gives. */
  quiz.kinds = {};
  quiz.scoring = { asText: asText, asList: asList, asMap: asMap, field: field, whole: whole, shares: shares, typed: typed };
  quiz.score = (question, response) => quiz.kinds[question.type].score(question, response);
})();
