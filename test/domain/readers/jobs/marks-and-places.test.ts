import { describe, expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

describe('places are no employers', () => {
  test.each<[string[], string]>([
    [['Tennis Instructor, Redmond, WA\t2014-2016'], 'Tennis Instructor @ -, 2014 – 2016'],
    [['Tennis Instructor, Issaquah, Washington\t2014-2016'], 'Tennis Instructor @ -, 2014 – 2016'],
    // A name that is no town of that state is an employer.
    [['Tennis Instructor, Halden Courts, WA\t2014-2016'], 'Tennis Instructor @ Halden Courts, 2014 – 2016'],
    [
      ['Northwind, Melbourne – VIC – May 2019 to May 2021', 'Senior Engineer'],
      'Senior Engineer @ Northwind, 2019-5 – 2021-5',
    ],
    [
      ['Northwind Labs, Manila, The Philippines\tNov 2016 - Feb 2018', 'Founder'],
      'Founder @ Northwind Labs, 2016-11 – 2018-2',
    ],
    [
      ['Freelance Translator (Nov 2015 - Present)', 'Remote, Brazil'],
      'Freelance Translator @ -, 2015-11 – now',
    ],
    [['Analista de Dados (Nov/2014 - Atual)', 'Remoto, Brasil'], 'Analista de Dados @ -, 2014-11 – now'],
    [
      ['Northwind\tUSA/Japan', 'Software Engineer - Android Platform\tMar 2020 - Jan 2022'],
      'Software Engineer - Android Platform @ Northwind, 2020-3 – 2022-1',
    ],
  ])('%j', (lines, job) => {
    expect(experience(...lines)).toEqual([job]);
  });
});

describe('marks part titles from employers', () => {
  test.each<[string[], string]>([
    [
      ['Holiday Halden │ Sales Executive | 06/2014 – 07/2015'],
      'Sales Executive @ Holiday Halden, 2014-6 – 2015-7',
    ],
    [['Aug 2019 - Jul 2021 ♦ Tech Lead @ Northwind'], 'Tech Lead @ Northwind, 2019-8 – 2021-7'],
    [['Halden LLC –Data Analyst', 'April 2014 – May 2016'], 'Data Analyst @ Halden LLC, 2014-4 – 2016-5'],
    [['Engineer: Northwind Ltd, 9/2011-3/2012'], 'Engineer @ Northwind Ltd, 2011-9 – 2012-3'],
    [
      ['Research Assistant: The Gear Trust, Playa Blanca, Costa Rica, 9/2011-3/2012'],
      'Research Assistant @ The Gear Trust, 2011-9 – 2012-3',
    ],
    // What stands behind the colon is a field where the employer stands on its own line.
    [
      ['Northwind Electric', 'Senior Technologist: Cloud and Application Services\t2012 - 2014'],
      'Senior Technologist: Cloud and Application Services @ Northwind Electric, 2012 – 2014',
    ],
    [
      ['Northwind (Full-Stack Developer) – Remote', 'January 2017 – May 2018'],
      'Full-Stack Developer @ Northwind, 2017-1 – 2018-5',
    ],
    [
      ['Film Data (Director, Analyst)', 'Developer, Northwind\t2017 – 2018'],
      'Developer @ Northwind, 2017 – 2018',
    ],
    [
      ['Camp Counselor (Summer Camp)– Girlstar; Austin, TX', 'May 2017 – June 2018'],
      'Camp Counselor (Summer Camp) @ Girlstar, 2017-5 – 2018-6',
    ],
    // An arrow stands within a title.
    [
      ['Senior → Lead Engineer, Northwind Ltd\t2016 – 2022'],
      'Senior → Lead Engineer @ Northwind Ltd, 2016 – 2022',
    ],
  ])('%j', (lines, job) => {
    expect(experience(...lines)).toEqual([job]);
  });
});

describe('what stands around an employer', () => {
  test.each<[string[], string[]]>([
    [
      ['Front End Architect', 'Halden – www.halden.example', 'April 2008 – May 2010'],
      ['Front End Architect @ Halden, 2008-4 – 2010-5'],
    ],
    [
      ['Company: Halden (March 2008 - July 2010)', 'Role: Support Technician'],
      ['Support Technician @ Halden, 2008-3 – 2010-7'],
    ],
    [
      [
        'Halden Ltd',
        'January 2020 - November 2021',
        'Halden connects people with pumps.',
        'Title: Software Engineer (Contract)',
      ],
      ['Software Engineer @ Halden Ltd, 2020-1 – 2021-11'],
    ],
    [
      [
        ...[
          'Halden - Leeds',
          'Global retail pricing and planning strategic advisors',
          'Senior UX Developer - Feb 2017 - Jul 2019',
          '- Built',
        ],
        ...[
          'Norvik - Leeds',
          'Online digital publisher and content creator',
          'Software Engineer - Feb 2015 - Jan 2017',
          '- Made',
        ],
      ],
      ['Senior UX Developer @ Halden, 2017-2 – 2019-7', 'Software Engineer @ Norvik, 2015-2 – 2017-1'],
    ],
    [
      ['Engineer, Halden Controls; Denver, CO — Current', 'I work with pumps.'],
      ['Engineer @ Halden Controls, ? – ?'],
    ],
  ])('%j', (lines, jobs) => {
    expect(experience(...lines)).toEqual(jobs);
  });
});

describe('dates', () => {
  test.each<[string[], string]>([
    [
      ['Engineer | Halden Ltd | Jan 2004 –', 'Dec 2007 | Denver', '- Built.'],
      'Engineer @ Halden Ltd, 2004-1 – 2007-12',
    ],
    [
      ['Sales Engineer • Halden, Inc. • Jan 2004 – Dec', '2007 • Austin, TX', '- Rescued a deal.'],
      'Sales Engineer @ Halden, Inc., 2004-1 – 2007-12',
    ],
    [
      ['Sales Associate, Halden Car Hire\tSummer Season 2007'],
      'Sales Associate @ Halden Car Hire, 2007-6 – 2007-6',
    ],
    [['Intern, Halden Ltd, Toronto, Fall ‘14', '- Built.'], 'Intern @ Halden Ltd, 2014-9 – 2014-9'],
  ])('%j', (lines, job) => {
    expect(experience(...lines)).toEqual([job]);
  });
});

test.each([
  ['Industry Positions', 'Harlow Technology, Lyon, France\tNov 2016 - Feb 2018', 'Software Engineer'],
  ['TEACHING/MENTOR EXPERIENCE', 'Software Engineer: Harlow Technology Ltd, Nov 2016 - Feb 2018'],
])('work stands under %s', (...lines) => {
  const [job = ''] = datedJobs('Jane Roe', 'jane@example.com', 'Skills', 'Java', ...lines);
  expect(job).toMatch(/^Software Engineer @ Harlow Technology(?: Ltd)?, 2016-11 – 2018-2$/);
});
