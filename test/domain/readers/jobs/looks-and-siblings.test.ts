import { expect, test } from 'vitest';
import type { Line } from '#domain/document.ts';
import { type Block, compose, linesOf } from '#formats/word/blocks.ts';
import { datedJobs, experience, jobsOf } from '../../../support/reading.ts';

/* What nothing but its look parts, what the siblings of an entry tell, and jobs below headings of other things. */

/** A paragraph of runs, "**" around those in bold letters. */
const paragraph = (marked: string): Block => ({
  kind: 'paragraph',
  runs: marked
    .replace(/^• /, '')
    .split('**')
    .map((text, at) => ({ text, size: 11, bold: at % 2 === 1, hiding: null }))
    .filter(({ text }) => text !== ''),
  bullet: marked.startsWith('• '),
  before: 0,
});
const looked = (...lines: string[]) =>
  compose('docx', linesOf(['Jo Example', 'Experience', ...lines].map(paragraph), 'main'));
const seamsOf = (line: Line | undefined) => line?.seams?.map((seam) => seam - (line?.start ?? 0));

test.each<[string, string[], string[]]>([
  [
    'a title in bold letters before the employer',
    ['**Office Manager** Blue Harbour\t2018 – 2020', '• Kept the books'],
    ['Office Manager @ Blue Harbour, 2018 – 2020'],
  ],
  [
    'an employer in bold letters before the title',
    ['**Blue Harbour** Office Manager\t2018 – 2020', '• Kept the books'],
    ['Office Manager @ Blue Harbour, 2018 – 2020'],
  ],
  [
    'two names of an employer, and a bracket',
    ['**Office Manager** Harbour Tea / Blue Quay (Leeds, UK)\t2018 – 2020', '• Kept the books'],
    ['Office Manager @ Harbour Tea / Blue Quay (Leeds, UK), 2018 – 2020'],
  ],
  [
    'a small word parts them already',
    ['**Office Manager at** Blue Harbour\t2018 – 2020', '• Kept the books'],
    ['Office Manager @ Blue Harbour, 2018 – 2020'],
  ],
  [
    'a part of the title in other letters is none of its employer',
    ['Blue Harbour', '**Senior** Office Manager\t2018 – 2020', '• Kept the books'],
    ['Senior Office Manager @ Blue Harbour, 2018 – 2020'],
  ],
  [
    'a place in other letters',
    ['Office Manager, Blue Harbour, **Le Locle (Suisse)**\t2018 – 2020', '• Kept the books'],
    ['Office Manager @ Blue Harbour, 2018 – 2020'],
  ],
])('%s', (_what, lines, found) => {
  expect(jobsOf(looked(...lines))).toEqual(found);
});

test('items in bold letters among plain ones are entries', () => {
  const lines = [
    '• **Northwind Ltd, November 2012 - Present**',
    '• **Office Manager**',
    '• Kept the books',
    '• **Contoso Ltd, September 2011 - May 2012, Leeds**',
    '• **Clerk**',
    '• Kept the files',
  ];
  expect(jobsOf(looked(...lines))).toEqual([
    'Office Manager @ Northwind Ltd, 2012-11 – now',
    'Clerk @ Contoso Ltd, 2011-9 – 2012-5',
  ]);
});

test('the look changes at words; within them, and throughout, it does not', () => {
  const [, , one, other, plain] = looked('**Cook** Acme **Leeds**', 'Ac**me Ltd**', '**Cook, Acme**').lines;
  expect(seamsOf(one)).toEqual([5, 10]);
  expect(seamsOf(other)).toBeUndefined();
  expect(seamsOf(plain)).toBeUndefined();
});

test.each<[string, string[], string[]]>([
  [
    'what a dash sets behind a title, where siblings have their employer on a line of its own',
    [
      'Food Worker\t2020 – 2021',
      'Pasque House, Leeds',
      '• Set the trays',
      'Delivery Clerk\t2019 – 2020',
      'Lowtide Home, Leeds',
      '• Brought the goods',
      'Service Associate - Price Checks\t2018 – 2019',
      'Red Kite Stores, Leeds',
      '• Checked the prices',
    ],
    [
      'Food Worker @ Pasque House, 2020 – 2021',
      'Delivery Clerk @ Lowtide Home, 2019 – 2020',
      'Service Associate - Price Checks @ Red Kite Stores, 2018 – 2019',
    ],
  ],
  [
    'a name with the word of a trade in the cell of the employers',
    [
      'Clerk | Northwind | Mar 2015 – Sep 2017',
      '• Kept the books',
      'Driver | Contoso | Feb 2011 – Nov 2014',
      '• Drove the van',
      'Cook | Lowtide | Feb 2009 – Jan 2011',
      '• Cooked',
      'Baker | Yoke Net-A-Porter | Feb 2007 – Jan 2009',
      '• Baked',
    ],
    [
      'Clerk @ Northwind, 2015-3 – 2017-9',
      'Driver @ Contoso, 2011-2 – 2014-11',
      'Cook @ Lowtide, 2009-2 – 2011-1',
      'Baker @ Yoke Net-A-Porter, 2007-2 – 2009-1',
    ],
  ],
  [
    'two titles of one job',
    ['Acme Ltd', 'Data Clerk | Data Analyst | Jan 2020 – Jun 2021', '• Kept the books'],
    ['Data Clerk | Data Analyst @ Acme Ltd, 2020-1 – 2021-6'],
  ],
  [
    'a name and its place with a colon in it',
    [
      'Blackwater: Home Tools Innovation Lab\tAustin, TX',
      'Data Scientist\tOctober 2013 - Present',
      'Fred Hill Research Center\tSeattle, WA',
      'Research Fellow\tAugust 2012 - October 2013',
      'University of Calder\tWaco, TX',
      'Teaching Assistant\tAugust 2008 - May 2011',
    ],
    [
      'Data Scientist @ Blackwater, 2013-10 – now',
      'Research Fellow @ Fred Hill Research Center, 2012-8 – 2013-10',
      'Teaching Assistant @ University of Calder, 2008-8 – 2011-5',
    ],
  ],
  [
    'names with links above the next heading',
    [
      'Shop Designer, Acme',
      'June 2021 - October 2023',
      'Built shops for the clients of the house.',
      'Sammy Loans - https://loans.example/',
      'Pickup Media - https://pickup.example/',
      'Layout Designer, Contoso',
      'November 2019 - March 2021',
    ],
    ['Shop Designer @ Acme, 2021-6 – 2023-10', 'Layout Designer @ Contoso, 2019-11 – 2021-3'],
  ],
  [
    'roles as items below the time of their employer',
    [
      'ACP, Clackamas, Oregon | April 2007 - August 2015',
      '• Senior Support Specialist | October 2013 - August 2015',
      '• Support Specialist | April 2007 - October 2013',
      'Data Integration:',
      '• Connected the books of many firms',
    ],
    ['Senior Support Specialist @ ACP, 2013-10 – 2015-8', 'Support Specialist @ ACP, 2007-4 – 2013-10'],
  ],
  [
    'items within the time of a titled job are none',
    [
      'Support Specialist, ACP, Leeds | April 2007 - August 2015',
      '• Team Lead | October 2013 - August 2015',
      '• Connected the books of many firms',
    ],
    ['Support Specialist @ ACP, 2007-4 – 2015-8'],
  ],
  [
    'an employer behind the dates in brackets, before sentences',
    [
      'Office Manager (Jan 2018 – Jan 2020), for Northwind Ltd, Leeds. As the lead of four I kept the books of the house.',
      'Clerk (Dec 2016 – Jan 2018) at Contoso, Leeds.. In this role I worked in a team of nine people there.',
    ],
    ['Office Manager @ Northwind Ltd, 2018-1 – 2020-1', 'Clerk @ Contoso, 2016-12 – 2018-1'],
  ],
  [
    'a place before the title',
    ['Acme Learning Jan. 2012 – Dec. 2014 Chicago, Illinois Front Desk Manager', '• Kept the desk'],
    ['Front Desk Manager @ Acme Learning, 2012-1 – 2014-12'],
  ],
  [
    'a name with a legal form behind the bracket of a title',
    ['March 2014 - Present', 'Senior Clerk (Ledgers and Rolls) Acme India Limited', '• Kept the desk'],
    ['Senior Clerk (Ledgers and Rolls) @ Acme India Limited, 2014-3 – now'],
  ],
  [
    'a way of working behind the title',
    ['Septembre 2022 - Avril 2023:  Développeur senior en freelance chez Acme.'],
    ['Développeur senior @ Acme, 2022-9 – 2023-4'],
  ],
  [
    'dates that break before a title that opens in a small letter',
    [
      'May 2013 - Web Developer, Acme, Leeds, UK,',
      'Aug 2014 https://acme.example',
      'Oct 2012 - iOS Developer, Contoso LLC. Leeds, UK,',
      'Mar 2013 https://contoso.example',
    ],
    ['Web Developer @ Acme, 2013-5 – 2014-8', 'iOS Developer @ Contoso LLC, 2012-10 – 2013-3'],
  ],
  [
    'what somebody learnt, among jobs',
    [
      '07/2020 – 09/2021 Sicherheitsmitarbeiter, Acme GmbH',
      '03/2018 – 05/2019 Weiterbildung Webentwickler, Contoso',
      '08/2014 – 01/2017 Ausbildung Elektroniker',
    ],
    ['Sicherheitsmitarbeiter @ Acme GmbH, 2020-7 – 2021-9'],
  ],
  [
    'dates around three lines of a rail, the end above',
    ['2021\tTechnical Clerk', '|\tBoston, USA', 'University of Calder', '2018', '• Kept the books'],
    ['Technical Clerk @ University of Calder, 2018 – 2021'],
  ],
  [
    'a heading that stands where employers do',
    ['Professional Employment', '2012 – 2014\tWeb Developer', 'Rely Tea, Ferntree', '• Built the shop'],
    ['Web Developer @ Rely Tea, 2012 – 2014'],
  ],
  [
    'a name with its town and state, and one with a figure',
    [
      'Northfleet Seattle, WA',
      'Clerk\tMay 2011 – September 2011',
      '• Kept the books',
      '3M Corporation, St Paul, MN',
      'Aide\tMay 2008 – September 2009',
      '• Kept the files',
    ],
    ['Clerk @ Northfleet Seattle, 2011-5 – 2011-9', 'Aide @ 3M Corporation, 2008-5 – 2009-9'],
  ],
  [
    'how much was worked and earned, behind a title',
    ['Acme Lab', 'Research Assistant, 10 hours/week, $12/hour\tNov 2013–May 2018', '• Kept the files'],
    ['Research Assistant @ Acme Lab, 2013-11 – 2018-5'],
  ],
  [
    'the title by its label, behind other facts of a form',
    [
      'Mar-2015 - Current time - Acme Ltd, http://acme.example/',
      'Customer: Internal project.',
      'Team Size: 2 Developers, 1 DevOps',
      'Project Role: Lead Developer',
      'Tasks performed:',
      '• Built the shop',
    ],
    ['Lead Developer @ Acme Ltd, 2015-3 – now'],
  ],
  [
    'an employer with its place as the item of a list',
    [
      '• Pixel Works (formerly KIT)\tLondon, UK',
      'Senior Architect\t03/2013 – Present',
      'Built the services of the house',
    ],
    ['Senior Architect @ Pixel Works (formerly KIT), 2013-3 – now'],
  ],
  [
    'an employer before where it lies',
    ['Desarrollador, en Harinas Soto, ubicado en Monterrey\t2011 – 2013', '• Llevó la tienda'],
    ['Desarrollador @ Harinas Soto, 2011 – 2013'],
  ],
  [
    'a title over its place over dates, however they are set in',
    ['Principal Engineer', 'Acme Data Lab', 'USA', 'September 2018 - January 2020', 'I ran the teams.'],
    ['Principal Engineer @ Acme Data Lab, 2018-9 – 2020-1'],
  ],
])('%s', (_what, lines, found) => {
  expect(experience(...lines)).toEqual(found);
});

test('below a list of skills without another heading a job has the employer of the one before', () => {
  expect(
    datedJobs(
      'Jo Example',
      'Technical Skills',
      'Python',
      'Acme Ltd - Leeds',
      'Team Lead - Aug 2016 - Feb 2017',
      'Led eight people with much care for each of them',
      'Front-end Developer - Jan 2016 - Aug 2016',
      'Built pages for the clients of the house',
    ),
  ).toEqual(['Team Lead @ Acme Ltd, 2016-8 – 2017-2', 'Front-end Developer @ Acme Ltd, 2016-1 – 2016-8']);
});

const work = [
  'Experience',
  'Software Engineer',
  'Acme Ltd / Leeds, UK / March 2022 – March 2023',
  '• Built the shop',
  'Technician',
  'Contoso Ltd / Leeds, UK / March 2021 – March 2022',
  '• Drew the plans',
];

test('a job below a heading of projects that stands as the others do', () => {
  const projects = ['Projects', 'Programmed a mower.', 'Made a game.'];
  const job = [
    'Research Intern',
    'University of Calder / Leeds, UK / January 2020 – December 2020',
    '• Ran it',
  ];
  expect(datedJobs('Jo Example', ...work, ...projects, ...job)).toEqual([
    'Software Engineer @ Acme Ltd, 2022-3 – 2023-3',
    'Technician @ Contoso Ltd, 2021-3 – 2022-3',
    'Research Intern @ University of Calder, 2020-1 – 2020-12',
  ]);
});

test.each([
  ['without an employer', ['Lead Developer', 'Tide Tables / Leeds, UK / January 2020 – December 2020']],
  ['of one’s own lab', ['Software Engineer', 'T1 Lab / Leeds, UK / January 2020 – December 2020']],
  ['of a year', ['Software Engineer', 'University of Calder / Leeds, UK / 2020']],
])('a project %s is no job', (_what, project) => {
  expect(datedJobs('Jo Example', ...work, 'Projects', ...project, '• Made it')).toHaveLength(2);
});

test('behind a heading of projects that returns under every job the next one follows', () => {
  expect(
    datedJobs(
      'Jo Example',
      'Career History',
      'Aug 2020 – Oct 2024\tACME LTD',
      'IOS PROGRAMMER',
      'KEY PROJECTS AND ACHIEVEMENTS:',
      'Wrote an app for managers of theatres',
      '2017 – 2018\tCONTOSO LTD',
      'PHP PROGRAMMER',
      'KEY PROJECTS AND ACHIEVEMENTS:',
      'Wrote the pages of a shop for boats',
      '2008 – 2010\tUNIVERSITY OF CALDER',
      'COMPUTER PROGRAMMER',
      'Education',
      '2007\tBSc, University of Calder',
    ),
  ).toEqual([
    'IOS PROGRAMMER @ ACME LTD, 2020-8 – 2024-10',
    'PHP PROGRAMMER @ CONTOSO LTD, 2017 – 2018',
    'COMPUTER PROGRAMMER @ UNIVERSITY OF CALDER, 2008 – 2010',
  ]);
});

test.each<[string, string[], string[]]>([
  [
    'a firm behind the small word of a title',
    ['Founder of The Harbour Inc', 'May 2015 – June 2018', '• Led the crew'],
    ['Founder @ The Harbour Inc, 2015-5 – 2018-6'],
  ],
  [
    'a firm that is named like a trade, above its title',
    ['Baker of Calder Ltd', 'Office Clerk', 'May 2015 – June 2018', '• Kept the books'],
    ['Office Clerk @ Baker of Calder Ltd, 2015-5 – 2018-6'],
  ],
  [
    'marks on either side of a title',
    ['• OFFICE CLERK •', 'Harbour Ltd, May 2015 – June 2018', '• Kept the books'],
    ['OFFICE CLERK @ Harbour Ltd, 2015-5 – 2018-6'],
  ],
])('%s', (_what, lines, jobs) => {
  expect(datedJobs('Jo Example', 'Experience', ...lines)).toEqual(jobs);
});

test('applications one has built are no jobs', () => {
  const lines = [
    'Office Clerk, Harbour Ltd, 2015 – 2018',
    'Applications Built',
    'Tide Tables, Developer, 2016',
  ];
  expect(datedJobs('Jo Example', 'Experience', ...lines)).toEqual([
    'Office Clerk @ Harbour Ltd, 2015 – 2018',
  ]);
});
