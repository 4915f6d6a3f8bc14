import { shareOf, weightsOf } from './points.ts';
import type { Scorecard, Verdict } from './score.ts';

/** What a criterion gave before and after, in hundredths of a point. */
interface CriterionChange {
  criterion: string;
  label: string;
  before: number;
  after: number;
  /** After less before. */
  moved: number;
}

/** What moved a score from one scorecard to another: the criteria by how far they moved it, the farthest first. */
export function changesBetween(before: Scorecard, after: Scorecard): CriterionChange[] {
  const [old, now] = [pointsOf(before.verdicts), pointsOf(after.verdicts)];
  const labels = new Map(
    [...before.verdicts, ...after.verdicts].map((verdict) => [verdict.criterion, verdict.label]),
  );
  return [...labels]
    .map(([criterion, label]) => {
      const [was, is] = [old.get(criterion) ?? 0, now.get(criterion) ?? 0];
      return { criterion, label, before: was, after: is, moved: is - was };
    })
    .filter((change) => change.moved !== 0)
    .sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved) || (a.criterion < b.criterion ? -1 : 1));
}

/** Hundredths of a point that each criterion gives: weight × level ÷ Σ weight. */
function pointsOf(verdicts: Pick<Verdict, 'criterion' | 'weight' | 'level'>[]): Map<string, number> {
  const weights = weightsOf(verdicts);
  return new Map(verdicts.map((verdict) => [verdict.criterion, Math.round(shareOf(verdict, weights))]));
}
