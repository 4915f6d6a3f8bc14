import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likenesses, type Person, samePeople } from '#domain/people/same-person.ts';

const job = (company: string, from: number, to: number): Person['jobs'][number] => ({
  company: { value: company, known: true, evidence: [] },
  start: { year: from, month: null, lastMonth: null, precision: 'year' },
  end: { year: to, month: null, lastMonth: null, precision: 'year' },
});
const ada: Person = {
  name: 'Ada Quellmann',
  email: 'ada.quellmann@example.com',
  phone: '+1 (555) 555-0101',
  jobs: [job('Merrow Payments Ltd', 2015, 2020)],
};

test.each<[string, Partial<Person>, string[]]>([
  ['the same address in capitals', { email: 'ADA.Quellmann@example.com', phone: null, jobs: [] }, ['email']],
  ['the same number written otherwise', { email: null, phone: '555-555-0101', jobs: [] }, ['phone']],
  [
    'the name turned round, at the same employer',
    { name: 'Quellmann, Ada', email: null, phone: null },
    ['name_and_career'],
  ],
  ['a slip in the name', { name: 'Ada Quelmann', email: null, phone: null }, ['name_and_career']],
  ['a namesake elsewhere', { email: null, phone: null, jobs: [job('Copperfin Logistics', 2015, 2020)] }, []],
  [
    'a namesake at another time',
    { email: null, phone: null, jobs: [job('Merrow Payments Ltd', 2001, 2004)] },
    [],
  ],
  ['a colleague', { name: 'Boris Tamarind', email: 'boris@example.com', phone: null }, []],
  ['nothing known', { name: null, email: null, phone: null, jobs: [] }, []],
])('%s', (_name, change, expected) => {
  const other = { ...ada, ...change };
  expect(likenesses(ada, other)).toEqual(expected);
  expect(likenesses(other, ada)).toEqual(expected);
});

describe('others of a role', () => {
  const of = (id: string, name: string, email: string | null = null) => ({
    id,
    name,
    email,
    phone: null,
    jobs: [],
  });
  const all = [
    of('a', 'Ada Quellmann', 'ada@example.com'),
    of('b', 'Quellmann, Ada', 'ADA@example.com'),
    of('c', 'Ada Quellmann', 'other@example.com'),
    of('d', 'Bao Nguyen'),
  ];

  test('those who share an address; a name alone says nothing', () => {
    const found = samePeople(all, all);
    expect(found.get('a')).toEqual([{ id: 'b', because: ['email'], linked: false }]);
    expect(found.get('b')).toEqual([{ id: 'a', because: ['email'], linked: false }]);
    expect(found.get('c')).toEqual([]);
  });

  test('those whom a person linked, whatever they share', () => {
    const found = samePeople(all, all, [['d', 'c']]);
    expect(found.get('c')).toEqual([{ id: 'd', because: [], linked: true }]);
    expect(found.get('d')).toEqual([{ id: 'c', because: [], linked: true }]);
  });

  test('what many share is an agency’s, and an empty name is nobody’s', () => {
    const many = Array.from({ length: 60 }, (_one, at) => of(`m${at}`, 'J. K.', 'agency@example.com'));
    expect(samePeople(many, many).get('m0')).toEqual([]);
  });

  test('the order of the others does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(samePeople(all, shuffled)).toEqual(samePeople(all, all));
      }),
    );
  });
});
