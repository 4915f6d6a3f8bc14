import { points, shareOf, weightsOf } from '../judging/points.ts';
import type { Role } from '../judging/role.ts';
import type { Review } from '../people/review.ts';
import type { Gate } from '../states.ts';
import type { ShownVerdict } from './shortlist.ts';

/** One application beside others. */
export interface Compared {
  applicationId: string;
  name: string | null;
  file: string;
  score: number;
  possible: number;
  band: string;
  /** What its must-haves came to. */
  gates: { criterion: string; status: Gate }[];
  verdicts: (ShownVerdict & { settled: Said | null })[];
}

/** What a person said of a verdict. */
type Said = Pick<Review, 'verdict' | 'reason' | 'by' | 'at'>;

interface ComparedCriterion {
  criterion: string;
  label: string;
  weight: number;
  /** In the order of the applications; null where one was not judged by it. */
  cells: ({
    status: string;
    found: string;
    points: number;
    explanation: string;
    settled: Said | null;
  } | null)[];
}

/** Applications side by side, criterion by criterion, in the order of the role. Points are what a criterion gives. */
export function compare(applications: Compared[]): ComparedCriterion[] {
  const order = applications[0]?.verdicts ?? [];
  return order.map(({ criterion, label, weight }) => ({
    criterion,
    label,
    weight,
    cells: applications.map(({ verdicts }) => {
      const own = verdicts.find((verdict) => verdict.criterion === criterion);
      if (!own) return null;
      return {
        status: own.status,
        found: own.found,
        points: points(shareOf(own, weightsOf(verdicts))),
        explanation: own.explanation,
        settled: own.settled,
      };
    }),
  }));
}

/** Each must-have of a role with what it came to for each application, in their order: a missed one explains a place that points do not. */
export function mustHavesOf(
  role: Role,
  applications: Pick<Compared, 'gates'>[],
): { criterion: string; label: string; statuses: Gate[] }[] {
  return role.criteria
    .filter(({ must }) => must !== undefined)
    .map(({ id, label }) => ({
      criterion: id,
      label,
      statuses: applications.map(
        ({ gates }) => gates.find(({ criterion }) => criterion === id)?.status ?? 'unknown',
      ),
    }));
}
