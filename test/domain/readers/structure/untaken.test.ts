import { expect, test } from 'vitest';
import { read } from '../../../support/reading.ts';

const untaken = (...lines: string[]) =>
  (read(...lines).resume.doubts ?? [])
    .filter(({ kind }) => kind === 'dates_not_taken')
    .flatMap(({ evidence }) => evidence.map(({ quote }) => quote));

const job = [
  'Experience',
  'Software Engineer, Northwind Ltd',
  'Mar 2019 – Present',
  '- Built services for payments',
];

test.each([
  ['a job took them', job, []],
  ['education has its own', [...job, 'Education', 'BSc Physics, University of Calder', '2010 – 2014'], []],
  ['projects have', [...job, 'Projects', 'Weather station, 2016 – 2017'], []],
  ['within the job whose text they stand in', [...job, '- Ran the migration, 2020 – 2021'], []],
  [
    'a title with dates among skills',
    [...job, 'Skills', 'Java, Python, SQL', 'Data Analyst, 2015 – 2017'],
    ['2015 – 2017'],
  ],
  ['in the middle of the words of a job', [...job, '- The store is used by all our teams since 2012.'], []],
  [
    'over two lines of them',
    [...job, '- Kept the tide tables that the port printed for every season', 'from 2009 to 2011.'],
    [],
  ],
])('%s', (_what, lines, expected) => {
  expect(untaken(...lines)).toEqual(expected);
});
