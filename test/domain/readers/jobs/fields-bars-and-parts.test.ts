import { expect, test } from 'vitest';
import { txt } from '#formats/txt.ts';
import { limits } from '../../../support/corpus.ts';
import { datedJobs, experience, jobsOf } from '../../../support/reading.ts';

const did = '- Built the timetables of three lines';

test.each<[string, string[], string[]]>([
  [
    'fields behind the dashes of titles whose employers have a line of their own',
    [
      ...['Fisheries Officer – Risk Assessments\t2020 – 2022', 'Calder Department of Agriculture'],
      ...['Laboratory Assistant\t2015 – 2016', 'Orvik National Institute'],
      ...['Field Assistant\t2013 – 2015', 'University of Exampleton'],
      ...['Fisheries Technician – Port Monitoring\t2012 – 2013', 'Calder Department of Agriculture'],
    ],
    [
      'Fisheries Officer – Risk Assessments @ Calder Department of Agriculture, 2020 – 2022',
      'Laboratory Assistant @ Orvik National Institute, 2015 – 2016',
      'Field Assistant @ University of Exampleton, 2013 – 2015',
      'Fisheries Technician – Port Monitoring @ Calder Department of Agriculture, 2012 – 2013',
    ],
  ],
  [
    'two employers by their words beside titles say nothing of units behind commas',
    [
      ...['Director, Marketing', 'Blue Heron', '2018 - 2020', did],
      ...['Director, Sales', 'Red Kite', '2016 - 2018', did],
      ...['Teacher, Northwind School', 'Leeds', '2014 - 2016', did],
      ...['Teacher, Contoso School', 'York', '2012 - 2014', did],
    ],
    [
      'Director, Marketing @ Blue Heron, 2018 – 2020',
      'Director, Sales @ Red Kite, 2016 – 2018',
      'Teacher @ Northwind School, 2014 – 2016',
      'Teacher @ Contoso School, 2012 – 2014',
    ],
  ],
  [
    'a bar parts more than a dash',
    ['Operations Lead - Logistics & Compliance | Northwind Airlines\tJun 2008 - Sep 2017', did],
    ['Operations Lead - Logistics & Compliance @ Northwind Airlines, 2008-6 – 2017-9'],
  ],
  [
    'an employer in small letters in the cell of its siblings',
    [
      ...[
        'Contoso GmbH | Lead Developer',
        '2022 – 2025',
        did,
        'Northwind GmbH | Developer',
        '2019 – 2021',
        did,
      ],
      ...['Orvik GmbH | Developer', '2013 – 2018', did, 'mobile concepts | Developer', '2009 – 2012', did],
    ],
    [
      'Lead Developer @ Contoso GmbH, 2022 – 2025',
      'Developer @ Northwind GmbH, 2019 – 2021',
      'Developer @ Orvik GmbH, 2013 – 2018',
      'Developer @ mobile concepts, 2009 – 2012',
    ],
  ],
  [
    'what is done at a school over the school and its place',
    [
      'LIBRARIAN\t07/2019 – Present',
      'Research and Strategy',
      'Heard Library, Calder University, Nashville, TN',
      did,
    ],
    ['LIBRARIAN @ Heard Library, 2019-7 – now'],
  ],
  [
    'a name with a word of titles beside a labelled title',
    ['2013-2014 – Project Builder', 'Cargo: Estagiária de Desenvolvimento', did],
    ['Estagiária de Desenvolvimento @ Project Builder, 2013 – 2014'],
  ],
  [
    'titles that open items, up to their stop or whole',
    [
      'Northwind Investments\tJanuary 2018 – Present',
      '- Software Engineer. Tasked with piloting new technologies for the whole firm',
      'Allaso Ranch & Center\tNovember 2008 – April 2011',
      '- Executive Chef, Banquet & Catering Manager',
    ],
    [
      'Software Engineer @ Northwind Investments, 2018-1 – now',
      'Executive Chef, Banquet & Catering Manager @ Allaso Ranch & Center, 2008-11 – 2011-4',
    ],
  ],
  [
    'a sentence of an item is no title',
    ['Northwind Ltd\t2018 – 2020', '- Managed six engineers. Hired and trained all of them here'],
    ['- @ Northwind Ltd, 2018 – 2020'],
  ],
  [
    'two stretches of one post, how each was held between them',
    ['DEVELOPER', 'INFOX | 2012 – 2013 (Intern) | 2013 - 2015 (FTE)', did],
    ['DEVELOPER @ INFOX, 2013 – 2015', 'DEVELOPER @ INFOX, 2012 – 2013'],
  ],
  [
    'work beside a name below dates alone, within the time of another job',
    [
      ...['2018 – 2020', 'Waiter ● Calder Cafe', did],
      ...['2018 - 2019', 'Order picking ● Northwind Sports', did],
    ],
    ['Waiter @ Calder Cafe, 2018 – 2020', 'Order picking @ Northwind Sports, 2018 – 2019'],
  ],
  [
    'a project with its tools within a job is none',
    [
      '2016 - 2020',
      'Software Engineer',
      'Contoso Ltd',
      'Built.',
      '',
      '2017 - 2018',
      'Atlas | Python, Django',
    ],
    ['Software Engineer @ Contoso Ltd, 2016 – 2020'],
  ],
  [
    'names that a stop closes before dates in brackets',
    ['Market Research Analyst', 'Northwind Canada. (May 2019 - Aug 2019)', did],
    ['Market Research Analyst @ Northwind Canada, 2019-5 – 2019-8'],
  ],
  [
    'a sort beside a way of working in brackets',
    ['Campbell Ltd\t(August 2020 - May 2021)', 'Data Analyst (internship, Part Time)', did],
    ['Data Analyst @ Campbell Ltd, 2020-8 – 2021-5'],
  ],
  [
    'an institution with its parts, and a label of duties below it',
    [
      'Administrative Officer',
      'Ministry of Environment Climate Change and Natural Resources (MECCNAR) - Central Project Coordination Unit (CPCU)',
      ...['January 2024 – Present', 'Duties and responsibilities include:', did],
    ],
    [
      'Administrative Officer @ Ministry of Environment Climate Change and Natural Resources (MECCNAR), 2024-1 – now',
    ],
  ],
  [
    'years in brackets behind months',
    ['Goqolo café', 'Duration: March (2021) – November (2021)', 'Position: Retail Assistant', did],
    ['Retail Assistant @ Goqolo café, 2021-3 – 2021-11'],
  ],
  [
    'a name like a month before its year',
    ['Brand Manager, Mars (2019)', did],
    ['Brand Manager @ Mars, 2019 – 2019'],
  ],
  [
    'a year before its month',
    ['Intern, Northwind Software\t2018-March to September', did],
    ['Intern @ Northwind Software, 2018-3 – 2018-9'],
  ],
  [
    'deeds in small letters with a legal form before a bar',
    [
      'Porter, Grey Owl, 2016 - 2018',
      'Carried bags',
      'migrated servers of Contoso Inc | Python',
      'Filed letters',
    ],
    ['Porter @ Grey Owl, 2016 – 2018'],
  ],
])('%s', (_name, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

test('jobs below a list of skills where nothing is headed as work', () => {
  const entries = ['Contoso, LLC (Contract)', 'Northwind (Lead Developer)', 'Orvik Systems', 'Calder Group'];
  const lines = entries.flatMap((entry, at) => [`${entry}\t1/${2010 + at * 2} to 12/${2011 + at * 2}`, did]);
  expect(datedJobs('Jo Example', '', 'Skills', 'PHP, Python, Linux', ...lines)).toHaveLength(4);
  // Skills with the years of their use are none.
  const used = ['PHP\t1/2010 to 12/2012', 'Python\t1/2012 to 12/2014'];
  expect(datedJobs('Jo Example', '', 'Skills', ...used)).toEqual([]);
});

test.each([
  ['~/experience$ tail -f career.log'],
  ['$ cat experience.md'],
  ['Professionalexperience'],
  ['Expérienceprofessionnelle'],
])('a heading of work: %s', (heading) => {
  const lines = [
    'Jo Example',
    '',
    'Contact',
    'jo@example.com',
    '',
    heading,
    'Clerk',
    'Northwind Ltd, 2018 – 2020',
  ];
  expect(datedJobs(...lines, did)).toEqual(['Clerk @ Northwind Ltd, 2018 – 2020']);
});

test('jobs whose titles are headings of their own', async () => {
  const markdown = async (...lines: string[]) => {
    const outcome = await txt.read(Buffer.from(lines.join('\n')), limits);
    return outcome.ok ? jobsOf(outcome.document) : [];
  };
  const jobs = ['## Platform Architect', '', '**Contoso Inc. — Leeds**', '2022–2025', '', did, ''];
  const more = ['## Lead Software Engineer', '', '**Northwind Inc. — Leeds**', '2018–2022', '', did, ''];
  expect(await markdown('# Jo Example', '', ...jobs, ...more, '## Education', '', 'BSc, 2002–2007')).toEqual([
    'Platform Architect @ Contoso Inc., 2022 – 2025',
    'Lead Software Engineer @ Northwind Inc., 2018 – 2022',
  ]);
});

test('a form whose entries their period ends', () => {
  const entry = (company: string, title: string, period: string) => [
    `Organization: ${company}`,
    `Position: ${title}`,
    'Activity in organizations: Software development in a team',
    'Built the timetables of three lines.',
    `Period: ${period}`,
  ];
  expect(
    experience(
      ...entry('Contoso SRL', 'Senior Developer', 'May 2023 - present time'),
      ...entry('Northwind SRL', 'Developer', 'January 2022 - May 2023'),
      ...entry('Orvik SRL', 'Director', 'June 2019 - December 2021'),
    ),
  ).toEqual([
    'Senior Developer @ Contoso SRL, 2023-5 – now',
    'Developer @ Northwind SRL, 2022-1 – 2023-5',
    'Director @ Orvik SRL, 2019-6 – 2021-12',
  ]);
});

test('work in traditional characters', () => {
  expect(
    datedJobs('畢玉泉', '', '經歷', '銓安智慧科技 IT 技術顧問 2019.07 - 2021.01', '後端開發', '學歷'),
  ).toEqual(['IT 技術顧問 @ 銓安智慧科技, 2019-7 – 2021-1']);
});

test('a range whose end opens the line below its cell', () => {
  expect(experience('Oct 2018 -\tEngineer', 'Sep 2020 Northwind Ltd, Leeds', did)).toEqual([
    'Engineer @ Northwind Ltd, 2018-10 – 2020-9',
  ]);
  expect(experience('2025-\tEngineer, Northwind', '2024 Consultant, Contoso')).toEqual([
    'Engineer @ Northwind, 2025 – now',
    'Consultant @ Contoso, 2024 – 2024',
  ]);
});

test('civil service below a heading of its own', () => {
  const work = ['Berufserfahrung', '09/1989 – 06/1991\tMonteur', 'Orvik GmbH', ''];
  expect(
    datedJobs('Jo Example', ...work, 'Zivildienst', '05/2010 – 01/2011 Zivildienst, Lebenshilfe Calder'),
  ).toEqual(['Monteur @ Orvik GmbH, 1989-9 – 1991-6', 'Zivildienst @ Lebenshilfe Calder, 2010-5 – 2011-1']);
});
