import fc from 'fast-check';
import { expect, test } from 'vitest';
import { several } from '#flows/several.ts';

/** Gives the numbers up to one, then null, and tells when it is asked while it is. */
function upTo(last: number) {
  let [given, asked] = [0, 0];
  return async () => {
    asked += 1;
    expect(asked).toBe(1);
    await new Promise((done) => setImmediate(done));
    asked -= 1;
    return given < last ? ++given : null;
  };
}

test('each is taken once, no more than so many at a time, in their order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 4 }),
      async (last, atOnce) => {
        const begun: number[] = [];
        let [running, most] = [0, 0];
        await several(atOnce, upTo(last), async (one) => {
          begun.push(one);
          most = Math.max(most, ++running);
          await new Promise((done) => setImmediate(done));
          running -= 1;
        });
        expect(begun).toEqual(Array.from({ length: last }, (_, index) => index + 1));
        expect(most).toBeLessThanOrEqual(atOnce);
      },
    ),
    { numRuns: 50 },
  );
});

test('a failure is thrown, what was under way ends before, and nothing more is begun', async () => {
  const ended: number[] = [];
  let begun = 0;
  const act = async (one: number) => {
    begun += 1;
    await new Promise((done) => setTimeout(done, one === 2 ? 1 : 20));
    if (one === 2) throw new Error('the second');
    ended.push(one);
  };
  await expect(several(2, upTo(10), act)).rejects.toThrow('the second');
  expect(ended).toEqual([1]);
  expect(begun).toBe(2);
});

test('so is one of what gives them', async () => {
  const next = async (): Promise<number | null> => {
    throw new Error('no more');
  };
  await expect(several(3, next, async () => {})).rejects.toThrow('no more');
});
