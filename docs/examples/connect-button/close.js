// Passes the query parameters to the page with the button, and closes the popup when that page has received them.
(() => {
  'use strict';
  const query = Object.fromEntries(new URLSearchParams(location.search));
  document.getElementById('message').textContent = query.error
    ? `The sign-in failed (${query.error}).`
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
