import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOccupations } from '#domain/words/find-occupations.ts';
import { sortedLines } from '#domain/words/sorted-lines.ts';
import { singleForms, titleParts } from '#domain/words/title-forms.ts';
import { rules, work } from '../../support/corpus.ts';

const named = (title: string) =>
  work.occupations
    .find(title)
    .map(({ isco, label, distance }) => `${isco} ${label.toLowerCase()} ${distance}`);

describe('a title gets its occupations', () => {
  test.each<[string, string[]]>([
    ['Accountant', ['2411 accountant 0']],
    ['Senior Accountant', ['2411 accountant 0']],
    ['Senior Data Analyst', ['2511 data analyst 0']],
    ['Chief Executive Officer', ['1120 chief executive officer 0']],
    ['SR. ACCOUNTANT II', ['2411 accountant 0']],
    ['Head Chef (Contract)', ['3434 head chef 0']],
    ['Head Chef – Harbour Kitchen', ['3434 head chef 0']],
    ['Manager, Sales', ['1221 sales manager 0']],
    ['Director of Sales', ['1221 sales manager 0']],
    ['Construction Site Manager', ['1323 construction manager 1']],
    ['Verkäufer:in', ['5223 sales assistant 0']],
    ['Verkäufer (m/w/d)', ['5223 sales assistant 0']],
    ['Jefa de Cocina', ['3434 head chef 0']],
    // What ESCO lacks or has of other work alone (rules/occupations/common.tsv).
    ['Berufskraftfahrer (m/w/d)', ['8332 cargo vehicle driver 0']],
    ['Kraftfahrerin', ['8332 cargo vehicle driver 0']],
    ['HGV Class 1 Driver', ['8332 cargo vehicle driver 0']],
    ['Lokführer', ['8311 train driver 0']],
    ['Infirmière', ['2221 nurse responsible for general care 0']],
    ['Enfermera', ['2221 nurse responsible for general care 0']],
    ['Motorista de caminhão', ['8332 cargo vehicle driver 0']],
    ['Ayudante de camarero', ['5131 waiter/waitress 0']],
    ['Bookkeeper/Office Manager', ['3313 bookkeeper 0', '3341 office manager 0']],
  ])('%s', (title, occupations) => {
    expect(named(title)).toEqual(occupations);
  });

  test.each([
    'Consultant',
    'Engineer',
    'Senior Manager',
    'Founder',
    'Deputy General Manager',
    'Owner/General Manager',
    '',
  ])('a title that tells no trade gets none: %s', (title) => {
    expect(named(title)).toEqual([]);
  });

  test.each([
    ['Finance Director', 'Financial Managers'],
    ['Operations Supervisor', 'operations manager'],
    ['Customer Service Associate', 'Customer Service Representatives'],
  ])('of equal candidates the one that %s says most of stands first: %s', (title, label) => {
    expect(work.occupations.find(title)[0]?.label).toBe(label);
  });

  test('candidates of several groups are all kept', () => {
    const groups = new Set(work.occupations.find('Sales Associate').map(({ isco }) => isco.slice(0, 2)));
    expect(groups.size).toBeGreaterThan(1);
  });

  test('any text is taken, and the same text gets the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(work.occupations.find(text)).toEqual(work.occupations.find(text));
      }),
    );
  });
});

test.each<[string, string[]]>([
  [
    'vendeur/vendeuse en articles de sport',
    ['vendeur en articles de sport', 'vendeuse en articles de sport'],
  ],
  ['Koch/Köchin', ['Koch', 'Köchin']],
  ['Verkäufer/in', ['Verkäufer', 'Verkäuferin']],
  ['head chef', ['head chef']],
])('both genders of %s are titles', (label, forms) => {
  expect(singleForms(label)).toEqual(forms);
});

test('parts of a title stand for themselves', () => {
  expect(titleParts('Owner and Head Chef | Harbour Kitchen')).toEqual([
    ['owner', 'and', 'head', 'chef'],
    ['harbour', 'kitchen'],
    ['owner'],
    ['head', 'chef'],
  ]);
});

test('occupations are found in seven languages', () => {
  for (const words of [
    'head chef',
    'Küchenchef',
    'chef de cuisine',
    'jefe de cocina',
    'capocuoco',
    'chef-kok',
  ])
    expect(
      findOccupations(work.occupations, words, 5).map(({ isco }) => isco[0]),
      words,
    ).toContain('3434');
  expect(findOccupations(work.occupations, 'xyzzy', 5)).toEqual([]);
  expect(findOccupations(work.occupations, 'nurse', 3)).toHaveLength(3);
});

test('every line of the sorted files is found by its key', () => {
  const bytes = readFileSync(join(rules.lexicon.occupations, 'titles.tsv'));
  const find = sortedLines(bytes);
  const lines = bytes.toString('utf8').trimEnd().split('\n');
  for (let at = 0; at < lines.length; at += 97) {
    const columns = (lines[at] as string).split('\t');
    expect(find(columns[0] as string)).toEqual(columns);
  }
  for (const missing of ['', 'aaaa', 'zzzzz', 'head che', 'head chefs of the world'])
    expect(find(missing)).toBeNull();
});

test('every number of a title is a line of occupations, and every occupation has its groups', () => {
  const all = work.occupations.all();
  for (const { isco, id } of all) for (const group of isco) expect(`${id} ${group}`).toMatch(/ \d{3,4}$/);
  const lines = readFileSync(join(rules.lexicon.occupations, 'titles.tsv'), 'utf8').trimEnd().split('\n');
  for (const line of lines)
    for (const number of (line.split('\t')[2] ?? '').split(' '))
      expect(all[Number(number)], line).toBeDefined();
});
