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
      ['Engineer @ Norvik Ltd (job)', 'Technician @ - (job)'],
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
      'with the sort of work in brackets',
      ['Analyst, Halden Bank (contract)', '2015 - 2016', did],
      ['Analyst @ Halden Bank, 2015 – 2016'],
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
      ...['Tidewater Trust, Oslo', did],
    ),
  ).toEqual([expect.stringMatching(/^Researcher.*2015-1 – now$/)]);
});

describe('what is no employer', () => {
  test.each<[string, string[], string[]]>([
    [
      'the firm of a line that tells what was done',
      ['Designer, Blue Studio\tJan 1999 - Dec 2000', 'Designed packaging for Haribo GmbH.'],
      ['Designer @ Blue Studio, 1999-1 – 2000-12'],
    ],
    [
      'the same without a full stop',
      ['Clerk, Gamma Stores\tJan 2001 – Dec 2002', 'Ran the desk for Delta Ltd'],
      ['Clerk @ Gamma Stores, 2001-1 – 2002-12'],
    ],
    [
      'what became of the employer',
      ['2002 – 2005 Facility Manager, Acme Stores, Unna', 'Before take-over by Beta Retail GmbH'],
      ['Facility Manager @ Acme Stores, 2002 – 2005'],
    ],
    [
      'what is taught, above the school',
      ['Adjunct Professor\t08/2018 – 08/2020', 'Computer Science', 'Northbrook University, Nashville, TN'],
      ['Adjunct Professor @ Northbrook University, 2018-8 – 2020-8'],
    ],
    [
      'the team above the employer',
      ['Software Engineer\tJan 2018 - Aug 2020', 'Payments Team', 'Acme Ltd, Berlin'],
      ['Software Engineer @ Acme Ltd, 2018-1 – 2020-8'],
    ],
    [
      'the ward above the hospital',
      ['Staff Nurse\tJan 2018 - Aug 2020', 'Intensive Care Unit', 'Northbrook Hospital, Nashville, TN'],
      ['Staff Nurse @ Northbrook Hospital, 2018-1 – 2020-8'],
    ],
    [
      'the unit before its school',
      [
        'Research Assistant, Department of Computer Science, Northbrook University',
        'Jan 2018 - Aug 2020',
        did,
      ],
      ['Research Assistant @ Northbrook University, 2018-1 – 2020-8'],
    ],
    [
      'the field of a director before a bar',
      ['Director, Platform Engineering | Acme\tJuly 2024 - Present', did],
      ['Director, Platform Engineering @ Acme, 2024-7 – now'],
    ],
    [
      'the field of a director above the employer',
      ['Director, Platform Engineering\tJuly 2024 - Present', 'Acme', did],
      ['Director, Platform Engineering @ Acme, 2024-7 – now'],
    ],
    [
      'the field of a president before a comma and the employer',
      ['VP, Engineering, Beta\tJuly 2020 - June 2024', did],
      ['VP, Engineering @ Beta, 2020-7 – 2024-6'],
    ],
    [
      'the sort of work in brackets',
      ['Software Developer (Co-op)\tJan 2024 - Aug 2024', did],
      ['Software Developer (Co-op) @ -, 2024-1 – 2024-8'],
    ],
    [
      'a line below a sentence-like heading that opens with years',
      ['Embedded', '2013–2017 Engineer, Alfa, Leeds.', 'Linux integration'],
      ['Engineer @ Alfa, 2013 – 2017'],
    ],
    [
      'a line of what was done below years, title, employer and town',
      [
        '2013–2017 Engineer, Alfa, Leeds.',
        'Integration of Linux',
        '2010–2013 Analyst, Beta, Leeds.',
        'Study of Linux',
      ],
      ['Engineer @ Alfa, 2013 – 2017', 'Analyst @ Beta, 2010 – 2013'],
    ],
    [
      'a heading above, where a full stop closes title, employer and a town that no list has',
      ['Linux embarqué', '2013–2017 Développeur système embarqué, GEA, Meylan.', 'Intégration de Linux'],
      ['Développeur système embarqué @ GEA, 2013 – 2017'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(experience(...lines)).toEqual(expected);
  });
});

describe('slashes behind and within titles', () => {
  test.each<[string, string[], string[]]>([
    [
      'behind the title',
      ['Beta Corp / Designer /\tJan 2016 - Dec 2017', did],
      ['Designer @ Beta Corp, 2016-1 – 2017-12'],
    ],
    [
      'between two titles',
      ['Designer/ Illustrator, Acme Ltd\tFeb 2018 - Aug 2018', did],
      ['Designer/ Illustrator @ Acme Ltd, 2018-2 – 2018-8'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(experience(...lines)).toEqual(expected);
  });
});

test.each([
  [
    'Scholarship Coordinator, Northern Trust\tJul 2018 - Sept 2019',
    'Scholarship Coordinator @ Northern Trust (job)',
  ],
  [
    'Research intern, Brown Partner Institute for Computational Biology\t2013 - 2015',
    'Research intern @ Brown Partner Institute for Computational Biology (internship)',
  ],
])('%s', (line, expected) => {
  expect(jobs('Experience', line, did)).toEqual([expected]);
});

test('a scholarship is no job', () => {
  expect(
    jobs('Experience', 'Engineer, Acme Ltd\t2013 – 2015', did, 'Erasmus Scholarship\t2012 – 2013'),
  ).toEqual(['Engineer @ Acme Ltd (job)']);
});

test.each([['OTHER EXPERIENCES'], ['RELEVANT EXPERIENCES'], ['ADDITIONAL EXPERIENCES']])(
  '%s heads jobs without room above it',
  (heading) => {
    expect(
      jobs('AWARDS', 'Best Student 2017', heading, 'Sales Associate', 'Shopmart, May 2016—August 2017', did),
    ).toEqual(['Sales Associate @ Shopmart (job)']);
  },
);

test('internships beside studies under one heading are read', () => {
  expect(
    jobs(
      ...['Jo Example', 'jo@example.com', '', 'Education & Internships'],
      ...['B.Sc. Physics, North State University\t2006 – 2011'],
      'Intern, Beta Technologies, Inc.\tFebruary 2010 – May 2012',
    ),
  ).toEqual(['Intern @ Beta Technologies, Inc (internship)']);
});

test.each([
  ['Water Analysis Lead – Course Project (9/2024–12/2024)'],
  ['Team Lead, Class Project\t1/2024–3/2024'],
])('a project of a course is no job: %s', (line) => {
  expect(jobs('Experience', 'Engineer, Acme Ltd\t2013 – 2015', did, '', line, did)).toEqual([
    'Engineer @ Acme Ltd (job)',
  ]);
});

test('a course at a school is no job where nothing is headed as work', () => {
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
      ...['Certified Network Associate', 'Halden College', '01/2014 – 04/2014'],
    ),
  ).toEqual([]);
});

test('a form whose entries end with their dates', () => {
  expect(
    datedJobs(
      ...['Jo Example', 'jo@example.com', '', 'Experiencia laboral'],
      ...[
        'Soporte técnico:',
        'Institución: Pagos del Llano SA, La Plata',
        'Labor realizada: Monitoreo de red',
      ],
      ...['Período: 23/10/2023 - presente', 'Ayudante alumno:', 'Institución: Facultad de Ingeniería'],
      ...['Labor realizada: Ayudante', 'Período: 18/03/2018 - 28/02/2020'],
    ),
  ).toEqual([
    'Soporte técnico @ Pagos del Llano SA, 2023-10 – now',
    'Ayudante alumno @ Facultad de Ingeniería, 2018-3 – 2020-2',
  ]);
});

test.each<[string, string[], string[]]>([
  [
    'letters of a state that are a field',
    ['Estagiário em Automação Python e IA', 'Contoso - Manaus', 'Jan 2020 - Mai 2021', did],
    ['Estagiário em Automação Python e IA @ Contoso, 2020-1 – 2021-5'],
  ],
  [
    'a state behind a title',
    ['Software Engineer Ames, IA\tJan 2020 - May 2021', 'Contoso', did],
    ['Software Engineer @ Contoso, 2020-1 – 2021-5'],
  ],
  [
    'an employer before its title, beside a town that no list has',
    ['Contoso, Programmatore\tThiene, Italia', '03/2019 – 05/2020', did],
    ['Programmatore @ Contoso, 2019-3 – 2020-5'],
  ],
  [
    'a sort of work before the employer, the title below',
    ['Juin 2019 - Février 2020', 'Stage - Contoso, Bordeaux', 'Développeur back-end', did],
    ['Développeur back-end @ Contoso, 2019-6 – 2020-2'],
  ],
  [
    'a sort of work that is the title',
    ['Stage, Contoso\tJuin 2019 - Février 2020', did],
    ['Stage @ Contoso, 2019-6 – 2020-2'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});
