/* Quiz: the certificate of a course: filled in once every module was passed, to be printed; it says itself that it is a self-assessment. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  const { el, button, unique } = quiz.dom;
  const { best, coursePassed, passedIn } = quiz.mastery;

  function missing(data, store, say) {
    const left = data.modules.filter((one) => one.questions.length && !(best(store, one.id, data.passMark) || {}).passed);
    return [el('h2', null, say('not-yet')), el('p', null, say('not-yet-lede', { mark: data.passMark })),
      el('ul', { class: 'hb-quiz__due' }, left.map((one) => el('li', null, el('a', { href: one.url }, one.title))))];
  }

  /* The editions by their titles; nothing where none was noted. */
  function editions(data, ids, say) {
    const titles = ids.map((id) => (data.editions.find((one) => one.id === id) || { title: id }).title);
    return titles.length > 0 && el('p', null, say('certificate-edition', { edition: titles.join(', ') }));
  }

  function paper(data, time, ids, name, say) {
    return el('section', { class: 'hb-certificate__paper' },
      el('p', { class: 'hb-certificate__kind' }, say('certificate')),
      name,
      el('p', null, say('certificate-has-passed')),
      el('h2', null, data.title),
      el('p', null, data.certificate),
      el('p', null, say('certificate-modules')),
      el('ul', null, data.modules.filter((one) => one.questions.length).map((one) => el('li', null, one.title))),
      editions(data, ids, say),
      el('p', null, say('certificate-date', { date: say.day(time) })),
      el('p', { class: 'hb-certificate__note' }, say('self-assessment')));
  }

  /* The name as it will stand on paper; typed here, kept nowhere, unless the learner has one. */
  function named(store, say) {
    const id = unique();
    const name = el('p', { class: 'hb-certificate__name' });
    const write = (text) => { name.textContent = text || say('certificate-no-name'); };
    const input = el('input', { type: 'text', id: id, maxlength: '80', autocomplete: 'name', value: store.learner(), oninput: () => write(input.value.trim()) });
    write(store.learner());
    return { name: name, form: el('div', { class: 'hb-certificate__form' }, el('label', { for: id }, say('certificate-name')), input, button(say('print'), () => window.print(), { class: 'hb-button', 'data-do': 'print' })) };
  }

  quiz.certificate = function (root, data, store, say) {
    const { trouble } = quiz.learner.places();
    const stage = el('div', { class: 'hb-quiz__stage' });
    function update() {
      const time = coursePassed(store, data);
      const { name, form } = named(store, say);
      stage.replaceChildren(...(time === null ? missing(data, store, say) : [form, paper(data, time, passedIn(store, data), name, say)]), quiz.learner.bar(store, say, update));
      quiz.learner.watch(store, say, trouble);
    }
    root.append(trouble, stage);
    store.listen((kind) => { if (kind !== 'answer' && kind !== 'run') update(); });
    update();
  };
})();
