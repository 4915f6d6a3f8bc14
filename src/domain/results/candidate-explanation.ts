/*
 * The result in plain words for the person whose résumé it is: the main elements and what was not found, without the words
 * of others, weights, ranks or findings that are for the employer alone (EU AI Act Art. 86, GDPR Art. 15(1)(h)).
 */
import * as z from 'zod';
import type { Role } from '../judging/role.ts';
import type { Scorecard, Verdict } from '../judging/score.ts';
import { oneLine, shortened } from '../words/one-line.ts';

/** The fixed words of a letter in one language: a file of `rules/letters/`. */
export const Letter = z.strictObject({
  language: z.string().length(2),
  about: z.array(z.string()).min(1),
  rights: z.array(z.string()).min(1),
});
export type Letter = z.infer<typeof Letter>;

interface CandidateExplanation {
  role: string;
  asOf: string;
  /** Of the fixed words (ISO 639-1): the résumé's where there are such, else English. */
  language: string;
  /** What this software did and did not do. */
  about: string[];
  /** What the role asks for and was found, with the person's own words. */
  found: { what: string; quote: string | null }[];
  /** What it asks for and the résumé shows in part, with what was found. */
  partlyShown: { what: string; asked: string; found: string; quote: string | null }[];
  /** What the role asks for and the résumé does not show. */
  notShown: { what: string; asked: string }[];
  /** What could not be told. */
  unclear: { what: string; asked: string }[];
  /** What the person can do. */
  rights: string[];
}

/** The explanation of a scorecard for the person, in the words of a letter. */
export function explainToCandidate(
  role: Role,
  scorecard: Scorecard,
  asOf: string,
  letter: Letter,
): CandidateExplanation {
  const relevant = scorecard.verdicts.filter((verdict) => verdict.weight > 0);
  const quote = (verdict: Verdict) => {
    const [first] = verdict.evidence;
    return first && first.source !== 'answer' && first.quote !== undefined
      ? shortened(oneLine(first.quote), 300)
      : null;
  };
  const byWeight = [...relevant].sort((a, b) => b.weight - a.weight || (a.criterion < b.criterion ? -1 : 1));
  const asked = (verdict: Verdict) => ({ what: verdict.label, asked: verdict.wanted });
  return {
    role: role.title,
    asOf,
    language: letter.language,
    about: letter.about,
    found: byWeight
      .filter((verdict) => verdict.status === 'met')
      .map((verdict) => ({ what: verdict.label, quote: quote(verdict) })),
    partlyShown: byWeight
      .filter((verdict) => verdict.status === 'partial')
      .map((verdict) => ({ ...asked(verdict), found: verdict.found, quote: quote(verdict) })),
    notShown: byWeight.filter((verdict) => verdict.status === 'not_met').map(asked),
    unclear: byWeight.filter((verdict) => verdict.status === 'unknown').map(asked),
    rights: letter.rights,
  };
}

/** The letter in a language, else in English. Throws Error when there is neither. */
export function letterIn(letters: Letter[], language: string): Letter {
  const found =
    letters.find((one) => one.language === language) ?? letters.find((one) => one.language === 'en');
  if (!found) throw new Error('rules/letters has no English letter');
  return found;
}
