import { expect, test } from 'vitest';
import { plainDocument } from '#formats/text/plain.ts';
import { datedJobs, jobsOf } from '../../../support/reading.ts';

test.each<[string, string[], string[]]>([
  [
    'names to which a hyphen clings, in every entry',
    [
      ...['Renovar- Onsite Program Supervisor', 'September 2020-Present', '• Trained a team.'],
      ...['Contoso- Senior Sales Associate', 'October 2018- August 2020', '• Created things.'],
      ...['Handyman Matters- Project Coordinator', 'March 2018-September 2018', '• Managed jobs.'],
    ],
    [
      'Onsite Program Supervisor @ Renovar, 2020-9 – now',
      'Senior Sales Associate @ Contoso, 2018-10 – 2020-8',
      'Project Coordinator @ Handyman Matters, 2018-3 – 2018-9',
    ],
  ],
  [
    'a word with a hyphen in every title is none',
    [
      'Self- Employed Plumber',
      '2018 – 2020',
      '• Pipes.',
      'Self- Employed Electrician',
      '2015 – 2018',
      '• Wires.',
    ],
    ['Self- Employed Plumber @ -, 2018 – 2020', 'Self- Employed Electrician @ -, 2015 – 2018'],
  ],
  [
    'two words that share their end',
    [
      'Vertriebs- und Marketingleiter',
      '2018 – 2020',
      '• Aufbau.',
      'Einkaufs- und Logistikleiter',
      '2015 – 2018',
      '• Aufbau.',
    ],
    ['Vertriebs- und Marketingleiter @ -, 2018 – 2020', 'Einkaufs- und Logistikleiter @ -, 2015 – 2018'],
  ],
  [
    'a year before a bar among ranges that stand so',
    [
      ...['2016 - 2017 | Morgenblatt GmbH', 'Volontariat', '• Ausbildung in der Lokalredaktion'],
      ...['2015 | Northwind GmbH, Berlin', 'Praktikum', '• Recherchen'],
      ...['2013 - 2014 | Contoso GmbH', 'Redakteurin', '• Texte'],
    ],
    [
      'Volontariat @ Morgenblatt GmbH, 2016 – 2017',
      'Praktikum @ Northwind GmbH, 2015 – 2015',
      'Redakteurin @ Contoso GmbH, 2013 – 2014',
    ],
  ],
  [
    'years of two digits behind a point',
    [
      'Pflegehelferin\t07.23 - 09.23',
      'Northwind Klinik GmbH, Bremen',
      '• Pflege',
      'Helferin\t11.22 - 01.23',
      'Contoso GmbH, Bremen',
    ],
    ['Pflegehelferin @ Northwind Klinik GmbH, 2023-7 – 2023-9', 'Helferin @ Contoso GmbH, 2022-11 – 2023-1'],
  ],
  [
    'months behind points with today as their end, below their titles',
    [
      ...['Kellner, Contoso Restaurant', '10.21 - heute', 'Koch, Fabrikam Restaurant', '04.19 - 09.21'],
      ...['Koch, Tailspin Restaurant', '01.98 - 03.19'],
    ],
    [
      'Kellner @ Contoso Restaurant, 2021-10 – now',
      'Koch @ Fabrikam Restaurant, 2019-4 – 2021-9',
      'Koch @ Tailspin Restaurant, 1998-1 – 2019-3',
    ],
  ],
  [
    'days of a season behind their year are no months',
    ['2018\t02.07 - 10.08\tPraktikantin, Contoso AG', '2019\tKellner, Fabrikam'],
    ['Praktikantin @ Contoso AG, 2018 – 2018', 'Kellner @ Fabrikam, 2019 – 2019'],
  ],
  [
    'versions, hours and prices within lines',
    [
      ...['Software Engineer, Contoso, 2019 - 2022', 'Environment: Ubuntu 10.04 - 12.04, Java, Maven'],
      ...['Hours (08.15 - 12.10)', 'Unit price 10.25 - 12.75 EUR', 'Menu price 10.20 - 12.60'],
    ],
    ['Software Engineer @ Contoso, 2019 – 2022'],
  ],
  [
    'words of other lists before a hyphen are no employers',
    [
      ...['Northwind Bank plc | 2010 - 2021', 'Mortgages- Senior Loan Officer | 2019 - 2021'],
      'Deposits- Assistant Branch Manager | 2017 - 2019',
    ],
    [
      'Mortgages- Senior Loan Officer @ Northwind Bank plc, 2019 – 2021',
      'Deposits- Assistant Branch Manager @ Northwind Bank plc, 2017 – 2019',
    ],
  ],
  [
    'a legal form behind a comma, before a place',
    [
      ...['Software Engineer | Northwind, Inc. | Austin, TX\tFeb 2025 – May 2025', '• Built it.'],
      ...[
        'Editor of Digital Content – Contoso Partners, LLC – Austin, TX\tFeb 2023 – May 2024',
        '• Wrote it.',
      ],
      ...['Engineer, Fabrikam, Inc. – Barcelona, Spain\tFeb 2021 – May 2022', '• Built it.'],
    ],
    [
      'Software Engineer @ Northwind, Inc., 2025-2 – 2025-5',
      'Editor of Digital Content @ Contoso Partners, LLC, 2023-2 – 2024-5',
      'Engineer @ Fabrikam, Inc., 2021-2 – 2022-5',
    ],
  ],
  [
    'a team between the dash of a title and its employer',
    ['Engineer – Growth, Northwind; Leeds, UK\tFeb 2025 – May 2025'],
    ['Engineer – Growth @ Northwind, 2025-2 – 2025-5'],
  ],
  [
    '"til date"',
    ['Contoso\tManager\t2016 til date', 'Data Center\tData Analyst\t2015 to 2016'],
    ['Manager @ Contoso, 2016 – now', 'Data Analyst @ Data Center, 2015 – 2016'],
  ],
  [
    'Portuguese "há" in a range',
    ['05/2021 há 09/2021\tRepresentante de Atendimento - Northwind Lda.', 'Atividades: vendas.'],
    ['Representante de Atendimento @ Northwind Lda, 2021-5 – 2021-9'],
  ],
  [
    'a pause for a child is no job',
    ['09.1995 - 10.1997', 'Babypause', '10.1997 - 03.2000 Givens Roure GmbH', 'Verkaufskoordinatorin'],
    ['Verkaufskoordinatorin @ Givens Roure GmbH, 1997-10 – 2000-3'],
  ],
])('%s', (_what, lines, jobs) => {
  expect(datedJobs('Jo Example', 'Experience', ...lines)).toEqual(jobs);
});

test.each([
  'Doors open 08.30 - 12.45',
  'EUR 10.50 - 12.50 an hour',
  'Version 01.24 - 05.25.3',
  'Open 09.00 - 12.00',
])('%s dates nothing', (line) => {
  expect(datedJobs('Jo Example', 'Experience', 'Waiter', line, 'Northwind Ltd')).toEqual([]);
});

test.each([
  ['the last word of an item that goes on is no heading', true, 2],
  ['the same word on a line of its own is one', false, 1],
])('%s', (_what, isOfItem, count) => {
  const lines = [
    ...['Jo Example', 'Experience', 'Plant Manager 01/2012 to 08/2013 Contoso Ltd'],
    ...['- Led the plant with Engineering, Safety and Employee', 'Training'],
    ...['Director of Operations 11/2010 to 11/2011 Northwind Ltd', '- Led operations.'],
  ];
  const document = plainDocument('text', [lines.join('\n')], false);
  const given = {
    ...document,
    lines: document.lines.map((line, at) => (at === 4 ? { ...line, bullet: isOfItem } : line)),
  };
  expect(jobsOf(given)).toHaveLength(count);
});

test('where the heading of work is an item, so are the others', () => {
  const lines = [
    ...['Jo Example', 'Experience', 'Plant Manager 01/2012 to 08/2013 Contoso Ltd', 'Led the plant.'],
    ...['Education', 'Research Assistant, MSc, Fabrikam University 2008 to 2010'],
  ];
  const document = plainDocument('text', [lines.join('\n')], false);
  const given = {
    ...document,
    lines: document.lines.map((line, at) => (at === 1 || at === 4 ? { ...line, bullet: true } : line)),
  };
  expect(jobsOf(given)).toHaveLength(1);
});
