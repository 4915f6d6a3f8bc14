import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { say } from '../words.js';

/** Most that is offered at once. */
const mostOffered = 12;
/** Milliseconds without a letter after which it is looked for. */
const pause = 200;

/** Things whose id nobody has in mind, by what somebody types of their name.
 * @param {{ of: 'occupations' | 'skills', least: number, told: (one: any) => string, choose: (id: string) => void }} props `of` names the list that the
 * service looks in, `least` how many letters it needs, `told` how a thing is shown */
function Finder({ of, least, told, choose }) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState(/** @type {any[] | null} */ (null));
  useEffect(() => {
    if (words.trim().length < least) return setFound(null);
    let gone = false;
    const timer = setTimeout(
      () =>
        ask('GET', `/v1/${of}?limit=${mostOffered}&q=${encodeURIComponent(words.trim())}`).then(
          (answer) => gone || setFound(answer[of]),
          () => gone || setFound([]),
        ),
      pause,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [words]);
  // It stands within a form: Enter would send that.
  const stay = (/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && event.preventDefault();
  return html`<label>${say(`find_${of}`)}<input value=${words} maxlength="100" onKeyDown=${stay} onInput=${(/** @type {any} */ event) => setWords(event.target.value)} /></label>
    <ul class="plain" aria-live="polite">${found?.map((one) => html`<li key=${one.id}><button type="button" class="link" onClick=${() => choose(one.id)}>${told(one)}</button></li>`)}${found?.length === 0 && html`<li class="facts">${say(`none_${of}`)}</li>`}</ul>`;
}

/** Occupations by their title, in every language that the index knows. @param {{ choose: (id: string) => void }} props */
export const Occupations = ({ choose }) => {
  const lang = document.documentElement.lang;
  const told = (/** @type {any} */ one) => one.labels?.[lang] ?? one.label;
  return html`<${Finder} of="occupations" least=${2} told=${told} choose=${choose} />`;
};

/** Skills by any of their spellings. @param {{ choose: (id: string) => void }} props */
export const Skills = ({ choose }) => {
  const told = (/** @type {any} */ { id, spellings }) =>
    spellings.length === 0 ? id : `${id} (${spellings.slice(0, 3).join(', ')})`;
  return html`<${Finder} of="skills" least=${1} told=${told} choose=${choose} />`;
};

/** A search that opens where somebody wants to add one. @param {{ title: string, find: any, add: (id: string) => void }} props */
export function Adding({ title, find, add }) {
  const [open, setOpen] = useState(false);
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}><summary>${title}</summary>${open && html`<${find} choose=${add} />`}</details>`;
}
