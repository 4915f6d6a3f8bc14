import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../words.js';

/** A view whose code comes when it is asked for; `load` gives it. @param {any} props */
export function Later({ load, ...props }) {
  const [View, setView] = useState(/** @type {any} */ (null));
  const [failed, setFailed] = useState('');
  useEffect(() => {
    load().then(
      (/** @type {any} */ view) => setView(() => view),
      (/** @type {Error} */ error) => setFailed(error.message),
    );
  }, [load]);
  if (failed !== '') return html`<p role="alert">${say('failed', { why: failed })}</p>`;
  return View === null ? html`<p aria-busy="true">${say('loading')}</p>` : html`<${View} ...${props} />`;
}
