import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from '#domain/document.ts';
import { detect, formats } from '#formats/index.ts';
import { cases, limits } from '../support/corpus.ts';

/* What every format must do, on a document of its own. */
describe.each(formats)('$id', (format) => {
  const own = cases
    .filter(({ path }) => (format.id === 'picture' ? /\.jpg$/ : new RegExp(`\\.${format.id}$`)).test(path))
    .map(({ path }) => readFileSync(path));
  const bytes = own[0] as Buffer;

  test('is detected by content and gives lines that lie in order in its text', async () => {
    for (const one of own) {
      expect((await detect(one))?.id).toBe(format.id);
      const outcome = await format.read(one, limits);
      if (!outcome.ok) throw new Error(outcome.reason);
      const { text, lines } = outcome.document;
      expect(text.isWellFormed()).toBe(true);
      expect(lines.length).toBeGreaterThan(10);
      let last = 0;
      for (const line of lines) {
        expect(line.start).toBeGreaterThanOrEqual(last);
        expect(textOf(outcome.document, line)).not.toMatch(/^\s*$|\n/);
        last = line.end;
      }
    }
  });

  test('reads the same twice', async () => {
    expect(await format.read(bytes, limits)).toEqual(await format.read(bytes, limits));
  });

  test('refuses more characters than the limit', async () => {
    expect(await format.read(bytes, { ...limits, characters: 100 })).toEqual({
      ok: false,
      reason: 'too_large',
    });
  });

  test('never throws for damaged bytes', async () => {
    const damage = fc.record({
      at: fc.nat(bytes.length - 1),
      byte: fc.nat(255),
      length: fc.integer({ min: 1, max: bytes.length }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 8 }), async (all) => {
        const damaged = Buffer.from(bytes.subarray(0, all[0]?.length));
        for (const { at, byte } of all) if (at < damaged.length) damaged[at] = byte;
        const outcome = await format.read(damaged, limits);
        expect(typeof outcome.ok).toBe('boolean');
      }),
      // Recognising a page takes a second.
      { numRuns: format.id === 'picture' ? 8 : 60 },
    );
  });
});

test.each([
  ['utf-8 with a mark', Buffer.from('\ufeffJosé Núñez', 'utf8')],
  ['utf-16 little endian', Buffer.from('\ufeffJosé Núñez', 'utf16le')],
  ['utf-16 big endian', Buffer.from('\ufeffJosé Núñez', 'utf16le').swap16()],
  ['windows-1252', Buffer.from('José Núñez', 'latin1')],
])('plain text in %s', async (_name, bytes) => {
  const outcome = await formats.find((format) => format.id === 'txt')?.read(bytes, limits);
  expect(outcome).toMatchObject({ ok: true, document: { text: 'José Núñez\n' } });
});
