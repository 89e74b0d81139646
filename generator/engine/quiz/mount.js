/* Quiz: finds the places on the page that a script brings to life, and hands each its data. What a reader without a script sees
   is hidden only when all is in place. Without any such place, nothing happens. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const PLACES = [
    ['[data-hb-quiz]', 'practice'],
    ['[data-hb-progress]', 'progress'],
    ['[data-hb-course]', 'course'],
    ['[data-hb-certificate]', 'certificate'],
  ];

  function start(root, name) {
    const script = root.querySelector('script.hb-quiz-data');
    const data = JSON.parse(script.textContent);
    if (!data.strings) return;
    const store = quiz.store(data.site || 'site');
    store.probe();
    const place = document.createElement('div');
    place.className = 'hb-quiz__place';
    quiz[name](place, data, store, quiz.dom.words(data.strings));
    root.append(place);
    root.querySelectorAll('.hb-quiz__plain').forEach((plain) => { plain.hidden = true; });
  }

  PLACES.forEach(([selector, name]) => document.querySelectorAll(selector).forEach((root) => start(root, name)));
})();
