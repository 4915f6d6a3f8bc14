import { expect, test } from 'vitest';

/* Two people change a role: the changes of one are made to what the other has saved. */
const module = '../../src/web/parts/merged.js';
const { mergedOf } = (await import(module)) as any;

const before = {
  title: 'Clerk',
  criteria: [
    { id: 'sql', label: 'SQL', weight: 10 },
    { id: 'lead', label: 'Leads', weight: 20 },
  ],
  bands: { strong: 70 },
};
const withWeight = (id: string, weight: number, role = before) => ({
  ...role,
  criteria: role.criteria.map((one) => (one.id === id ? { ...one, weight } : one)),
});
const weights = (role: any) => role.criteria.map((one: any) => `${one.id} ${one.weight}`);

test('what each changed of other criteria stands', () => {
  const { merged, both } = mergedOf(before, withWeight('sql', 30), withWeight('lead', 5));
  expect([weights(merged), both]).toEqual([['sql 30', 'lead 5'], []]);
});

test('where both changed the same, mine stands and is named', () => {
  const { merged, both } = mergedOf(before, withWeight('sql', 30), withWeight('sql', 40));
  expect([weights(merged), both]).toEqual([['sql 30', 'lead 20'], ['SQL']]);
  const titled = mergedOf(before, { ...before, title: 'Cook' }, { ...before, title: 'Chef' });
  expect([titled.merged.title, titled.both]).toEqual(['Cook', ['title']]);
});

test('what one added stays, what one left out goes unless the other changed it', () => {
  const added = { ...before, criteria: [...before.criteria, { id: 'go', label: 'Go', weight: 1 }] };
  const without = { ...before, criteria: before.criteria.slice(1) };
  expect(weights(mergedOf(before, added, without).merged)).toEqual(['lead 20', 'go 1']);
  expect(weights(mergedOf(before, without, withWeight('sql', 9)).merged)).toEqual(['sql 9', 'lead 20']);
  expect(weights(mergedOf(before, withWeight('sql', 9), without).merged)).toEqual(['lead 20', 'sql 9']);
});

test('nothing of mine changed gives theirs', () => {
  const theirs = { ...withWeight('sql', 3), bands: { strong: 80 } };
  expect(mergedOf(before, before, theirs)).toEqual({ merged: theirs, both: [] });
});
