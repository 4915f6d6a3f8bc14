import { html } from 'htm/preact';
import { say } from '../words.js';
import { headings, openOf } from './section.js';

/** Every section with its count, always in sight: whoever waits for a person is one click away, however long the list.
 * @param {{ list: any }} props */
export function Overview({ list }) {
  const shown = Object.entries(headings).filter(
    ([name, title]) => name !== 'manual' || list.counts[title] > 0,
  );
  const go = (/** @type {string} */ name) => {
    const head = document.getElementById(`h-${name}`);
    head?.scrollIntoView();
    head?.focus({ preventScroll: true });
  };
  return html`<nav aria-label=${say('sections')}>${shown.map(
    ([name, title]) =>
      html`<button key=${name} class="quiet" onClick=${() => go(name)}>${say(title)} <span class="count">${list.counts[title]}${openOf(list, name)}</span></button> `,
  )}${list.counts.duplicate > 0 && html`<span class="facts">${say('duplicatesN', { n: list.counts.duplicate })}${list.counts.toCheck > 0 ? ';' : ''}</span> `}${list.counts.toCheck > 0 && html`<span class="facts">${say('toCheckN', { n: list.counts.toCheck })}</span>`}</nav>`;
}
