import { expect, test } from 'vitest';
import { datedJobs, experience, jobs } from '../../../support/reading.ts';

/* What parts a title, an employer, a place and dates, as documents that nobody had tuned to showed it; each beside what looks alike. */

const did = '- Built the timetables of three lines';

test.each<[string, string[], string[]]>([
  [
    'an employer called by its address and a team',
    ['Senior Engineer, acme.io Home Team', 'February 2013 – August 2013', did],
    ['Senior Engineer @ acme.io Home Team, 2013-2 – 2013-8'],
  ],
  [
    'a full stop behind the place of an employer',
    ['2016-07 - 2017-07\tField Officer', 'Acme Widgets Limited - Leeds, West Yorkshire.', did],
    ['Field Officer @ Acme Widgets Limited, 2016-7 – 2017-7'],
  ],
  [
    'a hyphen that clings to a title before its place',
    ['Lead Software Engineer- New York, NY\tJan 2023-Present', 'Acme Health', did],
    ['Lead Software Engineer @ Acme Health, 2023-1 – now'],
  ],
  [
    'what somebody worked through, in brackets on a line of its own',
    [
      '08/20 -- Present',
      'Senior Software Engineer for Acme • Beaverton, Oregon',
      '(Contract via Red Kite)',
      did,
    ],
    ['Senior Software Engineer @ Acme, 2020-8 – now'],
  ],
  [
    'a sort of work in brackets behind an employer',
    ['Northwind Aero (Intern)\tFull Stack Web Developer\tJuly 2018 – October 2019', did],
    ['Full Stack Web Developer @ Northwind Aero, 2018-7 – 2019-10'],
  ],
  [
    'a sort of work in brackets behind a title stays its',
    ['Northwind Aero\tWeb Developer (Intern)\tJuly 2018 – October 2019', did],
    ['Web Developer (Intern) @ Northwind Aero, 2018-7 – 2019-10'],
  ],
  [
    'a word that leads to the dates',
    ['Developer at Acme from 2014 to 2018', did],
    ['Developer @ Acme, 2014 – 2018'],
  ],
  [
    'how long somebody was what they were',
    ['* 9 years as Lead Developer at Acme Defence from 2005 to 2014'],
    ['Lead Developer @ Acme Defence, 2005 – 2014'],
  ],
  [
    'work that no word tells, at an employer before a dash and its place',
    ['Oct/11-Oct/13\tFile System Development at Acme - Draper, UT', did],
    ['File System Development @ Acme, 2011-10 – 2013-10'],
  ],
  [
    'two strokes between employer and title',
    ['Pizza Hall // Shift Manager | 02/2020 - 09/2021', did],
    ['Shift Manager @ Pizza Hall, 2020-2 – 2021-9'],
  ],
  [
    'two titles joined by another mark than the employer',
    ['Acme Metals, Leeds, UK — Production Planner - Shipping Coordinator', 'December 2023 - May 2024', did],
    ['Production Planner - Shipping Coordinator @ Acme Metals, 2023-12 – 2024-5'],
  ],
  [
    'the same team at the employer above',
    [
      'NORTHBANK & CO.',
      ...['Associate, Software Engineering', 'Jan 2021 - Aug 2021 | Leeds, UK', did],
      ...['Analyst, Software Engineering', 'Jan 2020 - Jan 2021 | Leeds, UK', did],
    ],
    [
      'Associate, Software Engineering @ NORTHBANK & CO., 2021-1 – 2021-8',
      'Analyst, Software Engineering @ NORTHBANK & CO., 2020-1 – 2021-1',
    ],
  ],
  [
    'a school beside what is taught there',
    ['Research Clerk\tMay 2022 - Present', 'Social Science, University of Calder, Amherst, MA', did],
    ['Research Clerk @ University of Calder, 2022-5 – now'],
  ],
  [
    'a hospital beside its school',
    ['Nurse\tMay 2022 - Present', 'Calder General Hospital, University of Calder', did],
    ['Nurse @ Calder General Hospital, 2022-5 – now'],
  ],
  [
    'a number that ends an employer’s name',
    ['Hangar 18\tSep. 2021 – Jun. 2022', 'Product Manager', did],
    ['Product Manager @ Hangar 18, 2021-9 – 2022-6'],
  ],
  [
    'an employer of the arts',
    ['Cloud Engineer | Electronic Arts | 10/2021 – 10/2024', did],
    ['Cloud Engineer @ Electronic Arts, 2021-10 – 2024-10'],
  ],
  [
    'a line that tells what was done, below a title with its employer above',
    [
      ...['Northwind IT\tLeeds, UK', 'BUSINESS INTELLIGENCE CONSULTANT\tSep 2020 – Mar 2021'],
      'Data Engineering consultancy for Borealis on its cloud',
    ],
    ['BUSINESS INTELLIGENCE CONSULTANT @ Northwind IT, 2020-9 – 2021-3'],
  ],
  [
    'a list of tools above the title of the next job',
    [
      ...['Web Developer', 'Contoso', '2023 — 2024', did, 'Java · Team Lead · ERP'],
      ...['Software Engineer', 'Northwind', '2014 — 2016', did],
    ],
    ['Web Developer @ Contoso, 2023 – 2024', 'Software Engineer @ Northwind, 2014 – 2016'],
  ],
  [
    'a program behind a title with its employer above',
    [
      'Rocky Bay Club\tNew York, USA',
      'Service Industry Professional – Work and Travel Program\tJun 2022 – Oct 2022',
      did,
    ],
    ['Service Industry Professional – Work and Travel Program @ Rocky Bay Club, 2022-6 – 2022-10'],
  ],
  [
    'one year in brackets beside stretches of time',
    [
      ...['Contoso Ltd, Peru (2017-2018)', 'Tester', did],
      ...['Northwind Widgets, Germany (2016)', 'Software Engineer', did],
    ],
    ['Tester @ Contoso Ltd, 2017 – 2018', 'Software Engineer @ Northwind Widgets, 2016 – 2016'],
  ],
  [
    'how long an employer was one, behind its name',
    ['The Garden Group ~ 7 years (2015-Present)', 'Junior Linux Engineer (2022-Present)', did],
    ['Junior Linux Engineer @ The Garden Group, 2022 – now'],
  ],
  [
    'the label of what follows',
    ['2005 - 2009: Marsh Tours - Leeds, UK', 'Position: Guide', 'Summary of Responsibilities:', did],
    ['Guide @ Marsh Tours, 2005 – 2009'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test.each([
  ['Northwind, Amman, Jordan', 'Northwind'],
  ['Hartmann, Jeddah, Saudi Arabia', 'Hartmann'],
  ['Northwind, San José, Costa Rica', 'Northwind'],
  ['Northwind, Berlin, Deutschland', 'Northwind'],
])('%s: an employer before a town and its country', (line, employer) => {
  expect(jobs('Experience', 'Senior Developer\t2010 – 2013', line, did)).toEqual([
    `Senior Developer @ ${employer} (job)`,
  ]);
});

test.each([['Amman, Jordan'], ['Costa Rica'], ['Genève, Suisse'], ['Wien, Österreich']])(
  '%s is a place and no employer',
  (place) => {
    expect(jobs('Experience', 'Northwind Ltd', 'Senior Developer\t2010 – 2013', place, did)).toEqual([
      'Senior Developer @ Northwind Ltd (job)',
    ]);
  },
);

test('what was done before an entry without a title is none', () => {
  expect(
    experience(
      ...['Northwind (Apr. 2017 — Dec. 2019)', did],
      'Established interviewing and onboarding processes for new engineers',
      ...['Contoso (Dec. 2011 — Sep. 2015)', 'Led the move to another store.'],
    ),
  ).toEqual(['- @ Northwind, 2017-4 – 2019-12', '- @ Contoso, 2011-12 – 2015-9']);
});

test('a word of a list within a job ends no section', () => {
  const lines = (mark: string) => [
    ...['Shift Manager | Northwind Pizza | 03/18 - 02/21', `${mark} Training`],
    'Designer | Contoso Printing | 02/12 - 02/14',
  ];
  const both = [
    'Shift Manager @ Northwind Pizza, 2018-3 – 2021-2',
    'Designer @ Contoso Printing, 2012-2 – 2014-2',
  ];
  for (const mark of ['*', '-', '•']) expect(experience(...lines(mark))).toEqual(both);
  expect(experience(both[0] as string, 'Training', 'Food safety, 2012 – 2014')).toHaveLength(1);
});

test.each([
  [
    'German months with one year',
    [
      ...['Beruflicher Werdegang', '3 - 4/2014\tNordlicht GmbH, Dresden', 'Abbrucharbeiten'],
      ...['6/2002 - 5/2011\tContoso GmbH, Dresden', 'Entwicklungsingenieurin'],
    ],
    [
      'Abbrucharbeiten @ Nordlicht GmbH, 2014-3 – 2014-4',
      'Entwicklungsingenieurin @ Contoso GmbH, 2002-6 – 2011-5',
    ],
  ],
  [
    'French months behind an elided word',
    ['EXPÉRIENCES', 'Développeuse Web Python', 'DELTASOFT - LYON – D’Octobre 2015 à Juin 2018'],
    ['Développeuse Web Python @ DELTASOFT, 2015-10 – 2018-6'],
  ],
  [
    'an Italian word for today, under a heading for jobs and placements',
    ['ESPERIENZE LAVORATIVE O DI STAGE', 'Giu 2024 – Corrente', 'Consulente', 'ZAPPEN SRL'],
    ['Consulente @ ZAPPEN SRL, 2024-6 – now'],
  ],
  [
    'Dutch labels',
    [
      ...['Werkervaring', 'Februari 2010 - Februari 2011:', 'Bedrijfsnaam:\tDelta Concept'],
      ...['Plaats:\tZwolle', 'Functie:\tGrafisch Ontwerper'],
    ],
    ['Grafisch Ontwerper @ Delta Concept, 2010-2 – 2011-2'],
  ],
  [
    'a Spanish heading of chosen jobs',
    [
      'EXPERIENCIA SELECCIONADA',
      'Ingeniera Senior de Automatización',
      'Globex · Bogotá',
      'Dic 2020 — Mar 2023',
    ],
    ['Ingeniera Senior de Automatización @ Globex, 2020-12 – 2023-3'],
  ],
  [
    'a German employer in small letters',
    [
      ...['Beruflicher Werdegang', '02/2016 – 02/2018\tContoso GmbH, Dresden', 'Lagerist'],
      ...['12/2013 – 12/2015\tuhrwerk GbR, Dresden', 'Helfer'],
    ],
    ['Lagerist @ Contoso GmbH, 2016-2 – 2018-2', 'Helfer @ uhrwerk GbR, 2013-12 – 2015-12'],
  ],
  [
    'a Portuguese heading over two lines',
    ['EXPERIÊNCIA', 'PROFISSIONAL', '05/2012 - 04/2014\tNovacode', 'Desenvolvedor'],
    ['Desenvolvedor @ Novacode, 2012-5 – 2014-4'],
  ],
  [
    'a season behind its year',
    ['Experience', '2016 Spring – 2017 Fall\tTeaching Assistant, Calder University', did],
    ['Teaching Assistant @ Calder University, 2016-3 – 2017-9'],
  ],
])('%s', (_what, lines, expected) => {
  expect(datedJobs('Jo Example', 'jo@example.com', '', ...lines)).toEqual(expected);
});

test('of a heading for jobs and placements none is a placement by that', () => {
  const lines = ['9.2017 – PRESENTE Consulente', 'ZETA SRL', '- Reti aziendali'];
  expect(jobs('ESPERIENZE LAVORATIVE O DI STAGE', ...lines)).toEqual(['Consulente @ ZETA SRL (job)']);
  expect(jobs('ESPERIENZE DI STAGE', ...lines)).toEqual(['Consulente @ ZETA SRL (internship)']);
});

test('training, and projects of one’s own, are no jobs', () => {
  const job = ['Softwareentwickler', '2014 – 2018', 'Nordlicht GmbH'];
  expect(jobs('Berufserfahrung', ...job, '12.2003-01.2004\tFortbildung bei Contoso, Bonn')).toHaveLength(1);
  expect(jobs('Experience', ...job, 'Personal Projects | 2009 - Present', '- I wrote a game')).toHaveLength(
    1,
  );
});

test('an employer beside its place over the title that a label gives is not that of a neighbour', () => {
  const first = ['May 2009 - Aug 2010', 'Head Cook', 'Marsh Adventures', did];
  const place = 'Harbor Head Dolphin and Nature Tours - Hill Island, SC';
  expect(experience(...first, `Jan, 2005 - Aug, 2009: ${place}`, 'Position: First Mate')).toEqual([
    'Head Cook @ Marsh Adventures, 2009-5 – 2010-8',
    'First Mate @ Harbor Head Dolphin and Nature Tours, 2005-1 – 2009-8',
  ]);
  // A role that has none of its own is at the one above.
  expect(experience(...first, 'Jan 2005 - Aug 2009', 'Line Cook', did)).toEqual([
    'Head Cook @ Marsh Adventures, 2009-5 – 2010-8',
    'Line Cook @ Marsh Adventures, 2005-1 – 2009-8',
  ]);
});

test.each<[string, string[], string[]]>([
  [
    'an employer as the item of an outer list, its title and dates below',
    ['• Acme Systems Ltd\tKyiv', 'Backend Developer\tJun 2016 - May 2019', '◦ Built a thing.'],
    ['Backend Developer @ Acme Systems Ltd, 2016-6 – 2019-5'],
  ],
  [
    'the same with the dates beside the employer',
    ['• Acme Systems Ltd\tJun 2016 - May 2019', 'Backend Developer\tKyiv', '◦ Built a thing.'],
    ['Backend Developer @ Acme Systems Ltd, 2016-6 – 2019-5'],
  ],
  [
    'what was done is no outer list',
    [
      'Backend Developer, Acme Ltd\tJun 2016 - May 2019',
      '• Rewrote the lines',
      'of the timetable',
      '• Led two',
    ],
    ['Backend Developer @ Acme Ltd, 2016-6 – 2019-5'],
  ],
  [
    'an open year above the one year of the job before',
    [
      '2025-\tSoftware Engineer, Acme GmbH',
      '2024\tConsultant, Contoso GmbH',
      '2018-2023\tLecturer, Calder Academy',
    ],
    [
      'Software Engineer @ Acme GmbH, 2025 – now',
      'Consultant @ Contoso GmbH, 2024 – 2024',
      'Lecturer @ Calder Academy, 2018 – 2023',
    ],
  ],
  [
    'one-year entries that end in a full stop',
    [
      '2018 Contoso, Boston, MA, Software Engineering Intern.',
      '2017 Northwind, Boston, MA, Junior Software Engineer.',
      '2015 Acme, Boston, MA, Marketing Intern.',
    ],
    [
      'Software Engineering Intern @ Contoso, 2018 – 2018',
      'Junior Software Engineer @ Northwind, 2017 – 2017',
      'Marketing Intern @ Acme, 2015 – 2015',
    ],
  ],
  [
    'a full stop between an employer and a title',
    [
      'Acmelink. Lead Engineer.\tDec 2020 — Present',
      did,
      'Senior Engineer. Acme Maps.\tNov 2017 — Dec 2020',
      did,
    ],
    ['Lead Engineer @ Acmelink, 2020-12 – now', 'Senior Engineer @ Acme Maps, 2017-11 – 2020-12'],
  ],
  [
    'a label that holds both',
    ['Date: March 2020 – May 2021', 'Job: C++ Software Developer, Acme GmbH', did],
    ['C++ Software Developer @ Acme GmbH, 2020-3 – 2021-5'],
  ],
  [
    'a title with commas whose employer a label names',
    ['Director, Software Engineering', 'Oct 2021 - Present', 'Company: Northwind Technologies', did],
    ['Director, Software Engineering @ Northwind Technologies, 2021-10 – now'],
  ],
  [
    'what was done for somebody below a title and its employer',
    ['Software Engineer - Acme\tOctober 2015 - May 2018', 'Python Development for Beta software'],
    ['Software Engineer @ Acme, 2015-10 – 2018-5'],
  ],
  [
    'a state behind a town is no degree',
    ['Northwind Stores, Belden, MS', 'February 2023 - May 2023', 'I sold bread.'],
    ['- @ Northwind Stores, 2023-2 – 2023-5'],
  ],
  [
    'a title with its employer and place as a sentence',
    ['December 2023 - Present', 'Software Developer at Northwind, Turku, Finland.'],
    ['Software Developer @ Northwind, 2023-12 – now'],
  ],
  [
    'a town and its state right behind a title',
    ['06/2015 to 10/2021 Cashier Lawton, OK', did],
    ['Cashier @ -, 2015-6 – 2021-10'],
  ],
  [
    'an employer in small letters behind at',
    ['Backend Developer at ioki, Sep 2019 – present', did],
    ['Backend Developer @ ioki, 2019-9 – now'],
  ],
  [
    'dates before a colon, and a comma behind the title',
    ['- 2019 - 2021: Backend Developer, Northwind', '- 2018 - 2019: Software Developer, Contoso'],
    ['Backend Developer @ Northwind, 2019 – 2021', 'Software Developer @ Contoso, 2018 – 2019'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});
