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

/** Applications side by side as an answer holds them, and those of which there is no result. */
interface Comparison {
  applications: Pick<Compared, 'name' | 'file' | 'score' | 'band'>[];
  mustHaves: ReturnType<typeof mustHavesOf>;
  criteria: ComparedCriterion[];
  without: { name: string | null; file: string; why: keyof typeof whyWithout }[];
}

/** Why the software has no result, as a table says it. */
const whyWithout = {
  manual: 'a person reads the application',
  unreadable: 'the file could not be read',
  pending: 'the result is still to come',
};

/** A comparison as rows of cells, the header first: three columns for each application, one for each without a result. */
export function comparisonTable({ applications, mustHaves, criteria, without }: Comparison) {
  const whose = ({ name, file }: { name: string | null; file: string }) => name ?? file;
  const none = without.map(() => '');
  return [
    [
      ...['criterion', 'weight'],
      ...applications.map(whose).flatMap((name) => [`${name}: status`, `${name}: points`, `${name}: why`]),
      ...without.map((one) => `${whose(one)}: no result`),
    ],
    [
      ...['total', ''],
      ...applications.flatMap((one) => [one.band, one.score, '']),
      ...without.map(({ why }) => whyWithout[why]),
    ],
    ...mustHaves.map(({ label, statuses }) => [
      ...[`${label} (must-have)`, ''],
      ...statuses.flatMap((status) => [status, '', '']),
      ...none,
    ]),
    ...criteria.map(({ label, weight, cells }) => [
      ...[label, weight],
      ...cells.flatMap((cell) => (cell ? [cell.status, cell.points, cell.explanation] : ['', '', ''])),
      ...none,
    ]),
  ];
}
