import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { Ask } from '../parts/decide.js';
import { say } from '../words.js';

/** Those of a role that were chosen, kept for this tab: whoever comes back finds them chosen still.
 * @param {string} role @returns {[string[], (next: any) => void]} */
export function usePicked(role) {
  const key = `chosen ${role}`;
  const [picked, setPicked] = useState(() => (sessionStorage.getItem(key) ?? '').split(' ').filter(Boolean));
  // Kept as it is chosen: an effect comes after the page is drawn, and whoever reloads before it loses the choice.
  const keep = (/** @type {any} */ next) =>
    setPicked((before) => {
      const now = typeof next === 'function' ? next(before) : next;
      sessionStorage.setItem(key, now.join(' '));
      return now;
    });
  return [picked, keep];
}

/** Those of a role that are there no more, by what the API says of them: nobody finds them chosen again.
 * @param {string} role @param {any} error @returns {string[]} */
export function forgetMissing(role, error) {
  const missing = error?.problem?.code === 'not_found' ? (error.problem.missing ?? []) : [];
  const key = `chosen ${role}`;
  const kept = (sessionStorage.getItem(key) ?? '')
    .split(' ')
    .filter((id) => id !== '' && !missing.includes(id));
  if (missing.length > 0) sessionStorage.setItem(key, kept.join(' '));
  return missing;
}

/** What can be done with those that were chosen. @param {{ picked: string[], clear: () => void, drop: (ids: string[]) => void, role: string, me: any }} props */
export function Picked({ picked, clear, drop, role, me }) {
  const [asking, setAsking] = useState(false);
  const [link, setLink] = useState('');
  const ids = picked.join(',');
  // A link is of those it was made for.
  useEffect(() => setLink(''), [ids]);
  if (picked.length === 0) return null;
  const may = me.scopes.includes('decide') && !me.blind;
  const handOver = async (/** @type {string} */ note, /** @type {string} */ days) => {
    const made = await ask('POST', `${roleOf(role)}/hand-overs`, {
      applicationIds: picked,
      days: Number(days),
      note,
    }).catch((error) => {
      const missing = forgetMissing(role, error);
      if (missing.length === 0) throw error;
      drop(missing);
      throw new Error(say('goneN', { n: missing.length }));
    });
    setLink(made.url.startsWith('/') ? location.origin + made.url : made.url);
  };
  return html`<div class="banner chosen"><p><span role="status">${say('chosenN', { n: picked.length })}</span>
      ${picked.length >= 2 && picked.length <= 4 && html` · <a href=${`/roles/${role}/compare?ids=${ids}`}>${say('compare')}</a>`}
      ${me.scopes.includes('decide') && html` · <a href=${`/roles/${role}/messages?ids=${ids}`}>${say('messages')}</a>`}
      ${may && html` · <button class="link" onClick=${() => setAsking(true)}>${say('handOver')}</button>`}
       · <button class="link" onClick=${clear}>${say('clear')}</button></p>
    ${link !== '' && html`<p role="status">${say('handedOver')} <a href=${link}>${link}</a></p>`}
    ${asking && html`<${Ask} title=${say('handOver')} label=${say('handOverNote')} hint=${say('handOverHint')} value=${{ label: say('days'), is: '14', pattern: '[1-9]|[1-8][0-9]|90' }} save=${handOver} close=${() => setAsking(false)} />`}
  </div>`;
}
