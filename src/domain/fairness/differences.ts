import { doubtsOf } from '../judging/doubts.ts';
import type { Role } from '../judging/role.ts';
import { score } from '../judging/score.ts';
import type { Resume } from '../resume.ts';

/** What judging says of a résumé, without the places of its words: what must be the same whoever it is of. */
interface Judged {
  total: number;
  possible: number;
  band: string;
  gates: string;
  verdicts: string;
  review: string;
  findings: string;
  doubts: string;
  months: string;
}

/** What judging says of a résumé for a role. */
export function judgedOf(resume: Resume, role: Role, asOf: string): Judged {
  const card = score(resume, role, asOf);
  const listed = (words: string[]) => words.join(', ') || 'none';
  return {
    total: card.total,
    possible: card.possible,
    band: card.band,
    gates: listed(card.gates.map(({ criterion, status }) => `${criterion} ${status}`)),
    verdicts: listed(card.verdicts.map(({ criterion, status, level }) => `${criterion} ${status} ${level}`)),
    review: listed(card.reviewReasons),
    findings: listed(card.findings.map(({ kind }) => kind)),
    doubts: listed(doubtsOf(resume, card).map(({ kind }) => kind)),
    months: `${card.months.low} ${card.months.value} ${card.months.high}`,
  };
}

/** In what two judgements differ, in words; empty when in nothing. */
export function differencesOf(one: Judged, other: Judged): string[] {
  return (Object.keys(one) as (keyof Judged)[]).flatMap((key) =>
    one[key] === other[key] ? [] : [`${key}: ${one[key]} → ${other[key]}`],
  );
}
