/* On a page opened from a search result: marks the words that matched, which the address carries as `?h=`. Of several words only those
   that stand beside another of them are marked, if there are such. */
(function () {
  'use strict';

  const WORD = /[\p{L}\p{N}]+/gu;
  const wanted = new Set((new URLSearchParams(location.search).get('h') || '').normalize('NFC').toLowerCase().match(WORD) || []);
  const content = document.querySelector('[data-md-component="content"] article, [data-md-component="content"]');
  if (!wanted.size || !content) return;

  function textNodes() {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT, function (node) {
      return node.parentElement.closest('script, style, svg, mark, select, textarea') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  /* The wanted words of a text as [start, end], neighbours joined. */
  function runs(text) {
    const found = [];
    let inRow = false;
    for (const match of text.matchAll(WORD)) {
      const is = wanted.has(match[0].normalize('NFC').toLowerCase());
      const end = match.index + match[0].length;
      if (is && inRow) Object.assign(found[found.length - 1], { end: end, words: found[found.length - 1].words + 1 });
      else if (is) found.push({ start: match.index, end: end, words: 1 });
      inRow = is;
    }
    return found;
  }

  function mark(node, stretches) {
    for (const stretch of stretches.reverse()) {
      const rest = node.splitText(stretch.start);
      rest.splitText(stretch.end - stretch.start);
      const mark = document.createElement('mark');
      mark.dataset.mdHighlight = '';
      rest.replaceWith(mark);
      mark.append(rest);
    }
  }

  const found = textNodes().map((node) => [node, runs(node.data)]);
  const phrases = wanted.size > 1 && found.some((one) => one[1].some((run) => run.words > 1));
  for (const [node, stretches] of found) mark(node, stretches.filter((run) => !phrases || run.words > 1));
})();
