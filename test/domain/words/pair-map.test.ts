import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairMap } from '#domain/words/pair-map.ts';

test('it holds what a Map holds, however it grows', () => {
  const number = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, fc.nat()), { maxLength: 400 }), (pairs) => {
      const [own, known] = [pairMap<number>(), new Map<string, number>()];
      for (const [first, second, value] of pairs) {
        own.set(first, second, value);
        known.set(`${first} ${second}`, value);
      }
      for (let first = 0; first <= 40; first++)
        for (let second = 0; second <= 40; second++)
          expect(own.get(first, second)).toBe(known.get(`${first} ${second}`));
    }),
    { numRuns: 20 },
  );
});
