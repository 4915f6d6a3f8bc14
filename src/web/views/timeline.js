import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { Ask } from '../parts/decide.js';
import { say } from '../words.js';

/** The words that a job is found by again: those of its title, else of its dates. @param {any} job @returns {string | undefined} */
const quoteOf = (job) =>
  [...(job.title?.evidence ?? []), ...(job.dates ?? [])].find((one) => one.source === 'document')?.quote;

/** The jobs that were read: whether each counts in the role's field, and one click to say that it is otherwise.
 * @param {{ meta: any, own: string, field: string | null, may: boolean, changed: () => Promise<void> }} props */
export function Timeline({ meta, own, field, may, changed }) {
  const [asking, setAsking] = useState(/** @type {any} */ (null));
  const jobs = meta?.jobs ?? [];
  const correct = async (/** @type {string} */ reason) => {
    const { title: _title, ...correction } = asking;
    await ask('POST', `${own}/corrections`, { ...correction, reason });
    await changed();
  };
  // The question stays while what it is about is scored anew.
  const asked =
    asking !== null &&
    html`<${Ask} key="ask" title=${asking.title} label=${say('reason')} hint=${say('correctHint')} save=${correct} close=${() => setAsking(null)} />`;
  if (jobs.length === 0) return asked || null;
  return html`<h3>${say('timeline')}</h3>
    <div class="wide" tabindex="0" role="region" aria-label=${say('timeline')}><table class="jobs">
      <thead><tr><th scope="col">${say('job')}</th><th scope="col">${say('dates')}</th><th scope="col">${say('field')}</th>${may && html`<th scope="col">${say('correctIt')}</th>`}</tr></thead>
      <tbody>${jobs.map(
        (/** @type {any} */ job, /** @type {number} */ index) =>
          html`<${JobRow} key=${index} job=${job} field=${field} may=${may} choose=${setAsking} />`,
      )}</tbody></table></div>
    ${asked}`;
}

/** @param {any} props */
function JobRow({ job, field, may, choose }) {
  const quote = quoteOf(job);
  const place = field === null ? null : job.fields?.[field];
  const counts = place === 'in' || place === 'likely';
  const name = [job.title?.value, job.company?.value].filter(Boolean).join(', ') || say('noName');
  const other = counts ? 'out' : 'in';
  const about = (/** @type {string} */ what) => `${say(what, { field: field ?? '' })}: ${name}`;
  return html`<tr>
    <th scope="row">${name}<span class="facts">${job.occupation?.label ?? ''}</span></th>
    <td>${
      job.dates
        ?.map((/** @type {any} */ one) => one.quote)
        .filter(Boolean)
        .join(' ') || say('noDates')
    }</td>
    <td>${place ? say(`place_${place}`) : ''}</td>
    ${
      may &&
      html`<td>${
        quote &&
        html`${place && html`<button class="quiet" onClick=${() => choose({ title: about(`is_${other}`), field: 'job.field', quote, was: place, becomes: `${field}: ${other}` })}>${say(`is_${other}`, { field })}</button> `}
      ${job.kind !== 'volunteer' && html`<button class="quiet" onClick=${() => choose({ title: about('isNoJob'), field: 'job.kind', quote, was: job.kind, becomes: 'volunteer' })}>${say('isNoJob')}</button>`}`
      }</td>`
    }
  </tr>`;
}
