import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reviewSteps } from '#domain/results/review-steps.ts';
import { unreadableReasons } from '#errors.ts';

test('docs/outcomes.md lists every reason with its sentence and next step, and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../docs/outcomes.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `([a-z_]+)` +\| (.+?) +\| (.+?) +\|$/gm)].map(
    ([, code, message, nextStep]) => [code, message, nextStep].join(' | '),
  );
  const known = Object.entries({ ...unreadableReasons, ...reviewSteps }).map(
    ([code, { message, nextStep }]) => [code, message, nextStep].join(' | '),
  );
  expect(rows.sort()).toEqual(known.sort());
});
