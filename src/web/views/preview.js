import { html } from 'htm/preact';
import { nameOf } from '../parts/people.js';
import { say, tell } from '../words.js';

/** @param {any} place */
const placeOf = (place) =>
  [place.rank, Math.floor(place.score), say(place.band)]
    .filter((part) => part !== null && part !== undefined)
    .join(' · ');

/** Criteria that are named of those by which somebody moves. */
const shownReasons = 3;
const signed = new Intl.NumberFormat(document.documentElement.lang, {
  signDisplay: 'exceptZero',
  maximumFractionDigits: 1,
});

/** How the shortlist would change under what stands in the form. @param {{ preview: any, same: boolean, unfilled: boolean, role: string }} props */
export function Preview({ preview, same, unfilled, role }) {
  return html`<h2>${say('preview')}</h2>
    <div aria-busy=${!unfilled && !same && preview === null}>${
      unfilled
        ? html`<p class="banner" role="status">${say('previewUnfilled')}</p>`
        : same
          ? html`<p class="facts">${say('previewHint')}</p>`
          : preview === null
            ? html`<p>${say('loading')}</p>`
            : preview.failed
              ? html`<p class="banner" role="alert">${preview.failed}</p>`
              : html`<${Changes} changes=${preview} role=${role} />`
    }</div>`;
}

/** How many would gain or lose points, and how many would change places: a must-have that changes moves people whose points stay. @param {any} changes */
export const movesIn = ({ compared, up, down, risen, fallen }) =>
  [
    say('moves', { compared, up, down }),
    ...(risen === undefined ? [] : [say('placesMove', { risen, fallen })]),
  ].join(' ');

/** Who moves, by how far, and why. @param {{ changes: any, role: string }} props */
export function Changes({ changes, role }) {
  const { bands, findings = [] } = changes;
  return html`<p role="status">${movesIn(changes)}${changes.whole === false && ` ${say('notAll')}`}</p>
    ${findings.filter((/** @type {any} */ one) => !one.path.startsWith('criteria.')).map((/** @type {any} */ one) => html`<p class="banner" key=${one.path + one.code}>${tell(one.message)} ${tell(one.instead)}</p>`)}
    <ul>${bands.map((/** @type {any} */ one) => html`<li key=${one.from + one.to}>${say('bandMove', { n: one.count, from: say(one.from), to: say(one.to) })}</li>`)}</ul>
    ${
      changes.changes.length > 0 &&
      html`<div class="wide" tabindex="0" role="region" aria-label=${say('preview')}><table><thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('before')}<span class="note">${say('placeOf')}</span></th><th scope="col">${say('after')}</th><th scope="col">${say('because')}</th></tr></thead>
      <tbody>${changes.changes.map(
        (
          /** @type {any} */ one,
        ) => html`<tr key=${one.applicationId}><th scope="row"><a href=${`/roles/${role}?open=${one.applicationId}`}>${nameOf({ name: one.candidate, file: one.file, applicationId: one.applicationId })}</a></th>
          <td>${placeOf(one.before)}</td><td>${placeOf(one.after)}</td>
          <td>${one.before.mustHaves !== one.after.mustHaves && html`<span class="note">${say('mustHaves')}: ${say(`must_${one.before.mustHaves}`)} → ${say(`must_${one.after.mustHaves}`)}</span>`}${one.criteria.slice(0, shownReasons).map((/** @type {any} */ each) => html`<span class="note" key=${each.criterion}>${each.label} ${signed.format(each.moved)}</span>`)}${one.criteria.length > shownReasons && html`<span class="note">${say('andMore', { n: one.criteria.length - shownReasons })}</span>`}</td></tr>`,
      )}</tbody></table></div>${changes.more && html`<p class="facts">${say('moreMove', { n: changes.changes.length })}</p>`}`
    }`;
}
