/* The theme puts the button that copies a block of code into a `nav` without a name, one a block. A page's landmarks are to be told
   apart, and a single button is none: here they lose that role, as they appear. */
(function () {
  'use strict';

  if (!document.querySelector('pre > code')) return;

  function mend() {
    document.querySelectorAll('nav.md-code__nav:not([role])').forEach(function (nav) {
      nav.setAttribute('role', 'none');
    });
  }

  new MutationObserver(mend).observe(document.querySelector('article'), { childList: true, subtree: true });
  mend();
})();
