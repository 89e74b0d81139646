/* The offline form opens from file://, where a browser starts no worker. This one runs the search worker's script in a hidden frame of the
   same page and carries the messages. It must come before the theme's own script, which asks for `Worker`; the name `IFrameWorker` is what the
   worker looks for to find its language scripts. */
(function () {
  'use strict';

  if (location.protocol !== 'file:') return;

  function addScript(frame, url) {
    return new Promise(function (resolve, reject) {
      const script = frame.contentDocument.createElement('script');
      script.src = url;
      script.onload = resolve;
      script.onerror = () => reject(new Error('cannot load ' + url));
      frame.contentDocument.head.append(script);
    });
  }

  class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement('iframe');
      frame.hidden = true;
      this.frame = frame;
      this.ready = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true })).then(() => this.start(new URL(url, location.href).href));
      document.body.append(frame);
    }

    start(url) {
      const inside = this.frame.contentWindow;
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent('message', { data: data }));
      inside.importScripts = async (...urls) => {
        for (const each of urls) await addScript(this.frame, each);
      };
      return addScript(this.frame, url);
    }

    postMessage(data) {
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent('message', { data: data })));
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.Worker = window.IFrameWorker = FrameWorker;
})();
