import { gainOf, points, weightsOf } from '../judging/points.ts';
import type { Role } from '../judging/role.ts';
import type { Scorecard } from '../judging/score.ts';
import type { BandName } from '../states.ts';

/** A verdict that, if it were met in full, would bring the total so many points. */
interface Step {
  criterion: string;
  label: string;
  gain: number;
  /** True for a must-have that is not met or not known: without it no gain counts. */
  mustHave: boolean;
}

interface WhatIf {
  band: BandName;
  next: 'strong' | 'possible' | null;
  /** Points between the total and the next band; 0 when only must-haves or a review stand between. */
  missing: number;
  /** The fewest verdicts that together reach it, the largest gain first; empty when even all do not. */
  steps: Step[];
  reachable: boolean;
}

/** Which verdicts stand between an application and the next band, from the formula alone. */
export function whatIf(role: Role, scorecard: Scorecard): WhatIf {
  const { total, band, verdicts, gates } = scorecard;
  const next =
    total >= role.bands.strong.from * 100 && band === 'strong'
      ? null
      : total >= role.bands.possible.from * 100 && band !== 'weak'
        ? ('strong' as const)
        : ('possible' as const);
  if (next === null) return { band, next, missing: 0, steps: [], reachable: true };
  const weights = weightsOf(verdicts);
  const closed = new Set(gates.filter((gate) => gate.status !== 'met').map((gate) => gate.criterion));
  const steps = verdicts
    .filter((verdict) => verdict.level < 1000)
    .map((verdict) => ({
      criterion: verdict.criterion,
      label: verdict.label,
      gain: gainOf(verdict, weights),
      mustHave: closed.has(verdict.criterion),
    }))
    .sort((a, b) => b.gain - a.gain || (a.criterion < b.criterion ? -1 : 1));
  const missing = Math.max(0, role.bands[next].from * 100 - total);
  // Must-haves first: no points open a gate.
  const chosen = steps.filter((step) => step.mustHave);
  let reached = chosen.reduce((sum, step) => sum + step.gain, 0);
  for (const step of steps) {
    if (reached >= missing) break;
    if (chosen.includes(step) || step.gain === 0) continue;
    chosen.push(step);
    reached += step.gain;
  }
  const reachable = reached >= missing;
  return {
    band,
    next,
    missing: missing / 100,
    reachable,
    steps: reachable ? chosen.map((step) => ({ ...step, gain: points(step.gain) })) : [],
  };
}
