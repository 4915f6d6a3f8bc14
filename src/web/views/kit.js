import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { useLoaded } from '../parts/load.js';
import { say, tell } from '../words.js';

/** What an interview should answer: what is open first. @param {{ own: string }} props */
export function Kit({ own }) {
  const [open, setOpen] = useState(false);
  const { value, failed } = useLoaded(
    () => (open ? ask('GET', `${own}/interview-kit`) : Promise.resolve(null)),
    [own, open],
  );
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}><summary>${say('kit')}</summary>
    ${failed !== '' && html`<p class="facts">${failed}</p>`}
    ${
      value &&
      html`<ul class="notes">${value.questions.map((/** @type {any} */ one, /** @type {number} */ at) => html`<li key=${at}><p><strong>${tell(one.question)}</strong></p>${one.goodAnswer && html`<p>${tell(one.goodAnswer)}</p>`}<p class="facts">${tell(one.seen)}</p></li>`)}</ul>
      <p><a href=${`${own}/interview-kit?format=markdown`}>${say('kitText')}</a></p>`
    }
  </details>`;
}
