import { html } from 'htm/preact';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { useAct } from '../parts/act.js';
import { Failed, useLoaded } from '../parts/load.js';
import { say } from '../words.js';

/** Views of a list by name, one's own and those that colleagues share: filters, order and columns; what is searched is not kept, it may be a name.
 * @param {{ place: import('../place.js').Place, role: string, me: any }} props */
export function SavedViews({ place, role, me }) {
  const address = `${roleOf(role)}/views`;
  const { value, failed, again } = useLoaded(() => ask('GET', address), [role]);
  const mayShare = me.scopes.includes('decide');
  const { act, banner } = useAct(again);
  const save = (/** @type {any} */ event) => {
    event.preventDefault();
    const { name, shared } = event.target.elements;
    const known = value?.views.find(
      (/** @type {any} */ one) => one.name === name.value && one.owner === me.owner,
    );
    if (known && !confirm(say('viewThere', { name: name.value }))) return undefined;
    const query = new URLSearchParams(place.query);
    for (const own of ['open', 'at', 'q']) query.delete(own);
    return act(async () => {
      const body = { name: name.value, query: query.toString(), shared: shared?.checked ?? false };
      await ask('PUT', address, body);
      event.target.reset();
    });
  };
  if (failed !== '') return html`<${Failed} why=${failed} again=${again} />`;
  return html`<ul class="tags" aria-label=${say('savedViews')}>${(value?.views ?? []).map(
    (/** @type {any} */ one) =>
      html`<li key=${one.id}><a href=${`?${one.query}`}>${one.name}</a> ${one.shared && one.owner === me.owner && html`<span class="facts">${say('viewShared')}</span> `}${
        one.owner === me.owner
          ? html`<button class="link" aria-label=${say('forgetView', { name: one.name })} onClick=${() => act(() => ask('DELETE', `${address}/${one.id}`))}>×</button>`
          : html`<span class="facts">${one.owner}</span>`
      }</li>`,
  )}</ul>
    ${banner}
    <form class="inline" onSubmit=${save}><label>${say('saveView')}<input name="name" required maxlength="60" /></label>
      ${mayShare && html`<label class="switch"><input type="checkbox" name="shared" /> ${say('shareView')}</label>`}<button>${say('keep')}</button></form>`;
}
