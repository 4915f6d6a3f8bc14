import { teller } from './told.js';
import { words as de } from './words/de.js';
import { words as en } from './words/en.js';

/** @type {Record<string, string>} */
const words = navigator.language.toLowerCase().startsWith('de') ? de : en;
document.documentElement.lang = words === de ? 'de' : 'en';

/** What the page says, with what is filled in.
 * @param {string} key @param {Record<string, string | number>} [values] */
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
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
