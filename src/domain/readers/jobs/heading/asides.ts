/* What stands in brackets behind a title and is no part of it. */

import type { Words } from '#domain/words/lexicon.ts';
import { looseAlternatives } from '#domain/words/patterns.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';
import { alternatives } from '#domain/words/words.ts';

/** Alternatives of a pattern: ways of working, such as "full-time". */
function modesOf(languages: Words[], shared: SharedWords): string {
  return alternatives([
    ...shared.workModes,
    ...languages.flatMap(({ kinds }) => [...(kinds.parttime ?? []), ...(kinds.freelance ?? [])]),
  ]);
}

/** Makes what tells a way of working that stands alone: "Full-time". */
export function modeTest(languages: Words[], shared: SharedWords): (text: string) => boolean {
  const alone = new RegExp(`^\\W*(?:${modesOf(languages, shared)})\\W*$`, 'iu');
  return (text) => alone.test(text);
}

/** Characters behind the way of working: "(Contract role with Red Kite - London, UK)". */
const longestBehind = 40;

/** What stands behind a title: "(Full-time)", "(Contract, London)", "(Internship, part time)", "(via Red Kite)", "(Supervisor: Jo Example)", "en freelance". */
export function asidePattern(languages: Words[], shared: SharedWords): RegExp {
  const modes = modesOf(languages, shared);
  const names = looseAlternatives(languages.flatMap(({ grammar }) => grammar.referees));
  const before = looseAlternatives(languages.flatMap(({ grammar }) => grammar.beforeModes));
  const sorts = alternatives(languages.flatMap(({ kinds }) => kinds.internship ?? []));
  const free = alternatives(languages.flatMap(({ kinds }) => kinds.freelance ?? []));
  return new RegExp(
    `,?\\s+(?:${before})\\s(?:${free})\\s*$|\\s*\\((?:(?:(?:${modes})\\s+)?via\\s[^()]*|(?:(?:${sorts}),\\s)?(?:${modes})(?![\\p{L}\\p{N}])[^()]{0,${longestBehind}}|(?:${names}):\\s[^()]*)\\)\\.?\\s*$`,
    'iu',
  );
}
