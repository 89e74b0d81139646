/* "Find your unit": narrows a list while the reader types. Accents, case and word order do not matter.
   `data-names` of an entry: its names and aliases, separated by `|`; `data-begins`: beginnings that stand for a whole class,
   so that every "Cục Hải quan …" leads to the class even though no list names that one: `data-class` of the finder says so.
   Exact names come first. An entry with `data-on-request` appears only when it fits what somebody typed. */
(function () {
  'use strict';

  const CLASS = 2;

  function fold(text) {
    return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  }

  function parts(value) {
    return (value || '').split('|').map(fold).filter(Boolean);
  }

  function entryOf(item) {
    const names = parts(item.dataset.names);
    if (!names.length) names.push(fold(item.textContent));
    return { item: item, names: names, text: names.join(' '), begins: parts(item.dataset.begins), onRequest: 'onRequest' in item.dataset };
  }

  /* 0 exact, 1 begins with the query, 2 one of a class, 3 all words, or their beginnings, somewhere, Infinity not at all. */
  function rank(entry, query) {
    if (entry.names.includes(query)) return 0;
    if (entry.names.some((name) => name.startsWith(query))) return 1;
    if (entry.begins.some((start) => (query + ' ').startsWith(start + ' '))) return CLASS;
    return query.split(' ').every((word) => (' ' + entry.text).includes(' ' + word)) ? 3 : Infinity;
  }

  function mount(root) {
    const input = root.querySelector('input');
    const status = root.querySelector('[role="status"]');
    const list = root.querySelector('ul');
    const entries = Array.from(list.children).map(entryOf);

    function words(found) {
      if (!found.length) return root.dataset.none;
      if (found[0].rank === CLASS && root.dataset.class) return root.dataset.class;
      return (found.length === 1 && root.dataset.one) || root.dataset.count;
    }

    function say(query, found) {
      root.classList.toggle('hb-finder--asked', query !== '');
      status.textContent = query ? (words(found) || '').replace('{n}', found.length).replace('{query}', input.value.trim()) : '';
    }

    function update() {
      const query = fold(input.value);
      const ranked = entries.map((entry) => ({ item: entry.item, rank: query ? rank(entry, query) : entry.onRequest ? Infinity : 0 }));
      ranked.sort((a, b) => a.rank - b.rank);
      ranked.forEach(function (entry) {
        entry.item.hidden = entry.rank === Infinity;
        list.append(entry.item);
      });
      say(query, ranked.filter((entry) => entry.rank !== Infinity));
    }

    input.addEventListener('input', update);
    input.addEventListener('keydown', function (event) {
      const best = list.querySelector('li:not([hidden]) a');
      if (event.key === 'Enter' && input.value.trim() && best) best.click();
    });
    root.querySelectorAll('label[hidden]').forEach(function (label) {
      label.hidden = false;
    });
    update();
  }

  document.querySelectorAll('.hb-finder').forEach(mount);
})();
