import { describe, expect, test } from 'vitest';
import { datedJobs, experience, jobs } from '../../../support/reading.ts';

/* Classes of headings and sections that documents nobody had tuned to showed, each beside what looks alike. */

const did = '- Built the timetables of three lines';

describe('names that cling to titles without a mark', () => {
  const europass = (...titles: string[]) =>
    titles.flatMap((title, at) => [`0${at + 1}/02/20${10 + at} - 0${at + 1}/01/20${11 + at}`, title, did]);

  test('are employers where several entries have one', () => {
    expect(
      jobs(
        'Work Experience',
        ...europass('SOFTWARE DEVELOPER WIDGETRIX', 'CTO HEARTHLAMP', 'DIRECTOR MARSH CAPITAL'),
      ),
    ).toEqual([
      'SOFTWARE DEVELOPER @ WIDGETRIX (job)',
      'CTO @ HEARTHLAMP (job)',
      'DIRECTOR @ MARSH CAPITAL (job)',
    ]);
    expect(
      jobs('Experience', ...europass('WidgeTrix Sr. Software Engineer', 'Marsh.example Software Engineer')),
    ).toEqual(['Sr. Software Engineer @ WidgeTrix (job)', 'Software Engineer @ Marsh.example (job)']);
  });

  test.each([
    ['one entry', ['SOFTWARE DEVELOPER WIDGETRIX', 'CTO']],
    ['words of lists', ['Software Engineer Backend', 'Software Engineer Testing', 'Product Manager Growth']],
    ['a field before a title', ['Subcontracts Administrator', 'Softlines Administrator']],
    ['the same twice', ['Quality Engineer Zwarv Stream', 'Process Engineer Zwarv Stream']],
  ])('stay in titles: %s', (_what, titles) => {
    expect(jobs('Experience', ...europass(...titles))).toEqual(titles.map((title) => `${title} @ - (job)`));
  });

  test('the sector of a form is none of a title', () => {
    const sector = 'Business or sector Professional, scientific and technical activities';
    expect(
      datedJobs('Work Experience', '2021 - 2023', 'Director of Works, Widgetrix Ltd', sector, '2017 - 2019'),
    ).toContain('Director of Works @ Widgetrix Ltd, 2021 – 2023');
  });
});

describe('titles with a colon', () => {
  test.each<[string, string[], string[]]>([
    [
      'below the employer',
      [
        ...[
          'Brandt Electric',
          'Senior Engineer: Cloud and Application Services',
          'June 2014 - September 2015',
        ],
        ...['', 'Halden Works', 'Manager: Sales', 'June 2012 - May 2014'],
      ],
      [
        'Senior Engineer: Cloud and Application Services @ Brandt Electric, 2014-6 – 2015-9',
        'Manager: Sales @ Halden Works, 2012-6 – 2014-5',
      ],
    ],
    [
      'above the employer',
      ['Systems Engineer: Cloud Services', 'Brandt Electric', 'June 2014 - September 2015'],
      ['Systems Engineer: Cloud Services @ Brandt Electric, 2014-6 – 2015-9'],
    ],
    [
      'below the dates',
      ['Brandt Electric\tJune 2014 - September 2015', 'Systems Engineer: Cloud Services', did],
      ['Systems Engineer: Cloud Services @ Brandt Electric, 2014-6 – 2015-9'],
    ],
    [
      'a label is none',
      ['Engineer, Brandt Electric', 'June 2014 - September 2015', 'Technologies: Java, Kafka'],
      ['Engineer @ Brandt Electric, 2014-6 – 2015-9'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(experience(...lines)).toEqual(expected);
  });
});

describe('one year beside stretches of them', () => {
  test.each<[string, string[], string[]]>([
    [
      'below employer and title',
      [
        ...['Harbor Ltd', 'Analyst', '2012 - 2014', '', 'Halden Ltd', 'Technician', '2009', ''],
        ...['Zetland Ltd', 'Clerk', '2007'],
      ],
      [
        'Analyst @ Harbor Ltd, 2012 – 2014',
        'Technician @ Halden Ltd, 2009 – 2009',
        'Clerk @ Zetland Ltd, 2007 – 2007',
      ],
    ],
    [
      'beside the employer',
      [
        ...['Norvik Ltd, Boston, MA\t2012 - 2014', 'Analyst', 'Ran the reports of a bank.'],
        ...['Halden Ltd, Agawam, MA\t2009', 'Intern', 'Wrote the code of a shop.'],
      ],
      ['Analyst @ Norvik Ltd, 2012 – 2014', 'Intern @ Halden Ltd, 2009 – 2009'],
    ],
    [
      'above title and employer',
      ['2012 - 2014', 'Analyst, Norvik Ltd, Oslo', '2009', 'Technician, Halden Ltd, Bergen'],
      ['Analyst @ Norvik Ltd, 2012 – 2014', 'Technician @ Halden Ltd, 2009 – 2009'],
    ],
    [
      'a year in what was done is none',
      ['Analyst, Norvik Ltd', '2012 - 2014', '- Won the prize of 2013', '- Moved the store in 2014'],
      ['Analyst @ Norvik Ltd, 2012 – 2014'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(experience(...lines)).toEqual(expected);
  });
});

describe('what stands behind the last job', () => {
  test.each<[string, string[], string[]]>([
    [
      'a heading of no list is not its employer',
      [
        ...['Engineer, Norvik Ltd, Mar 2016 - Mar 2018', '', 'Technician, July 2002 - July 2004', ''],
        ...['Loose Ends', 'Unofficial Guide'],
      ],
      ['Engineer @ Norvik Ltd (job)', 'Technician @ Norvik Ltd (job)'],
    ],
    [
      'memberships are no jobs',
      [
        ...['2009 - 2011', 'Research assistant, Met Office, Exeter', ''],
        ...['Professional Activities', 'Member, Nordic Geology Union, 2015 - present'],
        'Reviewer, Journal of Rocks, 2013 - present',
      ],
      ['Research assistant @ Met Office (job)'],
    ],
    [
      'leadership beside studies is no job',
      [
        ...['Norvik Financial\tJune 2015 - Present', 'Programming Assistant', '', 'Leadership Experience'],
        ...['Model United Nations\t2012 - 2016', 'Debate Team\t2012 - 2016'],
      ],
      ['Programming Assistant @ Norvik Financial (job)'],
    ],
    [
      'studies under a heading of experience are none',
      [
        ...['Software Consultant', 'Ender Logistics', '2014 - 2015', '', 'Academic Experience'],
        ...['Computer Science', 'Norvik Community College', '2012 - 2014', 'Tutor in JavaScript.'],
      ],
      ['Software Consultant @ Ender Logistics (job)'],
    ],
    [
      'changes to software of others are no job',
      [
        ...['Changeway | Engineer\tDec 2019 - Feb 2021', '', 'SELECTED PULL REQUESTS'],
        'Torchflow (Core Maintainer, July 2024 - July 2025)',
      ],
      ['Engineer @ Changeway (job)'],
    ],
  ])('%s', (_what, lines, expected) => {
    const paid = (told: string) => !told.endsWith('(volunteer)');
    expect(jobs('Experience', ...lines).filter(paid)).toEqual(expected);
  });
});

test.each([
  ['Norvik Hospice', 'Volunteer Manager', 'May 2014 - May 2016'],
  ['Volunteer Coordinator, Norvik Hospice, May 2014 - May 2016'],
])('who manages volunteers is paid: %s', (...lines) => {
  expect(jobs('Employment History', ...lines, did)).toEqual([
    expect.stringMatching(/^Volunteer (?:Manager|Coordinator) @ Norvik Hospice \(job\)$/),
  ]);
});

test('who volunteers is not', () => {
  expect(jobs('Employment History', 'Volunteer, Norvik Hospice, May 2014 - May 2016', did)).toEqual([
    'Volunteer @ Norvik Hospice (volunteer)',
  ]);
});

describe('lines of employers', () => {
  test.each<[string, string[], string[]]>([
    [
      'before their town and state without a comma',
      [
        ...[
          'GSI Interactive',
          'King of Prussia, PA',
          'Senior Web Developer',
          'December 2007 - September 2009',
        ],
        ...['', 'Blackfarm Media Alexandria, VA', 'Web Developer', 'August 2006 - January 2008'],
      ],
      [
        'Senior Web Developer @ GSI Interactive, 2007-12 – 2009-9',
        'Web Developer @ Blackfarm Media, 2006-8 – 2008-1',
      ],
    ],
    [
      'with a word of ranks in them',
      ['Norvik Executive Office, Boston, MA\t2015 - 2016', 'Application Intern', did],
      ['Application Intern @ Norvik Executive Office, 2015 – 2016'],
    ],
    [
      'with the sort of work in brackets',
      ['Analyst, Halden Bank (contract)', '2015 - 2016', did],
      ['Analyst @ Halden Bank, 2015 – 2016'],
    ],
    [
      'above a motto',
      [
        ...['Curio Associates - Salem, MA (2019 - Present)'],
        ...['Making Classrooms Better Places for Teachers and Students', '- Led the move of servers.'],
      ],
      ['- @ Curio Associates, 2019 – now'],
    ],
    [
      'above a motto and the title',
      [
        ...['Lexo Learning - Concord, MA (2016 - 2019)', 'Improving student literacy through technology'],
        ...['Senior DevOps Engineer', '- Ran the servers'],
      ],
      ['Senior DevOps Engineer @ Lexo Learning, 2016 – 2019'],
    ],
    [
      'above two titles of which one has its department',
      [
        ...['Harbor Publishing - Andover, MA', 'Director of Research (2006 - 2012)', 'Led all of the site.'],
        'Director of Research, Production (2004 - 2006)',
      ],
      [
        'Director of Research @ Harbor Publishing, 2006 – 2012',
        'Director of Research, Production @ Harbor Publishing, 2004 – 2006',
      ],
    ],
    [
      'with two names',
      ['Engineer', 'Turnov Services / CNX', '2012 - 2014', did],
      ['Engineer @ Turnov Services / CNX, 2012 – 2014'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(experience(...lines)).toEqual(expected);
  });
});

test('years that a semicolon joins are dates', () => {
  expect(
    experience(
      '2018-present\tMail Sorter, Norvik University\tMankato, MN',
      '2012;2013\tPaper Carrier, Mankato Free Press\tSaint Clair, MN',
    ),
  ).toEqual([
    'Mail Sorter @ Norvik University, 2018 – now',
    expect.stringMatching(/^Paper Carrier @ Mankato Free Press, 2012/),
    ...[],
  ]);
});

test('a titled line with its dates in brackets is a job under a heading of no list', () => {
  expect(
    datedJobs(
      ...[
        'Mara Quist',
        'mara@quist.example',
        '',
        'Education',
        'PhD Geology (2022)',
        'University of Halden',
        '',
      ],
      ...['Ecology and management', 'Researcher, Tide Index (January 2015 - present)'],
      ...['Halden Centre for Ecology - Oslo', did],
    ),
  ).toEqual([expect.stringMatching(/^Researcher.*2015-1 – now$/)]);
});
