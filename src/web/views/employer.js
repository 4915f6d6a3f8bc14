import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { regain } from '../parts/focus.js';
import { useLoaded } from '../parts/load.js';
import { say } from '../words.js';

/** Who the employer is and whom candidates write to: said by who may, and put right by them; it stands in every message and notice.
 * @param {{ me: any }} props */
export function Employer({ me }) {
  const { value, again } = useLoaded(() => ask('GET', '/v1/notice-settings'), []);
  const [problem, setProblem] = useState('');
  const [editing, setEditing] = useState(false);
  const told = useRef(/** @type {any} */ (null));
  if (value === null) return null;
  const may = me.scopes.includes('admin');
  const { settings: known } = value;
  if (known !== null && !editing)
    return html`<p class="facts" ref=${told} tabindex="-1">${say('employerIs', known)} ${may && html`<button type="button" class="link" onClick=${() => setEditing(true)}>${say('putRight')}</button>`}</p>`;
  if (!may) return html`<p class="banner">${say('employerMissing')}</p>`;
  const save = async (/** @type {any} */ event) => {
    event.preventDefault();
    const { employer, contact } = event.target.elements;
    const settings = { words: {}, ...known, employer: employer.value.trim(), contact: contact.value.trim() };
    const failed = await ask('PUT', '/v1/notice-settings', settings).then(
      () => '',
      (error) => error.message,
    );
    setProblem(failed);
    await again();
    if (failed !== '') return;
    setEditing(false);
    // The form is gone: whoever uses the keyboard goes on where it stood.
    regain(() => told.current);
  };
  return html`<form class="banner" onSubmit=${save}><p>${say('employerHint')}</p>
    ${problem !== '' && html`<p role="alert">${say('failed', { why: problem })}</p>`}
    <p class="filters"><label>${say('employer')} <input name="employer" value=${known?.employer} required maxlength="300" autocomplete="organization" /></label>
      <label>${say('contact')} <input name="contact" value=${known?.contact} required maxlength="300" /></label></p>
    <p><button>${say('keep')}</button></p></form>`;
}
