(() => {
  'use strict';
  const link = document.getElementById('connect');
  const state = new URL(link.href).searchParams.get('state');

  const show = (name) => {
    for (const section of document.querySelectorAll('section')) {
      section.hidden = section.id !== name;
    }
    const heading = document.querySelector(`#${name} h1`);
    document.title = heading.textContent;
    heading.focus();
  };

  // What the close page calls with the answer's parameters; true says that they were this page's.
  const callback = (answer) => {
    if (answer?.state !== state) {
      return false;
    }
    if (answer.failure) {
      document.getElementById('failure').textContent = answer.failure;
      show('failed');
    } else {
      show('connected');
    }
    return true;
  };

  window.SC = { Connect: { callback } };

  // SoundCloud's opener policy may cut the window off from this one; both still share the origin's channel.
  if ('BroadcastChannel' in window) {
    const channel = new BroadcastChannel('soundcloud-connect');
    channel.onmessage = ({ data }) => {
      if (data?.answer && callback(data.answer)) {
        channel.postMessage({ heard: data.answer.state });
      }
    };
  }

  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    const width = 480;
    const height = 640;
    const left = Math.round(window.screenX + Math.max(0, (window.outerWidth - width) / 2));
    const top = Math.round(window.screenY + Math.max(0, (window.outerHeight - height) / 2));
    const popup = window.open(link.dataset.popup, 'soundcloud-connect', `popup,width=${width},height=${height},left=${left},top=${top}`);
    // A blocked popup leaves the link to do what links do.
    if (popup) {
      event.preventDefault();
      popup.focus();
      document.getElementById('hint').hidden = true;
      document.getElementById('waiting').hidden = false;
    }
  });
})();
