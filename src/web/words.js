import { bySentences, teller } from './told.js';
import { words as de } from './words/de.js';
import { words as en } from './words/en.js';

/** @type {Record<string, string>} */
const words = navigator.language.toLowerCase().startsWith('de') ? de : en;
document.documentElement.lang = words === de ? 'de' : 'en';

/** What the page says, with what is filled in; of one thing in the words for one (`key_1`), where there are such.
 * @param {string} key @param {Record<string, string | number>} [values] */
export function say(key, values = {}) {
  const one = Number(values.n) === 1 ? words[`${key}_1`] : undefined;
  return (one ?? words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

let own = (/** @type {string} */ text) => text;

/** Settles once sentences of the API can be told in the page's language. */
export const ready =
  words === en
    ? Promise.resolve()
    : import('./words/told-de.js').then(({ told }) => {
        own = teller(told);
      });

/** A sentence of the API in the page's language; nothing for nothing. @param {string | null | undefined} text */
export const tell = (text) => (text ? own(text) : '');

/** What the API says in one sentence or in several, in the page's language. @param {string} text */
export const tellAll = (text) => bySentences(own)(text);
