import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { useLoaded } from '../parts/load.js';
import { say } from '../words.js';

/** Who the employer is and whom candidates write to: said once, by who may; it stands in every message and notice. Nothing where it has been said.
 * @param {{ me: any }} props */
export function Employer({ me }) {
  const { value, again } = useLoaded(() => ask('GET', '/v1/notice-settings'), []);
  const [problem, setProblem] = useState('');
  if (value === null || value.settings !== null) return null;
  if (!me.scopes.includes('admin')) return html`<p class="banner">${say('employerMissing')}</p>`;
  const save = async (/** @type {any} */ event) => {
    event.preventDefault();
    const { employer, contact } = event.target.elements;
    const settings = { employer: employer.value.trim(), contact: contact.value.trim(), words: {} };
    setProblem(
      await ask('PUT', '/v1/notice-settings', settings).then(
        () => '',
        (error) => error.message,
      ),
    );
    await again();
  };
  return html`<form class="banner" onSubmit=${save}><p>${say('employerHint')}</p>
    ${problem !== '' && html`<p role="alert">${say('failed', { why: problem })}</p>`}
    <p class="filters"><label>${say('employer')} <input name="employer" required maxlength="300" autocomplete="organization" /></label>
      <label>${say('contact')} <input name="contact" required maxlength="300" /></label></p>
    <p><button>${say('keep')}</button></p></form>`;
}
