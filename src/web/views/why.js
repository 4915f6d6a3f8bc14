import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { applicationOf, roleOf } from '../asked.js';
import { useLoaded } from '../parts/load.js';
import { nameOf } from '../parts/people.js';
import { useFieldLabel } from '../parts/roles.js';
import { say, tell } from '../words.js';

/** Applications whose jobs are looked through, the ranked and those who need review. */
const people = 25;
/** What nobody can be sure of first. */
const order = ['unclear', 'likely', 'out', 'in'];

/** Which jobs of those who applied count in the role's field of work, and why. @param {{ role: string, field: string }} props */
export function Why({ role, field }) {
  const [open, setOpen] = useState(false);
  const label = useFieldLabel(field);
  const { value, failed } = useLoaded(async () => {
    if (!open) return null;
    const list = await ask('GET', `${roleOf(role)}/shortlist/compact?limit=${people}`);
    const some = [...list.shortlist, ...list.needsReview].slice(0, people);
    const found = await Promise.all(
      some.map((one) =>
        ask('GET', `${applicationOf(one.applicationId)}/fields/${encodeURIComponent(field)}`),
      ),
    );
    return found
      .flatMap((one, at) => one.jobs.map((/** @type {any} */ job) => ({ ...job, who: some[at] })))
      .sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place));
  }, [role, field, open]);
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}><summary>${say('whyField', { field: label, n: people })}</summary>
    ${failed !== '' && html`<p class="banner" role="alert">${say('failed', { why: failed })}</p>`}
    ${open && value === null && failed === '' && html`<p aria-busy="true">${say('loading')}</p>`}
    ${
      value &&
      html`<div class="wide" tabindex="0" role="region" aria-label=${say('whyField', { field: label, n: people })}><table><thead><tr><th scope="col">${say('job')}</th><th scope="col">${say('field')}</th><th scope="col">${say('because')}</th></tr></thead>
      <tbody>${value.map((/** @type {any} */ job, /** @type {number} */ at) => html`<tr key=${at}><th scope="row"><a href=${`/roles/${role}?open=${job.who.applicationId}`}>${[job.title, job.company].filter(Boolean).join(', ') || say('noName')}</a><span class="facts">${nameOf(job.who)}</span></th><td>${say(`place_${job.place}`)}</td><td>${tell(job.because)}</td></tr>`)}</tbody></table></div>`
    }
  </details>`;
}
