import { html } from 'htm/preact';
import { ask } from '../api.js';
import { useAct } from '../parts/act.js';
import { momentOf } from '../parts/dates.js';
import { Failed, useLoaded } from '../parts/load.js';
import { say } from '../words.js';

/** What colleagues wrote of somebody, and the labels they gave. None of it is scored.
 * @param {{ own: string, tags: string[], me: any, may: boolean, tick: number, changed: () => Promise<void> }} props */
export function Notes({ own, tags, me, may, tick, changed }) {
  const { value, failed, again } = useLoaded(() => ask('GET', `${own}/notes`), [own, tick]);
  const { act, banner } = useAct(again, changed);
  const write = (/** @type {any} */ event) => {
    event.preventDefault();
    const { text } = event.target.elements;
    act(async () => {
      await ask('POST', `${own}/notes`, { text: text.value.trim() });
      text.value = '';
    });
  };
  const label = (/** @type {any} */ event) => {
    event.preventDefault();
    const { tag } = event.target.elements;
    act(async () => {
      await ask('PATCH', `${own}/tags`, { add: [tag.value] });
      tag.value = '';
    });
  };
  const notes = value?.notes ?? [];
  return html`<h3>${say('notes')}</h3>
    ${banner}
    <ul class="tags" aria-label=${say('tags')}>${tags.map(
      (tag) =>
        html`<li key=${tag}>${tag}${may && html` <button class="link" aria-label=${say('untag', { tag })} onClick=${() => act(() => ask('PATCH', `${own}/tags`, { remove: [tag] }))}>×</button>`}</li>`,
    )}</ul>
    ${failed !== '' && html`<${Failed} why=${failed} again=${again} />`}
    <ul class="notes">${notes.map(
      (/** @type {any} */ one) => html`<li key=${one.id}><p>${one.text}</p>
        <p class="facts">${one.author}, ${momentOf(one.writtenAt)}
          ${may && (one.author === me.owner || me.scopes.includes('admin')) && html` <button class="link" onClick=${() => act(() => ask('DELETE', `${own}/notes/${one.id}`))}>${say('remove')}</button>`}</p></li>`,
    )}</ul>
    ${
      may &&
      html`<form class="inline" onSubmit=${write}><label>${say('newNote')}<textarea name="text" required maxlength="10000" rows="2"></textarea></label><button>${say('keepNote')}</button></form>
      <form class="inline" onSubmit=${label}><label>${say('newTag')}<input name="tag" required maxlength="40" /></label><button>${say('add')}</button></form>`
    }`;
}
