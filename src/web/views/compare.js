import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { Failed, useLoaded } from '../parts/load.js';
import { nameOf } from '../parts/people.js';
import { pointsOf } from '../parts/points.js';
import { saidBy, statusOf } from '../parts/settled.js';
import { shapes } from '../parts/shapes.js';
import { say, tell } from '../words.js';
import { forgetMissing } from './picked.js';

/** Must-haves that somebody does not meet: they explain a place that the points do not. @param {any} value @param {number} at */
const missedOf = (value, at) =>
  value.mustHaves.flatMap((/** @type {any} */ one) =>
    one.statuses[at] === 'met' ? [] : [{ label: one.label, status: one.statuses[at] }],
  );

/** Two to four applications side by side, criterion by criterion. @param {{ role: string, place: import('../place.js').Place }} props */
export function Compare({ role, place }) {
  const ids = place.query.get('ids') ?? '';
  const count = ids.split(',').filter(Boolean).length;
  const isFew = count >= 2 && count <= 4;
  const { value, failed, again } = useLoaded(
    async () =>
      isFew
        ? ask('GET', `${roleOf(role)}/compare?ids=${encodeURIComponent(ids)}`).catch((error) => {
            const missing = forgetMissing(role, error);
            throw missing.length > 0 ? new Error(say('goneN', { n: missing.length })) : error;
          })
        : null,
    [role, ids],
  );
  useEffect(() => {
    document.title = `${say('compare')} – Prescreen`;
  }, []);
  if (!isFew)
    return html`<main><h1>${say('compare')}</h1><p>${say('compareHint')}</p><p><a href=${`/roles/${role}`}>${say('openList')}</a></p></main>`;
  const people = value?.applications ?? [];
  return html`<main>
    <h1>${say('compare')}</h1>
    <p class="acts noprint"><a href=${`/roles/${role}`}>${say('openList')}</a> <a href=${`${roleOf(role)}/compare?ids=${encodeURIComponent(ids)}&format=csv`}>${say('csv')}</a> <button class="quiet" onClick=${() => print()}>${say('print')}</button></p>
    ${failed !== '' && html`<${Failed} why=${failed} again=${again} />`}
    ${value === null && failed === '' && html`<p aria-busy="true">${say('loading')}</p>`}
    ${
      value?.without.length > 0 &&
      html`<p>${say('compareWithout')}</p><ul>${value.without.map((/** @type {any} */ one) => html`<li key=${one.applicationId}><a href=${`/roles/${role}?open=${one.applicationId}`}>${nameOf(one)}</a>: ${say(`without_${one.why}`)}</li>`)}</ul>`
    }
    ${
      people.length > 0 &&
      html`<div class="wide" tabindex="0" role="region" aria-label=${say('compare')}><table class="compare">
      <thead><tr><th scope="col">${say('criterion')}</th>${people.map((/** @type {any} */ one) => html`<th scope="col" key=${one.applicationId}><a href=${`/roles/${role}?open=${one.applicationId}`}>${nameOf(one)}</a><br />${pointsOf(one)} <span class=${`band ${one.band}`}>${say(one.band)}</span>${missedOf(value, people.indexOf(one)).map((/** @type {any} */ row) => html`<span class="note">${say('mustHave')}: ${row.label}: ${say(`must_${row.status}`)}</span>`)}</th>`)}</tr></thead>
      <tbody>${value.criteria.map(
        (
          /** @type {any} */ row,
        ) => html`<tr key=${row.criterion}><th scope="row">${row.label}<span class="facts">${say('weight')} ${row.weight}</span></th>
        ${row.cells.map((/** @type {any} */ cell, /** @type {number} */ at) => html`<td key=${at}><strong class="narrow" aria-hidden="true">${nameOf(people[at])}</strong>${cell && html`<span class=${`gate ${statusOf(cell.settled, cell)}`}><span aria-hidden="true">${shapes[statusOf(cell.settled, cell)]}</span> ${say(statusOf(cell.settled, cell))}</span>${cell.settled && html`<span class="note">${saidBy(cell.settled, cell.status)}</span>`}<span class="note">${tell(cell.explanation.replace(/^[^:]*: [^.]*\.\s*/, ''))}</span>`}</td>`)}</tr>`,
      )}</tbody></table></div>`
    }
  </main>`;
}
