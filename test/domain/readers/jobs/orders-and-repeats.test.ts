import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Orders that a part of a section keeps, jobs that a list tells again, courses that are no jobs, and years of deeds. */

const above = (title: string, employer: string, dates: string) => [
  title,
  `${employer}, Leeds | Leeds | ${dates}`,
  '• Kept the kitchen of a house for two hundred guests',
];
const jobs = [
  ...above('Chef', 'Hotel Northwind', '08/2007 – 05/2013'),
  ...above('Head Cook', 'Fabrikam House', '02/2004 – 02/2006'),
  ...above('Tenant', 'Pool Restaurant', '05/1995 – 09/1997'),
  ...above('Waiter', 'Contoso Bistro Company', '09/1993 – 12/1994'),
  ...above('Sous-Chef / Saucier', 'Litware Chalet Hotel', '04/1990 – 08/1990'),
];
const read = [
  'Chef @ Hotel Northwind, 2007-8 – 2013-5',
  'Head Cook @ Fabrikam House, 2004-2 – 2006-2',
  'Tenant @ Pool Restaurant, 1995-5 – 1997-9',
  'Waiter @ Contoso Bistro Company, 1993-9 – 1994-12',
  'Sous-Chef / Saucier @ Litware Chalet Hotel, 1990-4 – 1990-8',
];
const references = [
  '08/2007–05/2013\tNorthwind\tChef\tOutstanding in every way',
  '02/2004–02/2006\tFabrikam House\tHead Cook\tSkilled and dutiful',
  '09/1993–12/1994\tContoso\tWaiter\tHonest and punctual',
  '04/1990–08/1990\tLitware Chalet\tSous-Chef\tExcellent habits of work',
];

test.each<[string, string[], string[]]>([
  ['a list of references below the jobs, in another order', [...jobs, ...references], read],
  [
    'a list of jobs before their text, in sections of their own',
    [
      'Waiter, Hotel Sol, 05/2016 - 12/2016',
      'Baker, Northwind, 01/2012 - 04/2016',
      '',
      'Relevant Experience',
      'Waiter, Hotel Sol',
      '05/2016 - 12/2016',
      '• Served forty tables every day of the week',
      'Baker, Northwind',
      '01/2012 - 04/2016',
      '• Baked the bread of nine shops',
    ],
    ['Waiter @ Hotel Sol, 2016-5 – 2016-12', 'Baker @ Northwind, 2012-1 – 2016-4'],
  ],
  [
    'two posts in the same months, the second of which says more',
    [
      'Nurse, Royal Infirmary Leeds',
      '05/2016 - 12/2018',
      '• Looked after the patients of two wards',
      '',
      'Teaching Experience',
      'Nurse Educator, Royal Infirmary Leeds',
      '05/2016 - 12/2018',
      '• Taught forty students each year',
    ],
    [
      'Nurse @ Royal Infirmary Leeds, 2016-5 – 2018-12',
      'Nurse Educator @ Royal Infirmary Leeds, 2016-5 – 2018-12',
    ],
  ],
  [
    'directorships of one group in the same months',
    ['Director, Velling Holding Ltd, 01/2012 - 04/2016', 'Director, Velling Ltd, 01/2012 - 04/2016'],
    ['Director @ Velling Holding Ltd, 2012-1 – 2016-4', 'Director @ Velling Ltd, 2012-1 – 2016-4'],
  ],
  [
    'further training that is labelled below its dates',
    [
      '05.2016-08.2016\tBFZ Leeds',
      'Fortbildung: Netzwerke unter Linux',
      '09.2014-09.2015\tNorthwind GmbH, Lippstadt',
      'Software Entwickler',
    ],
    ['Software Entwickler @ Northwind GmbH, 2014-9 – 2015-9'],
  ],
  [
    'training that somebody gave',
    ['03/2019 - 05/2021', 'Northwind Stores', '• Training: 25 starters', '• Rota planning'],
    ['- @ Northwind Stores, 2019-3 – 2021-5'],
  ],
  [
    'the year of a deed where dates stand before their entries, and a post that ends in its year',
    [
      '2018 - 2021 Analyst, Northwind Research',
      '2012 - 2018 Statistician, Contoso Ltd',
      'Wrote the Handbook of the Statistician 2015',
      '2009 - 2012 Clerk, Fabrikam Ltd',
      'Intern, Litware Ltd 2008',
    ],
    [
      'Analyst @ Northwind Research, 2018 – 2021',
      'Statistician @ Contoso Ltd, 2012 – 2018',
      'Clerk @ Fabrikam Ltd, 2009 – 2012',
      'Intern @ Litware Ltd, 2008 – 2008',
    ],
  ],
  [
    'deeds in capitals that go on below a whole heading',
    [
      'Vanguard, Scottsdale— Operations Associate',
      'JUNE 2017 - OCTOBER 2018',
      'Handled Client Requested Financial Exchanges, Retirement Distributions,',
      'Legal Paperwork & Requests',
    ],
    ['Operations Associate @ Vanguard, 2017-6 – 2018-10'],
  ],
  [
    'a department below an employer and its dates',
    [
      'Summer Intern',
      'Northwind Bank',
      'July 15, 2021 - September 3, 2021',
      'FINANCE DEPARTMENT',
      'Compiled the documents of four hundred loans for the archive of the bank',
    ],
    ['Summer Intern @ Northwind Bank, 2021-7 – 2021-9'],
  ],
  [
    'a title in capitals that names a part of a school',
    ['Calder Academy | Leeds\t2017 to Present', 'HEAD OF MIDDLE SCHOOL', '• Led the teachers of the school'],
    ['HEAD OF MIDDLE SCHOOL @ Calder Academy, 2017 – now'],
  ],
  [
    'an employer over two lines below a title and its sort',
    [
      'Software Engineer | Contract',
      '01/2019 - 12/2021',
      'Bank of North and South England,',
      'Leeds',
      '• Led the team of the ledger',
    ],
    ['Software Engineer @ Bank of North and South England, 2019-1 – 2021-12'],
  ],
])('%s', (_name, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});
