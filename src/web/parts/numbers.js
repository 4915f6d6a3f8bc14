import { html } from 'htm/preact';
import { useState } from 'preact/hooks';

/** A field of a number. Emptied it stays so while somebody stands in it: no number is put, and no nought either; left so, it is the last one again.
 * @param {{ value: number, put: (value: number) => void } & Record<string, unknown>} props the number, who takes another one, and what the field has besides */
export function NumberField({ value, put, ...own }) {
  const [isEmpty, setEmpty] = useState(false);
  const onInput = (/** @type {any} */ event) => {
    const { value: text } = event.target;
    setEmpty(text === '');
    if (text !== '') put(Number(text));
  };
  return html`<input type="number" required ...${own} value=${isEmpty ? '' : value} onInput=${onInput} onBlur=${() => setEmpty(false)} />`;
}
