import { describe, expect, test } from 'vitest';
import { readFile } from '#formats/index.ts';
import { limits } from '../support/corpus.ts';
import { nested } from '../support/nested.ts';

/* Work grows with the length of a file, whatever it nests or repeats. */
const { ocr: _ocr, ...plain } = limits;

/** Milliseconds of CPU for a file, the least of two runs. */
async function cost(bytes: Buffer): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run++) {
    const before = process.cpuUsage();
    await readFile(bytes, plain);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

test.each(Object.entries(nested))('%s', async (_name, make) => {
  // Four times the length: about 4 when it is linear, 16 when it is square. Costs below 60 ms are noise.
  const [short, long] = [await cost(await make(20_000)), await cost(await make(80_000))];
  expect(Math.max(60, long) / Math.max(10, short)).toBeLessThan(9);
});

describe('what is nested', () => {
  test.each(['HTML, tables in tables', 'HTML, a tag that is never closed', 'RTF, groups in groups'])(
    '%s: what follows is read',
    async (name) => {
      const outcome = await readFile(await (nested[name] as (count: number) => Buffer)(5000), plain);
      expect(outcome.ok && outcome.document.text).toContain('Ada Example');
    },
  );

  test.each(['DOCX, tables in tables', 'ODT, spans in spans', 'PDF, streams without an end'])(
    '%s without end is not opened',
    async (name) => {
      expect(await readFile(await (nested[name] as (count: number) => Buffer)(20_000), plain)).toEqual({
        ok: false,
        reason: 'bomb',
      });
    },
  );

  test('HTML that nests deeper than is followed says that parts may be missing', async () => {
    const outcome = await readFile(
      Buffer.from(`<html><body><p>Ada Example</p>${'<div>'.repeat(30_000)}more</body></html>`),
      plain,
    );
    expect(outcome.ok && outcome.document.notes).toEqual(['damaged']);
  });
});
