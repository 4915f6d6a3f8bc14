import { expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

/* Employers and posts in items with their time, what a firm was or whose it is, labels of forms, headings of work: each with what looks alike and is something else. */
const kept = '- Kept the services of a shop running for a long time';

test.each<[string, string[], string[]]>([
  // A post with its time in brackets, its employer behind; below a heading with dates such an item is a part of the job.
  [
    '• Mechanical Engineer (May 2000 - December 2003) Northwind Medical, Inc. - Leeds, UK',
    ['• Mechanical Engineer (May 1997 - May 2000) Contoso Technologies (Orvik Design) - Leeds, UK'],
    [
      'Mechanical Engineer @ Northwind Medical, Inc., 2000-5 – 2003-12',
      'Mechanical Engineer @ Contoso Technologies (Orvik Design), 1997-5 – 2000-5',
    ],
  ],
  [
    'Engineer, Northwind Ltd, 2000 – 2010',
    ['• Engineer (May 2001 - June 2002) Contoso Technologies - Leeds', kept],
    ['Engineer @ Northwind Ltd, 2000 – 2010'],
  ],
  // An employer with its time as an item, whatever parts them; a skill, a place and a field are none.
  [
    '• Contoso Ltd\t03/2024 - 10/2024',
    ['• Kept the books of the firm and the shop and the store', '• Northwind Ltd\t01/2022 - 04/2023', kept],
    ['- @ Contoso Ltd, 2024-3 – 2024-10', '- @ Northwind Ltd, 2022-1 – 2023-4'],
  ],
  [
    '• Contoso Limited, 03/2024 - 10/2024',
    ['• Kept the books of the firm and the shop and the store'],
    ['- @ Contoso Limited, 2024-3 – 2024-10'],
  ],
  ['• Customer Service 2019 - 2021', ['• Kept the books of the firm and the shop'], []],
  // The employer as the first sentence of the text; a sentence about one is none.
  [
    'Teaching Assistant September 2019 – Present',
    ['• University of Exampleton. Over 500 working hours in helping lecturers to teach'],
    ['Teaching Assistant @ University of Exampleton, 2019-9 – now'],
  ],
  [
    'Teaching Assistant September 2019 – Present',
    ['• Worked with the University of Exampleton. Over 500 working hours of teaching'],
    ['Teaching Assistant @ -, 2019-9 – now'],
  ],
  // An employer whose form closes with a stop stands below its dates and over the label of the title; a sentence is none.
  [
    '2014 - 2015',
    [
      'Contoso Services Pvt. Ltd.',
      'Role: Clerk',
      kept,
      '2015 – 2018',
      'Northwind Services Ltd.',
      'Role: Associate',
    ],
    ['Clerk @ Contoso Services Pvt. Ltd., 2014 – 2015', 'Associate @ Northwind Services Ltd., 2015 – 2018'],
  ],
  [
    'Contoso	2014 - 2015',
    ['Contoso connects people with gears.', 'Title: Clerk', kept],
    ['Clerk @ Contoso, 2014 – 2015'],
  ],
  // Whose a firm is, or what it was, is no employer.
  [
    'Contoso Ltd, Jan 2010 - Dec 2012',
    ['A subsidiary of Northwind Industries Inc', 'Finance Manager', kept],
    ['Finance Manager @ Contoso Ltd, 2010-1 – 2012-12'],
  ],
  [
    'Contoso Ltd',
    ['(formerly known as Northwind Ltd)', 'Finance Manager', 'Jan 2010 - Dec 2012', kept],
    ['Finance Manager @ Contoso Ltd, 2010-1 – 2012-12'],
  ],
  // A form: the employer over its time, its trade, and posts with theirs.
  [
    'Company:\t\tContoso Investors (Leeds) Ltd',
    [
      "From Dec'05 to July'15",
      'Nature of the firm:\tHeadquarters of a company that keeps funds of others',
      "Position Held: \tHead of Finance\t\t\tJuly'11 to July'15",
      "Finance and Admin Manager \t\tDec'05 to July'11",
      'Job Description:\tReporting to the director of the region',
    ],
    [
      'Head of Finance @ Contoso Investors (Leeds) Ltd, 2011-7 – 2015-7',
      'Finance and Admin Manager @ Contoso Investors (Leeds) Ltd, 2005-12 – 2011-7',
    ],
  ],
  // Periods that close their entries, behind one whose dates open it.
  [
    'Northwind Financial Ltd Oct 2010 - Present',
    [
      'Fund Controller',
      '• Overseeing all aspects of financial control',
      'Contoso Management Ltd Apr 2005 – Mar 2010',
      'formerly known as Orvik Limited (acquired by Contoso)',
      'Senior Finance Manager',
      '• Consolidation and reporting of the accounts',
      'Lowtide Systems Ltd (Internet Security Provider)',
      'Accountant',
      'Period: 2000 – 2004',
      'Halden & Co (Public Accountant)',
      'Payroll & Accounts Executive',
      'Period: 1998 - 1999',
    ],
    [
      'Fund Controller @ Northwind Financial Ltd, 2010-10 – now',
      'Senior Finance Manager @ Contoso Management Ltd, 2005-4 – 2010-3',
      'Accountant @ Lowtide Systems Ltd (Internet Security Provider), 2000 – 2004',
      'Payroll & Accounts Executive @ Halden & Co, 1998 – 1999',
    ],
  ],
  // Entries that open with the mark of their employer and close with their dates.
  [
    '○ Northwind Heart Institute',
    [
      'Modelled the growth of hearts in pictures of them, and taught others how to do it.',
      '[June 2019 to present]',
      '○ Contoso - Interactive Services',
      'Wrote applications for desktops and for servers.',
      '[December 2012 to January 2015]',
    ],
    ['- @ Northwind Heart Institute, 2019-6 – now', 'Interactive Services @ Contoso, 2012-12 – 2015-1'],
  ],
  // Dates that wrap beside a title in small letters, and who advised.
  [
    '07/2016– senior programmer, Northwind Ltd, Leeds',
    [
      'current Worked on models',
      '09/2014– Postdoctoral fellow, Northwind College, Leeds, Advisor:',
      '07/2016 Jo Roe',
    ],
    [
      'senior programmer @ Northwind Ltd, 2016-7 – now',
      'Postdoctoral fellow @ Northwind College, 2014-9 – 2016-7',
    ],
  ],
  // Two entries with one date each.
  [
    '2014 – nurse, Northwind Hospital',
    ['2016 – head nurse, Contoso Hospital'],
    ['nurse @ Northwind Hospital, 2014 – 2014', 'head nurse @ Contoso Hospital, 2016 – 2016'],
  ],
  // Dates in the middle of a form: what stands above the next ones is not theirs.
  [
    'Contoso Ltd',
    ['Period: 2010 – 2014', 'Position: Clerk', 'Northwind Ltd', 'Period: 2008 – 2009', 'Position: Driver'],
    ['Clerk @ Contoso Ltd, 2010 – 2014', 'Driver @ Northwind Ltd, 2008 – 2009'],
  ],
  [
    'Research Assistant, Advisor: Jo Roe, Northwind University, Leeds, 2010 – 2014',
    [kept],
    ['Research Assistant @ Northwind University, 2010 – 2014'],
  ],
  [
    'Postdoctoral fellow, Northwind College, Leeds, Advisor: Jo Roe\t2014 – 2016',
    [kept],
    ['Postdoctoral fellow @ Northwind College, 2014 – 2016'],
  ],
])('%s', (first, more, jobs) => {
  expect(experience(first, ...more)).toEqual(jobs);
});

test.each<[string, string[], string[]]>([
  [
    'a heading of work that tells how long it was',
    ['TOTAL WORK EXPERIENCE: Around 5.5 Years.', '2014 - June, 2015.', 'Contoso Ltd', 'Role: Clerk', kept],
    ['Clerk @ Contoso Ltd, 2014 – 2015-6'],
  ],
  [
    'such a line over something else is a fact',
    ['Experience: 5 years', 'Location: Leeds', 'Education', '2014 - 2015 Northwind College'],
    [],
  ],
  [
    'a workplace',
    ['Workplace:', '2008-2009\tNorthwind Ltd. - clerk', '2009-\tClerk, Contoso Ltd'],
    ['clerk @ Northwind Ltd., 2008 – 2009', 'Clerk @ Contoso Ltd, 2009 – now'],
  ],
  [
    'a summary that opens the section of work',
    [
      'Work Experience:',
      'Professional Synopsis:',
      'With 4 years of experience in keeping machines, I have worked with firms of many sorts.',
      'Job 1: Project Engineer',
      'Contoso Meters Private Ltd',
      'From July 2013 to Present',
      'Job Responsibilities:',
      kept,
    ],
    ['Project Engineer @ Contoso Meters Private Ltd, 2013-7 – now'],
  ],
  [
    'jobs in months where articles are told of, without any heading of work',
    [
      'Articles',
      'jo.example.com/intro',
      'Lead Applications Developer\tJanuary 2021 – Present',
      'Northwind State',
      kept,
      'Systems Engineer\tMay 2014 - July 2016',
      'Contoso Labs',
      kept,
    ],
    [
      'Lead Applications Developer @ Northwind State, 2021-1 – now',
      'Systems Engineer @ Contoso Labs, 2014-5 – 2016-7',
    ],
  ],
  [
    'what was said in years there',
    ['Talks', 'Speaker, Northwind Conference 2021 – 2022', 'Speaker, Contoso Conference 2019 – 2020'],
    [],
  ],
])('%s', (_what, lines, jobs) => {
  expect(datedJobs('Jo Example', 'jo@example.com', ...lines)).toEqual(jobs);
});
