/* Quiz: who is learning on this device, "start as somebody else", and the message where the browser keeps nothing. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { el, unique, button } = quiz.dom;

  function others(store, say, changed) {
    const names = store.learners().filter((name) => name !== store.learner());
    if (!names.length) return null;
    const go = (name) => { store.become(name); changed(); };
    return el('p', { class: 'hb-quiz__actions' }, names.map((name) => button(say('continue-as', { name: name || say('nobody') }), () => go(name))));
  }

  function form(store, say, changed) {
    const id = unique();
    const input = el('input', { type: 'text', id: id, maxlength: '80', autocomplete: 'off', required: true });
    function submit(event) {
      event.preventDefault();
      if (!input.value.trim()) return;
      store.become(input.value.trim().normalize('NFC'));
      changed();
    }
    return el('form', { onsubmit: submit }, el('label', { for: id }, say('new-name')), el('div', { class: 'hb-quiz__box' }, input, el('button', { type: 'submit', class: 'hb-button' }, say('start-as'))));
  }

  /* Who is learning, and how to be somebody else; `changed` is called then. */
  function bar(store, say, changed) {
    return el('details', { class: 'hb-quiz__learner' },
      el('summary', null, say('learner', { name: store.learner() || say('nobody') }), ' – ', say('somebody-else')),
      el('div', null, el('p', null, say('shared-computer')), others(store, say, changed), form(store, say, changed)));
  }

  /* A place for messages that stay (storage) and one for those that pass (status). */
  function places() {
    const trouble = el('div', { class: 'hb-warning', role: 'status', hidden: true });
    const status = el('p', { class: 'hb-visually-hidden', role: 'status' });
    return { trouble: trouble, status: status, announce: (text) => { status.textContent = text; } };
  }

  /* Says so, once, where the browser does not keep what was done. */
  function watch(store, say, place) {
    const name = store.trouble();
    if (!name || place.dataset.name === name) return;
    place.dataset.name = name;
    place.replaceChildren(el('strong', null, say('storage-' + name)), el('p', null, say('storage-goes-on')));
    place.hidden = false;
  }

  quiz.learner = { bar: bar, places: places, watch: watch };
})();
