import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../words.js';

/** A view whose code comes when it is asked for; `load` gives it. One that is the whole page says so. @param {any} props */
export function Later({ load, whole, ...props }) {
  const [View, setView] = useState(/** @type {any} */ (null));
  const [failed, setFailed] = useState('');
  useEffect(() => {
    load().then(
      (/** @type {any} */ view) => setView(() => view),
      (/** @type {Error} */ error) => setFailed(error.message),
    );
  }, [load]);
  if (View !== null) return html`<${View} ...${props} />`;
  const told =
    failed !== ''
      ? html`<p role="alert">${say('failed', { why: failed })}</p>`
      : html`<p aria-busy="true">${say('loading')}</p>`;
  return whole ? html`<main>${told}</main>` : told;
}
