/* Quiz: building the page: elements, texts that come as runs, and the interface's words. Never from markup. */
(function () {
  'use strict';

  const quiz = window.handbookQuiz = window.handbookQuiz || {};
  let count = 0;

  /* An element; `on…` attributes are listeners, true an empty attribute, false and nothing none. */
  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    Object.entries(attributes || {}).forEach(function ([name, value]) {
      if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
      else if (value !== false && value !== undefined && value !== null) node.setAttribute(name, value === true ? '' : value);
    });
    node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
    return node;
  }

  /* A text as nodes: runs are { t }, { t, abbr } or { t, href }. */
  function runs(list) {
    return list.map(function (run) {
      if (run.href) return el('a', { href: run.href }, run.t);
      return run.abbr ? el('abbr', { title: run.abbr }, run.t) : document.createTextNode(run.t);
    });
  }

  function plain(list) {
    return list.map((run) => run.t).join('');
  }

  /* An id that no other element has. */
  function unique() {
    count += 1;
    return '_quiz-' + count;
  }

  function button(words, action, attributes) {
    return el('button', { type: 'button', class: 'hb-button hb-button--plain', onclick: action, ...attributes }, words);
  }

  /* Parts of a day as Vietnamese official papers write it: a nought before days below 10 and before January and February; and the month's name. */
  function dayParts(date, language) {
    const [day, month] = [date.getDate(), date.getMonth() + 1];
    const name = new Intl.DateTimeFormat(language, { month: 'long' }).format(date);
    return { day: (day < 10 ? '0' : '') + day, plain: String(day), month: (month < 3 ? '0' : '') + month, name: name, year: String(date.getFullYear()) };
  }

  /* Words of the interface by name; {placeholders} are filled in, `name.one` or `name.other` chosen by n, numbers written as the language does. */
  function words(strings) {
    const language = document.documentElement.lang || undefined;
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false });
    function say(name, values) {
      const one = values && values.n === 1 && strings[name + '.one'];
      const text = one || strings[name] || strings[name + '.other'] || name;
      return text.replace(/\{([\w-]+)\}/g, (all, key) => (values && key in values ? (typeof values[key] === 'number' ? number.format(values[key]) : values[key]) : all));
    }
    say.number = (written) => number.format(Number(written));
    say.day = (time) => say('date', dayParts(new Date(time), language));
    say.moment = (time) => say('moment', { date: say.day(time), time: new Intl.DateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23' }).format(new Date(time)) });
    return say;
  }

  function bar(say, done, of, label) {
    const text = say('n-of', { n: done, of: of });
    return el('div', { class: 'hb-progress' }, el('progress', { max: of || 1, value: done, 'aria-label': label }), el('span', null, text));
  }

  quiz.dom = { el: el, runs: runs, plain: plain, unique: unique, button: button, words: words, bar: bar };
})();
