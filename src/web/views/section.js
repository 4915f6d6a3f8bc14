import { html } from 'htm/preact';
import { queryOf } from '../asked.js';
import { Bars } from '../parts/bars.js';
import { dayOf } from '../parts/dates.js';
import { Gates, namedGates } from '../parts/gates.js';
import { morePageSize } from '../parts/list.js';
import { decided, nameOf } from '../parts/people.js';
import { pointsOf, yearsOf } from '../parts/points.js';
import { isMany, Rows } from '../parts/rows.js';
import { say, tell } from '../words.js';
import { shows } from './columns.js';

/** What each section is called, and counted under. @type {Record<string, string>} */
export const headings = {
  manual: 'manual',
  shortlist: 'ranked',
  needsReview: 'needsReview',
  unreadable: 'unreadable',
};

/** What of a section is counted that nobody has looked at, or settled. @type {Record<string, string>} */
const opens = { needsReview: 'unlooked', unreadable: 'unsettled' };

/** How many of a section are open, in words, where somebody has settled others. @param {any} list @param {string} name */
export function openOf({ counts }, name) {
  const [open, all] = [counts[opens[name] ?? ''], counts[headings[name] ?? '']];
  return open === undefined || open === all ? '' : ` · ${say('openN', { n: open })}`;
}

/** Whether the view shows a part of the list alone. @param {URLSearchParams} query */
const narrows = (query) => queryOf(query, false) !== '';

/** One section of the list: its count is always in sight. @param {any} props */
export function Section({ name, list, rows, open, at, show, next, more, place, seen, picked, pick }) {
  const title = /** @type {string} */ (headings[name]);
  const total = list.counts[title];
  // Counts are of everything: where something narrows the list, how many of them stand here.
  const count = narrows(place.query)
    ? say('someOf', { n: `${rows.length}${next ? '+' : ''}`, all: total })
    : `${total}${openOf(list, name)}`;
  const scored = name === 'shortlist' || name === 'needsReview';
  if (name === 'manual' && total === 0) return null;
  const shown = (/** @type {string} */ column) => shows(place.query, column);
  const columns = [
    ...(name === 'shortlist' ? ['rank'] : []),
    'name',
    ...(scored ? ['score', ...['criteria', 'mustHaves', 'months'].filter(shown)] : []),
    ...['check', 'decided'].filter(shown),
  ];
  // In the order of the list alone: sorted otherwise there are no parts.
  const inOrder = name === 'shortlist' && !place.query.get('sort');
  const row = (/** @type {any} */ entry, /** @type {number} */ index) =>
    html`<${Row} key=${entry.applicationId ?? `${index} ${entry.file}`} index=${index} entry=${entry} starts=${inOrder && partOf(entry) === 1 && index > 0 && partOf(rows[index - 1]) === 0} name=${name} list=${list} columns=${columns} open=${open} at=${at} show=${show} isNew=${seen !== null && entry.receivedAt > seen} picked=${picked.includes(entry.applicationId)} pick=${pick} />`;
  return html`<section aria-labelledby=${`h-${name}`}>
    <h2 id=${`h-${name}`} tabindex="-1">${say(title)} <span class="count">${count}</span></h2>
    ${inOrder && rows.length > 0 && html`<p class="facts">${say('orderSaid')}</p>`}
    ${
      rows.length === 0
        ? html`<p class="facts">${say('nothing')}</p>`
        : html`<div class="wide" tabindex="0" role="region" aria-labelledby=${`h-${name}`}><table class=${isMany(rows) ? 'long' : ''} aria-rowcount=${next ? -1 : rows.length + 1}>
      <thead><tr aria-rowindex="1">${columns.map((column) => html`<${Head} key=${column} column=${column} sortable=${name === 'shortlist'} place=${place} />`)}</tr></thead>
      <${Rows} rows=${rows} at=${at} more=${next ? more : null} row=${row} /></table></div>`
    }
    ${next && html`<p><button onClick=${more}>${narrows(place.query) ? say('moreOfThem') : say('more', { n: Math.max(0, Math.min(morePageSize, total - rows.length)) })}</button></p>`}
  </section>`;
}

/** Which of the two parts of the order somebody stands in, as the server orders them. @param {any} entry @returns {0 | 1} */
const partOf = ({ gates = [], band }) =>
  band === 'strong' || band === 'possible' || gates.every((/** @type {string} */ one) => one === 'met')
    ? 0
    : 1;

const sortable = ['name', 'score', 'months', 'decided'];

/** A head of a column; those that can be sorted by are buttons. @param {any} props */
function Head({ column, sortable: may, place }) {
  if (!may || !sortable.includes(column))
    return html`<th scope="col" class=${`c-${column}`}>${say(column)}</th>`;
  const by = place.query.get('sort') ?? '';
  const up = by === column;
  const down = by === `-${column}`;
  // Names are looked for from A on, figures from the highest.
  const [first, second] = column === 'name' ? [column, `-${column}`] : [`-${column}`, column];
  const next = by === second ? null : by === first ? second : first;
  return html`<th scope="col" class=${`c-${column}`} aria-sort=${up ? 'ascending' : down ? 'descending' : 'none'}><button class="link" onClick=${() => place.go({ sort: next })}>${say(column)}<span aria-hidden="true">${up ? ' ↑' : down ? ' ↓' : ''}</span></button></th>`;
}

/** @param {any} props */
function Row({ entry, index, starts, name, list, columns, open, at, show, isNew, picked, pick }) {
  const id = entry.applicationId;
  const chosen = id !== null && (id === open || id === at);
  const who = id
    ? html`<a id=${`row-${id}`} aria-current=${id === open ? 'true' : undefined} href=${`?open=${id}`} onClick=${(
        /** @type {MouseEvent} */ event,
      ) => {
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        show(id);
      }} title=${nameOf(entry)}>${nameOf(entry)}</a>`
    : nameOf(entry);
  /** @type {Record<string, () => any>} */
  const cells = {
    rank: () => html`<td key="rank" class="number c-rank">${entry.rank}${entry.tied ? '=' : ''}</td>`,
    name: () => html`<th key="name" scope="row">${starts && html`<span class="part facts">${say('elsePart')}</span>`}${id && html`<input class="pick" type="checkbox" checked=${picked} aria-label=${say('pick', { who: nameOf(entry) })} onChange=${() => pick(id)} /> `}${who}${isNew && html` <span class="tag">${say('new')}</span>`}
      ${entry.title && html`<span class="facts">${[entry.title, entry.company].filter(Boolean).join(', ')}</span>`}
      ${entry.sameAs > 0 && html`<span class="facts">${[entry.file === id ? '' : entry.file, dayOf(entry.receivedAt)].filter(Boolean).join(', ')}</span>`}
      ${narrowOf(entry, name, list).map((line) => html`<span class="narrow note">${line}</span>`)}
      ${(entry.tags.length > 0 || entry.notes > 0) && html`<span class="facts">${entry.tags.map((/** @type {string} */ tag) => html`<span class="tag" key=${tag}>${tag}</span> `)}${entry.notes > 0 && say('notesN', { n: entry.notes })}</span>`}</th>`,
    score: () =>
      html`<td key="score" class="number c-score"><strong>${pointsOf(entry)}</strong> <span class=${`band ${entry.band}`}>${say(entry.band)}</span></td>`,
    criteria: () =>
      html`<td key="criteria" class="c-criteria"><${Bars} entry=${entry} criteria=${list.criteria} /></td>`,
    mustHaves: () =>
      html`<td key="mustHaves" class="c-mustHaves"><${Gates} entry=${entry} list=${list} /></td>`,
    months: () =>
      html`<td key="months" class="number c-months">${yearsOf(entry.months)}${entry.occupation && html`<span class="note facts">${say('lately', { what: entry.occupation })}</span>`}</td>`,
    check: () =>
      html`<td key="check" class="c-check">${lookAt(entry, name).map((line) => html`<span class="note">${line}</span>`)}</td>`,
    decided: () => html`<td key="decided" class="c-decided">${decided(entry.decision)}</td>`,
  };
  return html`<tr class=${[chosen && 'chosen', starts && 'starts'].filter(Boolean).join(' ')} data-application=${id} aria-rowindex=${index + 2}>${columns.map((/** @type {string} */ column) => cells[column]?.())}</tr>`;
}

/** What a narrow screen has no columns for: must-haves that are not met, and what is to be looked at. @param {any} entry @param {string} name @param {any} list @returns {string[]} */
function narrowOf(entry, name, list) {
  const open = namedGates(entry, list).filter(({ status }) => status !== 'met');
  return [
    ...open.map(({ label, word }) => `${label}: ${word}`),
    ...lookAt(entry, name),
    ...(entry.decision ? [decided(entry.decision)] : []),
  ];
}

/** What a person has to look at. @param {any} entry @param {string} name @returns {string[]} */
function lookAt(entry, name) {
  return [
    ...(entry.contested ? [say('contested')] : []),
    ...(name === 'manual' ? [say('manualBand')] : []),
    ...(name === 'unreadable'
      ? entry.settled
        ? [say('settled')]
        : [tell(entry.message), tell(entry.nextStep)]
      : []),
    ...(name === 'needsReview'
      ? entry.looked
        ? [say('looked')]
        : entry.reviewReasons.map((/** @type {string} */ reason) => say(`reason_${reason}`))
      : []),
    ...(entry.toCheck ? [say('toCheck')] : []),
    ...(entry.sameAs > 0 ? [say('sameAs')] : []),
    ...(entry.findings > 0 ? [say('findings', { n: entry.findings })] : []),
    ...(entry.doubts > 0 ? [say('doubts', { n: entry.doubts })] : []),
  ];
}
