import { expect, test } from 'vitest';
import { isNear } from '#domain/words/spelling.ts';

test.each([
  ['experience', 'experience', true],
  ['experiance', 'experience', true],
  ['experence', 'experience', true],
  ['experiennce', 'experience', true],
  ['expereince', 'experience', true],
  ['experiment', 'experience', false],
  ['presnt', 'present', true],
  ['prsnt', 'present', false],
  ['', 'a', true],
  ['ab', 'ba', true],
  ['abc', 'cba', false],
])('%s and %s: %s', (a, b, near) => {
  expect(isNear(a, b)).toBe(near);
  expect(isNear(b, a)).toBe(near);
});
