import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { doc } from '#formats/doc.ts';
import { cases, limits } from '../support/corpus.ts';

const whole = readFileSync(cases.find(({ path }) => path.endsWith('.doc'))?.path ?? '');

/* A header that names more sectors than the file has: its library made room for all of them, gigabytes of it. */
test.each([
  ['tables of sectors', 0x2c],
  ['tables of small sectors', 0x40],
  ['tables of these', 0x48],
])('a compound file that names sixteen million %s is corrupt', async (_what, at) => {
  expect((await doc.read(whole, limits)).ok).toBe(true);
  const damaged = Buffer.from(whole);
  damaged.writeUInt32LE(0x00fa0001, at);
  expect(await doc.read(damaged, limits)).toEqual({ ok: false, reason: 'corrupt' });
});
