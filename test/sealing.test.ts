import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sealer } from '#sealing.ts';

const [older, newer] = [randomBytes(32), randomBytes(32)];

test('what is sealed opens with the same key and purpose only', () => {
  const one = sealer([older]);
  const sealed = one.seal('the secret of an ATS', 'connection 1');
  expect(sealed.includes('secret')).toBe(false);
  expect(one.open(sealed, 'connection 1').toString()).toBe('the secret of an ATS');
  expect(() => one.open(sealed, 'connection 2')).toThrow();
  expect(() => sealer([newer]).open(sealed, 'connection 1')).toThrow('not configured');
  for (const at of [6, 20, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] as number) ^ 1;
    expect(() => one.open(changed, 'connection 1')).toThrow();
  }
});

test('a new key seals, the old one still opens', () => {
  const sealed = sealer([older]).seal('x', 'p');
  const both = sealer([newer, older]);
  expect(both.open(sealed, 'p').toString()).toBe('x');
  expect(() => sealer([older]).open(both.seal('y', 'p'), 'p')).toThrow('not configured');
  expect(() => sealer([])).toThrow('32 bytes');
  expect(() => sealer([Buffer.from('short')])).toThrow('32 bytes');
});
