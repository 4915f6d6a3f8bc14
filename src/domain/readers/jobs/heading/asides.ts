/* What stands in brackets behind a title and is no part of it. */
import type { SharedWords } from '#domain/words/grammar.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { looseAlternatives } from '#domain/words/patterns.ts';
import { alternatives } from '#domain/words/words.ts';

/** What stands behind a title in brackets: "(Full-time)", "(via Red Kite)", "(Supervisor: Jo Example)". */
export function asidePattern(languages: Words[], shared: SharedWords): RegExp {
  const modes = alternatives([
    ...shared.workModes,
    ...languages.flatMap(({ kinds }) => [...(kinds.parttime ?? []), ...(kinds.freelance ?? [])]),
  ]);
  const names = looseAlternatives(languages.flatMap(({ grammar }) => grammar.referees));
  return new RegExp(
    `\\s*\\((?:(?:(?:${modes})\\s+)?via\\s[^()]*|(?:${modes})(?:[,/\\s]+(?:${modes}))*|(?:${names}):\\s[^()]*)\\)\\.?\\s*$`,
    'iu',
  );
}
