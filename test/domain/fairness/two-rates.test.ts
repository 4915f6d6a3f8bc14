import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fisherExact, isSmall, pooledZ, type Rate } from '#domain/fairness/two-rates.ts';
import golden from './two-rates.golden.json' with { type: 'json' };

/*
 * Golden values by SciPy 1.15.3, which knows nothing of this code: `scipy.stats.fisher_exact` (two-sided), and
 * `2 * scipy.stats.norm.sf(abs(z))` of the pooled z. A row: hits and size of one, of the other, z, its p, Fisher's p.
 */
test.each(golden)('%i of %i against %i of %i', (...row) => {
  const [a, n, b, m, z, p, fisher] = row;
  const [one, other] = [
    { hits: a as number, n: n as number },
    { hits: b as number, n: m as number },
  ];
  const found = pooledZ(one, other);
  if (z === null) expect(found).toBeNull();
  else {
    expect(found?.z).toBeCloseTo(z as number, 9);
    expect(Math.abs((found?.p as number) / (p as number) - 1)).toBeLessThan(1e-8);
  }
  expect(Math.abs(fisherExact(one, other) / (fisher as number) - 1)).toBeLessThan(1e-8);
});

const rate = fc
  .integer({ min: 1, max: 3000 })
  .chain((n) => fc.record({ n: fc.constant(n), hits: fc.integer({ min: 0, max: n }) }));

test('tests do not care who is named first, and equal rates differ by nothing', () => {
  fc.assert(
    fc.property(rate, rate, (one: Rate, other: Rate) => {
      const [p, q] = [fisherExact(one, other), fisherExact(other, one)];
      expect(Math.abs(p - q)).toBeLessThan(1e-9);
      // Below what a number can hold it is nothing.
      expect(p >= 0 && p <= 1).toBe(true);
      expect(pooledZ(one, other)?.z ?? 0).toBeCloseTo(-(pooledZ(other, one)?.z ?? 0), 9);
      expect(fisherExact(one, one)).toBe(1);
      expect(pooledZ(one, one)?.p ?? 1).toBeCloseTo(1, 9);
      expect(isSmall(one, other)).toBe(isSmall(other, one));
    }),
  );
});

test('a larger difference of the same groups is never likelier by chance', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), (n) => {
      const ps = Array.from({ length: n + 1 }, (_, hits) => fisherExact({ hits, n }, { hits: n, n }));
      for (let at = 1; at < ps.length; at++)
        expect(ps[at] as number).toBeGreaterThanOrEqual((ps[at - 1] as number) * (1 - 1e-9));
    }),
    { numRuns: 20 },
  );
});
