import { shareOf, weightsOf } from './points.ts';
import { rank } from './rank.ts';
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

/** What of a scorecard is compared. */
export type Compared = Pick<Scorecard, 'total' | 'possible' | 'band' | 'gate'> & {
  verdicts: Pick<Verdict, 'criterion' | 'label' | 'weight' | 'level'>[];
};

/** What moved a score from one scorecard to another: the criteria by how far they moved it, the farthest first. */
export function changesBetween(before: Compared, after: Compared): CriterionChange[] {
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

/** An application under a role as it is and as it would be. */
interface Rescored {
  sha256: string;
  before: Compared;
  after: Compared;
}

interface Moved<T> {
  entry: T;
  /** Places among the same applications; null for one that needs review. */
  before: number | null;
  after: number | null;
}

/**
 * What another role would change: how many gain and lose points (`up`, `down`) and places (`risen`, `fallen`), how many move between which
 * bands, and who, the farthest first.
 */
export function previewOf<T extends Rescored>(all: T[]) {
  const [before, after] = [placesOf(all, 'before'), placesOf(all, 'after')];
  const bands = new Map<string, { from: string; to: string; count: number }>();
  for (const one of all) {
    const [from, to] = [one.before.band, one.after.band];
    const key = `${from} ${to}`;
    const known = bands.get(key) ?? { from, to, count: 0 };
    if (from !== to) bands.set(key, { ...known, count: known.count + 1 });
  }
  const by = ({ before: was, after: is }: T) => is.total - was.total;
  const rise = ({ before: was, after: is }: Moved<T>) => (was === null || is === null ? 0 : was - is);
  const moved = all
    .map((entry): Moved<T> => ({ entry, before: before.get(entry) ?? null, after: after.get(entry) ?? null }))
    .filter(
      ({ entry, before: was, after: is }) =>
        by(entry) !== 0 || was !== is || entry.before.band !== entry.after.band,
    )
    .sort(
      (a, b) =>
        Math.abs(by(b.entry)) - Math.abs(by(a.entry)) ||
        Math.abs(rise(b)) - Math.abs(rise(a)) ||
        (a.after ?? Number.POSITIVE_INFINITY) - (b.after ?? Number.POSITIVE_INFINITY) ||
        (a.entry.sha256 < b.entry.sha256 ? -1 : 1),
    );
  return {
    compared: all.length,
    up: all.filter((one) => by(one) > 0).length,
    down: all.filter((one) => by(one) < 0).length,
    risen: moved.filter((one) => rise(one) > 0).length,
    fallen: moved.filter((one) => rise(one) < 0).length,
    bands: [...bands.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, band]) => band),
    moved,
  };
}

function placesOf<T extends Rescored>(all: T[], which: 'before' | 'after'): Map<T, number> {
  const ranked = rank(all.map((one) => ({ one, scorecard: one[which], sha256: one.sha256 })));
  return new Map(ranked.map(({ entry, rank: place }) => [entry.one, place]));
}
