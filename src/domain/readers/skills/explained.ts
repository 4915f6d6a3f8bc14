/* Abbreviations that a document explains itself. */
import type { Candidate } from './skill-line.ts';

/** "Microsoft Certified Professional (MCP)": words and their initials in brackets. */
const inBrackets = /\(\p{Lu}{2,6}\)/u;
const withInitials = /((?:\p{L}[\p{L}'’/-]*\s+){2,7})\((\p{Lu}{2,6})\)/gu;

/**
 * Abbreviations that a document explains, with the ids of the skills that their words name: an unsure spelling among them means
 * one of these and nothing else.
 */
export function explainedAbbreviations(
  lines: { text: string; candidates: Candidate[] }[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { text, candidates } of lines) {
    if (!inBrackets.test(text)) continue;
    for (const match of text.matchAll(withInitials)) {
      const [, words = '', initials = ''] = match;
      const last = words
        .trim()
        .split(/[\s/-]+/u)
        .slice(-initials.length);
      if (last.map((word) => word[0]?.toUpperCase()).join('') !== initials) continue;
      const [from, to] = [match.index, match.index + words.length];
      const ids = candidates.flatMap((one) => (one.from < to && one.to > from ? [one.skill.id] : []));
      found.set(initials, new Set([...(found.get(initials) ?? []), ...ids]));
    }
  }
  return found;
}
