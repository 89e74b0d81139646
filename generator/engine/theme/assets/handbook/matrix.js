/* Filters of the responsibility matrix. `<form data-hb-filter="<id> …">` names what holds its tables. A cell (`data-roles`) counts if its
   row (`data-topic`), its column (`data-tier`) and its roles fit and the text is in the row's or the column's heading; rows and columns
   without such a cell are hidden. The choice is kept in the address, so it can be passed on and survives going back. */
(function () {
  'use strict';

  const FIELDS = ['tier', 'topic', 'role', 'text'];

  function fold(text) {
    return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
  }

  function heading(cell) {
    return { cell: cell, data: cell.dataset, text: fold(cell.textContent) };
  }

  function tableOf(table) {
    const columns = Array.from(table.tHead.rows[table.tHead.rows.length - 1].cells).map(heading);
    const rows = Array.from(table.querySelectorAll('tr[data-topic]')).map((row) => ({ row: row, head: heading(row.cells[0]), cells: Array.from(row.cells).slice(1) }));
    return { columns: columns, rows: rows };
  }

  function fits(choice, row, column, cell) {
    const roles = (cell.dataset.roles || '').split(' ').filter(Boolean);
    const words = fold(choice.text).split(/\s+/).filter(Boolean);
    const says = (head) => words.every((word) => head.text.includes(word));
    return roles.length > 0 && (!choice.role || roles.includes(choice.role)) && (!choice.topic || row.row.dataset.topic === choice.topic) &&
      (!choice.tier || column.data.tier === choice.tier) && (says(row.head) || says(column));
  }

  /* Shows what fits and returns how many rows and columns are left; without any choice that is everything. */
  function apply(table, choice) {
    const all = FIELDS.every((field) => !choice[field]);
    const used = new Set();
    let shown = 0;
    table.rows.forEach(function (row) {
      let any = all;
      row.cells.forEach(function (cell) {
        const column = table.columns[cell.cellIndex];
        const fit = all || fits(choice, row, column, cell);
        cell.classList.toggle('hb-off', !fit);
        if (fit) used.add(column);
        any = any || fit;
      });
      row.row.hidden = !any;
      shown += any ? 1 : 0;
    });
    table.columns.slice(1).forEach((column) => { column.cell.hidden = !used.has(column); });
    table.rows.forEach((row) => row.cells.forEach((cell) => { cell.hidden = !used.has(table.columns[cell.cellIndex]); }));
    return { rows: shown, columns: used.size };
  }

  function mount(form) {
    const tables = form.dataset.hbFilter.split(' ').flatMap((id) => Array.from((document.getElementById(id) || document.createElement('div')).querySelectorAll('table'))).map(tableOf);
    const status = form.querySelector('[role="status"]');
    const fields = FIELDS.map((name) => form.elements.namedItem(name)).filter(Boolean);

    function choice() {
      return Object.fromEntries(FIELDS.map((name) => [name, (form.elements.namedItem(name) || { value: '' }).value.trim()]));
    }

    function show() {
      const left = tables.map((table) => apply(table, choice()))[0] || { rows: 0, columns: 0 };
      const text = left.rows ? form.dataset.count : form.dataset.none;
      status.textContent = (text || '').replace('{rows}', left.rows).replace('{columns}', left.columns);
    }

    function remember() {
      const url = new URL(location.href);
      Object.entries(choice()).forEach(([name, value]) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name)));
      try {
        history.replaceState(history.state, '', url);
      } catch { /* a page from file:// may not change its address: the filter works all the same */ }
    }

    function restore() {
      const asked = new URL(location.href).searchParams;
      fields.forEach((field) => { field.value = asked.get(field.name) || ''; });
      show();
    }

    form.addEventListener('input', () => { show(); remember(); });
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => { show(); remember(); }));
    window.addEventListener('popstate', restore);
    window.addEventListener('pageshow', restore);
    form.hidden = false;
    restore();
  }

  document.querySelectorAll('form[data-hb-filter]').forEach(mount);
})();
