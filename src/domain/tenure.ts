import type { Job, PartialDate } from './resume.ts';

/*
 * Calendar time in months (docs/decisions/0005-months.md). A month is the number year × 12 + (month − 1);
 * an interval is half open. Year-only dates run from July to July, one year alone from April to September;
 * `low` and `high` are the extremes. Quarters and seasons count whole in value and high.
 */

/** Half-open range of months. */
export interface Interval {
  from: number;
  to: number;
}

/** Months of work: never less than `low`, never more than `high`. */
export interface Months {
  low: number;
  value: number;
  high: number;
}

type Reading = 'low' | 'value' | 'high';

/** Months past any career, for open ends that are compared with one another only. */
export const farAhead = 9999 * 12;

/** `YYYY-MM…` as a month number. Throws RangeError on anything else: the caller has validated it. */
export function monthOf(date: string): number {
  const match = /^(\d{4})-(\d{2})/.exec(date);
  if (!match) throw new RangeError(`not a date: ${date}`);
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

function startOf(date: PartialDate, reading: Reading): number {
  const base = date.year * 12;
  if (date.precision === 'year') return base + { low: 11, value: 6, high: 0 }[reading];
  const first = (date.month ?? 1) - 1;
  return base + (reading === 'low' ? (date.lastMonth ?? date.month ?? 1) - 1 : first);
}

function endOf(date: PartialDate, reading: Reading): number {
  const base = date.year * 12;
  if (date.precision === 'year') return base + { low: 0, value: 6, high: 12 }[reading];
  if (reading === 'low') return base + (date.month ?? 1) - 1;
  return base + (date.lastMonth ?? date.month ?? 1);
}

/** The number of a job's last month, for an order; what lasts is past all others, what has no end before them. */
function lastMonthOf({ end }: Pick<Job, 'end'>): number {
  if (end === 'present') return farAhead;
  return end === null ? -1 : end.year * 12 + (end.lastMonth ?? 12);
}

/** The order of jobs by their ends, the newest first; 0 for two that end alike. */
export function byEnd(one: Pick<Job, 'end'>, other: Pick<Job, 'end'>): number {
  return lastMonthOf(other) - lastMonthOf(one);
}

/** True when the end is printed before the start. */
export function isReversed(start: PartialDate, end: PartialDate | 'present'): boolean {
  return end !== 'present' && endOf(end, 'high') <= startOf(start, 'high');
}

/**
 * The months of one job in one reading, up to the start of the as-of month; null when it adds nothing.
 * A reversed pair adds nothing, except swapped in `high`.
 */
export function intervalOf(job: Pick<Job, 'start' | 'end'>, asOf: number, reading: Reading): Interval | null {
  let { start, end } = job;
  if (start === null || end === null) return null;
  if (end !== 'present' && isReversed(start, end)) {
    if (reading !== 'high') return null;
    [start, end] = [end, start];
  }
  let from = startOf(start, reading);
  let to = end === 'present' ? asOf : endOf(end, reading);
  const oneYear = end !== 'present' && start.precision === 'year' && end.precision === 'year';
  if (oneYear && start.year === (end as PartialDate).year && reading === 'value') {
    from = start.year * 12 + 3;
    to = start.year * 12 + 9;
  }
  to = Math.min(to, reading === 'low' ? asOf : Math.max(asOf, from));
  return to > from ? { from, to } : null;
}

/** True for a stretch that has its month on both ends; an open end has one. */
export function isInMonths({ start, end }: Pick<Job, 'start' | 'end'>): boolean {
  return start?.month != null && end !== null && (end === 'present' || end.month !== null);
}

/** True when dates lie inside those of a job; open ends are compared with one another. Dates without a beginning lie in none. */
export function isWithin(range: Pick<Job, 'start' | 'end'>, job: Pick<Job, 'start' | 'end'>): boolean {
  const own = intervalOf(range, farAhead, 'value');
  const outer = intervalOf(job, farAhead, 'high');
  return own !== null && outer !== null && own.from >= outer.from && own.to <= outer.to;
}

/** Intervals merged where they touch, in time order. The order of the input does not matter. */
export function union(intervals: Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else merged.push({ ...next });
  }
  return merged;
}

/** Months covered by the union of intervals. */
export function length(intervals: Interval[]): number {
  return union(intervals).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Months in which at least one of the jobs ran, as of a month. */
export function monthsOf(jobs: Pick<Job, 'start' | 'end'>[], asOf: number): Months {
  const total = (reading: Reading) =>
    length(
      jobs.map((job) => intervalOf(job, asOf, reading)).filter((range): range is Interval => range !== null),
    );
  const value = total('value');
  return { low: Math.min(total('low'), value), value, high: Math.max(total('high'), value) };
}

/** Stretches of at least `shortest` months without work between the first and the last, in time order. */
export function gapsOf(jobs: Pick<Job, 'start' | 'end'>[], asOf: number, shortest: number): Interval[] {
  const worked = union(
    jobs.map((job) => intervalOf(job, asOf, 'high')).filter((range): range is Interval => range !== null),
  );
  return worked
    .slice(1)
    .map((range, index) => ({ from: worked[index]?.to ?? range.from, to: range.from }))
    .filter((gap) => gap.to - gap.from >= shortest);
}
