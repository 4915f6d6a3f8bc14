/*
 * Sentences of the API in another language. It answers everybody alike, in English; a page says what it answered in its own words.
 * A sentence is known by its English form with places: `{n}` is a number, one in capitals (`{QUOTE}`; `{ITEM}` is one of a list) stays as it
 * stands, any other is told in its turn. What is in no form stays as it is: words of a résumé and of a role are nobody's to translate.
 */

/** How many sentences are remembered: a list says the same again and again. */
const mostRemembered = 2000;
const escaped = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const lowered = (/** @type {string} */ text) => text.charAt(0).toLowerCase() + text.slice(1);
const raised = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

const isPlace = (/** @type {string} */ part) => /^\{\w+\}$/.test(part);

/** Places that hold one thing alone: one of a list, what may stand between brackets, a number of years. @type {Record<string, string>} */
const held = {
  '{ITEM}': '([^,;]+?)',
  '{found}': '((?:[^()]|\\([^()]*\\))+?)',
  '{years}': '(\\d[\\d.]* years?)',
};

/** What a place holds: a number, or anything where nothing else is said. @param {string} place */
const holds = (place) => (/^\{n\d?\}$/.test(place) ? '(\\d[\\d.,]*)' : (held[place] ?? '(.+?)'));

/** A form as a pattern, and the names of its places in their order. @param {string} form */
function patternOf(form) {
  const [first = '', ...rest] = form.split(/(\{\w+\})/);
  const begin = first === '' ? '' : `[${escaped(lowered(first)[0] ?? '')}${escaped(raised(first)[0] ?? '')}]`;
  const parts = rest.map((part) => (isPlace(part) ? holds(part) : escaped(part)));
  return {
    pattern: new RegExp(`^${begin}${escaped(first.slice(1))}${parts.join('')}$`, 's'),
    places: rest.filter(isPlace).map((part) => part.slice(1, -1)),
  };
}

/** Makes what tells sentences by pairs of a form in English and one in a language; the first that fits counts.
 * @param {readonly (readonly [string, string])[]} pairs @returns {(text: string) => string} */
export function teller(pairs) {
  const fixed = new Map(
    pairs.filter(([form]) => !form.includes('{')).map(([form, own]) => [lowered(form), own]),
  );
  const forms = pairs
    .filter(([form]) => form.includes('{'))
    .map(([form, own]) => ({ ...patternOf(form), own }));
  /** @type {Map<string, string>} */
  const known = new Map();
  const tell = (/** @type {string} */ text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const told = find(text);
    if (known.size >= mostRemembered) known.clear();
    known.set(text, told);
    return told;
  };
  return tell;

  /** @param {string} text @returns {string} */
  function find(text) {
    const own = fixed.get(lowered(text));
    if (own !== undefined) return asWritten(text, own);
    for (const { pattern, places, own: form } of forms) {
      const found = pattern.exec(text);
      if (!found) continue;
      const values = Object.fromEntries(places.map((name, at) => [name, placeOf(name, found[at + 1] ?? '')]));
      return asWritten(
        text,
        form.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? ''),
      );
    }
    const by = ['; ', ', '].find((one) => text.includes(one));
    return by === undefined ? text : text.split(by).map(tell).join(by);
  }

  /** @param {string} name @param {string} value */
  function placeOf(name, value) {
    if (/^n\d?$/.test(name)) return value.replace('.', ',');
    return name === name.toUpperCase() ? value : tell(value);
  }
}

/** A sentence that begins with a capital where the one before did. @param {string} before @param {string} text */
const asWritten = (before, text) => (/^\p{Lu}/u.test(before) ? raised(text) : text);

const sentences = /(?<=[.!?]) (?=[\p{Lu}\d])/u;

/** Tells a text of several sentences by each of them where all can be told, else as one.
 * @param {(text: string) => string} tell @returns {(text: string) => string} */
export const bySentences = (tell) => (text) => {
  const told = text.split(sentences).map((one) => ({ one, own: tell(one) }));
  return told.every(({ one, own }) => own !== one) ? told.map(({ own }) => own).join(' ') : tell(text);
};
