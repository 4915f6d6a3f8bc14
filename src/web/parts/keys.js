import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../words.js';

/** Listens for single keys within an element: not in fields or dialogs, not with modifiers, and those that decide not while held.
 * @param {(key: string) => boolean | void} on */
export function useKeys(on) {
  const latest = useRef(on);
  latest.current = on;
  useEffect(() => {
    const hear = (/** @type {KeyboardEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
      const at = /** @type {Element} */ (event.target);
      if (at.closest('input, textarea, select, dialog')) {
        if (event.key !== 'Escape' || !at.closest('input')) return;
        /** @type {HTMLElement} */ (at).blur();
      }
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
  useEffect(() => dialog.current?.showModal(), []);
  const rows = [
    ['j k', 'keyMove'],
    ['Enter', 'keyOpen'],
    ['a h r', 'keyDecide'],
    ['u', 'keyUndo'],
    ['Esc', 'keyClose'],
    ['/', 'keyFilter'],
    ['?', 'keyHelp'],
  ];
  return html`<dialog ref=${dialog} onClose=${close} aria-labelledby="keys-title"><h2 id="keys-title">${say('help')}</h2>
    <dl class="keys">${rows.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${say(String(what))}</dd>`)}</dl>
    <form method="dialog"><button autofocus>${say('close')}</button></form></dialog>`;
}
