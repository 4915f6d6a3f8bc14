import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { momentOf } from '../parts/dates.js';
import { useLoaded } from '../parts/load.js';
import { say } from '../words.js';
import { Changes } from './preview.js';

/** Every version of a role, and who moved with each. @param {{ role: string, version: number }} props */
export function Versions({ role, version }) {
  const { value } = useLoaded(() => ask('GET', `${roleOf(role)}/versions`), [role, version]);
  const [open, setOpen] = useState(/** @type {number | null} */ (null));
  const changes = useLoaded(
    () =>
      open === null ? Promise.resolve(null) : ask('GET', `${roleOf(role)}/versions/${open}/changes?limit=20`),
    [role, open],
  );
  const versions = value?.versions ?? [];
  // Of a version that is gone from the eye nothing is left.
  const shown = changes.value?.version === open ? changes.value : null;
  return html`<h2>${say('versions')}</h2><ul class="notes">${versions.map(
    (
      /** @type {any} */ one,
    ) => html`<li key=${one.version}><p>${say('versionN', { n: one.version })} <span class="facts">${one.writtenBy === 'system' ? say('bySystem') : one.writtenBy}, ${momentOf(one.writtenAt)}</span>
      ${one.version > 1 && html` <button class="link" aria-expanded=${open === one.version} onClick=${() => setOpen(open === one.version ? null : one.version)}>${say('whoMoved')}</button>`}</p>
      ${open === one.version && changes.failed !== '' && html`<p role="alert">${say('failed', { why: changes.failed })}</p>`}
      ${open === one.version && shown?.state === 'building' && html`<p>${say('progress', { done: shown.progress.scored, all: shown.progress.total })}</p>`}
      ${open === one.version && shown && html`<${Changes} changes=${shown} role=${role} />`}</li>`,
  )}</ul>`;
}
