import { expect, test } from 'vitest';
import { maskDocument } from '#domain/people/blind.ts';
import { identityOf } from '#domain/people/identity.ts';
import { rules } from '../../support/corpus.ts';

/* What tells who somebody is without a label beside it: broken addresses, birthdays, streets, places among studies. */

const who = identityOf({
  contacts: [
    {
      name: { value: 'Ada Quellmann', evidence: [] },
      email: null,
      phone: null,
      links: ['https://www.linkedin.com/in/everscending?jobid=1234&lipi=x#top'],
    } as never,
  ],
  names: [],
  emails: [],
  phones: [],
  fileName: 'cv.pdf',
  telling: rules.telling,
});

/** A document as blind eyes see it, each mask one sign. */
const blind = (language: string, ...lines: string[]) =>
  maskDocument(lines.join('\n'), { ...who, language })
    .replace(/█+/gu, '█')
    .split('\n');

test('a handle whose address breaks over the line, and one behind a link with a query', () => {
  expect(blind('en', 'Contact', 'www.linkedin.com/in/', 'everscending (LinkedIn)', 'Leeds')).toEqual([
    ...['Contact', '█', '█ (LinkedIn)', 'Leeds'],
  ]);
  expect(blind('en', 'Known as everscending there')).toEqual(['Known as █ there']);
  expect(blind('en', 'Site', 'github.com/', 'somebodyelse')).toEqual(['Site', 'github.com/', '█']);
});

test.each([
  ['Senior Developer | May 16th, 1983 | Leeds', 'Senior Developer | █ | Leeds'],
  ['Ada Quellmann June 12, 1982', '█ █ █'],
  ['12.06.1982 · Leeds', '█ · Leeds'],
])('a day of birth without a label in the head: %s', (line, masked) => {
  expect(blind('en', line, 'Experience', 'Built it until June 12, 2008')).toEqual([
    ...[masked, 'Experience', 'Built it until June 12, 2008'],
  ]);
});

test('a range of days in the head is no day of birth', () => {
  const line = 'Northwind Ltd, 01.06.2008 – 12.06.2011';
  expect(blind('en', line, 'Experience')).toEqual([line, 'Experience']);
});

test('a street whose word stands alone, and lines of the head that return', () => {
  const lines = ['Ada Quellmann', 'Beispieler Straße 28, 79856 Hinterwald', 'Erfahrung'];
  const rest = Array.from({ length: 20 }, (_, at) => `Arbeit ${at}`);
  const masked = blind(
    'de',
    ...lines,
    ...rest,
    'Berliner Str. 5, 10115 Berlin',
    'Beispieler Straße 28, 79856 Hinterwald',
  );
  expect(masked.slice(1, 3)).toEqual(['█, █', 'Erfahrung']);
  expect(masked.slice(-2)).toEqual(['█', '█']);
  expect(blind('de', 'Wien', 'Hauptstraße 7')).toEqual(['Wien', '█']);
});

test('a place among studies ends none, where a school follows', () => {
  const lines = ['Education', 'BSc Physics', 'Online', 'University of Victoria', 'Jan 2010 - Apr 2014'];
  expect(blind('en', ...lines)).toEqual(['Education', 'BSc Physics', 'Online', '█', 'Jan █ - Apr █']);
});

test('years of work stay where studies begin below', () => {
  const lines = ['Experience', 'Engineer, Northwind Ltd', 'Set 2019 - 2021', 'Education', 'BSc Physics'];
  expect(blind('en', ...lines)).toEqual(lines);
});

test('among studies a school goes however long its line, and a word with years ends none', () => {
  const told =
    'Diploma in ecology, evolution and conservation of northern birds, with a thesis on the flight of gulls over cold seas';
  const lines = ['BSc Mechanical Engineering', 'Technology · (2008 - 2015)', 'Experience', 'Kept 2016'];
  const masked = blind('en', 'Education', `${told}, University of Skerry and Acme College Leeds`, ...lines);
  expect(masked).toEqual([
    ...['Education', `${told}, █`],
    ...['BSc Mechanical Engineering', 'Technology · (█ - █)', 'Experience', 'Kept 2016'],
  ]);
});
