import type { Lexicon } from './lexicon.ts';
import { eachString } from './strings.ts';
import { isLetter } from './words.ts';

/**
 * Says of words in small letters whether the rules hold them, in any list of any language: a dictionary of what résumés are written in.
 * It is made when first asked.
 */
export function knownWords(lexicon: Lexicon): (word: string) => boolean {
  let known: Set<string> | null = null;
  return (word) => {
    known ??= wordsIn(lexicon);
    return known.has(word);
  };
}

/** The words of three letters and more in all strings of a lexicon, keys of its records among them, in small letters. */
function wordsIn(lexicon: Lexicon): Set<string> {
  const words = new Set<string>();
  // Names of places are no words that a lost letter is told by: "Stati Uniti" makes no "stati" of "Sta!".
  const shared = { ...lexicon.shared, towns: [], townsInStates: {}, countries: [], trades: [] };
  eachString({ ...lexicon, shared }, (text) => addWords(text.toLowerCase(), words), true);
  return words;
}

const shortest = 3;

function addWords(text: string, words: Set<string>): void {
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && isLetter(text.charCodeAt(at))) continue;
    if (at - from >= shortest) words.add(text.slice(from, at));
    from = at + 1;
  }
}
