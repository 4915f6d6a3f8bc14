import { expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

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
    'places behind dashes without room, titles of several before a colon',
    [
      '• Pingouin Linux—Leeds, UK',
      'Programmer Analyst, Customer Support, Trainer: May 2005–February 2006',
      'Consultant for small firms',
      '• Libris-Info—Leeds, UK',
      'Bookshop Clerk: October 2004–May 2005',
      'Sold books',
      '• Contoso—York, UK',
      'Developer: January 2003–September 2004',
      'Wrote code',
      '• Fabrikam—York, UK',
      'Tester: January 2002–December 2002',
      'Tested',
    ],
    [
      'Programmer Analyst, Customer Support, Trainer @ Pingouin Linux, 2005-5 – 2006-2',
      'Bookshop Clerk @ Libris-Info, 2004-10 – 2005-5',
      'Developer @ Contoso, 2003-1 – 2004-9',
      'Tester @ Fabrikam, 2002-1 – 2002-12',
    ],
  ],
  [
    'months behind their year before a sentence',
    [
      'Software Engineer – Delta Works GmbH',
      '2020, Jul-Oct. Delta Works GmbH is a firm of cash desks.',
      '',
      'Internship – Northlight GmbH',
      '2018, Jul-Aug. I worked in a project.',
    ],
    [
      'Software Engineer @ Delta Works GmbH, 2020-7 – 2020-10',
      'Internship @ Northlight GmbH, 2018-7 – 2018-8',
    ],
  ],
  [
    'employers, units and titles that full stops part',
    [
      'Acme Photography (AEP). Camera Operator. 2014 - 2018.',
      'Full Sea University. Creative Writing Program. Course Director. 2011 - 2022.',
      'Northwind Books. Editor. 2008 - 2011.',
    ],
    [
      'Camera Operator @ Acme Photography (AEP), 2014 – 2018',
      'Course Director @ Full Sea University, 2011 – 2022',
      'Editor @ Northwind Books, 2008 – 2011',
    ],
  ],
  [
    'a year in a rail whose month stands with the next line',
    [
      '2021 – Feb Inventory Clerk, Aioli Restaurant',
      '2024 - Managed inventory levels',
      '2019 – Mar Cashier, Contoso Shop',
      '2021 - Sold',
    ],
    ['Inventory Clerk @ Aioli Restaurant, 2021 – 2024-2', 'Cashier @ Contoso Shop, 2019 – 2021-3'],
  ],
  [
    'an institute above a title',
    ['Acme Institute\t2009 - 2011', 'Educational Media Intern', '- Filmed'],
    ['Educational Media Intern @ Acme Institute, 2009 – 2011'],
  ],
  [
    'a title with its field over an employer and its place',
    [
      'Software Engineer Intern – Web Platform\tJune 2018 – September 2018',
      'Roblex Ltd\tSan Mateo, CA',
      '- Built',
    ],
    ['Software Engineer Intern – Web Platform @ Roblex Ltd, 2018-6 – 2018-9'],
  ],
  [
    'an employer of several names',
    [
      'Modo Tacos, Tequila, and Whiskey — Server (Sept 2023-June 2026)',
      '- Served',
      'Second Cup — Barista (Sept 2021-June 2023)',
      '- Brewed',
    ],
    ['Server @ Modo Tacos, Tequila, and Whiskey, 2023-9 – 2026-6', 'Barista @ Second Cup, 2021-9 – 2023-6'],
  ],
  [
    'what somebody does behind a comma',
    [
      'OpSon, Production and Design',
      'May 2004 - March 2008',
      'Updated content',
      'Glowlab, Designer',
      'May 2002 - March 2004',
      '- Drew',
    ],
    ['Production and Design @ OpSon, 2004-5 – 2008-3', 'Designer @ Glowlab, 2002-5 – 2004-3'],
  ],
  [
    'from and to on lines of their own',
    [
      'Blinnet',
      'From Feb 2022',
      'to Oct 2022',
      'LEAD DEVELOPER',
      '- Built',
      'Contoso',
      'From Jan 2020',
      'to Jan 2022',
      'DEVELOPER',
      '- Built',
    ],
    ['LEAD DEVELOPER @ Blinnet, 2022-2 – 2022-10', 'DEVELOPER @ Contoso, 2020-1 – 2022-1'],
  ],
  [
    'an employer in small letters before a sentence',
    [
      'May/2022 to Jul/2022 - Senior Software Developer at ilia - I acted as a backend developer.',
      'Jan/2020 to May/2022 - Software Developer at Foton - Worked using Java.',
    ],
    ['Senior Software Developer @ ilia, 2022-5 – 2022-7', 'Software Developer @ Foton, 2020-1 – 2022-5'],
  ],
  [
    'dates around the line of their employer',
    ['July 2011 –', 'Acme Lab, Dartmoor College, Hanau, NH', 'June 2012', 'Lab Manager', '- Ran the lab'],
    ['Lab Manager @ Dartmoor College, 2011-7 – 2012-6'],
  ],
  [
    'a field behind a second title',
    [
      'Borealis',
      'Engineer\tMay 2017 - April 2019',
      '- Built',
      'Senior Engineer, Data Platform\tMay 2019 - June 2022',
      '- Built',
    ],
    ['Engineer @ Borealis, 2017-5 – 2019-4', 'Senior Engineer, Data Platform @ Borealis, 2019-5 – 2022-6'],
  ],
  [
    'a way to work in brackets behind the place',
    ['ONBA, Plano, TX (HYBRID)\t2021 - 2023', 'Senior Engineer - Payments', '- Built'],
    ['Senior Engineer - Payments @ ONBA, 2021 – 2023'],
  ],
  [
    'a bracket behind the place',
    ['HAWTHORN, Irving, TX (acquired by Oak)\t2007 - 2009', 'Senior Engineer - Payments', '- Built'],
    ['Senior Engineer - Payments @ HAWTHORN, 2007 – 2009'],
  ],
  [
    'a rank that wraps',
    ['Acme Ltd — Senior', 'Software Engineer', 'JAN 2021 - MAY 2022', '- Built'],
    ['Senior Software Engineer @ Acme Ltd, 2021-1 – 2022-5'],
  ],
  [
    'a rank that wraps behind a country',
    ['Acme Cloud, United Arab Emirates — Senior', 'Software Engineer', 'JAN 2021 - MAY 2022', '- Built'],
    ['Senior Software Engineer @ Acme Cloud, 2021-1 – 2022-5'],
  ],
  [
    'student assistants',
    [
      'Acme Ltd',
      'IT Student Assistant\tMar 2016 - Jun 2018',
      '- Helped users',
      'Borealis Inc',
      'IT Specialist\tNov 2018 - Jan 2021',
      '- Ran',
    ],
    ['IT Student Assistant @ Acme Ltd, 2016-3 – 2018-6', 'IT Specialist @ Borealis Inc, 2018-11 – 2021-1'],
  ],
  [
    'studies of one’s own',
    ['Cybersecurity Self Study\tApr 2023 – present', 'Clerk, Acme Ltd\t2018 - 2020', '- Sold'],
    ['Clerk @ Acme Ltd, 2018 – 2020'],
  ],
  [
    'a field behind the dash of a title over an employer and where',
    ['Cloud Engineer — Networks and Security\tApr 2023 — May 2026', 'Nordwind · Remote', '- Built'],
    ['Cloud Engineer — Networks and Security @ Nordwind, 2023-4 – 2026-5'],
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

test.each<[string, string[], string[]]>([
  [
    'dates over employers over titles under no heading',
    [
      'Jane Roe',
      'jane.roe@example.org',
      '',
      '2017 - 2020',
      'Borealis',
      'Senior Engineer',
      '- Built services in Java',
      '',
      '2013 - 2017',
      'Cedar Ltd',
      'Engineer',
      '- Built services in C',
    ],
    ['Senior Engineer @ Borealis, 2017 – 2020', 'Engineer @ Cedar Ltd, 2013 – 2017'],
  ],
  [
    'the same below a headline',
    [
      'Jane Roe',
      'jane.roe@example.org',
      '',
      'An engineering leader.',
      '',
      '2020 - 2023',
      'Acme',
      'Sr. Development Manager',
      '- Built services in Java',
      '',
      '2017 - 2020',
      'Borealis',
      'VP of Engineering',
      '- Led 120 engineers',
      '',
      '2013 - 2017',
      'Cedar Matters',
      'Chief Technology Officer',
      '- Scaled',
    ],
    [
      'Sr. Development Manager @ Acme, 2020 – 2023',
      'VP of Engineering @ Borealis, 2017 – 2020',
      'Chief Technology Officer @ Cedar Matters, 2013 – 2017',
    ],
  ],
  [
    'experiences in German',
    [
      'Jan Berger',
      'Persönliche Daten',
      'Geburtstag 22. August 1985',
      'Erfahrungen',
      '2013 - 2014\tSales Clerk',
      'Nordwind Ltd',
      '2010 - 2012\tCook',
      'Acme Ltd',
    ],
    ['Sales Clerk @ Nordwind Ltd, 2013 – 2014', 'Cook @ Acme Ltd, 2010 – 2012'],
  ],
  [
    'the present post in Italian',
    [
      'Marco Esempio',
      'Attuale Posizione Lavorativa',
      'Assegnista di ricerca\tRoma, IT',
      'UNIVERSITÀ DI ACME\t07/2018-oggi',
    ],
    ['Assegnista di ricerca @ UNIVERSITÀ DI ACME, 2018-7 – now'],
  ],
  [
    'titles over employers over dates under no heading',
    [
      'Jack Berger',
      'jack@example.com',
      '',
      'Store Manager',
      'Northwind Ltd, Salem, MA',
      'June 2017 – December 2021',
      'Managed daily operations.',
      '',
      'Sales Clerk',
      'Acme Ltd, Salem, MA',
      'June 2014 – May 2017',
      'Sold shoes.',
      '',
      'Education',
      'Bachelor of Arts, Acme College, 2013',
    ],
    ['Store Manager @ Northwind Ltd, 2017-6 – 2021-12', 'Sales Clerk @ Acme Ltd, 2014-6 – 2017-5'],
  ],
  [
    'numbered entries',
    [
      'Eva Muster',
      'Work Experience',
      '1. Store Manager, Acme Ltd (2016 - 2018)',
      '2. Sales Clerk, Northwind Ltd (2012 - 2015)',
    ],
    ['Store Manager @ Acme Ltd, 2016 – 2018', 'Sales Clerk @ Northwind Ltd, 2012 – 2015'],
  ],
  [
    'a title that wraps behind “and”',
    [
      'Berufserfahrung',
      '05/2012 - 08/2013\tAcme GmbH, Berater (Banking &',
      'Broking)',
      '01/2010 - 04/2012\tNordwind GmbH, Leiter Einkauf und',
      'Vertrieb',
    ],
    [
      'Berater (Banking & Broking) @ Acme GmbH, 2012-5 – 2013-8',
      'Leiter Einkauf und Vertrieb @ Nordwind GmbH, 2010-1 – 2012-4',
    ],
  ],
  [
    'a month of a neighbour’s spelling',
    [
      'Expérience',
      'Comptable\tJuin 2018 – Setembre 2018',
      'Conseil National Acme',
      'Assistant\tJuin 2016 – Mai 2018',
      'Acme SA',
    ],
    ['Comptable @ Conseil National Acme, 2018-6 – 2018-9', 'Assistant @ Acme SA, 2016-6 – 2018-5'],
  ],
  [
    'a course',
    [
      'Engineering Experience',
      'Engineer, Acme Ltd\t2018 - 2020',
      '- Built',
      '“Medical Device Approval Process” Course\tMar-June 2017',
    ],
    ['Engineer @ Acme Ltd, 2018 – 2020'],
  ],
])('%s, in a document of its own', (_name, lines, found) => {
  expect(datedJobs(...lines)).toEqual(found);
});
