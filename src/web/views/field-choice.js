import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { useFieldLabel } from '../parts/roles.js';
import { say } from '../words.js';

/** How a criterion names an occupation as its field. */
const prefix = 'occupation:';
const mostOffered = 12;
/** Milliseconds without a letter after which titles are looked for. */
const pause = 200;

/** The field of work that a criterion asks for: one of those that are kept, one that the role brings along, or an occupation by its title.
 * @param {{ own: any[], value: string, set: (id: string) => void }} props */
export function FieldChoice({ own, value, set }) {
  const [known, setKnown] = useState(/** @type {any[]} */ ([]));
  const [byTitle, setByTitle] = useState(false);
  useEffect(() => {
    ask('GET', '/v1/fields').then(
      (answer) => setKnown(answer.fields),
      () => setKnown([]),
    );
  }, []);
  const isOccupation = value.startsWith(prefix);
  const label = useFieldLabel(isOccupation ? value : null);
  const choose = (/** @type {string} */ id) => {
    setByTitle(id === prefix);
    if (id !== prefix) set(id);
  };
  return html`<label>${say('fieldOfWork')}<select value=${byTitle ? prefix : value} onChange=${(/** @type {any} */ event) => choose(event.target.value)}>
      <option value="">${say('chooseOne')}</option>
      ${[...own, ...known].map((one) => html`<option key=${one.id} value=${one.id}>${one.label}</option>`)}
      ${isOccupation && html`<option value=${value}>${label}</option>`}
      <option value=${prefix}>${say('anOccupation')}</option></select></label>
    ${
      byTitle &&
      html`<${Occupations} choose=${(/** @type {string} */ id) => {
        setByTitle(false);
        set(`${prefix}${id}`);
      }} />`
    }`;
}

/** Occupations by what somebody writes of a title, in every language that the index knows. @param {{ choose: (id: string) => void }} props */
export function Occupations({ choose }) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState(/** @type {any[] | null} */ (null));
  useEffect(() => {
    if (words.trim().length < 2) return setFound(null);
    let gone = false;
    const timer = setTimeout(
      () =>
        ask('GET', `/v1/occupations?limit=${mostOffered}&q=${encodeURIComponent(words.trim())}`).then(
          ({ occupations }) => gone || setFound(occupations),
          () => gone || setFound([]),
        ),
      pause,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [words]);
  const lang = document.documentElement.lang;
  return html`<label>${say('occupationWords')}<input value=${words} maxlength="200" onInput=${(/** @type {any} */ event) => setWords(event.target.value)} /></label>
    <ul class="plain" aria-live="polite">${found?.map((one) => html`<li key=${one.id}><button type="button" class="link" onClick=${() => choose(one.id)}>${one.labels?.[lang] ?? one.label}</button></li>`)}${found?.length === 0 && html`<li class="facts">${say('noOccupation')}</li>`}</ul>`;
}
