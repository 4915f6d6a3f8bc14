import { expect, test } from 'vitest';
import { datedJobs, experience, read } from '../../../support/reading.ts';

/* Dates in rails and over titles, titles before colons, and what a title is for. */

test.each<[string, string[], string[]]>([
  [
    'a lone year in a rail among ranges',
    [
      ...['2017 – 2019\tVanto Ltd', 'Accountant', '2016\tHartwell Ltd', 'Clerk', '2011 – 2015\tSorbo Ltd'],
      'Cashier',
    ],
    [
      'Accountant @ Vanto Ltd, 2017 – 2019',
      'Clerk @ Hartwell Ltd, 2016 – 2016',
      'Cashier @ Sorbo Ltd, 2011 – 2015',
    ],
  ],
  [
    'an employer over dates alone, each over its title',
    ['Lakeview Hotel', '01/2023 - 02/2024', 'Hotel Manager', '04/2019 - 12/2022', 'Receptionist'],
    ['Hotel Manager @ Lakeview Hotel, 2023-1 – 2024-2', 'Receptionist @ Lakeview Hotel, 2019-4 – 2022-12'],
  ],
  [
    'titles above dates alone stay theirs',
    ['Clerk', '01/2023 - 02/2024', 'Northwind Ltd', 'Porter', '04/2019 - 12/2022', 'Contoso Ltd'],
    ['Clerk @ Northwind Ltd, 2023-1 – 2024-2', 'Porter @ Contoso Ltd, 2019-4 – 2022-12'],
  ],
  [
    'list items of title, employer behind a colon, dates and town',
    [
      '* Copywriter: Media Works Ltd, May 2012 – May 2013, Leeds',
      '* Intern: Radio North, July 2009 – August 2009, York',
    ],
    ['Copywriter @ Media Works Ltd, 2012-5 – 2013-5', 'Intern @ Radio North, 2009-7 – 2009-8'],
  ],
  [
    'what a title is for, beside another name',
    [
      ...['Head of Sales for Europe | Contoso Ltd\tMay 2012 – Jun 2015', '- Sold', ''],
      ...['Project Coordinator for CRM Project | Halden Bank Group\tDec 2009 – Jun 2011', '- Planned', ''],
      ...['Consultant for Northwind Ltd | Leeds\tMay 2007 – Jun 2008', '- Advised'],
    ],
    [
      'Head of Sales for Europe @ Contoso Ltd, 2012-5 – 2015-6',
      'Project Coordinator for CRM Project @ Halden Bank Group, 2009-12 – 2011-6',
      'Consultant @ Northwind Ltd, 2007-5 – 2008-6',
    ],
  ],
  [
    'an office that heads others',
    ['Hartwell Head Office', 'May 2016 - August 2017', 'Accountant', '- Counted'],
    ['Accountant @ Hartwell Head Office, 2016-5 – 2017-8'],
  ],
  [
    'a position that tells how',
    [
      'Contoso Ltd - Cashier',
      'Edmond, Oklahoma, USA',
      'Position: Part-time',
      'Feb 2018 – May 2021',
      '- Sold',
    ],
    ['Cashier @ Contoso Ltd, 2018-2 – 2021-5'],
  ],
  [
    'names before letters of a state or a country that no town has',
    [
      ...['Services Coordinator', 'Lantern BC', 'Feb 2023 - present', '- Planned', ''],
      ...['BI Analyst | Novatek, DK\tDec. 16 – Jun. 19', '- Counted', ''],
      ...['Clerk', 'Portland, OR', 'Jan 2005 - Feb 2008', '- Filed'],
    ],
    [
      'Services Coordinator @ Lantern, 2023-2 – now',
      'BI Analyst @ Novatek, 2016-12 – 2019-6',
      'Clerk @ -, 2005-1 – 2008-2',
    ],
  ],
  [
    'months that turn the year, and misspelt ones',
    [
      ...['Workshop Director | Contoso Ltd | Sept – Aug 2023', '- Directed', ''],
      ...['Clerk, Northwind Ltd, May - October 2010', '- Filed', ''],
      ...['Radio Hut\tAugust 2012-Janurary 2013', 'Sales Associate', '- Sold'],
    ],
    [
      'Workshop Director @ Contoso Ltd, 2022-9 – 2023-8',
      'Clerk @ Northwind Ltd, 2010-5 – 2010-10',
      'Sales Associate @ Radio Hut, 2012-8 – 2013-1',
    ],
  ],
  [
    'sentences behind title and employer on one row',
    [
      '1972-1980 Group Leader in Physics at Halden Institute (later Pulsed Group). Leader of a team with many studies.',
      '1968-1972 Research Fellow at Contoso Laboratory. Studies of neutrons in solids.',
    ],
    [
      'Group Leader in Physics @ Halden Institute (later Pulsed Group), 1972 – 1980',
      'Research Fellow @ Contoso Laboratory, 1968 – 1972',
    ],
  ],
  [
    'sentences in the first person under a heading with its dates',
    [
      ...[
        'Carer, Contoso Ltd',
        'Jan 2018 - Mar 2020',
        'I started training at Halden Agency from July 2015 at',
      ],
      ...['Lyon.', 'I joined Halden Agency as a helper from May 2014 in', 'Lyon.'],
    ],
    ['Carer @ Contoso Ltd, 2018-1 – 2020-3'],
  ],
  [
    'the year of a norm, and a long heading that a bar parts',
    [
      ...[
        '2017 – 2020',
        'Quality Manager – ISO 9001:2015 | Northwind Ltd, Leeds',
        '- Audited',
        '',
        '2015 – 2017',
      ],
      'Controller / Head of Quality Control and Logistics of Parts | Contoso Ltd, Leeds (machines and apparatus)',
      '- Controlled',
    ],
    [
      'Quality Manager @ Northwind Ltd, 2017 – 2020',
      'Controller / Head of Quality Control and Logistics of Parts @ Contoso Ltd, 2015 – 2017',
    ],
  ],
  [
    'an entry alone in its section that its dates close',
    ['Halden Traders', 'Senior Consultant', '- Coded data', '- Trained staff.', 'April 2012 – present'],
    ['Senior Consultant @ Halden Traders, 2012-4 – now'],
  ],
])('%s', (_name, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test('posts among what was taught are jobs, courses are none', () => {
  const lines = [
    ...['Experience', 'Designer, Northwind Ltd', '2018 - 2020', 'Teaching'],
    ...[
      'Visiting Lecturer at Halden College of Art, Boston, MA\t2022-current',
      'Drawing for Beginners, Fall 2020',
    ],
    'Teaching Assistant for Painting II, Hill University, Fall 2016',
  ];
  expect(datedJobs('Jo Example', ...lines)).toEqual([
    'Designer @ Northwind Ltd, 2018 – 2020',
    'Visiting Lecturer @ Halden College of Art, 2022 – now',
  ]);
});

test('a headline that a second page repeats is no job', () => {
  const head = ['Jo Example', 'Frontend - Developer'];
  const jobs = ['Experience', 'Developer, Northwind Ltd', 'Jan 2018 - Mar 2020', '- Wrote code'];
  expect(datedJobs(...head, 'jo@example.com', ...jobs, ...head, 'PROFILE', 'I like code.')).toEqual([
    'Developer @ Northwind Ltd, 2018-1 – 2020-3',
  ]);
});

test('days in Chinese dates', () => {
  expect(
    datedJobs(
      '王小明',
      '工作经历',
      '山东中金科技有限公司 (2017/02/28-2021/11)',
      '后端工程师',
      '负责后端开发',
    ),
  ).toEqual(['后端工程师 @ 山东中金科技有限公司, 2017-2 – 2021-11']);
});

test.each<[string, number | null]>([
  ['Ingénieur, Web et Data science, 37 ans.', null],
  ['Softwareentwickler, 41 Jahre, verheiratet', null],
  ['Entwickler mit 12 Jahren Erfahrung', 12],
  ['Développeur avec 11 ans d’expérience', 11],
])('an age is no time at work: %s', (line, years) => {
  const { statedYears } = read('Jo Quistendal', line, 'jo@example.com').resume;
  expect(statedYears?.value ?? null).toBe(years);
});
