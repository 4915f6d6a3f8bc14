/* Words as names are compared by them. Pure. */
import { alternatives } from '../words/words.ts';

/** Before a whole word, as part of a pattern. */
export const before = '(?<![\\p{L}\\p{N}])';
/** A pattern of any of some words or phrases, whole. */
export const whole = (given: string[]): string => `${before}(?:${alternatives(given)})(?![\\p{L}\\p{N}])`;

/** The words of a text. */
export const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
/** A word as it is compared: without accents and case, whichever way its letters are composed. */
export const folded = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLocaleLowerCase('en');
