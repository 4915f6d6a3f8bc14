import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layouts, nameOf } from '../fixtures/layouts/dimensions.ts';
import { people, rosa } from '../fixtures/layouts/person.ts';
import { chromiumPath, printer } from '../fixtures/layouts/print.ts';
import { expectedOf, factsOf, renderings } from './support/layouts.ts';

/*
 * One invented person in many layouts and media: all read equal. Here every fifth layout; all of them in test/long.
 */
/** In CI a missing browser is a failure. */
const withoutBrowser = chromiumPath() === null && !process.env.CI;
let browser: Awaited<ReturnType<typeof printer>>;
beforeAll(async () => {
  if (!withoutBrowser) browser = await printer();
});
afterAll(() => browser?.close());

const all = layouts();

test('the layouts are sixty, and every two values of two dimensions meet in one of them', () => {
  expect(all.length).toBeGreaterThanOrEqual(60);
  const met = new Set(
    all.flatMap((row) => {
      const pairs = Object.entries(row);
      return pairs.flatMap(([a, one]) => pairs.map(([b, two]) => `${a}=${one}|${b}=${two}`));
    }),
  );
  const values = new Set(all.flatMap((row) => Object.entries(row).map(([key, value]) => `${key}=${value}`)));
  const missing = [...values].flatMap((one) =>
    [...values].filter((two) => one.split('=')[0] !== two.split('=')[0] && !met.has(`${one}|${two}`)),
  );
  expect(missing).toEqual([]);
  expect(layouts()).toEqual(all);
});

describe
  .skipIf(withoutBrowser)
  .each(all.filter((_row, index) => index % 5 === 0).map((row) => [nameOf(row), row] as const))(
  '%s',
  (_name, row) => {
    test('reads the same in every medium', async () => {
      const read: Record<string, unknown> = {};
      const made = await renderings(rosa, row, (page) => browser.print(page));
      for (const [medium, bytes] of Object.entries(made)) read[medium] = await factsOf(bytes, rosa);
      expect(read).toEqual(Object.fromEntries(Object.keys(made).map((medium) => [medium, expectedOf(rosa)])));
    });
  },
);

test
  .skipIf(withoutBrowser)
  .each(
    people.filter(({ language }) => language !== 'en').map((person) => [person.language, person] as const),
  )('%s reads within five points of English', async (_language, person) => {
  const some = all.filter((_row, index) => index % 6 === 1);
  let [right, made] = [0, 0];
  for (const row of some) {
    for (const bytes of Object.values(await renderings(person, row, (page) => browser.print(page)))) {
      made += 1;
      if (JSON.stringify(await factsOf(bytes, person)) === JSON.stringify(expectedOf(person))) right += 1;
    }
  }
  expect(right / made).toBeGreaterThanOrEqual(0.95);
});
