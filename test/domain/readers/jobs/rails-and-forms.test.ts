import { expect, test } from 'vitest';
import { datedJobs } from '../../../support/reading.ts';

/* Rails of years, forms of authorities, halves of headings and documents without a heading of work. */

const told = 'Kept the books and closed them with the others every month.';

test('dates that open a section stand above their titles, whatever room is behind them', () => {
  const lines = [
    ['2021\tCalder Business School', 'Visiting Lecturer'],
    ['2019 - now\tCalder University', 'Research Assistant'],
    ['2018 – 2019 Contoso Ltd', 'Team Leader'],
    ['2015 – 2018 Litware Ltd', 'Data Analyst'],
  ].flat();
  expect(datedJobs('Jo Example', 'Experience', ...lines)).toEqual([
    'Visiting Lecturer @ Calder Business School, 2021 – 2021',
    'Research Assistant @ Calder University, 2019 – now',
    'Team Leader @ Contoso Ltd, 2018 – 2019',
    'Data Analyst @ Litware Ltd, 2015 – 2018',
  ]);
});

test.each<[string, string[], string[]]>([
  [
    'pairs of years, the later one above',
    [
      '2024\tAdjunct Professor. Calder University. Courses on data and',
      '2022\tthe marks that they leave.',
      '2021\tResearch Assistant. Aire University. Pictures of the',
      '2018\tsky, and what moves in them.',
    ],
    [
      'Adjunct Professor @ Calder University, 2022 – 2024',
      'Research Assistant @ Aire University, 2018 – 2021',
    ],
  ],
  [
    'a year an entry is no pair',
    ['2024	Adjunct Professor, Calder University', '2021	Research Assistant, Aire University'],
    [
      'Adjunct Professor @ Calder University, 2024 – 2024',
      'Research Assistant @ Aire University, 2021 – 2021',
    ],
  ],
])('%s', (_name, lines, jobs) => {
  expect(datedJobs('Jo Example', 'Experience', ...lines)).toEqual(jobs);
});

/** An entry of the form of the federal employer of the United States. */
const federal = (employer: string, dates: string, title: string) => [
  employer,
  '6401 Mill Avenue',
  'Pittsburgh, PA 15216 United States',
  dates,
  'Salary: 10.00 USD Per Hour',
  'Hours per week: 15',
  title,
  'Duties, Accomplishments and Related Skills:',
  `• ${told}`,
  '• Skills: reading, writing',
];

test('a form with address, salary and hours between employer and title', () => {
  const lines = [
    ...federal('Northwind-CNS', '08/2017-12/2017', 'Administrative Assistant'),
    ...federal('Falk Laboratory School', '02/2015-Present', 'Student Worker – Library Assistant'),
    ...federal('Cyber Quest', '05/2013-03/2014', 'Team Member'),
  ];
  expect(datedJobs('Jo Example', 'Work Experience:', ...lines)).toEqual([
    'Administrative Assistant @ Northwind-CNS, 2017-8 – 2017-12',
    'Student Worker – Library Assistant @ Falk Laboratory School, 2015-2 – now',
    'Team Member @ Cyber Quest, 2013-5 – 2014-3',
  ]);
});

test.each<[string[], string[]]>([
  [
    [
      'Professional\tEngineer, Contoso Ltd, Leeds, UK',
      'Experience\tSeptember 2015 - December 2018',
      `• ${told}`,
    ],
    ['Engineer @ Contoso Ltd, 2015-9 – 2018-12'],
  ],
  // Both are headings: nothing of the first one is work.
  [
    [
      'Education\tBachelor of Science, Calder University',
      'Experience\tEngineer, Contoso Ltd, May 2015 - May 2016',
    ],
    ['Engineer @ Contoso Ltd, 2015-5 – 2016-5'],
  ],
])('halves of a heading in the margin, %j', (lines, jobs) => {
  expect(datedJobs('Jo Example', ...lines)).toEqual(jobs);
});

test('a leave with the name of a section stands among the jobs', () => {
  const jobs = datedJobs(
    'Jo Example',
    'BERUFSERFAHRUNG',
    ...['Data Scientist', 'Contoso GmbH', '10/2018 - 01/2022', told],
    ...['Sabbatical/ Weiterbildung', '03/2018 - 10/2018'],
    ...['Projektleiter', 'Litware GmbH', '11/2013 - 02/2018', told],
    ...['AUSBILDUNG', 'Diplom Mathematik', '2008 - 2013'],
  );
  expect(jobs).toEqual([
    'Data Scientist @ Contoso GmbH, 2018-10 – 2022-1',
    'Projektleiter @ Litware GmbH, 2013-11 – 2018-2',
  ]);
});

/** Lines of a document before any heading. */
const unheaded = (...lines: string[]) => datedJobs('Jo Example', 'jo@example.com', ...lines);

test.each<[string, string[], string[]]>([
  [
    'employers and their dates without a heading of work',
    [
      ...['Contoso Media - April 2019 to July 2020 (15m)', told],
      ...['Fabrikam @ Litware (Leeds) – July 2017 to January 2019', told],
      ...['Northwind Laboratories Feb 2011 to Nov 2016', told],
    ],
    [
      '- @ Contoso Media, 2019-4 – 2020-7',
      '- @ Fabrikam, 2017-7 – 2019-1',
      '- @ Northwind Laboratories, 2011-2 – 2016-11',
    ],
  ],
  [
    'with their titles below',
    [
      ...['Contoso | Agency— Leeds\t5/2013 – Present', '– Production Artist', told],
      ...['Litware — Leeds\t6/2011 – 11/2012', '– Production Artist', told],
      ...['Fabrikam — Leeds\t3/2010 – 5/2011', '– Graphic Designer', told],
    ],
    [
      'Production Artist @ Contoso, 2013-5 – now',
      'Production Artist @ Litware, 2011-6 – 2012-11',
      'Graphic Designer @ Fabrikam, 2010-3 – 2011-5',
    ],
  ],
  [
    'schools are none',
    [
      'Calder College – September 2010 to June 2014',
      'Aire University – September 2014 to June 2017',
      'Wharfe School – September 2005 to June 2010',
    ],
    [],
  ],
  [
    'below a heading of their own they are none',
    [
      'Nice Trips',
      ...['Riverside Football - March 2015 to May 2018', told],
      ...['Calder Chess - March 2012 to May 2014', told],
      ...['Aire Rowing - March 2010 to May 2011', told],
    ],
    [],
  ],
  [
    'two are too few',
    ['Contoso Media - April 2019 to July 2020', told, 'Litware – July 2017 to January 2019'],
    [],
  ],
])('%s', (_name, lines, jobs) => {
  expect(unheaded(...lines)).toEqual(jobs);
});

test('years of a scale are nobody’s dates', () => {
  const jobs = datedJobs(
    'Jo Example',
    'Experience',
    'Engineer, Contoso Ltd, May 2010 – May 2012',
    told,
    '2011 2012 2013 2014 2015',
  );
  expect(jobs).toEqual(['Engineer @ Contoso Ltd, 2010-5 – 2012-5']);
});

test('a heading that one sort of work alone has does not end in a word before its dates', () => {
  expect(
    datedJobs('Jo Example', 'Berufserfahrung', 'Werkstudent: Von 1.2.2019 - 31.3.2021', 'Contoso GmbH', told),
  ).toEqual(['Werkstudent @ Contoso GmbH, 2019-2 – 2021-3']);
});
