/* Keeps keys from the theme that it takes too eagerly. It listens on `window`, so a listener on `document` comes before it.
   - Single characters: it takes `n p , .` for leaving the page and `s f /` for its search, also while a reader is on a radio button or in a list.
   - Tab in its search: it would close what is found before the keyboard gets there. The search closes when the focus has left it. */
(function () {
  'use strict';

  const search = document.getElementById('__search');
  const box = document.querySelector('[data-md-component="search"]');
  const open = () => Boolean(search && search.checked);

  document.addEventListener('keydown', function (event) {
    const plain = event.key && event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (open() ? event.key === 'Tab' : plain) event.stopPropagation();
  });

  if (box) box.addEventListener('focusout', function (event) {
    if (open() && event.relatedTarget && !box.contains(event.relatedTarget)) search.click();
  });
})();
