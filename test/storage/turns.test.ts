import { expect, test } from 'vitest';
import type { Priority } from '#domain/states.ts';
import { turnOf } from '#storage/intake/new-items.ts';

/* Whose turn it is: small numbers go first. */
test.each<[string, [Priority, number], [Priority, number]]>([
  ['the first of a small upload before the many of a large one', ['normal', 0], ['normal', 4999]],
  ['the tenth of a small one before the fiftieth of a large one', ['normal', 9], ['normal', 49]],
  ['the last of what is urgent before the first of what is not', ['high', 100_000], ['normal', 0]],
  ['the last of what is usual before the first of what may wait', ['normal', 100_000], ['low', 0]],
])('%s', (_what, first, later) => {
  expect(turnOf(...first)).toBeLessThan(turnOf(...later));
});

test('the many of two large uploads have turns alike, so that neither waits for the other', () => {
  expect(turnOf('normal', 3000)).toBe(turnOf('normal', 4000));
});
