import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PartialDate } from '#domain/resume.ts';
import { gapsOf, isReversed, length, monthOf, monthsOf, union } from '#domain/tenure.ts';

const month = (year: number, value: number): PartialDate => ({
  year,
  month: value,
  lastMonth: value,
  precision: 'month',
});
const year = (value: number): PartialDate => ({
  year: value,
  month: null,
  lastMonth: null,
  precision: 'year',
});
const quarter = (value: number, first: number): PartialDate => ({
  year: value,
  month: first,
  lastMonth: first + 2,
  precision: 'quarter',
});
const asOf = monthOf('2026-11-01');

describe('months of one job', () => {
  const table: [string, PartialDate, PartialDate | 'present', [number, number, number]][] = [
    ['the end month counts in value and high, not in low', month(2020, 1), month(2020, 3), [2, 3, 3]],
    ['present ends at the start of the as-of month', month(2026, 1), 'present', [10, 10, 10]],
    ['years run from July to July', year(2016), year(2018), [13, 24, 36]],
    ['one year alone is April to September', year(2016), year(2016), [0, 6, 12]],
    ['a year to the present', year(2025), 'present', [11, 16, 22]],
    ['quarters count whole', quarter(2019, 7), quarter(2020, 1), [4, 9, 9]],
    ['a reversed pair adds nothing, swapped in high', month(2020, 5), month(2019, 5), [0, 0, 13]],
    ['one month', month(2021, 4), month(2021, 4), [0, 1, 1]],
  ];
  test.each(table)('%s', (_name, start, end, [low, value, high]) => {
    expect(monthsOf([{ start, end }], asOf)).toEqual({ low, value, high });
  });
});

test('undated jobs add nothing', () => {
  expect(monthsOf([{ start: null, end: null }], asOf)).toEqual({ low: 0, value: 0, high: 0 });
});

test('overlaps count once', () => {
  const jobs = [
    { start: month(2018, 1), end: month(2019, 12) },
    { start: month(2019, 1), end: month(2020, 12) },
  ];
  expect(monthsOf(jobs, asOf).value).toBe(36);
});

test('only an end before its start is reversed', () => {
  expect(isReversed(month(2020, 5), month(2019, 5))).toBe(true);
  expect(isReversed(month(2020, 5), month(2020, 5))).toBe(false);
  expect(isReversed(year(2020), month(2020, 2))).toBe(false);
});

test('gaps lie between jobs', () => {
  const jobs = [
    { start: month(2016, 1), end: month(2017, 12) },
    { start: month(2019, 1), end: 'present' as const },
  ];
  expect(gapsOf(jobs, asOf, 6)).toEqual([{ from: 2018 * 12, to: 2019 * 12 }]);
  expect(gapsOf(jobs, asOf, 13)).toEqual([]);
});

const interval = fc
  .record({ from: fc.integer({ min: 0, max: 400 }), size: fc.integer({ min: 1, max: 120 }) })
  .map(({ from, size }) => ({ from, to: from + size }));

test('a union does not depend on the order, never exceeds the sum and covers what a set of months covers', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 12 }), (intervals) => {
      const months = new Set(
        intervals.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
      );
      expect(length(intervals)).toBe(months.size);
      expect(union([...intervals].reverse())).toEqual(union(intervals));
    }),
  );
});

const date = fc.oneof(
  fc
    .record({ y: fc.integer({ min: 1990, max: 2026 }), m: fc.integer({ min: 1, max: 12 }) })
    .map(({ y, m }) => month(y, m)),
  fc.integer({ min: 1990, max: 2026 }).map(year),
);

test('low ≤ value ≤ high, and one more job never takes months away', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ start: date, end: fc.oneof(date, fc.constant('present' as const)) }), {
        maxLength: 8,
      }),
      (jobs) => {
        const all = monthsOf(jobs, asOf);
        expect(all.low).toBeLessThanOrEqual(all.value);
        expect(all.value).toBeLessThanOrEqual(all.high);
        const fewer = monthsOf(jobs.slice(1), asOf);
        expect(fewer.value).toBeLessThanOrEqual(all.value);
      },
    ),
  );
});
