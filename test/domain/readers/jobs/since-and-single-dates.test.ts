import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Dates that say since when, dates with one end, what stands behind them, and capitals. */

test.each<[string, string[], string[]]>([
  [
    'a job since a month beside its employer, nothing below it',
    [
      'Project manager',
      'Acme Ltd – since February 2023',
      '',
      'Developer',
      'Delta Ltd – January 2019 to February 2023',
    ],
    ['Project manager @ Acme Ltd, 2023-2 – now', 'Developer @ Delta Ltd, 2019-1 – 2023-2'],
  ],
  [
    'the same with a comma',
    [
      'Project manager',
      'Acme Ltd, since February 2023',
      '',
      'Developer',
      'Delta Ltd, January 2019 to February 2023',
    ],
    ['Project manager @ Acme Ltd, 2023-2 – now', 'Developer @ Delta Ltd, 2019-1 – 2023-2'],
  ],
  [
    'the same in French',
    [
      'Chef de projet',
      'ACME SA – Depuis Février 2023',
      '',
      'Développeur',
      'Delta SA – Janvier 2019 à Février 2023',
    ],
    ['Chef de projet @ ACME SA, 2023-2 – now', 'Développeur @ Delta SA, 2019-1 – 2023-2'],
  ],
  [
    'the same in German',
    [
      'Projektleiter',
      'Acme GmbH – seit Februar 2023',
      '',
      'Entwickler',
      'Delta GmbH – Januar 2019 bis Februar 2023',
    ],
    ['Projektleiter @ Acme GmbH, 2023-2 – now', 'Entwickler @ Delta GmbH, 2019-1 – 2023-2'],
  ],
  [
    'a star for an open end',
    ['Web Developer\tMay 2019 - *', 'Acme Ltd', '', 'Analyst\tAug 2018 - May 2019', 'Delta Ltd'],
    ['Web Developer @ Acme Ltd, 2019-5 – now', 'Analyst @ Delta Ltd, 2018-8 – 2019-5'],
  ],
  [
    'a year and a place behind it',
    [
      'Web Designer - Acme\t2018-2020\tBerlin',
      '- Designed',
      'Police Officer - Bolt\t2005\tBonn',
      '- Gave aid',
    ],
    ['Web Designer @ Acme, 2018 – 2020', 'Police Officer @ Bolt, 2005 – 2005'],
  ],
  [
    'a month and a place behind it',
    ['Retail Clerk, Acme Ltd\tMay 2005\tBonn', '- Sold'],
    ['Retail Clerk @ Acme Ltd, 2005-5 – 2005-5'],
  ],
  [
    'the only job with one year',
    ['Retail Clerk - Acme Ltd, Bonn, 2005', '- Sold'],
    ['Retail Clerk @ Acme Ltd, 2005 – 2005'],
  ],
  [
    'how long within a month',
    ['Web Developer, Acme Brand\tMarch 2020 (2 weeks)', '- Built a page'],
    ['Web Developer @ Acme Brand, 2020-3 – 2020-3'],
  ],
  [
    'small words in capitals',
    [
      'DEVELOPER AT ACME – LEEDS – 01/2015 TO 12/2016',
      '- Built',
      'TESTER AT DELTA – YORK – 01/2013 TO 12/2014',
      '- Tested',
    ],
    ['DEVELOPER @ ACME, 2015-1 – 2016-12', 'TESTER @ DELTA, 2013-1 – 2014-12'],
  ],
  [
    'small words in capitals in French',
    [
      'DATA ENGINEER CHEZ NOVALOGIC – PARIS – 01/2015 À 12/2016',
      '- Construit',
      'DÉVELOPPEUR JAVA CHEZ DURANCE – LYON – 01/2013 À 12/2014',
      '- Codé',
    ],
    ['DATA ENGINEER @ NOVALOGIC, 2015-1 – 2016-12', 'DÉVELOPPEUR JAVA @ DURANCE, 2013-1 – 2014-12'],
  ],
  [
    'another order below',
    [
      'Project manager',
      'Acme Ltd (January 2023 - present)',
      '',
      'Developer',
      'Delta Ltd',
      'January 2019 - February 2023',
    ],
    ['Project manager @ Acme Ltd, 2023-1 – now', 'Developer @ Delta Ltd, 2019-1 – 2023-2'],
  ],
  [
    'what a firm does, below its employer',
    [
      'Systems Engineer',
      'Novi Informatics',
      'Since August 2018, Leeds, UK',
      'Service and consulting company in Leeds',
      '- Ran servers',
    ],
    ['Systems Engineer @ Novi Informatics, 2018-8 – now'],
  ],
  [
    'a tagline behind the dates',
    [
      'Crestline (September 2022 - February 2025): Data about companies',
      '– Platform Engineer',
      'Axolo (June 2021 - July 2022): Startup for ledgers',
      '– Software Engineer',
    ],
    ['Platform Engineer @ Crestline, 2022-9 – 2025-2', 'Software Engineer @ Axolo, 2021-6 – 2022-7'],
  ],
  [
    'a date glued to the text before it',
    [
      'Full Stack Developer, Flowtree Ltd',
      'Online notepad with content recognition2016-12 — 2018-03',
      'Built the product',
    ],
    ['Full Stack Developer @ Flowtree Ltd, 2016-12 – 2018-3'],
  ],
  [
    'dates, employer, place and title on lines of their own',
    [
      'June 2018 - December 2019',
      'Morrow Consultancy',
      'Berlin, Germany',
      'Assistant System Engineer',
      'Built web applications for the post',
    ],
    ['Assistant System Engineer @ Morrow Consultancy, 2018-6 – 2019-12'],
  ],
  [
    'an employer above its field of work',
    ['Kestrel\tJan 2021 - Aug 2021', 'Mobile Development', 'Developed a web application for streaming.'],
    ['Mobile Development @ Kestrel, 2021-1 – 2021-8'],
  ],
  [
    'a department before the employer',
    [
      'Project Engineer – Engineering Dept – Walton & Wolfe\t2018 - 2021',
      '- Built',
      'Drafter – Presales Dept. – Sapex/Hydro (July 2016 to March 2018)',
      '- Drew',
    ],
    ['Project Engineer @ Walton & Wolfe, 2018 – 2021', 'Drafter @ Sapex/Hydro, 2016-7 – 2018-3'],
  ],
  [
    'a unit below the employer of the line above',
    ['Kestrel Ltd\tAug 2017 - Present', 'Data Engineer at Platform Team', '- Built'],
    ['Data Engineer @ Kestrel Ltd, 2017-8 – now'],
  ],
  [
    'a telephone number beside an employer',
    ['Foodway (509) 555-0135', 'Cashier\tJune 2014 - September 2014', '- Sold'],
    ['Cashier @ Foodway, 2014-6 – 2014-9'],
  ],
  [
    'marks between title and employer',
    [
      'Barista ✸ Claudia’s Coffee\tMarch 2023 – August 2025',
      '- Brewed',
      'Waiter ⋄ Hotel Adler\tMarch 2021 – August 2022',
      '- Served',
    ],
    ['Barista @ Claudia’s Coffee, 2023-3 – 2025-8', 'Waiter @ Hotel Adler, 2021-3 – 2022-8'],
  ],
  [
    'a level behind the title',
    [
      'MSTEX\tOut/2011 - Ago/2018',
      'Jan/2015 - Ago/2018 Analista Desenvolvedor Sênior',
      'Out/2014 - Jan/2015 Analista Desenvolvedor Pleno',
      'Out/2011 - Out/2014 Analista Desenvolvedor Júnior',
    ],
    [
      'Analista Desenvolvedor Sênior @ MSTEX, 2015-1 – 2018-8',
      'Analista Desenvolvedor Pleno @ MSTEX, 2014-10 – 2015-1',
      'Analista Desenvolvedor Júnior @ MSTEX, 2011-10 – 2014-10',
    ],
  ],
  [
    'ends above their starts in a rail, over title and employer',
    [
      ...['12/2024\tLaboratory Analyst', '10/2024\tClinical laboratory Norton', 'Improving the laboratory'],
      ...['04/2024\tData Analyst', '11/2023\tKestrel Ltd', 'Improving the reports'],
    ],
    [
      'Laboratory Analyst @ Clinical laboratory Norton, 2024-10 – 2024-12',
      'Data Analyst @ Kestrel Ltd, 2023-11 – 2024-4',
    ],
  ],
  [
    'a word for today above a start in a rail',
    [
      ...['Current\tWeb developer at Pixilabs, Sencur', 'Feb 2013\tE-commerce for B2B and B2C'],
      'Full stack developer for a commercial application',
      ...['Jul 2012 - Sep 2012\tIntern developer at AVX, San Francisco', 'Developing a browser extension'],
    ],
    ['Web developer @ Pixilabs, 2013-2 – now', 'Intern developer @ AVX, 2012-7 – 2012-9'],
  ],
  [
    'how long, and no dates',
    ['Software Engineer - Globix Ltd (1 year)', '- Built', 'Tester, Delta Ltd (6 months)', '- Tested'],
    ['Software Engineer @ Globix Ltd, ? – ?', 'Tester @ Delta Ltd, ? – ?'],
  ],
])('%s', (_name, lines, found) => {
  expect(experience(...lines)).toEqual(found);
});

test.each<[string, string[], string[]]>([
  [
    'referees',
    [
      'Clerk, Acme Ltd\t2018 - 2020',
      '- Sold',
      'References:',
      'Chris Doe',
      'Senior Engineer - Metromill',
      '480-555-0160',
      'chris@example.com',
      'Amy Sea',
      'Quality Coach - Grand Ltd',
      '602-555-0127',
    ],
    ['Clerk @ Acme Ltd, 2018 – 2020'],
  ],
  [
    'a break',
    [
      'Clerk, Acme Ltd\t2018 - 2020',
      '- Sold',
      'Solo World Travel & Personal Development\t02.2023 - 06.2023',
      'Personal Break',
      'Planned career break: solo travel.',
    ],
    ['Clerk @ Acme Ltd, 2018 – 2020'],
  ],
  [
    'training',
    [
      'Clerk, Acme Ltd\t2016 - 2020',
      '- Sold',
      '04.2011-01.2012\tAcme Akademie GmbH, Dortmund',
      'Fortbildung: Software- und Datenbankentwickler',
    ],
    ['Clerk @ Acme Ltd, 2016 – 2020'],
  ],
])('%s: no job', (_name, lines, found) => {
  expect(experience(...lines)).toEqual(found);
});
