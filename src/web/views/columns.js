import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { say } from '../words.js';
import { SavedViews } from './saved-views.js';

/** Columns that may be left out, and what each is in the CSV. */
const columns = ['criteria', 'mustHaves', 'months', 'check', 'decided'];
/** @type {Record<string, string[]>} */
const inCsv = {
  mustHaves: ['must_haves'],
  months: ['total_years', 'occupation'],
  check: ['contested', 'findings', 'review_reason', 'next_step', 'doubts', 'settled'],
  decided: ['decision', 'decision_reason', 'decided_by'],
};
const hiddenOf = (/** @type {URLSearchParams} */ query) =>
  (query.get('hide') ?? '').split(',').filter(Boolean);

/** Whether a column is shown. @param {URLSearchParams} query @param {string} column */
export const shows = (query, column) => !hiddenOf(query).includes(column);

/** Whether numbers have a comma where the page is read: there a spreadsheet parts cells by semicolons. */
const hasCommas = (1.5).toLocaleString(document.documentElement.lang).includes(',');

/** What of the view a CSV is told besides its columns: the order, and the marks of the reader's spreadsheet. @param {URLSearchParams} query */
export const csvOrder = (query) => {
  const sort = query.get('sort');
  const marks = hasCommas ? '&delimiter=semicolon&decimal=comma' : '';
  return sort ? `${marks}&sort=${encodeURIComponent(sort)}` : marks;
};

/** The columns of the CSV of what is shown. @param {URLSearchParams} query @param {{ id: string }[]} criteria */
export function csvColumns(query, criteria) {
  const own = [
    'rank',
    'tied',
    'band',
    'score',
    'possible',
    'name',
    'current_title',
    'current_company',
    'tags',
    'notes',
  ];
  const more = columns
    .filter((one) => shows(query, one))
    .flatMap((one) => (one === 'criteria' ? criteria.map(({ id }) => `${id}_status`) : (inCsv[one] ?? [])));
  return [...own, ...more, 'file', 'application_id'].join(',');
}

/** Which columns are shown, and views by name. @param {{ place: import('../place.js').Place, role: string, me: any }} props */
export function Columns({ place, role, me }) {
  const [open, setOpen] = useState(false);
  const toggle = (/** @type {string} */ column) => {
    const hidden = hiddenOf(place.query);
    const next = hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column];
    place.go({ hide: next.join(',') });
  };
  return html`<details class="columns" onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}><summary>${say('view')}</summary>
    <fieldset><legend>${say('columns')}</legend>${columns.map((column) => html`<label key=${column} class="switch"><input type="checkbox" checked=${shows(place.query, column)} onChange=${() => toggle(column)} /> ${say(column)}</label>`)}</fieldset>
    ${open && html`<${SavedViews} place=${place} role=${role} me=${me} />`}
  </details>`;
}
