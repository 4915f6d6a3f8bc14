import { html } from 'htm/preact';
import { Bars } from '../parts/bars.js';
import { decided, nameOf } from '../parts/people.js';
import { say } from '../words.js';

/** @type {Record<string, [string, string]>} */
const titles = {
  manual: ['manual', 'manual'],
  shortlist: ['ranked', 'ranked'],
  needsReview: ['needsReview', 'needsReview'],
  unreadable: ['unreadable', 'unreadable'],
};

/** One section of the list: its count is always in sight. @param {any} props */
export function Section({ name, list, rows, open, at, show, next, more, acts }) {
  const [title, count] = /** @type {[string, string]} */ (titles[name]);
  const total = list.counts[count];
  const scored = name === 'shortlist' || name === 'needsReview';
  if (name === 'manual' && total === 0) return null;
  return html`<section aria-labelledby=${`h-${name}`}>
    <h2 id=${`h-${name}`}>${say(title)} <span class="count">${total}</span></h2>
    ${
      rows.length === 0
        ? html`<p class="facts">${say('nothing')}</p>`
        : html`<div class="wide" tabindex="0" role="region" aria-labelledby=${`h-${name}`}><table>
      <thead><tr>${name === 'shortlist' && html`<th scope="col">${say('rank')}</th>`}<th scope="col">${say('name')}</th>
        ${scored && html`<th scope="col">${say('score')}</th><th scope="col">${say('criteria')}</th><th scope="col">${say('mustHaves')}</th><th scope="col">${say('months')}</th>`}
        <th scope="col">${say('check')}</th><th scope="col">${say('decided')}</th></tr></thead>
      <tbody>${rows.map(
        (/** @type {any} */ entry, /** @type {number} */ index) =>
          html`<${Row} key=${entry.applicationId ?? `${index} ${entry.file}`} first=${index === 0} entry=${entry} name=${name} list=${list} scored=${scored} open=${open} at=${at} show=${show} acts=${acts} />`,
      )}</tbody></table></div>`
    }
    ${next && html`<p><button onClick=${more}>${say('more', { n: Math.max(0, Math.min(100, total - rows.length)) })}</button></p>`}
  </section>`;
}

/** @param {any} props */
function Row({ entry, name, list, scored, open, at, show }) {
  const id = entry.applicationId;
  const chosen = id !== null && (id === open || id === at);
  const who = id
    ? html`<a id=${`row-${id}`} aria-current=${id === open ? 'true' : undefined} href=${`?open=${id}`} onClick=${(
        /** @type {MouseEvent} */ event,
      ) => {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        show(id);
      }}>${nameOf(entry)}</a>`
    : nameOf(entry);
  return html`<tr class=${chosen ? 'chosen' : ''}>
    ${name === 'shortlist' && html`<td class="number">${entry.rank}${entry.tied ? '=' : ''}</td>`}
    <th scope="row">${who}${entry.title && html`<span class="facts">${[entry.title, entry.company].filter(Boolean).join(', ')}</span>`}</th>
    ${
      scored &&
      html`<td class="number"><strong>${pointsOf(entry)}</strong> <span class=${`band ${entry.band}`}>${say(entry.band)}</span></td>
      <td><${Bars} entry=${entry} criteria=${list.criteria} /></td>
      <td>${gatesOf(entry)}</td><td class="number">${say('years', { n: (entry.months / 12).toFixed(1) })}</td>`
    }
    <td>${lookAt(entry, name).map((line) => html`<span class="note">${line}</span>`)}</td>
    <td>${decided(entry.decision)}</td>
  </tr>`;
}

/** Points as the list shows them: never above their band. @param {any} entry */
function pointsOf(entry) {
  const [low, high] = [Math.floor(entry.score), Math.ceil(entry.possible)];
  return low === high || entry.score === entry.possible
    ? String(low)
    : say('of', { score: low, possible: high });
}

/** Must-haves by shape and word. @param {any} entry */
function gatesOf(entry) {
  /** @type {Record<string, string>} */
  const shapes = { met: '●', not_met: '○', unknown: '?' };
  return entry.gates.map(
    (/** @type {string} */ status) =>
      html`<span class=${`gate ${status}`}><span aria-hidden="true">${shapes[status]}</span> ${say(status)}</span>`,
  );
}

/** What a person has to look at. @param {any} entry @param {string} name @returns {string[]} */
function lookAt(entry, name) {
  return [
    ...(entry.contested ? [say('contested')] : []),
    ...(name === 'manual' ? [say('manualBand')] : []),
    ...(name === 'unreadable' ? [entry.message, entry.nextStep] : []),
    ...(entry.toCheck ? [say('toCheck')] : []),
    ...(entry.sameAs > 0 ? [say('sameAs')] : []),
    ...(entry.findings > 0 ? [say('findings', { n: entry.findings })] : []),
    ...(entry.doubts > 0 ? [say('doubts', { n: entry.doubts })] : []),
  ];
}
