/* A result under other weights and bands: what was judged stays, so that nobody's facts are opened for it. */
import { canonical } from '../canonical.ts';
import type { BandName, Gate } from '../states.ts';
import { totalOf } from './points.ts';
import { partOf } from './rank.ts';
import type { Role } from './role.ts';
import { bandOf, isToCheck, type ReviewReason, type Scorecard } from './score.ts';

/** What of a scorecard depends on weights and bands; points are hundredths, 0–10000. */
export interface Reweighed {
  total: number;
  possible: number;
  band: BandName;
  toCheck: boolean;
  /** Of the order, as `partOf` tells it. */
  part: 0 | 1;
}

/** What of a scorecard that takes: levels and what they may be, in thousandths, in the order of the criteria. */
export interface Weighable {
  gate: Gate;
  /** As in the scorecard. */
  nearMiss: boolean;
  reviewReasons: ReviewReason[];
  levels: number[];
  possible: number[];
}

/** What a scorecard has by now in the place of what it says; null where that is its own. */
export type Now = (Omit<Reweighed, 'toCheck' | 'part'> & { weights: number[] }) | null;

/** A scorecard under the weights, totals and band that it has by now. */
export function withWeights(scorecard: Scorecard, now: Now): Scorecard {
  if (now === null) return scorecard;
  const { weights, ...own } = now;
  const toCheck = isToCheck(scorecard.gate, own.band);
  const verdicts = scorecard.verdicts.map((one, at) => ({ ...one, weight: weights[at] ?? one.weight }));
  return { ...scorecard, ...own, toCheck, verdicts };
}

/** True where two roles ask the same of everybody, so that their scorecards differ in weights, totals and bands alone. */
export function asksAlike(one: Role, other: Role): boolean {
  const asked = ({ criteria }: Role) =>
    canonical(
      criteria.map(({ id, label, asks, must }) => ({ id, label, asks, least: must?.atLeast ?? null })),
    );
  return asked(one) === asked(other);
}

/** The same result under a role that asks alike; what `score` would give. */
export function reweighed(
  { gate, nearMiss, reviewReasons, levels, possible }: Weighable,
  role: Role,
): Reweighed {
  const by = (values: number[]) =>
    totalOf(role.criteria.map(({ weight }, at) => ({ weight, level: values[at] as number })));
  const total = by(levels);
  const band = bandOf(total, gate, reviewReasons, role, nearMiss);
  return {
    total,
    possible: by(possible),
    band,
    toCheck: isToCheck(gate, band),
    part: partOf({ gate, band }),
  };
}
