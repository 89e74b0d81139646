/* Gives what the theme's own script adds to a page the roles that it lacks, as it appears.
   The button that copies a block of code stands in a `nav` without a name, one a block; a page's landmarks are to be told apart, and a
   single button is none. A table of running text that is wider than the page scrolls in a box that no key reaches: it becomes a stop for
   the keyboard, named after the heading above it, while there is something to scroll. */
(function () {
  'use strict';

  var article = document.querySelector('article');
  if (!article || !article.querySelector('pre > code, table:not([class])')) return;

  function headingAbove(box) {
    var above = Array.prototype.filter.call(article.querySelectorAll('h1[id], h2[id], h3[id], h4[id]'), function (heading) {
      return heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    return above.pop();
  }

  var widths = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) {
      var box = entry.target;
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    });
  });

  function reach(box) {
    var heading = headingAbove(box);
    box.setAttribute('role', 'group');
    if (heading) box.setAttribute('aria-labelledby', heading.id);
    widths.observe(box);
  }

  function mend() {
    article.querySelectorAll('nav.md-code__nav:not([role])').forEach(function (nav) {
      nav.setAttribute('role', 'none');
    });
    article.querySelectorAll('.md-typeset__scrollwrap:not([role])').forEach(reach);
  }

  new MutationObserver(mend).observe(article, { childList: true, subtree: true });
  mend();
})();
