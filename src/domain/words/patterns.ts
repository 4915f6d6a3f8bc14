import type { Grammar } from './grammar.ts';
import type { Words } from './lexicon.ts';
import { alternatives, fold, type WordPattern, wordPattern } from './words.ts';

/* Patterns and sets of the lists of several languages. */

/** The words of a list of every language, folded. */
export function wordsOf(languages: Words[], pick: (grammar: Grammar) => string[]): Set<string> {
  return new Set(listOf(languages, pick).map(fold));
}

/** The same as they stand, each once. */
export function listOf(languages: Words[], pick: (grammar: Grammar) => string[]): string[] {
  return [...new Set(languages.flatMap(({ grammar }) => pick(grammar)))];
}

/** The same as alternatives of a pattern. */
export function listAlternatives(languages: Words[], pick: (grammar: Grammar) => string[]): string {
  return alternatives(listOf(languages, pick));
}

/** The name of a school without a word for one: "Stanford", "ETH". */
export function schoolNamePattern(schoolNames: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(schoolNames)})(?![\\p{L}\\p{N}])`, 'u');
}

/** A word that is by itself a heading of a kind of section in one of the languages. */
export function headingPattern(languages: Words[], kind: string): WordPattern {
  const single = languages.flatMap(({ headings }) =>
    (headings[kind] ?? []).filter((word) => !word.includes(' ')).map(fold),
  );
  return wordPattern(single, '\\p{L}', 'iu');
}

/**
 * Alternatives of a pattern in which a full stop and the space behind it may be left out, two full stops stand for one that may not, and
 * `*` stands for letters.
 */
export function looseAlternatives(words: string[]): string {
  return alternatives(words)
    .replaceAll('\\.\\.', '\\x2e')
    .replaceAll('\\.\\s+', '\\.?\\s?')
    .replaceAll('\\.', '\\.?')
    .replaceAll('\\x2e\\s+', '\\x2e\\s?')
    .replaceAll('\\*', '\\p{L}*');
}

/** A word as headings and names have it: as it stands, with a capital, with one for each of its words, in capitals. */
export function spellings(word: string): string[] {
  const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return [word, capital(word), word.split(' ').map(capital).join(' '), word.toUpperCase()];
}

/**
 * Alternatives of words in any letters, within a pattern that minds them; `*` stands for letters. Written out, as a group that asks for it
 * (a modifier of the pattern) is read otherwise by V8 once a process holds much compiled code.
 */
export function inAnyLetters(words: string[]): string {
  const written = (word: string) =>
    [...word]
      .map((letter) => {
        if (letter === ' ') return '\\s+';
        if (letter === '*') return '\\p{L}*';
        const [small, large] = [letter.toLowerCase(), letter.toUpperCase()];
        if (small !== large && large.length === 1) return `[${small}${large}]`;
        return /[\p{L}\d]/u.test(letter) ? letter : `\\u{${letter.codePointAt(0)?.toString(16)}}`;
      })
      .join('');
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(written)
    .join('|');
}

/** A legal form as it may be written: "gmbh", "Gmbh", "GmbH", "GMBH". */
export function formSpellings(form: string): string[] {
  return [
    ...spellings(form),
    `${form.charAt(0).toUpperCase()}${form.slice(1, -1)}${form.slice(-1).toUpperCase()}`,
  ];
}

/** A verb of a deed as it opens an item, by its ending or whole ("Served", "Led"): alternatives of a pattern that minds capitals. */
export function deedVerbs(languages: Words[]): string {
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  return `\\p{Lu}\\p{Ll}+(?:${list(({ deeds }) => deeds.endings)})|${list(({ deeds }) => deeds.words)}`;
}
