/*
 * SC.Connect.prepareButton(element, options) turns a link into a "Connect with SoundCloud" button.
 *
 *   request_token_endpoint  the address on your server that starts the sign-in; the popup opens it
 *   access_token_endpoint   your redirect URI; SoundCloud redirects the browser to it
 *   callback                receives the query parameters of /sc-connect/close.html as an object
 *
 * If popups are blocked or scripts are off, the link opens in the same window.
 */
(() => {
  'use strict';
  const channel = new BroadcastChannel('sc-connect');
  let waiting = null;

  // A popup inherits this page's session storage, and no other window knows the key.
  const key = sessionStorage.getItem('sc-connect') || crypto.getRandomValues(new Uint32Array(4)).join('-');
  sessionStorage.setItem('sc-connect', key);

  // Not by window.opener: the sign-in page may cut that tie.
  channel.onmessage = ({ data }) => {
    if (waiting && data.query && data.key === key) {
      const callback = waiting;
      waiting = null;
      channel.postMessage({ heard: key });
      callback(data.query);
    }
  };

  window.SC = window.SC || {};
  window.SC.Connect = {
    prepareButton(element, options) {
      element.href = options.request_token_endpoint;
      element.addEventListener('click', (event) => {
        const left = Math.round(screenX + (outerWidth - 480) / 2);
        const top = Math.round(screenY + (outerHeight - 640) / 2);
        const popup = window.open(options.request_token_endpoint, 'sc-connect', `popup,width=480,height=640,left=${left},top=${top}`);
        if (popup) {
          event.preventDefault();
          waiting = options.callback;
          popup.focus();
        }
      });
    },
  };
})();
