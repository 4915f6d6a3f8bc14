import { expect, test } from 'vitest';
import { rules, work } from '../../support/corpus.ts';

const book = work.book();
const chef = work.occupations.find('Head chef')[0]?.id ?? '';

test('a field is known by its id, by an occupation, or not at all', () => {
  expect(book.byName('backend')).toBe(rules.lexicon.fields.find(({ id }) => id === 'backend'));
  expect(book.byName('cooking')).toBeNull();
  expect(book.byName('occupation:nobody')).toBeNull();
  const field = book.byName(`occupation:${chef}`);
  expect(field).toMatchObject({ label: 'head chef', isco: ['3434'], technology: false });
  expect(field?.occupations).toContain(chef);
  expect(field?.nearIsco).toContain('5120');
  // Titles and phrases are for the rules alone.
  expect(field).toMatchObject({ titles: [], phrases: [] });
});

test('every weak piece of evidence is one of the evidence, of the rules and of occupations', () => {
  for (const field of [...rules.lexicon.fields, book.byName(`occupation:${chef}`)])
    for (const id of field?.weak ?? []) expect(field?.skills, field?.id).toContain(id);
});

test('every occupation that a field of the rules names is one', () => {
  for (const { occupations, outside } of rules.lexicon.fields)
    for (const id of [...occupations, ...outside]) expect(work.occupations.byId(id), id).not.toBeNull();
});

test('a trade holds the work that is close to an occupation and what the words of years name', () => {
  const kitchens = book.trade(chef, ['experience', 'in', 'professional', 'kitchens'], 'kitchens');
  expect(kitchens?.isco).toEqual(expect.arrayContaining(['3434', '5120', '9412']));
  const manager = work.occupations.find('Construction manager')[0]?.id ?? '';
  const narrow = book.trade(manager, [], 'sites');
  const construction = book.trade(manager, ['construction'], 'sites');
  expect(narrow?.isco).not.toContain('9312');
  expect(construction?.isco).toEqual(expect.arrayContaining(['1323', '3123', '7119', '9312', '9313']));
  // "Constructive" feedback is no construction.
  expect(construction?.isco.filter((group) => group.startsWith('23'))).toEqual([]);
  expect(book.trade('nobody', [], '')).toBeNull();
});

test('a kept field wins over the one of the rules, and a role’s own over both', () => {
  const empty = {
    titles: [],
    otherTitles: [],
    generalTitles: [],
    phrases: [],
    skills: [],
    weak: [],
    rivals: [],
  };
  const field = {
    ...empty,
    id: 'backend',
    label: 'kept',
    technology: true,
    isco: [],
    nearIsco: [],
    occupations: [],
    outside: [],
    needed: 2,
  };
  const kept = work.book([field]);
  expect(kept.byName('backend')?.label).toBe('kept');
  const criteria = [
    {
      id: 'years',
      label: 'Years',
      weight: 1,
      reason: 'It is asked for.',
      asks: { kind: 'experience' as const, field: 'backend', years: 2, countInternships: false },
    },
  ];
  expect(kept.ofRole({ criteria }).map(({ label }) => label)).toEqual(['kept']);
  const { titles: _t, otherTitles: _o, generalTitles: _g, phrases: _p, ...own } = { ...field, label: 'own' };
  expect(kept.ofRole({ criteria, fields: [own] }).map(({ label }) => label)).toEqual(['own']);
});
