/* Quiz: when to ask a question again: the Free Spaced Repetition Scheduler, version 6, with its published default parameters, a wanted
   retention of 0.9, learning steps of 1 and 10 minutes, one relearning step of 10 minutes, and no random fuzz, so that it can be replayed. Pure.
   A card is null (never answered) or { state, step, stability (days), difficulty (1…10), due, last } with times in milliseconds since 1970.
   Checked against the Python package `fsrs` on random histories: tests/browser/test_quiz_fsrs.py. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const W = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ];
  const AGAIN = 1, HARD = 2, GOOD = 3, EASY = 4;
  const MINUTE = 60000, DAY = 86400000, LONGEST = 36500, LEAST = 0.001;
  const STEPS = { learning: [MINUTE, 10 * MINUTE], relearning: [10 * MINUTE] };
  const DECAY = -W[20];
  const FACTOR = 0.9 ** (1 / DECAY) - 1;
  const exp = (power) => Math.E ** power;
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  /* Halves go to the even number, as in Python. */
  function round(value) {
    const down = Math.floor(value);
    if (value - down !== 0.5) return Math.round(value);
    return down % 2 ? down + 1 : down;
  }

  function firstDifficulty(rating) {
    return W[4] - exp(W[5] * (rating - 1)) + 1;
  }

  function nextDifficulty(difficulty, rating) {
    const change = (10 - difficulty) * (-W[6] * (rating - 3)) / 9;
    return clamp(W[7] * firstDifficulty(EASY) + (1 - W[7]) * (difficulty + change), 1, 10);
  }

  function sameDay(stability, rating) {
    const growth = exp(W[17] * (rating - 3 + W[18])) * stability ** -W[19];
    return stability * (rating === AGAIN ? growth : Math.max(growth, 1));
  }

  function forgotten(card, recall) {
    const long = W[11] * card.difficulty ** -W[12] * ((card.stability + 1) ** W[13] - 1) * exp((1 - recall) * W[14]);
    return Math.min(long, card.stability / exp(W[17] * W[18]));
  }

  function recalled(card, recall, rating) {
    const factor = (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1);
    return card.stability * (1 + exp(W[8]) * (11 - card.difficulty) * card.stability ** -W[9] * (exp((1 - recall) * W[10]) - 1) * factor);
  }

  /* Probability that the card is still known. */
  function retrievability(card, now) {
    const days = Math.max(0, Math.floor((now - card.last) / DAY));
    return (1 + FACTOR * days / card.stability) ** DECAY;
  }

  function nextStability(card, rating, now) {
    if (Math.floor((now - card.last) / DAY) < 1) return sameDay(card.stability, rating);
    const recall = retrievability(card, now);
    return rating === AGAIN ? forgotten(card, recall) : recalled(card, recall, rating);
  }

  function interval(stability) {
    return clamp(round(stability / FACTOR * (0.9 ** (1 / DECAY) - 1)), 1, LONGEST) * DAY;
  }

  function wait(steps, step) {
    if (step > 0) return steps[step];
    return steps.length === 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2;
  }

  /* State, step and time to wait after an answer: learning in minutes first, then days. */
  function place(state, step, rating, stability) {
    const known = { state: 'review', step: null, wait: interval(stability) };
    if (state === 'review') return rating === AGAIN ? { state: 'relearning', step: 0, wait: STEPS.relearning[0] } : known;
    const steps = STEPS[state];
    if (rating === AGAIN) return { state: state, step: 0, wait: steps[0] };
    if (rating === HARD) return { state: state, step: step, wait: wait(steps, step) };
    if (rating === EASY || step + 1 === steps.length) return known;
    return { state: state, step: step + 1, wait: steps[step + 1] };
  }

  /* The card after an answer; rating: 1 again, 2 hard, 3 good, 4 easy. */
  function review(card, rating, now) {
    const stability = Math.max(card ? nextStability(card, rating, now) : W[rating - 1], LEAST);
    const difficulty = card ? nextDifficulty(card.difficulty, rating) : clamp(firstDifficulty(rating), 1, 10);
    const next = place(card ? card.state : 'learning', card ? card.step : 0, rating, stability);
    return { state: next.state, step: next.step, stability: stability, difficulty: difficulty, due: now + next.wait, last: now };
  }

  /* What points say about memory: all is good, all with a hint or at least half is hard, less is again. */
  function rating(points, hint) {
    if (points === 1) return hint ? HARD : GOOD;
    return points >= 0.5 ? HARD : AGAIN;
  }

  /* The card after all attempts, oldest first: [{ at, points, hint }]. */
  function replay(attempts) {
    return attempts.reduce((card, one) => review(card, rating(one.points, one.hint), one.at), null);
  }

  quiz.fsrs = { review: review, replay: replay, retrievability: retrievability };
})();
