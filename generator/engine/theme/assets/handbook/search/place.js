/* Keeps the reader's place among the results of the search box: what other languages add comes a moment later and draws the list anew. */
(function () {
  'use strict';

  const list = document.querySelector('[data-md-component="search-result"] > ol');
  if (!list) return;
  let kept = null;

  const links = () => Array.from(list.querySelectorAll('a'));

  document.addEventListener('focusin', function (event) {
    const link = event.target.closest('a');
    kept = link && list.contains(link) ? { href: link.href, place: links().indexOf(link) } : null;
  });

  new MutationObserver(function () {
    if (!kept || list.contains(document.activeElement)) return;
    const now = links();
    const same = [now[kept.place], ...now].find((link) => link && link.href === kept.href);
    if (same) same.focus();
  }).observe(list, { childList: true });
})();
