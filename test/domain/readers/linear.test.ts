import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { growth, nearMiss } from '../../support/linear.ts';

// A square pattern grows 64-fold, a linear one 8-fold: the limit lies far from both.
test('near-misses cost no more than their length', () => {
  fc.assert(
    fc.property(nearMiss, (piece) => {
      expect(growth(piece)).toBeLessThan(32);
    }),
    { numRuns: 25, seed: 20261101 },
  );
});

test.each([
  'unit and integration tests and ',
  'AWS (S3, IAM), ',
  'Azure Functions, Event Hubs, ',
  'a, b, c and d tests, ',
  'Rust | 4 years\n',
])('names that share a word cost no more than their length: %j', (piece) =>
  expect(growth(piece)).toBeLessThan(32),
);

test.each([' - ', '\t', ' · '])('marks behind a label cost no more than their length: %j', (piece) =>
  expect(
    growth(piece, ['Experience\nPosition held', '\nEngineer, Northwind Ltd, 2010 – 2014\n- Kept things']),
  ).toBeLessThan(32),
);

test.each([' ', '\t', ' \t'])('gaps before dates cost no more than their length: %j', (piece) =>
  expect(growth(piece, ['Experience\nEngineer, Northwind Ltd', '2010 – 2014\n- Kept things'])).toBeLessThan(
    32,
  ),
);

test.each(['. ', ', ', ') ', '!', '- '])(
  'marks between letters cost no more than their length: %j',
  (piece) => expect(growth(piece, ['x', 'y'])).toBeLessThan(32),
);
