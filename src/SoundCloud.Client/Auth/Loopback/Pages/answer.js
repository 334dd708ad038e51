(() => {
  'use strict';
  // The code is of no use any more, and still nobody's to read.
  history.replaceState(null, '', location.pathname);
  const answer = JSON.parse(document.documentElement.dataset.answer);
  if (!answer.state) {
    return;
  }

  const tellOpener = () => {
    try {
      return window.opener?.SC?.Connect?.callback(answer) === true;
    } catch {
      // The opener is of another origin.
      return false;
    }
  };

  if (tellOpener()) {
    window.close();
  } else if ('BroadcastChannel' in window) {
    const channel = new BroadcastChannel('soundcloud-connect');
    channel.onmessage = ({ data }) => {
      if (data?.heard === answer.state) {
        window.close();
      }
    };
    channel.postMessage({ answer });
  }
})();
