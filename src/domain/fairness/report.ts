import { type Demographics, races, sexes } from './categories.ts';
import { fisherExact, isSmall, pooledZ, type Rate } from './two-rates.ts';

/** An application, as far as rates need it; no name, no result but these. */
export interface Counted extends Demographics {
  /** Hundredths of a point; null: it has no score. */
  total: number | null;
  /** A person decided to go on with it. */
  advanced: boolean;
}

export interface FairnessSettings {
  /** Ratio below which the indicator is set; 29 CFR 1607.4(D) says four fifths. */
  threshold: number;
  /** Categories of a smaller share of the data are left out of the ratios, as 6 RCNY § 5-301(d) allows; 0: none is. */
  excludeBelow: number;
  /** Categories of fewer people are not shown; 0 shows all, for an auditor. */
  suppressBelow: number;
}

/** One measure of a category: its rate, against the best one of the table. */
export interface Measure {
  hits: number;
  /** 0–1. */
  rate: number;
  /** Against the highest rate; null: left out, or nobody was hit. */
  impactRatio: number | null;
  /** True when the ratio is below the threshold. */
  belowThreshold: boolean | null;
  /** The ratio with one more of this category and one fewer of the best (Uniform Guidelines, Q&A 21). */
  oneMore: number | null;
  /** Of the difference to the category with the highest rate; null for that one. */
  test: { z: number | null; zP: number | null; fisherP: number; use: 'z' | 'fisher' } | null;
}

export interface CategoryRow {
  sex?: string;
  race?: string;
  /** Null: too few to be shown. */
  n: number | null;
  /** Of everybody with a category in this table, 0–1. */
  share: number | null;
  /** A smaller share than `excludeBelow`: no ratio. */
  excluded: boolean;
  suppressed: boolean;
  selection: Measure | null;
  scoring: Measure | null;
}

interface FairnessTable {
  by: 'sex' | 'race' | 'sex_and_race';
  /** How many said nothing of it: in no rate. */
  /** Null: it would tell how many of a category that is not shown there are. */
  unknown: number | null;
  rows: CategoryRow[];
}

export interface FairnessReport {
  /** Applications that have a score. */
  applications: number;
  /** The median score, in points; null without any. */
  median: number | null;
  advanced: number;
  settings: FairnessSettings;
  tables: FairnessTable[];
}

/** The median of numbers: of an even count the mean of the middle two. Null of none. */
export function medianOf(numbers: number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

interface Group {
  sex?: string;
  race?: string;
  n: number;
  advanced: number;
  above: number;
}

/** A category against the one with the highest rate. */
function measureOf(
  own: Rate,
  best: Rate | null,
  excluded: boolean,
  { threshold }: FairnessSettings,
): Measure {
  const rate = own.hits / own.n;
  const isBest = own === best;
  if (best === null || excluded || best.hits === 0)
    return { hits: own.hits, rate, impactRatio: null, belowThreshold: null, oneMore: null, test: null };
  const ratio = rate / (best.hits / best.n);
  const moved =
    best.hits > 1 && own.hits < own.n ? (own.hits + 1) / own.n / ((best.hits - 1) / best.n) : null;
  const z = isBest ? null : pooledZ(own, best);
  return {
    hits: own.hits,
    rate,
    impactRatio: ratio,
    // Four fifths are not below four fifths, whatever is left of a division.
    belowThreshold: ratio < threshold - 1e-9,
    oneMore: isBest ? null : moved,
    test: isBest
      ? null
      : {
          z: z?.z ?? null,
          zP: z?.p ?? null,
          fisherP: fisherExact(own, best),
          use: isSmall(own, best) ? 'fisher' : 'z',
        },
  };
}

/** The category with the highest rate; of equal ones the larger, then the first. */
function bestOf(rates: Rate[]): Rate | null {
  return rates.reduce<Rate | null>((best, one) => {
    if (best === null) return one;
    const [a, b] = [one.hits * best.n, best.hits * one.n];
    return a > b || (a === b && one.n > best.n) ? one : best;
  }, null);
}

/**
 * Which categories are too small to be shown: those of fewer than `least`, and with one of them alone in a line of the table the
 * smallest other one, from which it could be reckoned; further ones until those that are hidden are `least` together.
 */
function suppressedOf(groups: Group[], least: number): Set<Group> {
  const hidden = new Set(groups.filter(({ n }) => n > 0 && n < least));
  const lines = [
    groups,
    ...sexes.map((sex) => groups.filter((group) => group.race !== undefined && group.sex === sex)),
    ...races.map((race) => groups.filter((group) => group.sex !== undefined && group.race === race)),
  ];
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      const own = line.filter((group) => hidden.has(group));
      const others = line.filter((group) => !hidden.has(group) && group.n > 0).sort((a, b) => a.n - b.n);
      // What is left of a line is known from its sum: of one, or of few people together, it tells.
      const few = own.length === 1 || own.reduce((sum, { n }) => sum + n, 0) < least;
      if (own.length === 0 || !few || others[0] === undefined) continue;
      hidden.add(others[0]);
      changed = true;
    }
  }
  return hidden;
}

function tableOf(
  by: FairnessTable['by'],
  counted: Counted[],
  median: number | null,
  settings: FairnessSettings,
  isOpen: boolean,
): FairnessTable {
  const keys =
    by === 'sex'
      ? sexes.map((sex) => ({ sex }))
      : by === 'race'
        ? races.map((race) => ({ race }))
        : sexes.flatMap((sex) => races.map((race) => ({ sex, race })));
  const groups: Group[] = keys.map((key: { sex?: string; race?: string }) => {
    const own = counted.filter(
      (one) => (key.sex ?? one.sex) === one.sex && (key.race ?? one.race) === one.race && isIn(one, by),
    );
    return {
      ...key,
      n: own.length,
      advanced: own.filter((one) => one.advanced).length,
      above: own.filter((one) => median !== null && (one.total as number) > median).length,
    };
  });
  const known = groups.reduce((sum, { n }) => sum + n, 0);
  const isExcluded = (group: Group) => group.n / known < settings.excludeBelow;
  const small = suppressedOf(groups, settings.suppressBelow);
  // In the table by both each cell stands in two lines, whose sums the other tables tell: where one is hidden all are, zeros too.
  const whole = !isOpen || (by === 'sex_and_race' && small.size > 0);
  const hidden = whole ? new Set(groups) : small;
  // Where nothing hides those who are few, the sums that tell of them are not given either.
  const told =
    !groups.some((group) => hidden.has(group)) ||
    [...hidden].reduce((sum, { n }) => sum + n, 0) >= settings.suppressBelow;
  const rates = new Map(
    groups
      .filter(({ n }) => n > 0)
      .map((group) => [
        group,
        { advanced: { hits: group.advanced, n: group.n }, above: { hits: group.above, n: group.n } },
      ]),
  );
  // What is not shown is no yardstick either: its rate could be reckoned from the ratios.
  const shown = [...rates].filter(([group]) => !isExcluded(group) && !hidden.has(group));
  const best = {
    advanced: bestOf(shown.map(([, own]) => own.advanced)),
    above: bestOf(shown.map(([, own]) => own.above)),
  };
  return {
    by,
    unknown: told ? counted.length - known : null,
    rows: groups.map((group) => {
      const own = rates.get(group);
      const key = {
        ...(group.sex === undefined ? {} : { sex: group.sex }),
        ...(group.race === undefined ? {} : { race: group.race }),
      };
      const excluded = group.n > 0 && isExcluded(group);
      if (hidden.has(group))
        return {
          ...key,
          n: null,
          share: null,
          excluded: false,
          suppressed: true,
          selection: null,
          scoring: null,
        };
      return {
        ...key,
        n: group.n,
        share: known === 0 ? null : group.n / known,
        excluded,
        suppressed: false,
        selection: own ? measureOf(own.advanced, best.advanced, excluded, settings) : null,
        scoring: own ? measureOf(own.above, best.above, excluded, settings) : null,
      };
    }),
  };
}

/** Whether somebody said what a table is by. */
function isIn(one: Counted, by: FairnessTable['by']): boolean {
  return (by === 'race' || one.sex !== null) && (by === 'sex' || one.race !== null);
}

/**
 * Selection and scoring rates and impact ratios by sex, by race or ethnicity and by both, as 6 RCNY § 5-301 defines them: a rate of
 * scoring is the share of a category above the median of the sample. Those who said nothing are counted and in no rate.
 */
export function fairnessOf(all: Counted[], settings: FairnessSettings): FairnessReport {
  const counted = all.filter(({ total }) => total !== null);
  const median = medianOf(counted.map(({ total }) => total as number));
  const sex = tableOf('sex', counted, median, settings, true);
  const race = tableOf('race', counted, median, settings, true);
  // What one of the two hides could be reckoned from both together.
  const isOpen = ![...sex.rows, ...race.rows].some(({ suppressed }) => suppressed);
  const both = tableOf('sex_and_race', counted, median, settings, isOpen);
  return {
    applications: counted.length,
    median: median === null ? null : median / 100,
    advanced: counted.filter(({ advanced }) => advanced).length,
    settings,
    tables: [sex, race, both],
  };
}
