/* The way from the search box to the full page for looking things up: it takes along what was typed. */
(function () {
  'use strict';

  const link = document.querySelector('.hb-search-more a');
  const input = document.querySelector('[data-md-component="search-query"]');
  if (!link || !input) return;

  function takeAlong() {
    const url = new URL(link.href);
    url.searchParams.set('query', input.value.trim());
    if (!input.value.trim()) url.searchParams.delete('query');
    link.href = url.href;
  }

  for (const event of ['focus', 'pointerdown', 'mouseenter']) link.addEventListener(event, takeAlong);
})();
