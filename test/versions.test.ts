import { expect, test } from 'vitest';
import { missing, presentVersions, storedVersions, type Versions } from './support/versions.ts';

/* Scores are comparable under versions: whoever changes what documents give raises the version that stands for it. */
const of = (reading: string, hash: string, scoring: string, scores: string, rules = 'r'): Versions => ({
  reading: { version: reading, hash },
  scoring: { version: scoring, hash: scores },
  rules,
});
const before = of('1', 'a', '1', 'x');

test('the golden documents give what fixtures/versions.json says of these versions', async () => {
  expect(missing(storedVersions(), await presentVersions())).toBe(null);
});

test.each([
  ['nothing changed', of('1', 'a', '1', 'x'), null],
  ['another reading under the same version', of('1', 'b', '1', 'y'), /raise readerVersion/],
  ['another reading under another version', of('2', 'b', '1', 'y'), /fixtures:accept/],
  ['another judgement under the same version', of('1', 'a', '1', 'y'), /raise scoringVersion/],
  ['another judgement under another version', of('1', 'a', '2', 'y'), /fixtures:accept/],
  ['other rules, by which scores are told apart already', of('1', 'b', '1', 'y', 's'), /fixtures:accept/],
  ['a version raised for nothing that shows', of('2', 'a', '1', 'x'), /fixtures:accept/],
])('%s', (_name, now, expected) => {
  const said = missing(before, now);
  if (expected === null) expect(said).toBe(null);
  else expect(said).toMatch(expected);
});
