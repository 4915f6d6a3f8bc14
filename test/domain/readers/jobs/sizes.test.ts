import { expect, test } from 'vitest';
import { isSmallOver } from '#domain/readers/jobs/drafts/above-heading.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';

/* The text of an entry ends where larger letters begin below a gap: the next employer's name. */
const row = (size: number | null, gap = false) => ({ line: { size, gap } }) as Row;

test.each<[string, Row | undefined, Row | undefined, boolean]>([
  ['smaller letters above a gap', row(10.5), row(12, true), true],
  ['no gap', row(10.5), row(12), false],
  ['as large as those below', row(12), row(12, true), false],
  ['hardly smaller', row(11.5), row(12, true), false],
  ['larger', row(14), row(12, true), false],
  ['letters of no known size', row(null), row(12, true), false],
  ['nothing below', row(10.5), undefined, false],
  ['nothing above', undefined, row(12, true), false],
])('%s', (_what, above, below, expected) => {
  expect(isSmallOver(above, below)).toBe(expected);
});
