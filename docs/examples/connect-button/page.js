// How this site uses the button. For your own site you need only sc-connect.js and the close page.
(() => {
  'use strict';
  const $ = (id) => document.getElementById(id);

  const show = async () => {
    const me = await (await fetch('/me')).json();
    document.querySelector('main').classList.add('known');
    $('login').hidden = me.user !== null;
    $('connect').hidden = me.user === null || me.username !== null;
    $('connected').hidden = me.user === null;
    if (me.user !== null) {
      $('who').textContent = me.username === null
        ? `You are ${me.user}, not connected with SoundCloud yet.`
        : `You are ${me.user} here and ${me.username} at SoundCloud, with ${me.followers} followers.`;
    }
  };

  SC.Connect.prepareButton($('sc-connect'), {
    request_token_endpoint: '/oauth/request_token',
    access_token_endpoint: '/oauth/access_token',
    callback: async (query) => {
      await show();
      $('result').className = query.error ? 'bad' : 'good';
      $('result').textContent = query.error === 'access_denied' ? 'You did not allow access. Nothing has changed.'
        : query.error ? `The sign-in failed (${query.error}). Please try again.`
          : `Connected as ${query.username}.`;
      $('result').dataset.query = JSON.stringify(query);
    },
  });
  show();
})();
