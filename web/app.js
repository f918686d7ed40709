// Only makes things quicker; every page works without it.
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text, ...properties });

  // Keys. A field or link that says aria-keyshortcuts takes the key; G and a letter leads to an area of the bar.
  const inField = (element) => element.matches('input, textarea, select, [contenteditable]');
  let afterG = 0;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
    if (document.body.dataset.keys === 'off') return;
    const key = event.key.toUpperCase();
    const wanted = Date.now() - afterG < 1500 ? `G ${key}` : key;
    afterG = key === 'G' ? Date.now() : 0;
    if (key === 'J' || key === 'K') return step(event, key === 'J' ? 1 : -1);
    const hits = all('[aria-keyshortcuts]').filter((each) => each.getAttribute('aria-keyshortcuts').toUpperCase() === wanted);
    const target = hits.find(inField) ?? hits[0];
    if (!target) return;
    event.preventDefault();
    target.focus();
    if (target.matches('a, button')) target.click();
  });

  // J and K walk through the rows of a list; Enter opens, because the focus is on the row's link.
  function step(event, by) {
    const links = all('main tbody th a[href]');
    if (!links.length) return;
    event.preventDefault();
    const now = links.indexOf(document.activeElement);
    links[Math.min(links.length - 1, Math.max(0, now < 0 ? 0 : now + by))].focus();
  }

  // Who may be the person a form describes, while it is typed.
  for (const box of document.querySelectorAll('[data-similar]')) {
    const form = box.closest('form');
    let waiting, last = '';
    form.addEventListener('input', (event) => {
      if (!event.target.name?.match(/^(family_name|given_name|own_script|born|gender|nationality)$/)) return;
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const body = new URLSearchParams(new FormData(form));
        const answer = await fetch(box.dataset.similar, { method: 'POST', body, credentials: 'same-origin', redirect: 'error' }).catch(() => null);
        const text = answer?.ok ? await answer.text() : '';
        if (text !== last) box.innerHTML = last = text;
      }, 300);
    });
  }

  // The error summary takes the focus, also where autofocus does not reach.
  document.querySelector('.errors')?.focus();

  // Advice beside a form, renewed while somebody types; without this a button asks for it.
  document.querySelectorAll('[data-live]').forEach((part) => {
    const form = part.closest('form');
    let rest, round = 0;
    const renew = async () => {
      const mine = ++round;
      const body = new URLSearchParams(new FormData(form));
      body.set(part.dataset.live, 'teil');
      const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin', redirect: 'error' }).catch(() => null);
      if (!answer?.ok || mine !== round) return;
      const text = await answer.text();
      const focused = part.contains(document.activeElement) ? document.activeElement.id : '';
      part.innerHTML = text;
      if (focused) document.getElementById(focused)?.focus();
    };
    const wait = () => { clearTimeout(rest); rest = setTimeout(renew, 350); };
    form.addEventListener('input', wait);
    form.addEventListener('change', wait);
  });

  // What was typed and not sent is not lost by a slip.
  let typed = false;
  document.addEventListener('input', (event) => { if (event.target.closest('form[data-guard]')) typed = true; });
  document.addEventListener('submit', () => { typed = false; });
  document.addEventListener('click', (event) => { if (event.target.closest('[data-leave]')) typed = false; });
  window.addEventListener('beforeunload', (event) => { if (typed) event.preventDefault(); });

  // "Alle auswählen" ticks the boxes here, where the link would load the list again.
  all('[data-all]').forEach((link) => link.addEventListener('click', (event) => {
    event.preventDefault();
    all('input[type=checkbox]', link.closest('form')).forEach((each) => { each.checked = true; });
  }));

  // A chip instead of what was typed beside it.
  all('[data-instead]').forEach((box) => all(`[name=${box.dataset.instead}]`).forEach((chip) => {
    chip.addEventListener('change', () => { box.querySelector('input').value = ''; });
  }));

  // Drafts: kept on the server two seconds after the last key and every ten seconds while typing.
  all('form[data-draft]').forEach((form) => {
    const line = form.querySelector('.draft');
    const text = form.querySelector('textarea');
    let changed = false, running = false, stopped = false, waiting = false, rest = 0, since = 0;

    const say = (words, ...more) => { if (line.textContent !== words || more.length) line.replaceChildren(words, ...more.flatMap((each) => [' ', each])); };

    form.addEventListener('input', () => {
      changed = true;
      since ||= Date.now();
      clearTimeout(rest);
      rest = setTimeout(save, Math.max(0, Math.min(2000, since + 10000 - Date.now())));
    });
    form.addEventListener('submit', (event) => {
      if (event.submitter?.matches('[data-draft-button]') && !stopped) { event.preventDefault(); changed = true; save(); return; }
      stopped = true;
      clearTimeout(rest);
    });
    // A page the browser kept aside still carries what was already sent.
    window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
    window.addEventListener('pagehide', () => { if (changed && !stopped) send(true).catch(() => {}); });

    function send(keepalive) {
      const fields = new URLSearchParams(new FormData(form));
      fields.set('folge', Date.now());
      return fetch(form.dataset.draft, { method: 'POST', body: fields, credentials: 'same-origin', redirect: 'error', keepalive });
    }

    async function save() {
      clearTimeout(rest);
      rest = 0;
      if (!changed || running || stopped || waiting) return;
      running = true;
      changed = false;
      since = 0;
      try {
        const answer = await send(false);
        if (answer.ok) told(await answer.json());
        else if (answer.status === 401 || answer.status === 403) {
          changed = true;
          if (!(await renew())) signInAgain();
        }
        else throw new Error();
      } catch {
        changed = true;
        say('Keine Verbindung. Ihr Text steht noch hier und wird gesichert, sobald es wieder geht.');
        rest = setTimeout(save, 5000);
      }
      running = false;
      if (changed && !rest && !waiting) rest = setTimeout(save, 2000);
    }

    function told(answer) {
      if (stopped) return;
      if (answer.state === 'kept') {
        form.elements.entwurf.value = answer.stamp;
        typed = changed;
        say(answer.text);
      } else if (answer.state === 'conflict') {
        stopped = true;
        const both = make('button', 'Beide Texte ansehen', { className: 'button second' });
        both.formAction = form.dataset.draft;
        say(answer.text, both);
      } else {
        say(answer.text);
      }
    }

    // The text stays where it is; signing in happens in a window of its own, and then this one goes on.
    function signInAgain() {
      waiting = true;
      const link = make('a', 'In einem neuen Fenster anmelden', { href: '/anmelden', target: '_blank', rel: 'opener' });
      say('Ihre Sitzung ist zu Ende. Ihr Text steht noch hier und ist nicht verloren; schließen Sie dieses Fenster nicht.', link);
      const back = async () => {
        if (document.hidden || !(await renew())) return;
        document.removeEventListener('visibilitychange', back);
        window.removeEventListener('focus', back);
        waiting = false;
        save();
      };
      document.addEventListener('visibilitychange', back);
      window.addEventListener('focus', back);
    }

    // Pieces of text go in where the cursor is.
    all('[data-piece]', form).forEach((button) => button.addEventListener('click', async (event) => {
      event.preventDefault();
      const fields = new URLSearchParams(new FormData(form, button));
      fields.set('nur', 'text');
      const answer = await fetch(button.formAction, { method: 'POST', body: fields, credentials: 'same-origin', redirect: 'error' }).catch(() => null);
      if (!answer?.ok) return;
      const piece = await answer.text();
      const at = button.value === 'satz' ? 0 : text.selectionStart;
      const glue = (side) => (side && !/\s$/.test(side) ? '\n' : '');
      const before = text.value.slice(0, at), after = text.value.slice(at);
      text.value = before + glue(before) + piece + (after && !/^\s/.test(after) ? '\n' : '') + after;
      text.focus();
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }));
  });

  // After signing in anew in another window: the forms here take the new seal, unless it was somebody else who signed in.
  async function renew() {
    const answer = await fetch('/sitzung', { credentials: 'same-origin', redirect: 'error' }).catch(() => null);
    if (!answer?.ok) return 0;
    const [seconds, seal, worker] = (await answer.text()).split('\n');
    if (worker !== document.body.dataset.worker) return 0;
    all('input[name=siegel]').forEach((each) => { each.value = seal; });
    return Number(seconds);
  }

  // Two minutes before the session ends, say so once.
  const left = Number(document.body.dataset.secondsLeft);
  if (left) setTimeout(warn, Math.max(0, left - 120) * 1000);

  function warn() {
    const box = make('div', '', { className: 'timeout', role: 'alert' });
    const kept = document.querySelector('form[data-draft]')
      ? 'Was Sie als Notiz schreiben, ist als Entwurf gesichert. Andere Felder, die nicht gespeichert sind, kommen nach dem Anmelden zurück, wenn Sie sie dann absenden.'
      : 'Was Sie danach absenden, geht nicht verloren: Es kommt nach dem Anmelden zurück.';
    const stay = make('button', 'Angemeldet bleiben', { className: 'button', type: 'button' });
    stay.addEventListener('click', async () => {
      const seconds = await renew();
      if (!seconds) return location.reload();
      box.remove();
      if (seconds > 120) setTimeout(warn, (seconds - 120) * 1000);
    });
    box.append(make('p', `Ihre Sitzung endet in zwei Minuten. ${kept}`), stay);
    document.body.append(box);
  }
})();
