/* Menus made of `<details data-hb-popup>`: one open at a time; Escape, a click elsewhere or leaving by keyboard closes them. */
(function () {
  'use strict';

  const popups = Array.from(document.querySelectorAll('details[data-hb-popup]'));

  function closeAllBut(kept) {
    popups.forEach(function (popup) {
      if (popup !== kept) popup.open = false;
    });
  }

  function holding(node) {
    return popups.find(function (popup) {
      return popup.contains(node);
    });
  }

  document.addEventListener('click', function (event) {
    closeAllBut(holding(event.target));
  });

  document.addEventListener('focusin', function (event) {
    closeAllBut(holding(event.target));
  });

  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    const open = popups.find(function (popup) {
      return popup.open;
    });
    if (!open) return;
    open.open = false;
    open.querySelector('summary').focus();
  });
})();
