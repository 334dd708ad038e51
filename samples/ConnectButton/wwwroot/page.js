// The login is shown to nobody who is logged in, the button to all who are.
(async () => {
  'use strict';
  const { user } = await (await fetch('/who')).json();
  document.getElementById('login').hidden = user !== null;
  document.getElementById('connect').hidden = user === null;
  const result = document.getElementById('result');
  SC.Connect.prepareButton(document.getElementById('sc-connect'), {
    request_token_endpoint: '/soundcloud/request',
    access_token_endpoint: '/soundcloud/access',
    callback: (query) => {
      result.textContent = query.error ? `Not connected (${query.error}).` : `Connected as ${query.username}.`;
      result.dataset.query = JSON.stringify(query);
    },
  });
  document.body.dataset.ready = user ?? '';
})();
