/* What sort of work words tell: "Praktikum", "freelance", "volunteer". */
import type { WorkKind } from '#domain/resume.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import { openingsIn } from '#domain/words/words.ts';
import { listPattern } from './degree-words.ts';

/** Makes what tells sorts of work by the words of these languages; `isKindAlone` is true for a text that holds nothing but one. */
export function kindTests(languages: Words[]) {
  const kinds = (['internship', 'freelance', 'parttime', 'volunteer', 'research', 'military'] as const).map(
    (kind) => [kind, listPattern(languages, (words) => words.kinds[kind] ?? [])] as const,
  );
  /** "Volunteer Coordinator" is a paid title. */
  const paidForVolunteers = new RegExp(
    `(?<!\\p{L})(?:${listAlternatives(languages, (grammar) => grammar.paidForVolunteers)})(?!\\p{L})`,
    'giu',
  );
  return { kind, isKindAlone };

  function kind(told: string): WorkKind {
    const text = told.replace(paidForVolunteers, ' ');
    const openings = openingsIn(text);
    for (const [kind, words] of kinds) if (words.mayOccur(openings) && words.pattern.test(text)) return kind;
    return 'job';
  }

  function isKindAlone(text: string): boolean {
    return kinds.some(([, { pattern }]) => !/\p{L}/u.test(text.replace(pattern, '')));
  }
}
