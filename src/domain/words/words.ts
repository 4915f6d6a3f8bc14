import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** A token of the text: `from` and `to` are UTF-16 offsets, `word` is folded for comparing. */
export interface Token {
  word: string;
  from: number;
  to: number;
  shared: Word;
}

/** A folded word as texts and tables share it: what is worked out once, however often texts have the word. */
interface Word {
  text: string;
  /** Its number among the words of all phrase tables, which compare numbers; -1 when none has it. */
  number: number;
  /** null until asked for. */
  stem: Word | null;
}

const words = new Map<string, Word>();
/** The same by the spellings that texts have. */
const spellings = new Map<string, Word>();
/** Spellings that are kept: more than a language has in daily use. */
const mostSpellings = 50_000;
/** UTF-16 units from which V8 makes a slice a view of the text. */
const shortestSlice = 13;
let numbered = 0;
/** Texts under way whose tokens may still be looked for in tables that grow meanwhile. */
let readings = 0;

function wordOf(text: string): Word {
  const known = words.get(text);
  if (known !== undefined) return known;
  const made = { text, number: -1, stem: null };
  words.set(text, made);
  return made;
}

function spelled(raw: string): Word {
  const known = spellings.get(raw);
  if (known !== undefined) return known;
  if (readings === 0 && spellings.size >= mostSpellings) forget();
  // Put together anew: a slice would keep the whole text that it is cut from. Shorter ones are copies already.
  const own = raw.length < shortestSlice ? raw : raw.split('').join('');
  const made = wordOf(fold(own));
  spellings.set(own, made);
  return made;
}

/** Does something with the tokens of a text, during which no word is forgotten: a table that gets a word later still knows it in them. */
export function keepingWords<T>(act: () => T): T {
  readings += 1;
  try {
    return act();
  } finally {
    readings -= 1;
    if (readings === 0 && spellings.size >= mostSpellings) forget();
  }
}

/** Drops what no phrase table has. */
function forget(): void {
  spellings.clear();
  for (const [text, word] of words) {
    if (word.number < 0) words.delete(text);
    word.stem = null;
  }
}

/** The number of a token's word, given if it has none yet. */
export function interned({ shared }: Token): number {
  return numbering(shared);
}

/** The number of the stem of a token's word, given if it has none yet. */
export function internedStem({ shared }: Token): number {
  shared.stem ??= wordOf(stem(shared.text));
  return numbering(shared.stem);
}

function numbering(word: Word): number {
  if (word.number < 0) word.number = numbered++;
  return word.number;
}

/** The number of a token's word, -1 when no phrase table has it. */
export function numberOf({ shared }: Token): number {
  return shared.number;
}

/** The number of the stem of a token's word, -1 when no phrase table has it. */
export function stemNumberOf({ shared }: Token): number {
  shared.stem ??= wordOf(stem(shared.text));
  return shared.stem.number;
}

/**
 * What a UTF-16 unit is to a token: 1 a letter, 2 a digit, 3 neither, 4 a letter of a script that sets no spaces, which parts from
 * others by itself; 0 not yet asked. Filled as texts need it.
 */
const classes = new Uint8Array(0x10000);

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function classOf(unit: number): number {
  const known = classes[unit] as number;
  if (known !== 0) return known;
  const character = String.fromCharCode(unit);
  // Half of a surrogate pair is neither: what lies beyond U+FFFF in a résumé is nearly always a pictograph.
  const made = spaceless.test(character)
    ? 4
    : /\p{L}/u.test(character)
      ? 1
      : /\p{N}/u.test(character)
        ? 2
        : 3;
  classes[unit] = made;
  return made;
}

/** True for a UTF-16 unit that is a letter of any script. */
export function isLetter(unit: number): boolean {
  const found = classOf(unit);
  return found === 1 || found === 4;
}

/** Lower case, with compatibility forms resolved (NFKC); the length of the text may change. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}

/** A word without its accents, as capitals are often set. */
export function plain(word: string): string {
  return isAscii(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '');
}

/** True when no character lies beyond U+007F. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** French and Italian words that lose their vowel before the next: "dell'architettura" is two words. */
const elided = new Set('l d qu jusqu dell all dall nell sull un quell degl'.split(' '));

const [dot, plus, hash, apostrophe, curly] = [46, 43, 35, 39, 0x2019];

function goesOn(unit: number, isSpaceless: boolean): boolean {
  const found = classOf(unit);
  return found !== 3 && (found === 4) === isSpaceless;
}

/**
 * Tokens of a text in order: letters and digits with the marks that technical names carry, so that C++, C#, .NET and
 * O'Neil stay whole; Node.js and CI/CD split the same way in text and in tables. Takes any string; linear in its
 * length.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    if (classOf(text.charCodeAt(at)) === 3) {
      at += 1;
      continue;
    }
    let from = at;
    const isSpaceless = classOf(text.charCodeAt(at)) === 4;
    at += 1;
    while (at < length && goesOn(text.charCodeAt(at), isSpaceless)) at += 1;
    while (at + 1 < length) {
      const mark = text.charCodeAt(at);
      if ((mark !== apostrophe && mark !== curly) || classOf(text.charCodeAt(at + 1)) !== 1) break;
      if (elided.has(text.slice(from, at).toLowerCase())) break;
      at += 2;
      while (at < length && classOf(text.charCodeAt(at)) === 1) at += 1;
    }
    if (text.charCodeAt(at) === plus && text.charCodeAt(at + 1) === plus) at += 2;
    else if (text.charCodeAt(at) === hash) at += 1;
    if (text.charCodeAt(from - 1) === dot && at - from === 3 && /^net$/i.test(text.slice(from, at)))
      from -= 1;
    const shared = spelled(text.slice(from, at));
    tokens.push({ word: shared.text, from, to: at, shared });
  }
  return tokens;
}

const longestLead = 4;

/** What a folded word or phrase begins with: its first letters and digits, four at most; the same of a phrase and of its first token. */
export function leadOf(text: string): string {
  let from = 0;
  while (from < text.length && classOf(text.charCodeAt(from)) === 3) from += 1;
  const isSpaceless = classOf(text.charCodeAt(from)) === 4;
  let to = from;
  while (to < text.length && to - from < longestLead && goesOn(text.charCodeAt(to), isSpaceless)) to += 1;
  return text.slice(from, to);
}

/** The first tokens of phrases: a text that holds none of them holds none of the phrases. */
export function firstWords(phrases: Iterable<string>): Set<string> {
  return new Set([...phrases].flatMap((phrase) => tokenize(phrase)[0]?.word ?? []));
}

/** Porter stem of a folded word (M. F. Porter, "An algorithm for suffix stripping", 1980). */
export function stem(word: string): string {
  return /^[a-z]+$/.test(word) && word.length > 3 ? stemmer.stem(word) : word;
}

/** The stem of a token's word. */
export function stemOf({ shared }: Token): string {
  shared.stem ??= wordOf(stem(shared.text));
  return shared.stem.text;
}

/** A phrase by the stems of its words: "service" and "services" are one. */
export function stemmed(phrase: string): string {
  return tokenize(phrase).map(stemOf).join(' ');
}

/** The words of letters alone in a text, folded: what a pattern of words opens with is asked among them. */
export function openingsIn(text: string): string[] {
  return (text.match(/\p{L}+/gu) ?? []).map(fold);
}

/** A pattern of whole words. */
export interface WordPattern {
  pattern: RegExp;
  /** False when none of the openings of a text opens one of the words: the pattern finds nothing there. */
  mayOccur(openings: string[]): boolean;
}

/** A pattern for words of a list that no character of the class `edge` touches. */
export function wordPattern(list: string[], edge: string, flags: string): WordPattern {
  const first = new Set(list.map((word) => openingsIn(word)[0]));
  return {
    pattern: new RegExp(`(?<!${edge})(?:${alternatives(list)})(?!${edge})`, flags),
    // A word without a letter has no opening.
    mayOccur: (openings) => first.has(undefined) || openings.some((word) => first.has(word)),
  };
}

/** True for a text that holds one of the words of a pattern (without the flag g). */
export function holdsWord({ pattern, mayOccur }: WordPattern, text: string): boolean {
  return mayOccur(openingsIn(text)) && pattern.test(text);
}

/** Makes a word list safe inside a regular expression, longest first; an empty one matches nothing. */
export function alternatives(words: Iterable<string>): string {
  const made = [...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replace(/\s+/g, '\\s+')
        .replace(/['’]/g, "['’]"),
    )
    .join('|');
  return made === '' ? '(?!)' : made;
}

const letter = /\p{L}/u;

/** A text from its first letter to its last; empty where it has none. Linear in it, which a pattern of what stands behind is not. */
export function fromLetterToLetter(text: string): string {
  const from = text.search(letter);
  if (from < 0) return '';
  let to = text.length;
  for (;;) {
    const size = /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(to - 2, to)) ? 2 : 1;
    if (letter.test(text.slice(to - size, to))) return text.slice(from, to);
    to -= size;
  }
}
