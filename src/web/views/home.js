import { html } from 'htm/preact';
import { ask } from '../api.js';
import { Failed, useLoaded } from '../parts/load.js';
import { say } from '../words.js';

/** What of a role waits for a person, or could not be read. */
const states = ['toCheck', 'needsReview', 'manual', 'contested', 'unreadable'];

/** How many: where somebody has looked, nobody waits. @param {Record<string, number>} counts @param {string} state */
const waitingIn = (counts, state) => Number(state === 'needsReview' ? counts.unlooked : counts[state]);

/** The roles that somebody sees, with what each has received. @param {{ me: any }} props */
export function Home({ me }) {
  const { value, failed, again } = useLoaded(() => ask('GET', '/v1/roles?limit=500&counts=true'), []);
  const mayUpload = me.scopes.includes('batches:write');
  const roles = value?.roles ?? [];
  const waiting = roles.filter((/** @type {any} */ one) => one.counts.received > 0);
  const first = roles.find((/** @type {any} */ one) => one.id === 'backend-practice-lead') ?? roles[0];
  const empty = roles.filter((/** @type {any} */ one) => one.counts.received === 0);
  return html`<main>
    <h1>${say('roles')}</h1>
    ${me.scopes.includes('roles:write') && html`<p><a href="/new-role">${say('newRole')}</a></p>`}
    ${failed !== '' && html`<${Failed} why=${failed} again=${again} />`}
    ${value === null && failed === '' && html`<p aria-busy="true">${say('loading')}</p>`}
    ${value !== null && roles.length === 0 && html`<p>${say('noRoles')}</p>`}
    ${value !== null && roles.length > 0 && waiting.length === 0 && mayUpload && html`<p class="banner">${say('firstRun', { role: first.title })} <a class="button" href=${`/roles/${first.id}/upload`} onClick=${() => sessionStorage.setItem('samples', first.id)}>${say('samples')}</a></p>`}
    <ul class="cards">
      ${[...waiting, ...empty].map(
        (one) => html`<li class="card" key=${one.id}>
          <h2><a href=${`/roles/${one.id}`}>${one.title}</a></h2>
          <p>${one.summary}</p>
          <p class="facts">
            ${say('received', { n: one.counts.received })}${one.counts.pending > 0 && `, ${say('reading', { n: one.counts.pending })}`}
            ${states.filter((state) => waitingIn(one.counts, state) > 0).map((state) => html`, ${say(`n_${state}`, { n: waitingIn(one.counts, state) })}`)}
            ${mayUpload && html` · <a href=${`/roles/${one.id}/upload`}>${say('upload')}</a>`}
          </p>
        </li>`,
      )}
    </ul>
  </main>`;
}
