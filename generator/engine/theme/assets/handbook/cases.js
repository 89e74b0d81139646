/* "Which case is mine?": radio buttons in `<fieldset data-hb-cases="<name>">` choose which `[data-case]` blocks are shown, within the nearest
   `[data-hb-scope]` or on the whole page; a button with an empty value shows all. The choice is remembered on this device. */
(function () {
  'use strict';

  function load(name) {
    try {
      return localStorage.getItem('handbook.case.' + name);
    } catch {
      return null; /* storage may be switched off: then the choice lasts as long as the page */
    }
  }

  function save(name, value) {
    try {
      localStorage.setItem('handbook.case.' + name, value);
    } catch { /* as above */ }
  }

  function mount(fieldset) {
    const name = fieldset.dataset.hbCases;
    const scope = fieldset.closest('[data-hb-scope]') || document;
    const radios = Array.from(fieldset.querySelectorAll('input[type="radio"]'));

    function show(value) {
      scope.querySelectorAll('[data-case]').forEach(function (block) {
        block.hidden = value !== '' && !block.dataset.case.split(' ').includes(value);
      });
    }

    fieldset.addEventListener('change', function (event) {
      show(event.target.value);
      save(name, event.target.value);
    });
    const chosen = radios.find((radio) => radio.value === load(name)) || radios.find((radio) => radio.checked);
    if (chosen) {
      chosen.checked = true;
      show(chosen.value);
    }
    fieldset.hidden = false;
  }

  document.querySelectorAll('fieldset[data-hb-cases]').forEach(mount);
})();
