import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';

/** A field whose words stand in the address: they are sent when whoever types pauses, and follow the address when it changes otherwise, as by the way back.
 * @param {{ value: string, send: (words: string) => void, wait: number, field?: any }} props `wait` in milliseconds */
export function Typed({ value, send, wait, field }) {
  const own = useRef(/** @type {any} */ (null));
  const input = field ?? own;
  const later = useRef(0);
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    clearTimeout(later.current);
    sent.current = value;
    input.current.value = value;
  }, [value]);
  const typed = (/** @type {any} */ event) => {
    const words = event.target.value;
    clearTimeout(later.current);
    later.current = setTimeout(() => {
      sent.current = words;
      send(words);
    }, wait);
  };
  return html`<input ref=${input} type="search" defaultValue=${value} onInput=${typed} />`;
}
