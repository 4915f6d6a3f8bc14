import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';
import { say } from '../words.js';

/** What of the address the API is asked for; words are not searched blind. @param {URLSearchParams} query @param {boolean} blind */
export function queryOf(query, blind) {
  const asked = ['q', 'band', 'decision', 'contested', 'to_check'].flatMap((name) => {
    const value = name === 'q' && blind ? null : query.get(name);
    return value && (name !== 'q' || value.trim().length > 1)
      ? [`&${name}=${encodeURIComponent(value)}`]
      : [];
  });
  return asked.join('');
}

/** Filters of the list; they stand in the address. Words are not searched blind.
 * @param {{ place: import('../place.js').Place, field: any, blind: boolean }} props */
export function Filters({ place, field, blind }) {
  const typed = useRef(0);
  const search = (/** @type {any} */ event) => {
    const { value } = event.target;
    clearTimeout(typed.current);
    typed.current = setTimeout(() => place.go({ q: value }), 150);
  };
  const choice = (
    /** @type {string} */ name,
    /** @type {string} */ label,
    /** @type {string[][]} */ values,
  ) =>
    html`<label>${label} <select value=${place.query.get(name) ?? ''} onChange=${(/** @type {any} */ event) => place.go({ [name]: event.target.value })}>
      <option value="">${say('any')}</option>${values.map(([value, shown]) => html`<option value=${value}>${say(String(shown))}</option>`)}</select></label>`;
  return html`<form class="filters" role="search" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
    ${!blind && html`<label>${say('filter')} <input ref=${field} type="search" defaultValue=${place.query.get('q') ?? ''} onInput=${search} /></label>`}
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
