/*
 * The result in plain words for the person whose résumé it is: the main elements and what was not found, without the words
 * of others, weights, ranks or findings that are for the employer alone (EU AI Act Art. 86, GDPR Art. 15(1)(h)).
 */
import type { Role } from '../judging/role.ts';
import type { Scorecard, Verdict } from '../judging/score.ts';

interface CandidateExplanation {
  role: string;
  asOf: string;
  /** What this software did and did not do. */
  about: string[];
  /** What the role asks for and was found, with the person's own words. */
  found: { what: string; quote: string | null }[];
  /** What the role asks for and the résumé does not show, or shows in part. */
  notShown: { what: string; asked: string }[];
  /** What could not be told. */
  unclear: { what: string; asked: string }[];
  /** What the person can do. */
  rights: string[];
}

/** The explanation of a scorecard for the person. `changes` says whether a person has reviewed or corrected anything. */
export function explainToCandidate(role: Role, scorecard: Scorecard, asOf: string): CandidateExplanation {
  const relevant = scorecard.verdicts.filter((verdict) => verdict.weight > 0);
  const quote = (verdict: Verdict) => {
    const [first] = verdict.evidence;
    return first && first.source !== 'answer' && first.quote !== undefined
      ? first.quote.replace(/\s+/g, ' ').slice(0, 300)
      : null;
  };
  const byWeight = [...relevant].sort((a, b) => b.weight - a.weight || (a.criterion < b.criterion ? -1 : 1));
  const asked = (verdict: Verdict) => ({ what: verdict.label, asked: verdict.wanted });
  return {
    role: role.title,
    asOf,
    about: [
      'Software read your résumé and compared it with what the role asks for. It ordered the applications; it decided nothing.',
      'It looked at work, skills and what you did. Your name, address, photo, age, family, origin, schools and pay were not used.',
      'Gaps between jobs cost nothing, and more years than the role asks for earn nothing.',
    ],
    found: byWeight
      .filter((verdict) => verdict.status === 'met')
      .map((verdict) => ({ what: verdict.label, quote: quote(verdict) })),
    notShown: byWeight
      .filter((verdict) => verdict.status === 'partial' || verdict.status === 'not_met')
      .map(asked),
    unclear: byWeight.filter((verdict) => verdict.status === 'unknown').map(asked),
    rights: [
      'You can ask for a person to look at your application, and say what was misread.',
      'You can send a newer or clearer résumé; the newest counts.',
      'You can ask what is kept about you, have it corrected, or have it erased.',
    ],
  };
}
