/* Keeps single-character keys from the theme: it takes `n p , .` for leaving the page and `s f /` for its search, also while a
   reader is on a radio button or in a list. It listens on `window`, so a listener on `document` comes before it. */
(function () {
  'use strict';

  const search = document.getElementById('__search');

  document.addEventListener('keydown', function (event) {
    const plain = event.key && event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (plain && !(search && search.checked)) event.stopPropagation();
  });
})();
