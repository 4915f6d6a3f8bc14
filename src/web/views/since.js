import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { say } from '../words.js';

/** When this browser showed a role last before now, as ISO 8601; null at the first time. A visit is one within the same tab.
 * @param {string} role @returns {string | null} */
export function useVisit(role) {
  const [seen] = useState(() => {
    const [last, tab] = [`visit ${role}`, `since ${role}`];
    const known = sessionStorage.getItem(tab);
    if (known !== null) return known === '' ? null : known;
    const before = localStorage.getItem(last) ?? '';
    sessionStorage.setItem(tab, before);
    localStorage.setItem(last, new Date().toISOString());
    return before === '' ? null : before;
  });
  return seen;
}

/** What is new since the last visit. @param {{ list: any, place: import('../place.js').Place, seen: string | null }} props */
export function Since({ list, place, seen }) {
  const after = place.query.get('received_after');
  if (after !== null)
    return html`<p class="banner"><button class="link" onClick=${() => place.go({ received_after: null })}>${say('showAll')}</button></p>`;
  if (seen === null || list === null) return null;
  const rows = [...list.manual, ...list.shortlist, ...list.needsReview, ...list.unreadable];
  const n = rows.filter((one) => one.receivedAt > seen).length;
  const whole = Object.values(list.nextCursors).every((one) => one === null);
  if (n === 0 && whole) return null;
  return html`<p class="banner">${whole ? say('sinceN', { n }) : say('sinceVisit')} <button class="link" onClick=${() => place.go({ received_after: seen })}>${say('showNew')}</button></p>`;
}
