/* Surnames that are trades. */
import type { Lexicon } from '#domain/words/lexicon.ts';
import { fold } from '#domain/words/words.ts';

/** Makes what is true of "Emma Cook": a surname that is a trade, behind words that tell of none ("Pastry Cook", "Senior Cook"). */
export function surnamedReader({
  languages,
  shared,
  skills,
}: Pick<Lexicon, 'languages' | 'shared' | 'skills'>): (name: string) => boolean {
  const surnames = new Set(shared.surnames.map(fold));
  const wordsIn = (texts: string[]) => texts.flatMap((text) => fold(text).match(/[\p{L}\p{M}]+/gu) ?? []);
  const telling = new Set(
    wordsIn([
      ...languages.flatMap(({ titles, companies, degrees, headings }) => [
        ...[titles, companies, degrees].flat(),
        ...Object.values(headings).flat(),
      ]),
      ...shared.ranksBefore,
      // Names of products are names of people as well.
      ...skills.flatMap(({ id, technology }) => (technology ? [] : [id])),
    ]),
  );
  for (const name of shared.givenNames) telling.delete(fold(name));
  return (name) => {
    const words = fold(name).split(' ');
    const given = words.slice(0, -1);
    return surnames.has(words.at(-1) ?? '') && given.length > 0 && !given.some((word) => telling.has(word));
  };
}
