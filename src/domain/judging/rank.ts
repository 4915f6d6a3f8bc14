import type { BandName, Gate } from '../states.ts';
import type { Scorecard } from './score.ts';

/**
 * Which of the two parts of the order somebody stands in: 0 for all who meet the must-haves, and among them for those to check who reach
 * "possible"; 1 for everybody else. Whoever misses a must-have for sure stands below those who meet it, and nobody with fewer points
 * stands above somebody else for the only reason that less is known.
 */
export function partOf({ gate, band }: { gate: Gate; band: BandName }): 0 | 1 {
  return gate === 'met' || band === 'strong' || band === 'possible' ? 0 : 1;
}

interface Ranked<T> {
  entry: T;
  /** Shared by equals: 1, 2, 2, 4. */
  rank: number;
  tied: boolean;
}

/** What ranking looks at. `sha256` orders equals for display and decides nothing. */
interface Rankable {
  scorecard: Pick<Scorecard, 'gate' | 'total' | 'possible' | 'band'>;
  sha256: string;
}

/** Compares by the part of the order, then total; 0 for equals. */
function compareMerit(a: Rankable, b: Rankable): number {
  return partOf(a.scorecard) - partOf(b.scorecard) || b.scorecard.total - a.scorecard.total;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ranks everyone who needs no review. The order of the input does not matter. */
export function rank<T extends Rankable>(entries: T[]): Ranked<T>[] {
  const sorted = entries
    .filter((entry) => entry.scorecard.band !== 'needs_review')
    .sort((a, b) => compareMerit(a, b) || compareText(a.sha256, b.sha256));
  const ranked: Ranked<T>[] = [];
  for (const [index, entry] of sorted.entries()) {
    const before = ranked.at(-1);
    const same = before !== undefined && compareMerit(before.entry, entry) === 0;
    if (same) before.tied = true;
    ranked.push({ entry, rank: same ? before.rank : index + 1, tied: same });
  }
  return ranked;
}

/** Everyone who needs review, by what they could reach; `couldReachTop` when that beats the last within the top. */
export function reviewOrder<T extends Rankable>(
  entries: T[],
  ranked: Ranked<T>[],
  top: number,
): (T & { couldReachTop: boolean })[] {
  const last = lastOfTop(ranked, top);
  return entries
    .filter((entry) => entry.scorecard.band === 'needs_review')
    .sort((a, b) => b.scorecard.possible - a.scorecard.possible || compareText(a.sha256, b.sha256))
    .map((entry) => ({
      ...entry,
      couldReachTop: couldReach(entry.scorecard, last),
    }));
}

/** Total of the last within the top, in hundredths; null when fewer are ranked, or one of the second part is among them. */
export function lastOfTop<T extends Rankable>(ranked: Ranked<T>[], top: number): number | null {
  const last = ranked[top - 1]?.entry.scorecard;
  return last === undefined || partOf(last) > 0 ? null : last.total;
}

/** True when somebody's possible points beat those of the last within the top; `last` is null when there is none. */
export function couldReach({ possible }: Pick<Scorecard, 'possible'>, last: number | null): boolean {
  return last === null || possible > last;
}

/** The first `top`, with everyone tied at the cut. */
export function withinTop<T>(ranked: Ranked<T>[], top: number): Ranked<T>[] {
  return ranked.filter((one) => one.rank <= top);
}
