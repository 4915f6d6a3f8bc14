import { expect, test } from 'vitest';
import type { Block } from '#formats/word/blocks.ts';
import { linesOf } from '#formats/word/blocks.ts';
import { datedJobs } from '../../../support/reading.ts';

/* Employers that read like titles, places, addresses or courses, and items that are no entries of their own. */

const dated = 'May 2015 – June 2018';

test.each<[string[], string]>([
  [['Software Engineer, based in London, Contoso Ltd'], 'Software Engineer @ Contoso Ltd'],
  [['Contoso, based in Leeds – Engineer'], 'Engineer @ Contoso'],
  [['Contoso, basé à Lyon, Développeur'], 'Développeur @ Contoso'],
  [['Contoso Ltd, located in Calder Bridge', 'Clerk'], 'Clerk @ Contoso Ltd'],
  [['Contoso Ltd, located in Leeds, UK', 'Clerk'], 'Clerk @ Contoso Ltd'],
  [['Marketing Manager - harbour.com Ltd'], 'Marketing Manager @ harbour.com Ltd'],
  [['Software Engineer - harbour.com Amsterdam'], 'Software Engineer @ harbour.com Amsterdam'],
  [['Northwind – northwind.com Software Engineer'], 'Software Engineer @ Northwind'],
  [['Northwind – node.js Developer'], 'node.js Developer @ Northwind'],
  [['Driver; Baker Foods'], 'Driver @ Baker Foods'],
  [['Clerk; Cashier', 'Contoso Ltd'], 'Clerk; Cashier @ Contoso Ltd'],
  [['Clerk', 'Old Town Alexandria, VA', 'Acorn'], 'Clerk @ Acorn'],
  [['South Loop Chicago, IL', 'Baker', 'Litware'], 'Baker @ Litware'],
  [['Designer | Architect of Dreams GmbH'], 'Designer @ Architect of Dreams GmbH'],
  [['Formation Evaluation Engineer', 'Contoso Oil Ltd'], 'Formation Evaluation Engineer @ Contoso Oil Ltd'],
  [['Ausbildung und Recruiting Manager, Contoso GmbH'], 'Ausbildung und Recruiting Manager @ Contoso GmbH'],
  [['Fabrikam Ltd – https://fabrikam.example', 'Senior Developer, Leeds'], 'Senior Developer @ Fabrikam Ltd'],
])('%j', (heading, job) => {
  expect(datedJobs('Jo Example', 'Experience', ...heading, dated, '• Kept the books')).toEqual([
    `${job}, 2015-5 – 2018-6`,
  ]);
});

test('a dated item of a job whose title stands above its employer is no entry', () => {
  const job = ['Developer', 'Contoso Ltd, Leeds    Jan 2007 – Dec 2015'];
  const items = ['• Scrum Master, Mar 2008 – Aug 2009', '• Built the billing'];
  expect(datedJobs('Jo Example', 'Experience', ...job, ...items)).toEqual([
    'Developer @ Contoso Ltd, 2007-1 – 2015-12',
  ]);
});

test('whom students lead below projects is no job', () => {
  const job = ['Clerk, Contoso Ltd', 'Jan 2016 – Dec 2019', '• Kept the books'];
  const project = ['Team Lead, University of Leeds', 'Sep 2012 – May 2013', '• A rover that maps rooms'];
  expect(datedJobs('Jo Example', 'Experience', ...job, 'Projects', ...project)).toEqual([
    'Clerk @ Contoso Ltd, 2016-1 – 2019-12',
  ]);
});

test('a line of many looks and much room is asked for none of them', () => {
  const run = (text: string, bold: boolean) => ({ text, size: 11, bold, hiding: null });
  const paragraph = (room: number): Block => ({
    kind: 'paragraph',
    runs: [
      run('Clerk', true),
      run(' '.repeat(room), false),
      run(' and ', false),
      run('Baker ', true),
      run('Ltd', false),
    ],
    bullet: false,
    before: 0,
  });
  expect(linesOf([paragraph(1)], 'main')[0]?.seams).toHaveLength(3);
  expect(linesOf([paragraph(2000)], 'main')[0]?.seams).toBeUndefined();
});
