/* Words that stand in the place of an employer and of a town: "Company Name City , State". */
import type { Lexicon } from '#domain/words/lexicon.ts';
import { alternatives } from '#domain/words/words.ts';

/** What is asked of such words. */
export interface UnnamedWords {
  /** True for a text with a word in the place of an employer's name. */
  isAnonymised(text: string): boolean;
  /** UTF-16 length of such words at the start of a text; 0 where there are none. */
  anonymisedOpening(text: string): number;
  /** UTF-16 length of all such words in a text, those of towns too. */
  anonymisedLength(text: string): number;
  /** The text with blanks in their place behind a tab, of the same length. */
  blanked(text: string): string;
}

/** Behind a word in the place of an employer, words in that of its town. */
const anonymousPlace = '(?:\\s*(?:,|ï¼|，|[-–—])?\\s*City(?:\\s*,\\s*State)?)?';
/** The same without an employer: of a town and its state. */
const anonymousTown = '(?<![\\p{L}])City\\s*,\\s*State(?![\\p{L}])';

/** Makes what knows such words. */
export function unnamedWords({ anonymousEmployers }: Lexicon['shared']): UnnamedWords {
  // "Company Name: Contoso" is a label.
  const employer = `(?:${alternatives(anonymousEmployers)})(?!\\s*[:：])`;
  const employers = `${employer}${anonymousPlace}`;
  const named = new RegExp(employer, 'u');
  const opening = new RegExp(`^\\s*${employers}`, 'u');
  const all = new RegExp(`${employers}|${anonymousTown}`, 'gu');
  return {
    isAnonymised: (text) => named.test(text),
    anonymisedOpening: (text) => opening.exec(text)?.[0].length ?? 0,
    anonymisedLength: (text) => (text.match(all) ?? []).join('').length,
    blanked: (text) => text.replace(all, (match) => `\t${' '.repeat(match.length - 1)}`),
  };
}
