// Hands the query parameters to the page with the button, and closes the popup once they are heard.
(() => {
  'use strict';
  const query = Object.fromEntries(new URLSearchParams(location.search));
  document.getElementById('message').textContent = query.error
    ? `The sign-in did not come to its end (${query.error}).`
    : 'You are connected.';

  const id = crypto.getRandomValues(new Uint32Array(2)).join('-');
  const channel = new BroadcastChannel('sc-connect');
  channel.onmessage = ({ data }) => {
    if (data.heard === id) {
      window.close();
    }
  };
  channel.postMessage({ id, query });
})();
