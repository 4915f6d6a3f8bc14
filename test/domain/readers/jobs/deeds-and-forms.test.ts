import { describe, expect, test } from 'vitest';
import { experience, jobs, read } from '../../../support/reading.ts';

describe('what was done is no employer and no title', () => {
  test.each<[string[], string[]]>([
    [
      ['SALES ASSISTANT', 'May 2014 – Mar 2016', 'Served customers in the shop', 'Kept the cash book'],
      ['SALES ASSISTANT @ -, 2014-5 – 2016-3'],
    ],
    [
      ['Halden Pros', 'January 2002 - December 2002', 'Co-Founded and Owned', 'Primary Web Designer'],
      ['Primary Web Designer @ Halden Pros, 2002-1 – 2002-12'],
    ],
    // The last deed of a job above has no full stop.
    [
      [
        ...[
          'General Manager\t(Oct 2007 - Aug 2008)',
          'Bella Cafe, Salem, OR',
          'Responsible for all of the daily operations.',
        ],
        ...[
          'Reported directly to owner',
          'Supervisor\t(May 2005 - Sep 2007)',
          'Norvik Corporation, King City, OR',
        ],
      ],
      ['General Manager @ Bella Cafe, 2007-10 – 2008-8', 'Supervisor @ Norvik Corporation, 2005-5 – 2007-9'],
    ],
    // A name with a legal form is one, whatever it opens with.
    [['Analyst', 'Assured data Ltd', '2014 – 2016'], ['Analyst @ Assured data Ltd, 2014 – 2016']],
  ])('%j', (lines, found) => {
    expect(experience(...lines)).toEqual(found);
  });
});

describe('brackets', () => {
  test.each<[string[], string]>([
    [
      ['Account Manager (Retail Services)', 'Northbank', 'May 2018 – June 2020'],
      'Account Manager (Retail Services) @ Northbank, 2018-5 – 2020-6',
    ],
    [
      ['Teacher (Special Schools)\tMay 2018 – June 2020', 'Oakdale County'],
      'Teacher (Special Schools) @ Oakdale County, 2018-5 – 2020-6',
    ],
    [
      ['Programmer (Contoso Bank)\tMay 2018 – June 2020', '- Wrote'],
      'Programmer @ Contoso Bank, 2018-5 – 2020-6',
    ],
    [
      ['Programmer (Contoso Systems GmbH)\tMay 2018 – June 2020'],
      'Programmer @ Contoso Systems GmbH, 2018-5 – 2020-6',
    ],
    [
      ['Halden (Consultant to Norvik Bank) — Application Developer', 'Columbus, OH', 'Aug 2019 – Mar 2020'],
      'Application Developer @ Halden, 2019-8 – 2020-3',
    ],
    [
      ['Lead Quality Assurance (2010-2011) for Halden, California'],
      'Lead Quality Assurance @ Halden, 2010 – 2011',
    ],
  ])('%j', (lines, job) => {
    expect(experience(...lines)).toEqual([job]);
  });
});

describe('employers', () => {
  test.each<[string[], string]>([
    [
      ['Research Assistant, University of Texas at Austin\tAugust 2019 - May 2021'],
      'Research Assistant @ University of Texas at Austin, 2019-8 – 2021-5',
    ],
    [
      ['State University of New York at Buffalo\tAugust 2019 - May 2021', 'Research Assistant'],
      'Research Assistant @ State University of New York at Buffalo, 2019-8 – 2021-5',
    ],
    [
      ['Research Assistant at University of Ohio at Lima, Biology Office\tAugust 2019 - May 2021'],
      'Research Assistant @ University of Ohio at Lima, 2019-8 – 2021-5',
    ],
    [
      ['Software Engineer, Platform at Northwind\t2019 - 2020'],
      'Software Engineer, Platform @ Northwind, 2019 – 2020',
    ],
    [['Smith, Jones & Brown — Clerk (Sept 2019-June 2021)'], 'Clerk @ Smith, Jones & Brown, 2019-9 – 2021-6'],
    [
      ['Tacos, Tequila, and Whiskey — Server (Sept 2021-June 2023)'],
      'Server @ Tacos, Tequila, and Whiskey, 2021-9 – 2023-6',
    ],
    [['Northwind, Leeds — Clerk (Sept 2019-June 2021)'], 'Clerk @ Northwind, 2019-9 – 2021-6'],
    [
      ['2019 – 2022\tAdministrative Assistant\tKenmore\tKentucky, U.S.A.'],
      'Administrative Assistant @ Kenmore, 2019 – 2022',
    ],
    [
      ['Vendedor', 'Halden Electrónica C.A.', '2011 – 2012'],
      'Vendedor @ Halden Electrónica C.A., 2011 – 2012',
    ],
  ])('%j', (lines, job) => {
    expect(experience(...lines)).toEqual([job]);
  });
});

test('whoever looked after the work is neither title nor employer', () => {
  expect(
    experience(
      'University of Northland, Springfield, IL\t2016 – 2018',
      'Advisor: Paul R. Dunn',
      'Research Associate',
    ),
  ).toEqual(['Research Associate @ University of Northland, 2016 – 2018']);
});

test('a form says where it was', () => {
  const form = (company: string, title: string, from: number) => [
    ...[
      `Company: ${company}`,
      `Job Title: ${title}`,
      'Location: Austin, TX',
      `From: 10/${from}`,
      `To: 01/${from + 2}`,
    ],
    '- Built the billing',
  ];
  expect(
    experience(...form('Halden', 'Software Developer', 2021), ...form('Norvik', 'Tester', 2018)),
  ).toEqual(['Software Developer @ Halden, 2021-10 – 2023-1', 'Tester @ Norvik, 2018-10 – 2020-1']);
});

test('a name that stands for an employer is its label before a colon', () => {
  expect(
    experience(
      'Company Name: Halden',
      'Position: Account Manager',
      'Duration: August 2010 - June 2011',
      '- Ran it',
    ),
  ).toEqual(['Account Manager @ Halden, 2010-8 – 2011-6']);
  expect(experience('Account Manager', 'Company Name', 'August 2010 - June 2011')).toEqual([
    'Account Manager @ -, 2010-8 – 2011-6',
  ]);
});

test.each([
  ['01.08.2018 – 10.07.20\tKassierer, Tanne GmbH', 'Kassierer @ Tanne GmbH, 2018-8 – 2020-7'],
  ['Kassierer, Tanne GmbH, 01.08.18 bis 10.07.20', 'Kassierer @ Tanne GmbH, 2018-8 – 2020-7'],
  ['Feb 23—…\tPostdoc, Gear Center Aarhus', 'Postdoc @ Gear Center Aarhus, 2023-2 – now'],
])('dates in %j', (line, job) => {
  expect(experience(line)).toEqual([job]);
});

test('who is behind the degree studies no more', () => {
  expect(jobs('Jo Example', 'Berufserfahrung', '01.2010-heute Tanne GmbH Hamburg, Post-Doktorand')).toEqual([
    'Post-Doktorand @ Tanne GmbH (job)',
  ]);
  expect(jobs('Jo Example', 'Berufserfahrung', '01.2010-heute Tanne GmbH Hamburg, Doktorand')).toEqual([
    'Doktorand @ Tanne GmbH (research)',
  ]);
});

test('two parts of a heading may be parted by a bar', () => {
  const { education } = read(
    'Jo Example',
    'EDUCATION | CERTIFICATIONS',
    'Bachelor of Science in Biology | Park College | 2009',
  ).resume;
  expect(education).toHaveLength(1);
});
