// Passes the query parameters to the page with the button, and closes the popup when that page has received them.
(() => {
  'use strict';
  // Only what the button opened has it: a link of another site to this page changes nothing and claims nothing.
  const key = sessionStorage.getItem('sc-connect');
  if (!key) {
    return;
  }

  const query = Object.fromEntries(new URLSearchParams(location.search));
  document.getElementById('message').textContent = query.error
    ? `The sign-in failed (${query.error}).`
    : 'You are connected.';

  const channel = new BroadcastChannel('sc-connect');
  channel.onmessage = ({ data }) => {
    if (data.heard === key) {
      window.close();
    }
  };
  channel.postMessage({ key, query });
})();
