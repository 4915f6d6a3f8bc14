import type { Lexicon } from './lexicon.ts';
import { isLetter } from './words.ts';

/**
 * Says of words in small letters whether the rules hold them, in any list of any language: a dictionary of what résumés are written in.
 * It is made when first asked.
 */
export function knownWords(lexicon: Lexicon): (word: string) => boolean {
  let known: Set<string> | null = null;
  return (word) => {
    known ??= wordsIn(lexicon, new Set());
    return known.has(word);
  };
}

/** Adds the words of three letters and more in all strings of a value, keys of its records among them, in small letters. */
function wordsIn(value: unknown, words: Set<string>): Set<string> {
  if (typeof value === 'string') addWords(value.toLowerCase(), words);
  else if (Array.isArray(value)) for (const one of value) wordsIn(one, words);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) wordsIn(inner, wordsIn(key, words));
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
