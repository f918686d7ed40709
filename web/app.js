// Only makes things quicker; every page works without it.
(() => {
  'use strict';
  const inField = (element) => element.matches('input, textarea, select, [contenteditable]');

  // Keys: / to the search, N to the note. A key that a field declares with aria-keyshortcuts leads there.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
    if (document.documentElement.dataset.keys === 'off') return;
    const key = event.key.toUpperCase();
    const target = [...document.querySelectorAll('[aria-keyshortcuts]')].find((each) => each.getAttribute('aria-keyshortcuts').toUpperCase() === key);
    if (!target) return;
    event.preventDefault();
    target.focus();
  });

  // The error summary takes the focus, also where autofocus does not reach.
  document.querySelector('.errors')?.focus();

  // What was typed and not sent is not lost by a slip.
  let typed = false;
  document.addEventListener('input', (event) => { if (event.target.closest('form[data-guard]')) typed = true; });
  document.addEventListener('submit', () => { typed = false; });
  window.addEventListener('beforeunload', (event) => { if (typed) event.preventDefault(); });

  // Two minutes before the session ends, say so once.
  const left = Number(document.body.dataset.secondsLeft);
  if (left) setTimeout(warn, Math.max(0, left - 120) * 1000);

  function warn() {
    const box = document.createElement('div');
    box.className = 'timeout';
    box.setAttribute('role', 'alert');
    const text = document.createElement('p');
    text.textContent = 'Ihre Sitzung endet in zwei Minuten. Was in Feldern steht und nicht gespeichert ist, geht dann verloren.';
    const stay = document.createElement('button');
    stay.className = 'button';
    stay.type = 'button';
    stay.textContent = 'Angemeldet bleiben';
    stay.addEventListener('click', async () => {
      const answer = await fetch('/sitzung', { credentials: 'same-origin', redirect: 'error' }).catch(() => null);
      if (!answer?.ok) return location.reload();
      box.remove();
      const seconds = Number(await answer.text());
      if (seconds > 120) setTimeout(warn, (seconds - 120) * 1000);
    });
    box.append(text, stay);
    document.body.append(box);
  }
})();
