/* A permanent address leads on, with what stands behind `?` and `#` in it; without scripts the page itself does, but loses these. */
(function () {
  'use strict';

  const to = document.currentScript.getAttribute('data-to');
  if (/^(\.\.\/|[0-9a-z])/.test(to)) location.replace(new URL(to + location.search + location.hash, location.href));
})();
