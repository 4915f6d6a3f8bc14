import { expect, test } from 'vitest';
import { datedJobs } from '../../../support/reading.ts';

/* Title and employer in the item beside the dates, names in quotation marks and closed by a full stop, places with the number of the post. */

const told = 'Kept the books and closed them with the others every month.';

test.each<[string, string]>([
  ['• Data Scientist. Contoso\tMay 2010 – May 2012', 'Data Scientist @ Contoso'],
  ['• Contoso, Research Assistant – Moving pictures\tMay 2010 – May 2012', 'Research Assistant @ Contoso'],
  [
    '• Construction Assistant, Lynn’s Fine Stone\tMay 2010 – May 2012',
    'Construction Assistant @ Lynn’s Fine Stone',
  ],
  ['• Lab Demonstrator - supervised thirty students\tMay 2010 – May 2012', 'Lab Demonstrator @ -'],
  ['• Senior Engineer, Payments Team\tMay 2010 – May 2012', 'Senior Engineer, Payments Team @ -'],
])('an item with dates at the edge, %j', (item, job) => {
  expect(datedJobs('Jo Example', 'Experience', item, told)).toEqual([`${job}, 2010-5 – 2012-5`]);
});

test.each<[string[], string]>([
  [['Lead Developer', 'Limited company “Orvik”'], 'Lead Developer @ Limited company “Orvik”'],
  [
    ['Software engineer', 'JSC ”Nordmotus”, Mill st. 68, Vilnius, Lithuania'],
    'Software engineer @ JSC ”Nordmotus”',
  ],
  [['Aircraft Mechanic, Northwind Network.'], 'Aircraft Mechanic @ Northwind Network'],
  [['Engineer', 'Contoso Inc.'], 'Engineer @ Contoso Inc.'],
  [
    ['Software Development Intern, Northwind; Remote (Seattle, WA)'],
    'Software Development Intern @ Northwind',
  ],
  [['Web Developer', 'Bitamina\tQuerétaro, Santiago de Querétaro. México'], 'Web Developer @ Bitamina'],
])('%j', (heading, job) => {
  expect(datedJobs('Jo Example', 'Experience', ...heading, 'May 2010 – May 2012', `• ${told}`)).toEqual([
    `${job}, 2010-5 – 2012-5`,
  ]);
});

test.each<[string, string]>([
  ['• Mapping Lab (ML), Calder University', 'Mapping Lab (ML), Calder University'],
  // A client as often, what was done, and a course of study.
  ['• Contoso GmbH', '-'],
  ['• Harvard Business School', '-'],
  ['• Supported the people of Calder University', '-'],
  ['• Bachelor of Science, Calder University', '-'],
  ['• Kept the books of Contoso GmbH', '-'],
])('an employer in the first item of an entry, %j', (item, employer) => {
  expect(datedJobs('Jo Example', 'Experience', 'Research Analyst, 2014 – 2016', item, `• ${told}`)).toEqual([
    `Research Analyst @ ${employer}, 2014 – 2016`,
  ]);
});
