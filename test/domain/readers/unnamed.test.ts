import { expect, test } from 'vitest';
import { plainDocument } from '#formats/text/plain.ts';
import { readResume } from '../../support/corpus.ts';
import { jobs, read, skills } from '../../support/reading.ts';

/* Résumés in which words stand in the place of employers and towns. */
test.each<[string[], string]>([
  [
    [
      'Director, Supply Chain and Logistics',
      'October 2010 to March 2015 Company Name - City , State',
      '- Led two moves',
    ],
    'Director, Supply Chain and Logistics @ - (job)',
  ],
  [
    [
      'Company Name February 2008 to May 2010 IT Specialist/System Analyst',
      'City , State',
      '- Kept desks running',
    ],
    'IT Specialist/System Analyst @ - (job)',
  ],
  [
    ['Leasing Consultant 03/2014 Company Name City , State', '- Greeted people'],
    'Leasing Consultant @ - (job)',
  ],
  [
    [
      '10/2015 to 11/2016',
      'Director IT Client Services Films & Operations and Technical Services West Coast Company Name ï¼ City , State',
      '- Kept the desks running',
    ],
    'Director IT Client Services Films & Operations and Technical Services West Coast @ - (job)',
  ],
  [
    ['Founder, President and CEO Company Name City , State', '01/2004 to 05/2006', '- Sold the firm'],
    'Founder, President and CEO @ - (job)',
  ],
  [
    ['Childcare Professional 03/2000 to 01/2002 City , State', '- Cared for children'],
    'Childcare Professional @ - (job)',
  ],
  [
    ['Air Defense Artillery 03/2002 to 12/2003 Company Name', '- Stood guard'],
    'Air Defense Artillery @ - (job)',
  ],
  [
    [
      '06/2006 to 01/2008',
      'Company Name City , State HR Coordinator Administered monthly payroll for thirty employees and three sites, and kept records',
      '- Wrote letters',
    ],
    'HR Coordinator @ - (job)',
  ],
  // A town and its state are no employer, also with a space before the comma.
  [
    ['06/2010 to 02/2013', 'Field Engineer', 'Northwind Ltd, Charlotte , NC', '- Mended printers'],
    'Field Engineer @ Northwind Ltd (job)',
  ],
])('%j', (lines, job) => {
  expect(jobs('Experience', ...lines)).toEqual([job]);
});

test('a page that ends within dates on lines of their own parts them not', () => {
  const pages = [
    'Experience\n2001 – 2002\nClerk, Northwind Ltd\n- Wrote\nFebruary 1989\nto',
    'March 1993\nNurse, City Hospital\n- Cared',
  ];
  const { resume } = readResume(plainDocument('text', pages, false));
  expect(resume.jobs.map(({ start, end }) => [start?.year, end !== 'present' && end?.year])).toContainEqual([
    1989, 1993,
  ]);
});

test('highlights that are a list of short items are skills, sentences are not', () => {
  const highlights = (...items: string[]) =>
    skills('Highlights', ...items, '', 'Experience', 'Manager, Northwind Ltd', '2018 – 2020', '- Ran a site');
  expect(highlights('Conflict resolution', 'Time management', 'Budget planning', 'Excel')).toEqual(
    expect.arrayContaining(['time management', 'microsoft excel']),
  );
  expect(
    highlights(
      'Led a site of forty people through a hard year.',
      'Kept to every budget that was set for it.',
    ),
  ).toEqual([]);
});

test('leaders part a title from its dates, and a word for now is none of the title', () => {
  const work = read(
    'Experience',
    `Help Desk Manager ${'.'.repeat(90)} Jan 2010 to Jan 2012`,
    'Company Name',
    '- Answered calls',
    'Cashier Current Company Name - City , State',
    '- Counted the till',
  ).resume.jobs;
  expect(work.map(({ title }) => title?.value)).toEqual(['Help Desk Manager', 'Cashier']);
  expect(work[0]).toMatchObject({ start: { year: 2010 }, end: { year: 2012 } });
});
