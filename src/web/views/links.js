import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { useAct } from '../parts/act.js';
import { dayOf } from '../parts/dates.js';
import { Failed, useLoaded } from '../parts/load.js';
import { say } from '../words.js';

/** Links by which chosen people were handed over: whose each is, until when, and the way to end one now. @param {{ role: string, me: any }} props */
export function Links({ role, me }) {
  const [open, setOpen] = useState(false);
  const address = `${roleOf(role)}/hand-overs`;
  const { value, failed, again } = useLoaded(
    () => (open ? ask('GET', `${address}?limit=50`) : Promise.resolve(null)),
    [role, open],
  );
  const { act, banner } = useAct(again);
  const links = value?.handOvers ?? [];
  const isOver = (/** @type {any} */ one) => one.revokedAt !== null || new Date(one.expiresAt) < new Date();
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}><summary>${say('links')}</summary>
    ${failed !== '' && html`<${Failed} why=${failed} again=${again} />`}${banner}
    ${value && links.length === 0 && html`<p class="facts">${say('noLinks')}</p>`}
    <ul class="notes">${links.map(
      (
        /** @type {any} */ one,
      ) => html`<li key=${one.id}><p>${say('linkOf', { who: one.createdBy, at: dayOf(one.createdAt), n: one.applicationIds.length })}${one.note ? `: ${one.note}` : ''}</p>
        <p class="facts">${isOver(one) ? say('linkOver') : say('linkUntil', { at: dayOf(one.expiresAt) })}
          ${!isOver(one) && me.scopes.includes('decide') && html` <button class="link" onClick=${() => act(() => ask('DELETE', `/v1/hand-overs/${one.id}`))}>${say('endLink')}</button>`}</p></li>`,
    )}</ul></details>`;
}
