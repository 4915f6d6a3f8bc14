/* Headings of work where an employer would stand. */
import type { Words } from '#domain/words/lexicon.ts';
import { fold } from '#domain/words/words.ts';

/** Letters by which a word for who works on their own is known, whatever its ending. */
const opening = 9;

/**
 * Makes what tells the heading of a section of work, with or without a word that qualifies it: "Professional Employment", "Prior Work Experiences"
 * employ nobody. Who works on their own stands where employers stand: "Freelance", "Self-Employment".
 */
export function workHeadingTest(languages: Words[]): (text: string) => boolean {
  const ownWork = languages
    .flatMap(({ kinds }) => kinds.freelance ?? [])
    .map((word) => fold(word).slice(0, opening));
  const headings = new Set(
    languages
      .flatMap(({ headings: named }) => named.experience ?? [])
      .map(fold)
      .filter((heading) => !ownWork.some((word) => heading.includes(word))),
  );
  const qualifiers = new Set(languages.flatMap(({ grammar }) => grammar.headingQualifiers).map(fold));
  return (text) => {
    const own = fold(text.replace(/[\s:]+$/u, ''));
    const [first = '', ...rest] = own.split(' ');
    return headings.has(own) || (qualifiers.has(first) && headings.has(rest.join(' ')));
  };
}
