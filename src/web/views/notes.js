import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { useAct } from '../parts/act.js';
import { momentOf } from '../parts/dates.js';
import { Failed, useLoaded } from '../parts/load.js';
import { useUnsaved } from '../parts/unsaved.js';
import { say } from '../words.js';

/** Notes that are written and not kept, by whom they are about: whoever looks at somebody else comes back to them. @type {Map<string, string>} */
const drafts = new Map();

/** What colleagues wrote of somebody, and the labels they gave. None of it is scored.
 * @param {{ own: string, tags: string[], me: any, may: boolean, tick: number, changed: () => Promise<void> }} props */
export function Notes({ own, tags, me, may, tick, changed }) {
  const { value, failed, again } = useLoaded(() => ask('GET', `${own}/notes`), [own, tick]);
  const { act, banner } = useAct(again, changed);
  const [text, setText] = useState(() => drafts.get(own) ?? '');
  useUnsaved(text.trim() !== '');
  const type = (/** @type {string} */ words) => {
    drafts.set(own, words);
    setText(words);
  };
  const write = (/** @type {any} */ event) => {
    event.preventDefault();
    act(async () => {
      await ask('POST', `${own}/notes`, { text: text.trim() });
      drafts.delete(own);
      setText('');
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
      html`<form class="inline" onSubmit=${write}><label>${say('newNote')}<textarea name="text" required maxlength="10000" rows="2" value=${text} onInput=${(/** @type {any} */ event) => type(event.target.value)}></textarea></label><button>${say('keepNote')}</button></form>
      <form class="inline" onSubmit=${label}><label>${say('newTag')}<input name="tag" required maxlength="40" /></label><button>${say('add')}</button></form>`
    }`;
}
