import { expect, test } from 'vitest';
import { datedJobs, experience } from '../../../support/reading.ts';

/* Classes that readers of invented résumés in the looks of public repositories reported. */

test.each<[string, string[], string[]]>([
  [
    'the address of an employer behind the title',
    [
      'Acorn',
      'Engineering Lead Website: https://acorn.example.com',
      'August 1, 2021 — Present (5 years 3 months)',
      'Seed-stage climate company.',
      '- Built services',
      'Harbour Labs',
      'Software Engineer https://harbour.example.com',
      'May 2018 — July 2021',
      '- Built services',
    ],
    ['Engineering Lead @ Acorn, 2021-8 – now', 'Software Engineer @ Harbour Labs, 2018-5 – 2021-7'],
  ],
  [
    'who works for nobody has no employer of a neighbour',
    [
      'Network Engineer, Harpoon Networks Inc.\tSep 2017 to Present',
      '- Wrote drivers',
      'Consultant (self-employed), Portland ME\tMay 2016 to Aug 2017',
      '- Wrote shops',
      'Freelance Web Developer\t2012 to 2016',
      '- Wrote shops',
    ],
    [
      'Network Engineer @ Harpoon Networks Inc, 2017-9 – now',
      'Consultant @ -, 2016-5 – 2017-8',
      'Freelance Web Developer @ -, 2012 – 2016',
    ],
  ],
  [
    'a break whose dates come first',
    [
      'Software Engineer, Northwind Ltd\tJul 2015 – Present',
      '- Wrote drivers',
      'Jan 2014 – Jun 2015\tCareer break',
      'Caring for a family member',
      'Developer, Contoso Ltd\tJun 2010 – Dec 2013',
      '- Wrote screens',
    ],
    ['Software Engineer @ Northwind Ltd, 2015-7 – now', 'Developer @ Contoso Ltd, 2010-6 – 2013-12'],
  ],
  [
    'employers called by their address',
    [
      'Site Reliability Engineer\t2020 – 2022',
      'pebble.cloud, Boston',
      '- Kept it running',
      'Staff Frontend Engineer\t2018 – 2020',
      'gusto.garden',
      '- Led a guild',
    ],
    [
      'Site Reliability Engineer @ pebble.cloud, 2020 – 2022',
      'Staff Frontend Engineer @ gusto.garden, 2018 – 2020',
    ],
  ],
  [
    'Italian dates behind "da"',
    [
      'da gen. 2021 – oggi\tNuvola Srl, Padova',
      'Ingegnere DevOps senior',
      '- Kubernetes e Terraform',
      'da mar. 2016 a dic. 2020\tBanca del Brenta S.p.A., Vicenza',
      'Analista programmatrice',
      '- COBOL e Java',
    ],
    [
      'Ingegnere DevOps senior @ Nuvola Srl, 2021-1 – now',
      'Analista programmatrice @ Banca del Brenta S.p.A., 2016-3 – 2020-12',
    ],
  ],
])('%s', (_name, lines, wanted) => {
  expect(experience(...lines)).toEqual(wanted);
});

test.each<[string, string[], string[]]>([
  [
    'list items whose second line is the title',
    [
      'Experience',
      '• Northwind, Berlin Oct 2023 – present',
      '  Platform Engineer',
      '• Fabrikam Labs, Ghent May 2021 – Sep 2023',
      '  MLOps Engineer',
    ],
    ['Platform Engineer @ Northwind, 2023-10 – now', 'MLOps Engineer @ Fabrikam Labs, 2021-5 – 2023-9'],
  ],
  [
    'a form of an authority',
    [
      'Work Experience',
      'Department of Inland Fisheries',
      'Washington, DC 20240 United States',
      '09/2020 - Present',
      'Hours per week: 40',
      'Supervisory IT Specialist (INFOSEC)',
      '- Ran the desk',
    ],
    ['Supervisory IT Specialist (INFOSEC) @ Department of Inland Fisheries, 2020-9 – now'],
  ],
  [
    'an employer with "for" in its name',
    ['Experience', 'Compiler Engineer, Foundation for Open Hardware', '2020 – 2023', '- Wrote passes'],
    ['Compiler Engineer @ Foundation for Open Hardware, 2020 – 2023'],
  ],
  [
    'the same of words that no list has',
    ['Experience', 'Developer, Code for Contoso e.V.', '2020 – 2023', '- Wrote passes'],
    ['Developer @ Code for Contoso e.V., 2020 – 2023'],
  ],
  [
    'but whom the work was for',
    ['Experience', 'Developer for Northwind Ltd', '2020 – 2023', '- Wrote passes'],
    ['Developer @ Northwind Ltd, 2020 – 2023'],
  ],
  [
    'terms of a university',
    [
      'Experience',
      'Lecturer, Northfield University',
      'Winter term 2014 – Summer term 2016',
      '- Gave classes',
    ],
    ['Lecturer @ Northfield University, 2014-10 – 2016-4'],
  ],
  [
    'terms in German',
    ['Berufserfahrung', 'Dozentin, Hochschule Nordfeld', 'WS 2014/15 – SS 2016', '- Vorlesungen gehalten'],
    ['Dozentin @ Hochschule Nordfeld, 2014-10 – 2016-4'],
  ],
  [
    'a form in Dutch',
    [
      'WERKERVARING',
      '',
      'Opdrachtgever: Waterschap De Dongel',
      'Periode: maart 2023 – heden',
      'Rol: Tech lead',
      '- Bouwde het platform',
    ],
    ['Tech lead @ Waterschap De Dongel, 2023-3 – now'],
  ],
  [
    'a last line of text that ends in a full stop is no employer',
    [
      'Experience',
      'Northwind Retail',
      'Engineering Manager',
      'April 2023 - Present',
      'Two squads.',
      'Lead Software Engineer',
      'February 2021 - April 2023',
      'Remoto',
    ],
    [
      'Engineering Manager @ Northwind Retail, 2023-4 – now',
      'Lead Software Engineer @ Northwind Retail, 2021-2 – 2023-4',
    ],
  ],
])('%s', (_name, lines, expected) => {
  expect(datedJobs('Jo Example', 'jo@example.com', ...lines)).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  [
    'projects of a freelancer are work',
    [
      'Freelance Data Engineer',
      '',
      'Projekte',
      '',
      '03/2025 – heute: Data Engineer, Energie Nordfeld AG, Essen',
      'Aufbau einer Plattform.',
      '',
      '06/2023 – 02/2025: Cloud-Architekt, Contoso Versicherung AG, München',
      'Umzug in die Cloud.',
    ],
    [
      'Data Engineer @ Energie Nordfeld AG, 2025-3 – now',
      'Cloud-Architekt @ Contoso Versicherung AG, 2023-6 – 2025-2',
    ],
  ],
  [
    'those of a student are not',
    [
      'Student of computer science',
      '',
      'Projects',
      '',
      '03/2025 – present: Developer, Chess engine',
      'Built it in Rust.',
      '',
      '06/2023 – 02/2025: Developer, Weather app',
    ],
    [],
  ],
  [
    'nor those beside the jobs of a freelancer',
    [
      'Freelance developer since 2019',
      '',
      'Experience',
      'Developer, Northwind Ltd, 2015 – 2019',
      '',
      'Projects',
      '',
      '03/2025 – present: Developer, Chess engine',
      '06/2023 – 02/2025: Developer, Weather app',
    ],
    ['Developer @ Northwind Ltd, 2015 – 2019'],
  ],
])('%s', (_name, lines, expected) => {
  expect(datedJobs('Jo Example', 'jo@example.com', ...lines)).toEqual(expected);
});
