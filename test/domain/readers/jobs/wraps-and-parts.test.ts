import { describe, expect, test } from 'vitest';
import { datedJobs, experience, read } from '../../../support/reading.ts';

/* Posts that wrap, parts of employers and of jobs, and whose employer it is. */

test.each<[string, string[], string[]]>([
  [
    'a list of posts whose dates stand on the second line',
    [
      ...[
        '- Engineer, Northwind Ltd, 2011–present.',
        '- Visiting Engineer, Contoso Corp',
        '(Springfield), 2008–2009.',
      ],
      ...['- Junior Engineer, Fabrikam Ltd, 2004–2008.', '- Intern, Halden Ltd, 2003–2004.'],
    ],
    [
      'Engineer @ Northwind Ltd, 2011 – now',
      'Visiting Engineer @ Contoso Corp (Springfield), 2008 – 2009',
      'Junior Engineer @ Fabrikam Ltd, 2004 – 2008',
      'Intern @ Halden Ltd, 2003 – 2004',
    ],
  ],
  [
    'a line that ends in a small word goes on',
    ['Engineer, Halden Council on Trade and', 'Migration, 2022–2024.', 'Teacher, Bright School, 2013-2015.'],
    ['Engineer @ Halden Council on Trade and Migration, 2022 – 2024', 'Teacher @ Bright School, 2013 – 2015'],
  ],
  [
    'and so it does beside dates',
    ['2014–2024\tProject Manager, Department of Physics, University of', 'Springfield, Springfield, KY.'],
    ['Project Manager @ University of Springfield, 2014 – 2024'],
  ],
  [
    'two posts on two lines are two',
    ['- Engineer, Northwind Ltd, 2011–2014.', '- Clerk, Contoso Corp, 2008–2011.'],
    ['Engineer @ Northwind Ltd, 2011 – 2014', 'Clerk @ Contoso Corp, 2008 – 2011'],
  ],
  [
    'a full stop behind an open or a short year',
    ['Engineer, Northwind Ltd, 2025–.', 'Teacher, Bright School, 1998–99.'],
    ['Engineer @ Northwind Ltd, 2025 – now', 'Teacher @ Bright School, 1998 – 1999'],
  ],
  [
    'months with dots, and a month of the same year',
    [
      '2022.01-2024.03, Northwind Ltd, Software Engineer',
      'Wrote code.',
      '2006.08-12, Halden GmbH, Software Engineer',
    ],
    [
      'Software Engineer @ Northwind Ltd, 2022-1 – 2024-3',
      'Software Engineer @ Halden GmbH, 2006-8 – 2006-12',
    ],
  ],
])('%s', (_what, lines, jobs) => expect(experience(...lines)).toEqual(jobs));

describe('parts of employers', () => {
  test.each([
    [
      '2019 – 2020 Implementation Business Analyst, Project Management, Northwind, Springfield, MO (remote)',
      'Implementation Business Analyst @ Northwind, 2019 – 2020',
    ],
    [
      'Halden – Systems Engineer – Engineering Division:\tOctober 2013 – July 2015',
      'Systems Engineer @ Halden, 2013-10 – 2015-7',
    ],
    ['Software Engineer - R&D\tHalden\tFeb 2023 - June 2024', 'Software Engineer @ Halden, 2023-2 – 2024-6'],
    // Alone it is the employer.
    ['Analyst, Technology Services\tFeb 2023 - June 2024', 'Analyst @ Technology Services, 2023-2 – 2024-6'],
  ])('%s', (line, job) => expect(experience(line)).toEqual([job]));
});

describe('an employer that is not told', () => {
  test('is none of the job above, where each stands on the line of its title', () => {
    const tutor = ['Computer Science Tutor | August 2019 – May 2020', '- Taught pupils.'];
    expect(
      experience(
        'Network Administrator | Northwind Tractors | May 2018 – January 2019',
        '- Ran it.',
        ...tutor,
      )[1],
    ).toBe('Computer Science Tutor @ -, 2019-8 – 2020-5');
    // One job begins as the other ends.
    expect(
      experience(
        'Engineer | Northwind Ltd | May 2018 – January 2019',
        '- Ran it.',
        'Trainee | May 2017 – May 2018',
      )[1],
    ).toBe('Trainee @ Northwind Ltd, 2017-5 – 2018-5');
    // The employer stands above.
    expect(
      experience(
        'Northwind Tractors',
        'Engineer | May 2018 – January 2019',
        '- Ran it.',
        'Clerk | May 2012 – May 2014',
      )[1],
    ).toBe('Clerk @ Northwind Tractors, 2012-5 – 2014-5');
  });
});

test('projects of a job under its own title are no jobs', () => {
  const lines = [
    ...['Web Developer, Northwind Group\tJuly 2011 to May 2013', 'I coded.', '• Seasonal Catalog'],
    ...[
      'Web Developer May 2012 to May 2013',
      'The catalog was online.',
      '• New Movers',
      'Web Developer March 2012',
    ],
  ];
  expect(experience(...lines)).toEqual(['Web Developer @ Northwind Group, 2011-7 – 2013-5']);
});

test('a seat in a body is no job, a member of staff has one', () => {
  expect(
    experience(
      ...['Lecturer, Northwind University, 2010 – 2020', 'Member, Curriculum Committee, 2012 – 2014'],
      'Member of Technical Staff, Halden Ltd, 2005 – 2010',
    ),
  ).toEqual([
    'Lecturer @ Northwind University, 2010 – 2020',
    'Member of Technical Staff @ Halden Ltd, 2005 – 2010',
  ]);
});

test('a school employs where a job is told, and no degree is a job', () => {
  expect(
    experience(
      'Northfield High School\tAugust 2018 - May 2025',
      'Choir Accompanist',
      '– Accompanied classes in the school.',
    ),
  ).toEqual(['Choir Accompanist @ Northfield High School, 2018-8 – 2025-5']);
  expect(experience('Northfield High School\t2010 - 2014')).toEqual([]);
  const study = [
    'Education',
    'Northfield Institute of Technology',
    'Doctor of Philosophy in Physics\tSept 2019 - June 2023',
  ];
  expect(datedJobs('Jo Example', 'jo@example.com', ...study)).toEqual([]);
  expect(read('Jo Example', 'jo@example.com', ...study).resume.education).toHaveLength(1);
});

test('items below titles are facts of their headings, where two titles have such', () => {
  const entry = (title: string, employer: string, dates: string) => [
    title,
    `- ${employer}`,
    '- Berlin, Germany',
    `- ${dates}`,
  ];
  expect(
    experience(
      ...entry('Data Engineer', 'Northwind Foods', '2021 - Now'),
      ...entry('Data Analyst', 'Halden Foods', '2019 – 2021'),
    ),
  ).toEqual(['Data Engineer @ Northwind Foods, 2021 – now', 'Data Analyst @ Halden Foods, 2019 – 2021']);
});

test.each([
  // A level is the title's, and a bracket ends none.
  [
    'Northwind Services – SDE II Seattle, WA\tApril 2021 – Current',
    'SDE II @ Northwind Services, 2021-4 – now',
  ],
  [
    'Halden Group – Summer Analyst (Investment Banking) New York, NY\tMay 2019 – August 2019',
    'Summer Analyst (Investment Banking) @ Halden Group, 2019-5 – 2019-8',
  ],
  // Square brackets part as bars do.
  [
    '- Web Development Intern [Northwind Institute] - (December 2013 - December 2014): During the internship I wrote code.',
    'Web Development Intern @ Northwind Institute, 2013-12 – 2014-12',
  ],
])('%s', (line, job) => expect(experience(line)).toEqual([job]));
