import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../words.js';

/** Whether single letters do something: a person may switch them off (WCAG 2.1.4). */
const keysAreOn = () => localStorage.getItem('keys') !== 'off';

/** Listens for single keys within an element: not in fields or dialogs, not with modifiers, and those that decide not while held.
 * @param {(key: string) => boolean | void} on */
export function useKeys(on) {
  const latest = useRef(on);
  latest.current = on;
  useEffect(() => {
    const hear = (/** @type {KeyboardEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
      // A question that is open is answered first, wherever the focus is.
      if (document.querySelector('dialog[open]')) return;
      const at = /** @type {Element} */ (event.target);
      // A box that is ticked takes no letters.
      if (at.closest('input:not([type=checkbox], [type=radio]), textarea, select')) {
        // Out of the search field first, out of what is open with the next one.
        if (event.key === 'Escape') /** @type {HTMLElement} */ (at).blur();
        return;
      }
      // Links and buttons do what Enter asks of them.
      if (event.key === 'Enter' && at.closest('a, button, summary')) return;
      if (!keysAreOn() && /^[a-z]$/.test(event.key)) return;
      if (latest.current(event.key)) event.preventDefault();
    };
    const main = document.body;
    main.addEventListener('keydown', hear);
    return () => main.removeEventListener('keydown', hear);
  }, []);
}

/** The keys of the list. @param {{ close: () => void }} props */
export function KeysHelp({ close }) {
  const dialog = useRef(/** @type {any} */ (null));
  const [on, setOn] = useState(keysAreOn());
  useEffect(() => dialog.current?.showModal(), []);
  const choose = (/** @type {any} */ event) => {
    localStorage.setItem('keys', event.target.checked ? 'on' : 'off');
    setOn(event.target.checked);
  };
  const rows = [
    ['j k', 'keyMove'],
    ['n', 'keyNext'],
    ['Enter', 'keyOpen'],
    ['a h r', 'keyDecide'],
    ['u', 'keyUndo'],
    ['Esc', 'keyClose'],
    ['/', 'keyFilter'],
    ['?', 'keyHelp'],
  ];
  return html`<dialog ref=${dialog} onClose=${close} aria-labelledby="keys-title"><h2 id="keys-title">${say('help')}</h2>
    <dl class="keys">${rows.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${say(String(what))}</dd>`)}</dl>
    <p><label class="switch"><input type="checkbox" checked=${on} onChange=${choose} /> ${say('keysOn')}</label></p>
    <form method="dialog"><button autofocus>${say('close')}</button></form></dialog>`;
}
