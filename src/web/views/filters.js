import { html } from 'htm/preact';
import { say } from '../words.js';

/** What of the address the API is asked for. @param {URLSearchParams} query */
export function queryOf(query) {
  const asked = ['band', 'decision', 'contested', 'to_check'].flatMap((name) => {
    const value = query.get(name);
    return value ? [`&${name}=${encodeURIComponent(value)}`] : [];
  });
  return asked.join('');
}

/** Filters of the list; they stand in the address. @param {{ place: import('../place.js').Place, field: any }} props */
export function Filters({ place, field }) {
  const choice = (
    /** @type {string} */ name,
    /** @type {string} */ label,
    /** @type {string[][]} */ values,
  ) =>
    html`<label>${label} <select value=${place.query.get(name) ?? ''} onChange=${(/** @type {any} */ event) => place.go({ [name]: event.target.value })}>
      <option value="">${say('any')}</option>${values.map(([value, shown]) => html`<option value=${value}>${say(String(shown))}</option>`)}</select></label>`;
  return html`<form class="filters" role="search" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
    <label>${say('filter')} <input ref=${field} type="search" value=${place.query.get('find') ?? ''} onInput=${(/** @type {any} */ event) => place.go({ find: event.target.value })} /></label>
    ${choice('band', say('band'), [
      ['strong', 'strong'],
      ['possible', 'possible'],
      ['weak', 'weak'],
    ])}
    ${choice('decision', say('decision'), [
      ['none', 'undecided'],
      ['advance', 'advanced'],
      ['hold', 'held'],
      ['reject', 'rejected'],
    ])}
  </form>`;
}
