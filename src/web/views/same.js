import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { momentOf } from '../parts/dates.js';
import { useLoaded } from '../parts/load.js';
import { RoleTitle } from '../parts/roles.js';
import { say } from '../words.js';

/** Other applications of the person, and of who may be the same: for this role and for others. Nobody is merged; a person says so.
 * @param {{ candidateId: string, id: string, receivedAt: string, may: boolean, changed: () => Promise<void> }} props */
export function Same({ candidateId, id, receivedAt, may, changed }) {
  const own = `/v1/candidates/${encodeURIComponent(candidateId)}`;
  const { value, again } = useLoaded(() => ask('GET', `${own}/matches`), [candidateId]);
  const [problem, setProblem] = useState('');
  if (value === null) return null;
  const rows = [{ candidate: value.candidate, because: [], linked: true }, ...value.matches].flatMap(
    (match) =>
      match.candidate.applications
        .filter((/** @type {any} */ one) => one.applicationId !== id)
        .map((/** @type {any} */ one) => ({ ...one, ...match, isOwn: match.candidate === value.candidate })),
  );
  if (rows.length === 0) return null;
  const link = async (/** @type {any} */ row) => {
    const failed = await ask(
      row.linked ? 'DELETE' : 'PUT',
      `${own}/same-as/${row.candidate.candidateId}`,
    ).then(
      () => '',
      (error) => error.message,
    );
    setProblem(failed);
    await again();
    await changed();
  };
  return html`<h3>${say('samePerson')}</h3>
    ${problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: problem })}</p>`}
    <ul class="notes">${rows.map(
      (
        row,
      ) => html`<li key=${row.applicationId}><p><a href=${`/roles/${row.role}?open=${row.applicationId}`}>${row.file}</a> <span class="facts"><${RoleTitle} id=${row.role} /> · ${say(row.receivedAt > receivedAt ? 'newerFile' : 'olderFile', { at: momentOf(row.receivedAt) })}</span></p>
        <p class="facts">${row.because.map((/** @type {string} */ one) => say(`same_${one}`)).join(', ')}
          ${may && !row.isOwn && html` <button class="link" onClick=${() => link(row)}>${say(row.linked ? 'notSame' : 'isSame')}</button>`}</p></li>`,
    )}</ul>`;
}
