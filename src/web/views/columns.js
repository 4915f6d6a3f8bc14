import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { say } from '../words.js';

/** Columns that may be left out, and what each is in the CSV. */
const columns = ['criteria', 'mustHaves', 'months', 'check', 'decided'];
/** @type {Record<string, string[]>} */
const inCsv = {
  mustHaves: ['must_haves'],
  months: ['total_years', 'occupation'],
  check: ['contested', 'findings', 'review_reason', 'next_step', 'doubts'],
  decided: ['decision', 'decision_reason', 'decided_by'],
};
const hiddenOf = (/** @type {URLSearchParams} */ query) =>
  (query.get('hide') ?? '').split(',').filter(Boolean);

/** Whether a column is shown. @param {URLSearchParams} query @param {string} column */
export const shows = (query, column) => !hiddenOf(query).includes(column);

/** What of the view a CSV is told besides its columns: the order. @param {URLSearchParams} query */
export const csvOrder = (query) => {
  const sort = query.get('sort');
  return sort ? `&sort=${encodeURIComponent(sort)}` : '';
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

const key = (/** @type {string} */ role) => `views ${role}`;
/** @param {string} role @returns {Record<string, string>} */
function savedOf(role) {
  try {
    return JSON.parse(localStorage.getItem(key(role)) ?? '{}');
  } catch {
    return {};
  }
}

/** Which columns are shown, and views by name: kept in this browser, as filters alone; what is searched is not kept, it may be a name.
 * @param {{ place: import('../place.js').Place, role: string }} props */
export function Columns({ place, role }) {
  const [saved, setSaved] = useState(savedOf(role));
  const keep = (/** @type {Record<string, string>} */ views) => {
    localStorage.setItem(key(role), JSON.stringify(views));
    setSaved(views);
  };
  const toggle = (/** @type {string} */ column) => {
    const hidden = hiddenOf(place.query);
    const next = hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column];
    place.go({ hide: next.join(',') });
  };
  const save = (/** @type {any} */ event) => {
    event.preventDefault();
    const { name } = event.target.elements;
    const query = new URLSearchParams(place.query);
    for (const own of ['open', 'at', 'q']) query.delete(own);
    keep({ ...saved, [name.value.trim()]: query.toString() });
    name.value = '';
  };
  return html`<details class="columns"><summary>${say('view')}</summary>
    <fieldset><legend>${say('columns')}</legend>${columns.map((column) => html`<label key=${column} class="switch"><input type="checkbox" checked=${shows(place.query, column)} onChange=${() => toggle(column)} /> ${say(column)}</label>`)}</fieldset>
    <ul class="tags" aria-label=${say('savedViews')}>${Object.entries(saved).map(
      ([name, query]) =>
        html`<li key=${name}><a href=${`?${query}`}>${name}</a> <button class="link" aria-label=${say('forgetView', { name })} onClick=${() => {
          const { [name]: _gone, ...rest } = saved;
          keep(rest);
        }}>×</button></li>`,
    )}</ul>
    <form class="inline" onSubmit=${save}><label>${say('saveView')}<input name="name" required maxlength="60" /></label><button>${say('keep')}</button></form>
  </details>`;
}
