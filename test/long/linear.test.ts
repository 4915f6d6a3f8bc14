import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { growth, nearMiss } from '../support/linear.ts';

test('near-misses cost no more than their length, whatever they are made of', () => {
  fc.assert(
    fc.property(nearMiss, (piece) => {
      expect(growth(piece)).toBeLessThan(32);
    }),
    { numRuns: 400 },
  );
});
