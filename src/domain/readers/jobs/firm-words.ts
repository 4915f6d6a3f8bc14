/* Employers whose names hold the word of a trade: "Halden Architects", "Norvik Teacher Institute", "Bergen National Guard". */
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listAlternatives, looseAlternatives } from '#domain/words/patterns.ts';
import { remembering } from '#domain/words/remember.ts';
import { fold } from '#domain/words/words.ts';

/** Makes what tells such a name; `titles` are the words of trades, folded. */
export function firmTest(
  { languages, shared }: Pick<Lexicon, 'languages' | 'shared'>,
  titles: ReadonlySet<string>,
): (text: string) => boolean {
  const forces = new RegExp(`(?<!\\p{L})(?:${looseAlternatives(shared.forces)})(?!\\p{L})`, 'iu');
  const plurals = new Set(shared.firmsOfPeople.map(fold));
  const schools = new Set(shared.housesOfTrades.map(fold));
  const ranks = new Set(
    [...shared.ranksBefore, ...languages.flatMap(({ grammar }) => grammar.lastTitleWords)].map(fold),
  );
  const named = new RegExp(
    `^(?:[\\p{Lu}\\d]|(?:&|${listAlternatives(languages, (grammar) => grammar.joins)})$)`,
    'u',
  );
  return remembering((text) => {
    if (forces.test(text)) return true;
    const words = (text.trim().split(/,\s/, 1)[0] ?? '').split(/\s+/);
    const [last = '', before = ''] = [words.at(-1), words.at(-2)].map((word) => fold(word ?? ''));
    // Names are written with capitals, and nobody is "of" something within one.
    if (words.length < 2 || !words.every((word) => named.test(word))) return false;
    const others = words.slice(0, -1).map(fold);
    if (plurals.has(last)) return !others.some((word) => titles.has(word) || ranks.has(word));
    return schools.has(last) && titles.has(before) && !others.slice(0, -1).some((word) => titles.has(word));
  });
}
