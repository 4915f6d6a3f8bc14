import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Entries that are items of a list, that labels date, and employers with words of their own around them. */

test.each<[string, string[], string[]]>([
  [
    'headings that are items, their dates at a tab',
    [
      '• Software Developer, Acme\tAug 2013 – May 2021',
      '– Built models',
      '• Java Developer, Contoso\tMar 2010 – June 2013',
      '– Built things',
    ],
    ['Software Developer @ Acme, 2013-8 – 2021-5', 'Java Developer @ Contoso, 2010-3 – 2013-6'],
  ],
  [
    'the same in three cells behind arrows',
    [
      '➤ Software Developer\tAcme, Berlin, Germany\tAug 2013 – May 2021',
      '• Built models',
      '➤ Java Developer\tContoso, Munich, Germany\tMar 2010 – June 2013',
      '• Built things',
    ],
    ['Software Developer @ Acme, 2013-8 – 2021-5', 'Java Developer @ Contoso, 2010-3 – 2013-6'],
  ],
  [
    'marks that cling to the employer',
    [
      '•Acme\tJan 2022 - Present',
      'Cloud Engineer',
      '– Building tools',
      '•Contoso\tJan 2020 - Dec 2021',
      'Software Engineer',
      '– Built tools',
    ],
    ['Cloud Engineer @ Acme, 2022-1 – now', 'Software Engineer @ Contoso, 2020-1 – 2021-12'],
  ],
  [
    'what an employer makes, between it and the title',
    [
      'Acme\tAmsterdam',
      'Fleet software',
      'Backend Engineer\t2018 – 2020',
      '• Wrote code',
      'Contoso',
      'Pension & insurance software',
      'Developer\t2015 – 2018',
      '• Wrote code',
    ],
    ['Backend Engineer @ Acme, 2018 – 2020', 'Developer @ Contoso, 2015 – 2018'],
  ],
  [
    'an employer in small letters below its town',
    ['Leeds', 'Acme software', 'Backend Engineer\t2018 – 2020', '• Wrote code'],
    ['Backend Engineer @ Acme software, 2018 – 2020'],
  ],
  [
    'an employer whose place is everywhere',
    ['Acme Network\tGlobal', 'Developer\t2015 – 2017', '• Grew the network'],
    ['Developer @ Acme Network, 2015 – 2017'],
  ],
  [
    'employers that are items over titles of a stretch and of a year',
    [
      '• Acme Technology - Berlin, Germany',
      'Senior Software Engineer (2021 - Present)',
      '◦ Built the query engine',
      '• Contoso Technology - Munich, Germany',
      'Software Engineer (2018)',
      '◦ Built the gateway',
    ],
    [
      'Senior Software Engineer @ Acme Technology, 2021 – now',
      'Software Engineer @ Contoso Technology, 2018 – 2018',
    ],
  ],
  [
    'dates that labels give on lines of their own',
    [
      'Contoso',
      'Software Engineer',
      'Start Date: March 2020',
      'End Date: September 2020',
      '• Set up the pipeline',
      '',
      'Analyst, Acme',
      'Start date: 2018-03',
      'End date: 2019-12',
      '• Analysed',
    ],
    ['Software Engineer @ Contoso, 2020-3 – 2020-9', 'Analyst @ Acme, 2018-3 – 2019-12'],
  ],
  [
    'the same of one that lasts, and on one line',
    [
      'Software Engineer, Contoso',
      'Start: 03/2020',
      'End: Present',
      '• Set up the pipeline',
      '',
      'Analyst, Acme',
      'Start Date: March 2018 End Date: December 2019',
      '• Analysed',
    ],
    ['Software Engineer @ Contoso, 2020-3 – now', 'Analyst @ Acme, 2018-3 – 2019-12'],
  ],
  [
    'a form whose columns are torn apart, which lasts no longer than it says',
    ['From: Mar 2018\tAcme Ltd\tLeeds To: Nov 2018\tAnalyst', '- Built a model'],
    [],
  ],
  [
    'a title whose time is not that of the employer above, which its own dates stand beside',
    [
      'Acme, Leeds\t2024 – 2025',
      'Web Developer',
      '- Built shops',
      '',
      'Head Cook\t2006 – 2023',
      '- Cooked for fifty guests',
    ],
    ['Web Developer @ Acme, 2024 – 2025', 'Head Cook @ -, 2006 – 2023'],
  ],
  [
    'a title within the time of the employer above',
    [
      'Acme, Leeds\t2010 – 2020',
      'Lead Developer',
      '- Led the shops',
      '',
      'Web Developer\t2010 – 2014',
      '- Built shops',
    ],
    ['Lead Developer @ Acme, 2010 – 2020', 'Web Developer @ Acme, 2010 – 2014'],
  ],
  [
    'the form of Europass in Italian',
    [
      'Acme S.R.L.',
      'Città: Torino | Paese: Italia',
      '[ 04/2021 – 08/2023 ] Programmatore',
      'Sviluppo.',
      'Contoso Labs',
      'Città: Torino | Paese: Italia',
      '[ 01/2018 – 03/2021 ] Tecnico',
      'Sviluppo.',
    ],
    ['Programmatore @ Acme S.R.L., 2021-4 – 2023-8', 'Tecnico @ Contoso Labs, 2018-1 – 2021-3'],
  ],
  [
    'trades that only the lists of occupations have',
    [
      'Acme Zeitung',
      'Pressesprecherin',
      '03/2018 - 09/2019',
      '- Sprach',
      '',
      'Contoso Bouw',
      'Timmervrouw',
      '01/2015 - 02/2018',
      '- Bouwde',
    ],
    ['Pressesprecherin @ Acme Zeitung, 2018-3 – 2019-9', 'Timmervrouw @ Contoso Bouw, 2015-1 – 2018-2'],
  ],
  [
    'parts of schools and firms before their names',
    [
      'Statistical Consultant, School of Family Sciences, Acme State University, 2015 – 2022',
      '- Advised on data',
      '',
      'Lecturer in Crime Science',
      'Department of Security, Northwind University',
      'May 2013 – June 2015',
      '- Taught',
      '',
      'Programmer, Financial Engineering Group, Acme Capital Markets, 2010 – 2013',
      '- Built models',
      '',
      'Engineer, Fabrikam Group, Sweden, 2005 – 2010',
      '- Built engines',
    ],
    [
      'Statistical Consultant @ Acme State University, 2015 – 2022',
      'Lecturer in Crime Science @ Northwind University, 2013-5 – 2015-6',
      'Programmer @ Acme Capital Markets, 2010 – 2013',
      'Engineer @ Fabrikam Group, 2005 – 2010',
    ],
  ],
  [
    'two summers, the later one first',
    ['Analyst, Acme Ltd', 'Summer 2014 and Summer 2013', '- Built a model'],
    ['Analyst @ Acme Ltd, 2014-6 – 2014-6'],
  ],
  [
    'items of the text of a job',
    [
      'Lead Engineer, Acme\tAug 2013 – May 2021',
      '• Developer of the billing, Aug 2013 – May 2014',
      '• Built models',
    ],
    ['Lead Engineer @ Acme, 2013-8 – 2021-5'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});
