import { expect, test } from 'vitest';
import { rules } from '../support/corpus.ts';

/* What a criterion asks for, as a form shows it and gives it back. */
const form = '../../src/web/parts/filled.js';
const { changeable, changedAsks, filledOf } = (await import(form)) as any;
const all = rules.roles.flatMap(({ criteria }) => criteria.map(({ asks }) => asks));

test('what a form shows and nobody changes asks for the same, in all roles', () => {
  const shown = all.filter(({ kind }) => changeable.includes(kind));
  expect(shown.length).toBeGreaterThan(100);
  for (const asks of shown) expect(changedAsks(asks, filledOf(asks))).toEqual(asks);
});

test('words that are added, taken away and parted', () => {
  const asks = {
    kind: 'skills',
    wanted: 2,
    listCredit: 600,
    sets: [
      { label: 'JVM', any: ['java', 'kotlin'] },
      { label: 'CI', any: ['ci/cd'] },
    ],
  };
  const filled = filledOf(asks);
  expect(filled.text).toBe('java / kotlin, ci/cd');
  expect(changedAsks(asks, { ...filled, text: 'java / kotlin, Go', amount: 9 })).toEqual({
    ...asks,
    wanted: 2,
    sets: [
      { label: 'JVM', any: ['java', 'kotlin'] },
      { label: 'Go', any: ['go'] },
    ],
  });
  expect(changedAsks(asks, { ...filled, text: ' , ' })).toBeNull();
});

test.each([
  [{ kind: 'experience', field: 'sales', years: 2, countInternships: true }, { amount: 5 }, { years: 5 }],
  [{ kind: 'experience', field: 'sales', years: 2 }, { field: '' }, null],
  [{ kind: 'leadership', teamSize: 3, credits: {} }, { amount: 6 }, { teamSize: 6 }],
  [{ kind: 'language', any: ['English'] }, { text: 'English, German' }, { any: ['English', 'German'] }],
  [
    { kind: 'practice', practice: 'ci-cd', wanted: 2, label: 'x' },
    { practice: 'quality' },
    { practice: 'quality' },
  ],
])('%j with %j', (asks, part, change) => {
  const made = changedAsks(asks, { ...filledOf(asks), ...part });
  expect(made).toEqual(change === null ? null : { ...asks, ...change });
});
