/* The version selector: a menu of the editions, each leading to the same page in it, or saying that it has none and leading to its first page.
   `versions.js` of the language (one folder up from the edition) has set `window.handbookVersions`; see Shelf.as_data. */
(function () {
  'use strict';

  const menu = document.querySelector('[data-hb-versions]');
  const known = window.handbookVersions;
  if (!menu || !known) return;

  const here = menu.dataset.edition;
  const page = menu.dataset.page;
  const up = menu.dataset.up;
  const end = menu.dataset.end;
  const elsewhere = (known.pages[here] || {})[page] || {};

  function element(tag, text, className) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function called(edition) {
    if (edition.draft) return menu.dataset.draft;
    return edition.title.includes(edition.id) ? edition.title : edition.title + ' (' + edition.id + ')';
  }

  function line(edition) {
    const there = edition.id in elsewhere ? elsewhere[edition.id] : page;
    const link = element('a', called(edition));
    link.href = up + edition.id + '/' + (there ? there + '/' : '') + end;
    link.target = '_self';
    const item = document.createElement('li');
    item.append(link);
    if (edition.id === here) link.setAttribute('aria-current', 'page');
    if (edition.id === known.newest) item.append(' ', element('span', menu.dataset.newest, 'hb-badge'));
    if (there === null && edition.id !== here) item.append(element('span', menu.dataset.missing, 'hb-versions__missing'));
    return item;
  }

  menu.replaceChildren(...known.editions.map(line));
})();
