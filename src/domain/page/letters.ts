/*
 * Letters that a font lost: ligatures drawn at the place of another character ("Sta!" for Staff), ligatures with a gap behind
 * them ("Offi ce") or a gap in their place ("opera ons") and small capitals given as small letters ("SENiOR"). A page is mended where known words say how, at least
 * two of them alike; a lone odd word stays as it is.
 */
import type { Document, PlacedPage, PlacedWord } from '../document.ts';
import { isMacRoman, macRoman, sharpS } from '../words/mac-roman.ts';
import { unscrambling } from '../words/scrambled.ts';
import { composeLines } from './layout.ts';

/** Pairs of letters that fonts draw as one. */
const ligatures = 'ff fi fl ffi ffl ft fft ti tt tti tf'.split(' ');

/** A word with what is no letter among its letters, or with capitals: "opera_ons", "soMware", "sta!", "So,ware". */
const odd = /\p{L}(?:\p{L}|(?<=\p{Ll})[,@\d](?=\p{Ll})|[^\p{L}\p{M}\s\d.,;:'’"”)(/&@|–—-])*/gu;
const oddCharacter = /(?<=\p{Ll})\p{Lu}|(?<=\p{L})[^\p{L}\p{M}]/gu;
/** The same for capitals among which an i is small. */
const smallCapital = /(?<!\p{L})\p{Lu}+(?:i\p{Lu}*)+(?!\p{L})/gu;
const gapped = /(?<!\p{L})(\p{L}{0,30}f[il]) (\p{Ll}{2,30})(?!\p{L})/gu;

/** A gap that may stand in the place of a ligature, with the parts around it, the second one in small letters: "Opera ons", "ini al". */
const gap = /(?<=(?<!\p{L})(\p{L}\p{Ll}{0,30})) (?=(\p{Ll}{1,30})(?!\p{L}))/gu;
/** Ends of words that are no words themselves: where a gap is before many of them, ligatures were lost. */
const ends = 'ons|onal|ng|ve|vely|vity|cs';
const lostEnd = new RegExp(`\\p{Ll} (?:${ends})(?![\\p{L}'’])`, 'gu');
const isEnd = new RegExp(`^(?:${ends})$`);
const fewestLost = 4;

/** What any of this has, asked of a whole run first: most text has none. */
const suspicious =
  /÷|[a-z](?:[A-Z]|[,@\d][a-z])|[A-Za-z][!"#$%*+<=>?\\^_`{}~]|[A-Z]i[A-Z]|f[il] [a-z]|[ÂÃâ\u00a1-\u00bf\u0152-\uffff]/;

/** A letter that the file gives no meaning. */
const lost = '\ufffd';
const lostIn = /(?<![\p{L}\ufffd])(?=\p{L}*\ufffd)[\p{L}\ufffd]*\p{L}[\p{L}\ufffd]*/gu;
const lostBeforeFigure = /(?<=[\p{L}\d])\ufffd(?=\d)/gu;
const lostLeft = /\ufffd/g;

/** Words that say alike how a character is meant. */
const fewestWitnesses = 2;
/** Marks that no word of résumés has among its letters. */
const alone: ReadonlySet<string> = new Set(['!', '^']);
/** Marks that stand between letters of other things as well: of addresses, versions, lists without blanks. */
const shared = /[,@\d]/;
/** Letters of a word that tells by itself: "software". */
const sureLength = 8;
/** Letters of a word that tells. */
const shortest = 5;
const longest = 30;
const shortestCapitals = 4;

/** Gives a document whose lost letters are mended; the same one where nothing is. `knows` is asked of words in small letters. */
export function mendLetters(document: Document, knows: (word: string) => boolean): Document {
  const pages = document.placed;
  if (pages === undefined) return document;
  const told = meanings(textsOf(pages), knows);
  let changed = false;
  const mended = pages.map((page) => {
    const words = page.words.map((word) => mendWord(word, told, knows));
    changed ||= words.some((word, at) => word !== page.words[at]);
    return { ...page, words: words.filter(({ text }) => text.trim() !== '') };
  });
  return changed ? { ...document, ...composeLines(mended), placed: mended } : document;
}

function textsOf(pages: PlacedPage[]): string[] {
  return pages.flatMap((page) => page.words.filter((word) => word.hiding === null).map((word) => word.text));
}

/** What the characters of a document mean. */
interface Meanings {
  ligatures: Map<string, string>;
  smallCapitals: boolean;
  /** True where letters were read by the table of another system. */
  macRoman: boolean;
  /** True where a gap stands in the place of ligatures. */
  gaps: boolean;
}

function meanings(texts: string[], knows: (word: string) => boolean): Meanings {
  const votes = new Map<string, Map<string, Set<string>>>();
  const small = new Set<string>();
  for (const text of texts) {
    if (!suspicious.test(text)) continue;
    for (const [word] of text.matchAll(smallCapital))
      if (word.length >= shortest && isSmallCapital(word) && knows(word.toLowerCase())) small.add(word);
    for (const [word] of text.matchAll(odd)) {
      const characters = new Set(word.match(oddCharacter) ?? []);
      if (characters.size === 0 || word.length > longest || knows(word.toLowerCase())) continue;
      for (const character of characters) {
        for (const ligature of ligatures) {
          const read = opened(word, character, ligature);
          if (read.length < shortest || !knows(read.toLowerCase())) continue;
          const all = votes.get(character) ?? new Map<string, Set<string>>();
          votes.set(character, all.set(ligature, (all.get(ligature) ?? new Set()).add(read.toLowerCase())));
        }
      }
    }
  }
  const found = new Map<string, string>();
  for (const [character, all] of votes) {
    const [best, next] = [...all].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
    // "Sta!" and "pla^orm" need no second witness.
    const isSure =
      alone.has(character) ||
      (character !== '_' && [...(best?.[1] ?? [])].some((one) => one.length >= sureLength));
    const few = isSure ? 1 : fewestWitnesses;
    if (best && best[1].size >= few && best[1].size > (next?.[1].size ?? 0) * 2)
      found.set(character, best[0]);
  }
  return {
    ligatures: found,
    smallCapitals: small.size >= fewestWitnesses,
    macRoman: isMacRoman(texts, knows),
    gaps: hasGaps(texts, knows),
  };
}

/** True where a ligature makes a word of the parts around a gap so often that it is no chance. */
function hasGaps(texts: string[], knows: (word: string) => boolean): boolean {
  const lostEnds = texts.reduce((sum, text) => sum + (text.match(lostEnd)?.length ?? 0), 0);
  if (lostEnds < fewestLost) return false;
  const read = new Set<string>();
  for (const text of texts)
    for (const [, left = '', right = ''] of text.matchAll(gap)) {
      const pair = ligatureIn(left, right, knows);
      if (pair !== null && left.length + right.length >= sureLength) read.add(`${left}${pair}${right}`);
    }
  return read.size >= fewestLost;
}

/** The ligature that makes a word of two parts, as of "Opera ons"; null where none or several do, or where both parts are words and the second one is no end of others. */
function ligatureIn(left: string, right: string, knows: (word: string) => boolean): string | null {
  if (knows(left.toLowerCase()) && knows(right) && !isEnd.test(right)) return null;
  const pairs = ligatures.filter((pair) => {
    const whole = `${left}${pair}${right}`.toLowerCase();
    return whole.length >= shortest && knows(whole);
  });
  return pairs.length === 1 ? (pairs[0] as string) : null;
}

/** "\ufffdnal" is "final" where one pair of letters makes a word of it; two words that it parts have a hyphen, and so have figures; what stays unknown is nothing. */
function mendLost(word: PlacedWord, knows: (word: string) => boolean): PlacedWord {
  const made = replaced(word, lostIn, (found) => {
    const read = ligatures
      .map((pair) => found.replaceAll(lost, pair))
      .filter((one) => knows(one.toLowerCase()));
    if (read.length === 1) return read[0] as string;
    // "Front\ufffdend"
    const parts = found.split(lost);
    return parts.length > 1 && parts.every((part) => knows(part.toLowerCase())) ? parts.join('-') : found;
  });
  return replaced(
    replaced(made, lostBeforeFigure, () => '-'),
    lostLeft,
    () => '',
  );
}

function opened(word: string, character: string, ligature: string): string {
  return word.replace(oddCharacter, (one) => (one === character ? ligature : one));
}

function isWord(text: string): boolean {
  return /^\p{Lu}?\p{Ll}+$/u.test(text);
}

function isSmallCapital(word: string): boolean {
  return word.length >= shortestCapitals && (word.match(/\p{Lu}/gu)?.length ?? 0) > word.length / 2;
}

function mendWord(word: PlacedWord, told: Meanings, knows: (word: string) => boolean): PlacedWord {
  const given = told.gaps
    ? replaced(word, gap, (found, left, right) => ligatureIn(left, right, knows) ?? found)
    : word;
  if (!suspicious.test(word.text) && !(told.macRoman && word.text.includes('fl'))) return given;
  return mendMarks(given, told, knows);
}

/** The same for characters that stand in the place of others. */
function mendMarks(word: PlacedWord, told: Meanings, knows: (word: string) => boolean): PlacedWord {
  const whole = word.text.includes(lost) ? mendLost(word, knows) : word;
  let made = unscrambling.reduce((one, { pattern, meant }) => replaced(one, pattern, meant), whole);
  if (told.macRoman)
    made = [macRoman, sharpS].reduce(
      (one, { pattern, meant }) => replaced(one, pattern, (text) => meant(text, knows)),
      made,
    );
  if (told.ligatures.size > 0)
    made = replaced(made, odd, (text) => {
      let read = text;
      for (const [character, ligature] of told.ligatures) {
        const next = opened(read, character, ligature);
        // A capital within a word, and a mark behind one, may be meant: only known words say that they are not.
        const isBetween = !/\p{L}/u.test(character) && !shared.test(character) && !text.endsWith(character);
        if (isBetween ? isWord(next) : knows(next.toLowerCase())) read = next;
      }
      return read;
    });
  if (told.smallCapitals)
    made = replaced(made, smallCapital, (text) => (isSmallCapital(text) ? text.toUpperCase() : text));
  if (!/f[il] [a-z]/.test(made.text)) return made;
  return replaced(made, gapped, (text) => {
    const [left = '', right = ''] = text.split(' ');
    const [first, joined] = [left.toLowerCase(), (left + right).toLowerCase()];
    return !knows(first) && joined.length > shortest && knows(joined) ? left + right : text;
  });
}

/** The word with what a pattern finds replaced, its edges kept in step; the same one where nothing changes. */
function replaced(
  word: PlacedWord,
  pattern: RegExp,
  read: (found: string, left: string, right: string) => string,
): PlacedWord {
  let [text, edges, at] = ['', [] as number[], 0];
  for (const { 0: found, 1: left = '', 2: right = '', index } of word.text.matchAll(pattern)) {
    const next = read(found, left, right);
    if (next === found) continue;
    text += word.text.slice(at, index) + next;
    for (const edge of word.edges.slice(at, index)) edges.push(edge);
    for (let unit = 0; unit < next.length; unit++)
      edges.push(word.edges[index + Math.floor((unit * found.length) / next.length)] ?? word.x1);
    at = index + found.length;
  }
  if (at === 0) return word;
  return {
    ...word,
    text: text + word.text.slice(at),
    edges: [...edges, ...word.edges.slice(at)],
  };
}
