/* Patterns of words of several languages, and of degrees with schools and without. */
import type { Words } from '#domain/words/lexicon.ts';
import { looseAlternatives } from '#domain/words/patterns.ts';
import { type WordPattern, wordPattern } from '#domain/words/words.ts';

/** A pattern of words of a list in all languages. */
export const listPattern = (languages: Words[], pick: (words: Words) => string[]): WordPattern =>
  wordPattern(languages.flatMap(pick), '\\p{L}', 'iu');

/** Patterns of degrees: with schools, without those of higher education, and without any. */
export function degreePatterns(
  languages: Words[],
): Record<'degrees' | 'degreesAlone' | 'ofDegrees', WordPattern> {
  const listed = (pick: (words: Words) => string[]) => listPattern(languages, pick);
  const degrees = listed((words) => words.degrees);
  const school = new RegExp(
    `^(?:${looseAlternatives(languages.flatMap(({ grammar }) => grammar.schools))})$`,
    'iu',
  );
  const degreesAlone = listed((words) => words.degrees.filter((word) => !school.test(word)));
  /** Without schools of any sort: "high school". */
  const ofDegrees = listed((words) =>
    words.degrees.filter((word) => !school.test(word.split(' ').at(-1) ?? '')),
  );
  return { degrees, degreesAlone, ofDegrees };
}
