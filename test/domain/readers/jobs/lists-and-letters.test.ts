import { expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

/* Entries in one line with what was done, headings that are long, and words beside titles. */

test.each<[string, string[], string[]]>([
  [
    'items that hold a title, an employer, dates and a sentence',
    [
      '• Sales Clerk, Acme Ltd, 2010 - 2015. Sold shoes in the shop.',
      '• Barista, Borea Ltd, 2016 - 2018. Made coffee.',
    ],
    ['Sales Clerk @ Acme Ltd, 2010 – 2015', 'Barista @ Borea Ltd, 2016 – 2018'],
  ],
  [
    'the same where dates wrap',
    [
      '• Visiting Instructor in Mathematics, Caldera University, September 1989 -',
      'May 1990. Taught calculus.',
      '• Sales Clerk, Acme Ltd, 2010 - 2015. Sold shoes in the shop.',
    ],
    [
      'Visiting Instructor in Mathematics @ Caldera University, 1989-9 – 1990-5',
      'Sales Clerk @ Acme Ltd, 2010 – 2015',
    ],
  ],
  [
    'a heading with its dates in brackets before a long sentence on its line',
    [
      'Office Assistant at Acme Ltd (Jun 2018 – Jun 2020). Running the office and its archive, ordering supplies, planning events and trips for all',
      'Sales Clerk at Borea Ltd (Jun 2016 – Jun 2018). Sold shoes.',
    ],
    ['Office Assistant @ Acme Ltd, 2018-6 – 2020-6', 'Sales Clerk @ Borea Ltd, 2016-6 – 2018-6'],
  ],
  [
    'a long employer behind dates',
    [
      'Feb 2015 – Jan 2016\tResearch Associate – Biomedical Informatics Research Laboratory, Acme University of Management Sciences (AUMS), Pakistan',
      '- Built models',
      'Jun 2014 – Jan 2015\tResearch Intern – National Center of Bioinformatics, Pakistan',
      '- Built models',
    ],
    [
      'Research Associate @ Acme University of Management Sciences (AUMS), 2015-2 – 2016-1',
      'Research Intern @ National Center of Bioinformatics, 2014-6 – 2015-1',
    ],
  ],
  [
    'a label and its value at the end of the text of a job',
    [
      'Developer, Acme, Leeds\tJan 2018 – Dec 2019',
      '• Built models',
      '– Development and Runtime Environment: Linux, Emacs',
      'Java Developer\tJan 2016 – Dec 2017',
      'Borea Ltd, Leeds',
      '• Built models',
    ],
    ['Developer @ Acme, 2018-1 – 2019-12', 'Java Developer @ Borea Ltd, 2016-1 – 2017-12'],
  ],
  [
    'who advised beside the title',
    [
      '2014 - 2016\tAcme University',
      'Research Assistant, Advisor: Dr. Ann Miller',
      '- Built models',
      '2012 - 2014\tBorea University',
      'Teaching Assistant',
      '- Taught',
    ],
    [
      'Research Assistant @ Acme University, 2014 – 2016',
      'Teaching Assistant @ Borea University, 2012 – 2014',
    ],
  ],
  [
    'a sign before the title',
    [
      '➦ Network Administrator - Acme Inc. | August 2020-Present',
      'Maintain the office network.',
      '➦ Director - Borea Cyber Camp | July 2019 - July 2020',
      'Taught students.',
    ],
    ['Network Administrator @ Acme Inc., 2020-8 – now', 'Director @ Borea Cyber Camp, 2019-7 – 2020-7'],
  ],
  [
    'dates over three lines that run upwards',
    [
      '2023\tData Scientist',
      '|\tAcme Ltd',
      '2021\tBuilt models for the shops of the firm.',
      'Jan 2021\tAnalyst',
      '|\tBorea Ltd',
      'Mar 2019\tWrote reports for the board of the firm.',
    ],
    ['Data Scientist @ Acme Ltd, 2021 – 2023', 'Analyst @ Borea Ltd, 2019-3 – 2021-1'],
  ],
  [
    'the same of a job that lasts',
    ['Present\tData Scientist', '|\tAcme Ltd', '2021\tBuilt models for the shops of the firm.'],
    ['Data Scientist @ Acme Ltd, 2021 – now'],
  ],
  [
    'a term of studies among stretches of roles',
    [
      'Acme Labs',
      '● Principal Technical Staff Member (Jun 1996 – Sep 1998)',
      '● Technical Staff Member (Aug 1993 – May 1996)',
      'Borea University, Computer Science Department',
      '● Adjunct Professor (spring semester, 1998)',
    ],
    [
      'Principal Technical Staff Member @ Acme Labs, 1996-6 – 1998-9',
      'Technical Staff Member @ Acme Labs, 1993-8 – 1996-5',
      'Adjunct Professor @ Borea University, 1998-1 – 1998-1',
    ],
  ],
  [
    'a town in a state that ends like a firm',
    ['Taxi driver – Las Vegas, NV', 'Feb 2019 to Jul 2021', '- Drove'],
    ['Taxi driver @ -, 2019-2 – 2021-7'],
  ],
  [
    'a hyphen that clings to the employer',
    ['Acme Music Company- Full Stack Web Developer (2013-2016)', '- Built shops'],
    ['Full Stack Web Developer @ Acme Music Company, 2013 – 2016'],
  ],
  [
    'studies among work',
    [
      '10.2016 - 03.2020\tStudied Computer Engineering\tBorea University',
      '06.2016 - 03.2020\tDeveloper\tAcme GmbH',
      '- Built',
    ],
    ['Developer @ Acme GmbH, 2016-6 – 2020-3'],
  ],
  [
    'service in a force, and the time after it',
    ['1993 – 2017\tActive Duty, United States Air Force', '2017 – Present\tRetired, United States Air Force'],
    ['Active Duty @ United States Air Force, 1993 – 2017'],
  ],
  [
    'small words that lead to institutions alone',
    [
      'Dozentin an der Universität Bern',
      '2004 - 2006',
      '- Lehrte',
      'Professeur au Lycée Dupont',
      '1999 - 2000',
      '- Cours',
      'Enfermera en el Hospital de la Paz',
      '1996 - 1998',
      '- Cuidados',
      'Entwickler am Frankfurter Standort',
      '1990 - 1992',
      '- Baute',
    ],
    [
      'Dozentin @ Universität Bern, 2004 – 2006',
      'Professeur @ Lycée Dupont, 1999 – 2000',
      'Enfermera @ Hospital de la Paz, 1996 – 1998',
      'Entwickler am Frankfurter Standort @ -, 1990 – 1992',
    ],
  ],
  [
    'a comma behind a day',
    [
      'Acme University\t1, April 2018 - Present',
      'Lab Manager',
      '- Ran the lab',
      'Borea University\t1, October 2012 - 31, March 2018',
      'Research Assistant',
      '- Sampled soils',
    ],
    [
      'Lab Manager @ Acme University, 2018-4 – now',
      'Research Assistant @ Borea University, 2012-10 – 2018-3',
    ],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  [
    'a heading that says since when',
    [
      'PROFESSIONAL EXPERIENCE SINCE JUNE 1995',
      '• Assistant Professor of Mathematics, Acme University, 1995–2001',
      '• Professor of Mathematics, Borea University, 2001-present',
    ],
    [
      'Assistant Professor of Mathematics @ Acme University, 1995 – 2001',
      'Professor of Mathematics @ Borea University, 2001 – now',
    ],
  ],
])('%s, in a document of its own', (_what, lines, expected) => {
  expect(datedJobs('Jo Example', 'jo@example.com', '', ...lines)).toEqual(expected);
});
