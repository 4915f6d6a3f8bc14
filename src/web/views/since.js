import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { say } from '../words.js';

/** New applications that are counted. */
const mostNew = 100;

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

/** The rows of all sections of a list. @param {any} list @returns {any[]} */
const rowsOf = (list) => [...list.manual, ...list.shortlist, ...list.needsReview, ...list.unreadable];

/** What is new since the last visit. @param {{ role: string, list: any, place: import('../place.js').Place, seen: string | null }} props */
export function Since({ role, list, place, seen }) {
  const after = place.query.get('received_after');
  const whole = list !== null && Object.values(list.nextCursors).every((one) => one === null);
  const [counted, setCounted] = useState(/** @type {number | null} */ (null));
  const asks = list !== null && !whole && seen !== null && after === null;
  useEffect(() => {
    if (!asks) return;
    const asked = `${roleOf(role)}/shortlist/compact?limit=${mostNew}&received_after=${encodeURIComponent(seen)}`;
    ask('GET', asked).then(
      (found) => setCounted(rowsOf(found).length),
      () => setCounted(null),
    );
  }, [asks, role, seen, list?.counts.received]);
  if (after !== null)
    return html`<p class="banner"><button class="link" onClick=${() => place.go({ received_after: null })}>${say('showAll')}</button></p>`;
  if (seen === null || list === null) return null;
  const n = whole ? rowsOf(list).filter((one) => one.receivedAt > seen).length : counted;
  if (!n) return null;
  return html`<p class="banner">${say('sinceN', { n: !whole && n >= mostNew ? `${mostNew}+` : n })} <button class="link" onClick=${() => place.go({ received_after: seen })}>${say('showNew')}</button></p>`;
}
