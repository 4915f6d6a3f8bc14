import { html } from 'htm/preact';
import { say } from '../words.js';

/** The jobs that were read, as a table. @param {{ meta: any }} props */
export function Timeline({ meta }) {
  const jobs = meta?.jobs ?? [];
  if (jobs.length === 0) return null;
  return html`<h3>${say('timeline')}</h3>
    <div class="wide" tabindex="0" role="region" aria-label=${say('timeline')}><table class="jobs">
      <thead><tr><th scope="col">${say('job')}</th><th scope="col">${say('dates')}</th><th scope="col">${say('field')}</th></tr></thead>
      <tbody>${jobs.map(
        (/** @type {any} */ job, /** @type {number} */ index) => html`<tr key=${index}>
          <th scope="row">${[job.title?.value, job.company?.value].filter(Boolean).join(', ') || say('noName')}</th>
          <td>${job.dates?.quote ?? job.dates?.evidence?.quote ?? say('noDates')}</td>
          <td>${job.occupation?.label ?? ''}</td></tr>`,
      )}</tbody></table></div>`;
}
