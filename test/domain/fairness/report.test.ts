import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { races, sexes } from '#domain/fairness/categories.ts';
import { type Counted, fairnessOf, medianOf } from '#domain/fairness/report.ts';
import golden from './report.golden.json' with { type: 'json' };

const everything = { threshold: 0.8, excludeBelow: 0, suppressBelow: 0 };
const shown = { threshold: 0.8, excludeBelow: 0.02, suppressBelow: 5 };

describe('420 people, their rates computed by a Python script that knows nothing of this code', () => {
  const people = golden.people.map(
    ([sex, race, total, advanced]) => ({ sex, race, total, advanced }) as unknown as Counted,
  );
  const report = fairnessOf(people, everything);
  test('how many there are', () => {
    expect(report).toMatchObject({
      applications: golden.applications,
      median: golden.median,
      advanced: golden.advanced,
    });
  });
  test.each([0, 1, 2])('table %i', (at) => {
    const [table, expected] = [report.tables[at], golden.tables[at]];
    expect(table?.unknown).toBe(expected?.unknown);
    expect(table?.rows).toHaveLength(expected?.rows.length as number);
    expected?.rows.forEach(([key, n, advanced, rate, ratio, above, scoring, scoringRatio], index) => {
      const row = table?.rows[index];
      expect([row?.sex, row?.race].filter(Boolean)).toEqual([key].flat());
      expect(row?.n).toBe(n);
      if (n === 0) return;
      expect([row?.selection?.hits, row?.scoring?.hits]).toEqual([advanced, above]);
      expect(row?.selection?.rate).toBeCloseTo(rate as number, 12);
      expect(row?.selection?.impactRatio).toBeCloseTo(ratio as number, 12);
      expect(row?.scoring?.rate).toBeCloseTo(scoring as number, 12);
      expect(row?.scoring?.impactRatio).toBeCloseTo(scoringRatio as number, 12);
      expect(row?.selection?.belowThreshold).toBe((ratio as number) < 0.8);
    });
  });
});

const person: fc.Arbitrary<Counted> = fc.record({
  sex: fc.constantFrom(...sexes, null),
  race: fc.constantFrom(...races, null),
  total: fc.option(fc.integer({ min: 0, max: 20 }).map((n) => n * 500)),
  advanced: fc.boolean(),
});
const people = fc.array(person, { maxLength: 250 });

test('whoever the people are: all are counted, no ratio is above one, and the order is nothing', () => {
  fc.assert(
    fc.property(people, (all) => {
      const report = fairnessOf(all, everything);
      for (const { rows, unknown } of report.tables) {
        expect(rows.reduce((sum, { n }) => sum + (n as number), unknown as number)).toBe(report.applications);
        for (const measure of rows.flatMap((row) => [row.selection, row.scoring]))
          if (measure?.impactRatio != null) expect(measure.impactRatio).toBeLessThanOrEqual(1);
      }
      expect(fairnessOf([...all].reverse(), everything)).toEqual(report);
      // At the median is not above it (6 RCNY § 5-300).
      const same = all.map((one) => ({ ...one, total: one.total === null ? null : 4000 }));
      for (const { rows } of fairnessOf(same, everything).tables)
        for (const row of rows) expect(row.scoring?.hits ?? 0).toBe(0);
    }),
  );
});

test('of few people nothing is shown, nor can it be reckoned from what is', () => {
  fc.assert(
    fc.property(people, (all) => {
      const full = fairnessOf(all, everything);
      fairnessOf(all, shown).tables.forEach((table, at) => {
        const counts = (full.tables[at]?.rows ?? []).map(({ n }) => n as number);
        table.rows.forEach((row, index) => {
          const n = counts[index] as number;
          if (n > 0 && n < 5)
            expect(row).toMatchObject({ n: null, share: null, suppressed: true, selection: null });
        });
        // By both, cells stand in two lines: all of them or none.
        if (table.by === 'sex_and_race' && table.rows.some((row) => row.suppressed))
          expect(table.rows.every((row) => row.suppressed && row.n === null)).toBe(true);
        const lines = [
          table.rows,
          ...(table.by === 'sex_and_race'
            ? [
                ...sexes.map((sex) => table.rows.filter((row) => row.sex === sex)),
                ...races.map((race) => table.rows.filter((row) => row.race === race)),
              ]
            : []),
        ];
        for (const line of lines) {
          const hidden = line.filter((row) => row.suppressed);
          const others = line.filter((row) => !row.suppressed && (row.n ?? 0) > 0).length;
          const sum = hidden.reduce((all, row) => all + (counts[table.rows.indexOf(row)] as number), 0);
          if (hidden.length > 0 && others > 0) expect(hidden.length > 1 && sum >= 5).toBe(true);
          // Those who are few and alone are told by no sum.
          if (hidden.length > 0 && line === table.rows && sum < 5) expect(table.unknown).toBeNull();
        }
      });
    }),
  );
});

test('a category below the share that is asked for has its number and rate, and no ratio', () => {
  const of = (sex: 'male' | 'female', n: number, advanced: number): Counted[] =>
    Array.from({ length: n }, (_, at) => ({ sex, race: null, total: at * 10, advanced: at < advanced }));
  const [table] = fairnessOf([...of('male', 990, 99), ...of('female', 10, 9)], shown).tables;
  expect(table?.rows).toMatchObject([
    {
      sex: 'female',
      n: 10,
      excluded: true,
      selection: { rate: 0.9, impactRatio: null, belowThreshold: null },
    },
    { sex: 'male', n: 990, excluded: false, selection: { rate: 0.1, impactRatio: 1 } },
  ]);
  const [own] = fairnessOf([...of('male', 100, 50), ...of('female', 100, 38)], shown).tables;
  const female = own?.rows[0]?.selection;
  expect(female).toMatchObject({ impactRatio: 0.76, belowThreshold: true, test: { use: 'z' } });
  // 39 of 100 against 49 of 100: one more would not do.
  expect(female?.oneMore).toBeCloseTo(39 / 49, 12);
});

test('four fifths are not below four fifths', () => {
  const of = (sex: 'male' | 'female', n: number, advanced: number): Counted[] =>
    Array.from({ length: n }, (_, at) => ({ sex, race: null, total: at, advanced: at < advanced }));
  const [table] = fairnessOf([...of('male', 50, 20), ...of('female', 25, 8)], shown).tables;
  expect(table?.rows[0]?.selection).toMatchObject({ hits: 8, belowThreshold: false });
});

test('the median of none, one, an odd and an even count', () => {
  expect([[], [3], [5, 1, 3], [4, 1, 3, 2]].map(medianOf)).toEqual([null, 3, 3, 2.5]);
});
