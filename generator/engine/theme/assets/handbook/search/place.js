/* Keeps the reader's place among the results of the search box: what other languages add, or the last letters typed, comes a moment later and
   draws the list anew. The words to be marked, which stand in an address, may then be others. */
(function () {
  'use strict';

  const list = document.querySelector('[data-md-component="search-result"] > ol');
  if (!list) return;
  let kept = null;

  const links = () => Array.from(list.querySelectorAll('a'));
  const leadsTo = (link) => link.origin + link.pathname + link.hash;

  document.addEventListener('focusin', function (event) {
    const link = event.target.closest('a');
    kept = link && list.contains(link) ? { to: leadsTo(link), place: links().indexOf(link) } : null;
  });

  new MutationObserver(function () {
    if (!kept || list.contains(document.activeElement)) return;
    const now = links();
    const same = [now[kept.place], ...now].find((link) => link && leadsTo(link) === kept.to);
    if (same) same.focus();
  }).observe(list, { childList: true });
})();
