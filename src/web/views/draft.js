import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { fieldOf, useFieldLabel } from '../parts/roles.js';
import { useUnsaved } from '../parts/unsaved.js';
import { say, tell } from '../words.js';

const namePattern = '[a-z0-9][a-z0-9\\-]{0,62}';

/** A short name out of a title. @param {string} title */
const slugOf = (title) =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'new-role';

/** A role drafted from the words of an advert; nothing is kept before it is saved. */
export function Draft() {
  const [made, setMade] = useState(/** @type {any} */ (null));
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState(false);
  const heading = useRef(/** @type {any} */ (null));
  // Whoever leaves with an advert, or a draft that is not saved, is asked.
  useUnsaved(written || made !== null);
  const act = async (/** @type {() => Promise<void>} */ what) => {
    if (busy) return;
    setProblem('');
    setBusy(true);
    await what().catch((error) => setProblem(String(error.message)));
    setBusy(false);
  };
  const draft = (/** @type {any} */ event) => {
    event.preventDefault();
    const { id, text } = event.target.elements;
    act(async () => {
      const form = new FormData();
      form.append('file', new File([text.value], 'advert.txt', { type: 'text/plain' }));
      const drafted = await ask(
        'POST',
        `/v1/roles/draft?id=${encodeURIComponent(id.value || 'new-role')}`,
        form,
      );
      const name = id.value || slugOf(drafted.role.title);
      setMade({ ...drafted, role: { ...drafted.role, id: name } });
      // It stands below the words that it was made from.
      requestAnimationFrame(() => heading.current?.focus());
    });
  };
  const save = () =>
    act(async () => {
      const { id } = await ask('POST', '/v1/roles', made.role).catch((error) => {
        throw error.status === 409 ? new Error(say('roleExists')) : error;
      });
      setMade(null);
      setWritten(false);
      setTimeout(() => location.assign(`/roles/${id}/edit`));
    });
  const field = fieldOf(made?.role);
  const label = useFieldLabel(field, made?.role.fields);
  // Where nothing was found one stands for what is to be written.
  const asksNothing = made?.role.criteria.every((/** @type {any} */ one) => one.id === 'to-be-written');
  return html`<main>
    <h1>${say('newRole')}</h1>
    ${problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: problem })}</p>`}
    <form onSubmit=${draft}>
      <p><label>${say('roleId')} <input name="id" pattern=${namePattern} value=${made?.role.id} onInput=${(/** @type {any} */ event) => made && setMade({ ...made, role: { ...made.role, id: event.target.value } })} /></label> <span class="facts">${say('roleIdHint')}</span></p>
      <p><label class="block">${say('advert')}<textarea name="text" required rows="10" onInput=${(/** @type {any} */ event) => setWritten(event.target.value.trim() !== '')}></textarea></label></p>
      <p><button aria-disabled=${busy}>${busy ? say('loading') : say('draftIt')}</button></p>
    </form>
    ${
      made &&
      html`<h2 ref=${heading} tabindex="-1">${made.role.title}</h2>
      <p>${field && say('fieldFound', { field: label })}</p>
      <div class="wide" tabindex="0" role="region" aria-label=${say('criteria')}><table class="stacked"><thead><tr><th scope="col">${say('criterion')}</th><th scope="col">${say('weight')}</th><th scope="col">${say('because')}</th></tr></thead>
        <tbody>${made.role.criteria.map((/** @type {any} */ one) => html`<tr key=${one.id}><th scope="row">${one.label}${one.must && ` (${say('mustHave')})`}</th><td><span class="narrow note" aria-hidden="true">${say('weight')}</span>${one.weight}</td><td>${tell(one.reason)}</td></tr>`)}</tbody></table></div>
      ${made.notes.length > 0 && html`<ul>${made.notes.map((/** @type {string} */ one) => html`<li key=${one}>${tell(one)}</li>`)}</ul>`}
      ${made.unread.length > 0 && html`<details><summary>${say('unreadLines', { n: made.unread.length })}</summary><ul>${made.unread.map((/** @type {string} */ one) => html`<li key=${one}>${one}</li>`)}</ul></details>`}
      ${made.findings.map((/** @type {any} */ one) => html`<p class="banner" key=${one.path + one.code}>${one.path === 'advert' ? say('advertOf') : one.path}: ${tell(one.message)} ${tell(one.instead)}</p>`)}
      ${asksNothing ? html`<p class="banner" role="alert">${say('draftEmpty')}</p>` : html`<p><button aria-disabled=${busy} onClick=${save}>${say('saveRole')}</button></p>`}`
    }
  </main>`;
}
