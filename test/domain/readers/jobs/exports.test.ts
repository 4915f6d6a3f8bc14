import { expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

/* Classes of profile exports and of templates of LaTeX, found in invented résumés. */

test.each<[string, string[], string[]]>([
  [
    'a place below the dates of a role is no employer of the next one, while the time of its employer lasts',
    [
      'Harbour Data',
      '6 years 9 months',
      'Senior Java Consultant',
      'April 2014 - December 2017 (3 years 9 months)',
      'Nieuwegein',
      'Java Consultant',
      'April 2011 - March 2014 (3 years)',
      'Worked on billing.',
    ],
    [
      'Senior Java Consultant @ Harbour Data, 2014-4 – 2017-12',
      'Java Consultant @ Harbour Data, 2011-4 – 2014-3',
    ],
  ],
  [
    'an employer behind the time of the group above is one',
    [
      'Harbour Data',
      '3 years 9 months',
      'Senior Java Consultant',
      'April 2014 - December 2017 (3 years 9 months)',
      'Nieuwegein',
      'Acorn',
      'Java Consultant',
      'April 2011 - March 2014 (3 years)',
      'Worked on billing.',
    ],
    ['Senior Java Consultant @ Harbour Data, 2014-4 – 2017-12', 'Java Consultant @ Acorn, 2011-4 – 2014-3'],
  ],
  [
    'a product behind the title of a role in a group',
    [
      'Harbour Cloud',
      '3 years 1 month',
      'Engineer II - Harbour Vault',
      'June 2015 - July 2016 (1 year 2 months)',
      'Index subsystem.',
      'Engineer I',
      'July 2013 - May 2015 (1 year 11 months)',
    ],
    [
      'Engineer II - Harbour Vault @ Harbour Cloud, 2015-6 – 2016-7',
      'Engineer I @ Harbour Cloud, 2013-7 – 2015-5',
    ],
  ],
  [
    'a town with its country behind a dash',
    ['Robotics Engineer, Agrobotica Empordana – Girona, Spain\tSept 2019 – May 2022', '- Kept robots'],
    ['Robotics Engineer @ Agrobotica Empordana, 2019-9 – 2022-5'],
  ],
  [
    'a title and its team above the employer',
    ['Engineer, Search Quality – Acorn Ltd\tSept 2019 – May 2022', '- Kept search'],
    ['Engineer, Search Quality @ Acorn Ltd, 2019-9 – 2022-5'],
  ],
  [
    'when somebody was promoted within a job',
    [
      'Harbour Foods\tMar 2018 – Present',
      'Senior Software Engineer\tTeam lead since 2023',
      '- Wrote shops',
      'Acorn\tJan 2015 – Feb 2018',
      'Software Engineer',
      '- Wrote shops',
    ],
    ['Senior Software Engineer @ Harbour Foods, 2018-3 – now', 'Software Engineer @ Acorn, 2015-1 – 2018-2'],
  ],
  [
    'roles with dates of their own below the dates of their employer',
    [
      'Harbour Foods\tMar 2018 – Present',
      'Engineering Manager (since Jan 2022)',
      'Software Engineer (2018 – 2021)',
      '- Wrote shops',
    ],
    ['Engineering Manager @ Harbour Foods, 2022-1 – now', 'Software Engineer @ Harbour Foods, 2018-3 – 2021'],
  ],
  [
    'a place beside the dates and the employer behind a point',
    [
      'Mar 2023 – Present\tLeedstown',
      'Systems Analyst · Northern Energy Digital',
      '- Wrote bills',
      'Jan 2021 – Feb 2023\tLeedstown',
      'Java Developer · Porto Labs',
      '- Wrote portals',
    ],
    [
      'Systems Analyst @ Northern Energy Digital, 2023-3 – now',
      'Java Developer @ Porto Labs, 2021-1 – 2023-2',
    ],
  ],
  [
    'an article before the employer',
    [
      'Softwareentwicklerin bei der Nordwerft Logistik GmbH\t05/2021 – heute',
      '- Tourenplanung',
      'Engineer at the University of Calder\t2018 – 2021',
      '- Wrote shops',
    ],
    [
      'Softwareentwicklerin @ Nordwerft Logistik GmbH, 2021-5 – now',
      'Engineer @ University of Calder, 2018 – 2021',
    ],
  ],
  [
    'a break with a label above its dates',
    [
      'Career break: full-time parenting',
      'July 2019 – July 2020',
      'Software Engineer, Acorn Ltd',
      'March 2015 – June 2019',
      '- Wrote shops',
    ],
    ['Software Engineer @ Acorn Ltd, 2015-3 – 2019-6'],
  ],
])('%s', (_name, lines, jobs) => {
  expect(experience(...lines)).toEqual(jobs);
});

test('projects by labels are work: when, for whom and as what', () => {
  const project = (when: string, client: string, role: string) => [
    `Zeitraum\t${when}`,
    `Kunde\t${client}`,
    `Rolle\t${role}`,
    'Aufgaben\tAblösung eines Bestandssystems',
  ];
  expect(
    datedJobs(
      'Robin Example',
      'robin@example.com',
      'Projekte',
      ...project('02/2024 – heute', 'Nordische Versicherung', 'Software-Architekt'),
      ...project('06/2021 – 12/2023', 'Beispiel Markt', 'Senior Java-Entwickler'),
    ),
  ).toEqual([
    'Software-Architekt @ Nordische Versicherung, 2024-2 – now',
    'Senior Java-Entwickler @ Beispiel Markt, 2021-6 – 2023-12',
  ]);
});

test('headings in capitals before their text, in the margin', () => {
  const margin = [
    'Robin Example',
    'robin@example.com',
    'EXPERIENCE Database Developer, Northwind Network\t2017–present',
    '• Designed the warehouse of the clinic',
    'ETL Developer, Contoso Corp.\t2013–2017',
    '• Wrote loads',
    'EDUCATION Calder State University, Raleigh',
    'B.S. in Computer Science, May 2011',
  ];
  expect(datedJobs(...margin)).toEqual([
    'Database Developer @ Northwind Network, 2017 – now',
    'ETL Developer @ Contoso Corp, 2013 – 2017',
  ]);
});

test.each(['Earlier work', 'Previous positions', 'Part-time jobs', 'Frühere Tätigkeiten'])(
  '%s opens more of the work',
  (heading) => {
    const lines = [
      'Engineer, Acorn Ltd',
      '2018 – 2020',
      '- Wrote shops',
      heading,
      'Cook, Harbour Foods Ltd',
      '2015 – 2017',
    ];
    expect(experience(...lines)).toEqual([
      'Engineer @ Acorn Ltd, 2018 – 2020',
      'Cook @ Harbour Foods Ltd, 2015 – 2017',
    ]);
  },
);
