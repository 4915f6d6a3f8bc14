import { describe, expect, test } from 'vitest';
import { variantsOf } from '#domain/fairness/swaps.ts';
import type { Reading } from '#domain/resume.ts';
import { rules } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

const text = `Robin Undset
robin.undset@example.com | linkedin.com/in/robin-undset-7

Summary
She is an engineer. Her team follows her; ROBIN leads.

Experience
Backend Engineer, Fjordline Ltd
March 2012 - Present
- Java services; a robin is a bird

Education
BSc Computer Science, Northern University, 2006 - 2010
`;
const reading: Reading = read(text);
const variants = variantsOf(text, reading, 0, rules.counterfactual);
const of = (id: string) => variants.find((one) => one.id === id)?.text as string;

test('a name is another one everywhere, in capitals and in addresses, and no other word is', () => {
  const jamal = of('name black-us male');
  expect(jamal).toContain(
    'Jamal Washington\njamal.washington@example.com | linkedin.com/in/jamal-washington-7\n',
  );
  expect(jamal).toContain('JAMAL leads');
  expect(jamal).toContain('a robin is a bird');
  expect(jamal).not.toMatch(/Robin|Undset/);
  // Marks stay in the name and go in addresses.
  expect(of('name turkish female')).toMatch(/^Ayşe Sezer\nayse\.sezer@example\.com/);
});

test('words of sex change places, years of study move, and years of work stay', () => {
  expect(of('words of sex')).toContain('He is an engineer. His team follows his; ROBIN leads.');
  expect(of('years of study -12')).toContain('Northern University, 1994 - 1998');
  expect(of('years of study -12')).toContain('March 2012 - Present');
});

test('schools and addresses are held against each other, as each is one more that is read', () => {
  const school = variants.filter(({ id }) => id.startsWith('school '));
  expect(school).toHaveLength(rules.counterfactual.schools.length);
  expect(school.map(({ against }) => against)).toEqual([null, ...school.slice(1).map(() => school[0]?.id)]);
  expect(school.every((one) => !one.text.includes('Northern University'))).toBe(true);
});

describe('every group', () => {
  test.each(rules.counterfactual.groups)(
    '$id says where its names are from',
    ({ source, female, male, last }) => {
      expect(source).toMatch(/\d|no audit/);
      expect([female, male, last].every((names) => new Set(names).size === names.length)).toBe(true);
    },
  );
});

test.each([
  ['Emily Baker', null],
  ['Harald Zimmermann', null],
  ['Dean Bishop', null],
  ['Jean-Pierre Boulanger', null],
])('%s is no title, whatever the name means', (name, email) => {
  const own = read(text.replace('Robin Undset', name).replace(/^robin.*$/m, email ?? '555-0100'));
  expect(own.resume.doubts?.map(({ kind }) => kind) ?? []).not.toContain('name_unsure');
});

test('a name at the head of each page is no job, and a title there still is one', () => {
  const pages = (head: string) =>
    read(
      text
        .replace(/Robin Undset/, 'Emily Baker')
        .replace(/robin[.-]undset/g, 'emily.baker')
        .replace('\nEducation', `\n${head}\n\nEducation`),
    );
  expect(pages('Emily Baker – 1/2').resume.jobs).toHaveLength(1);
  expect(pages('Emily Baker').resume.jobs).toHaveLength(1);
  expect(pages('Baker, Northwind Ltd\nJan 2008 - Feb 2012').resume.jobs).toHaveLength(2);
});
