import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Entries told by the shape of their siblings, and dated lines that are none. */

test.each<[string, string[], string[]]>([
  [
    'a sentence that ends in a month, within a job',
    [
      'Uninstalla Ltd',
      'DevOps Developer',
      'January 2019 - Present',
      '1. AWS for the infrastructure',
      'Got certified as AWS Solutions architect associate in May 2019',
      '2. Terraform to automate the AWS infra provisioning',
    ],
    ['DevOps Developer @ Uninstalla Ltd, 2019-1 – now'],
  ],
  [
    'years that break within a bracket, before a colon',
    [
      'Infrastructure Lead, Maxidor LLC',
      '1991 - 2022',
      'Led a team of engineers, supporting operations for 35 shops.',
      'Recent achievements at my last position (2020-',
      '2022):',
      'Helped to connect 15 retail stores to existing infrastructure.',
    ],
    ['Infrastructure Lead @ Maxidor LLC, 1991 – 2022'],
  ],
  [
    'a town behind a firm without a title',
    [
      '2012 to 2022: Maxidor LLC, Saint-Exemple',
      'Led a team of infrastructure engineers, supporting operations for 35 shops.',
      '2008 to 2011: System Administrator, Contoso LLC',
      'Kept the servers of three sites.',
    ],
    ['- @ Maxidor LLC, 2012 – 2022', 'System Administrator @ Contoso LLC, 2008 – 2011'],
  ],
  [
    'the employer above a title that says no more than that it is the present one',
    [
      'Literato AS\tTromsø, Norway',
      'Full Stack Developer (Contract)\tCurrent',
      '- Built the shop',
      'Aido AS\tTromsø, Norway',
      'Full Stack Developer\tJuly 2021 – April 2023',
      '- Built the till',
    ],
    ['Full Stack Developer @ Literato AS, ? – ?', 'Full Stack Developer @ Aido AS, 2021-7 – 2023-4'],
  ],
  [
    'what was done in the place of titles, for a single year as for several',
    [
      'Midabel s.r.l.\t2021 - 2022',
      'App Development\tPrato, IT',
      '- Wrote apps of two shops',
      'Pentaquo s.r.l.\t2020',
      'Software Development\tPrato, IT',
      '- Developed a web app',
    ],
    ['App Development @ Midabel s.r.l., 2021 – 2022', 'Software Development @ Pentaquo s.r.l., 2020 – 2020'],
  ],
  [
    'a contest among jobs',
    [
      'Developer, Northwind Ltd',
      '2019 – 2021',
      '- Built the shop',
      'Computer Science Olympiad\t2016 – 2018',
      'Olympiad and Challenges\tItaly',
    ],
    ['Developer @ Northwind Ltd, 2019 – 2021'],
  ],
  [
    'items of a list that open with their dates',
    [
      '- 10/2010 – 12/2011 · Leiter Einkauf & Logistik · Fronemann GmbH',
      '- 07/2009 – 08/2010 · Leiter Lager & interne Logistik · Erlemann Backwaren GmbH',
    ],
    [
      'Leiter Einkauf & Logistik @ Fronemann GmbH, 2010-10 – 2011-12',
      'Leiter Lager & interne Logistik @ Erlemann Backwaren GmbH, 2009-7 – 2010-8',
    ],
  ],
  [
    'a bracket with the place and the dates',
    [
      'Free Software Europa. Tirocinante a tempo pieno (Berlino, DE. Nov 2021 – Apr 2022)',
      '- Scritto articoli',
      'Canti Festival. Presidente e co-fondatore (Sanremo, IT. Set 2018 – Ott 2020)',
      '- Organizzato il festival',
    ],
    [
      'Tirocinante a tempo pieno @ Free Software Europa, 2021-11 – 2022-4',
      'Presidente e co-fondatore @ Canti Festival, 2018-9 – 2020-10',
    ],
  ],
  [
    'an employer in small letters before its dates',
    [
      'Casemanagerin, Koordinatorin',
      'vhs Oberland e.V. 04/2005 – 08/2017',
      '- Begleitung von Familien',
      'Pädagogische Leitung',
      'für die EVIM Jugendhilfe gGmbH 09/2017 – 04/2020',
      '- Leitung der Gruppen',
    ],
    [
      'Casemanagerin, Koordinatorin @ vhs Oberland e.V., 2005-4 – 2017-8',
      'Pädagogische Leitung @ EVIM Jugendhilfe gGmbH, 2017-9 – 2020-4',
    ],
  ],
  [
    'a word for the time before the years',
    ['Beraterin, Contoso GmbH', 'Im Zeitraum 1996 – 2004', '- Beratung von Firmen'],
    ['Beraterin @ Contoso GmbH, 1996 – 2004'],
  ],
  [
    'who supervised a job, and who heads a page of courses',
    [
      'Graduate Research Assistant, Ames, Iowa',
      'Supervisor: Peter Olsen\tFall 2017 - Spring 2019',
      '- Ran the surveys',
      'Research Assistant, Eau Claire, Wisconsin',
      'Supervisor: Eric James\tFall 2012 - May 2015',
      '- Coded the answers',
    ],
    ['Graduate Research Assistant @ -, 2017-9 – 2019-3', 'Research Assistant @ -, 2012-9 – 2015-5'],
  ],
  [
    'dates alone that open the section, over title and employer',
    [
      'August 2024 - heute',
      'Werkstudent Kommunikation',
      'Westnex GmbH',
      'Januar 2022 - Mai 2023',
      'PR-Assistenz',
      'Filmpresse Musterfrau',
      'September 2020 - April 2021',
      'Praktikant',
      'Duale Presse NRW',
    ],
    [
      'Werkstudent Kommunikation @ Westnex GmbH, 2024-8 – now',
      'PR-Assistenz @ Filmpresse Musterfrau, 2022-1 – 2023-5',
      'Praktikant @ Duale Presse NRW, 2020-9 – 2021-4',
    ],
  ],
  [
    'a town with its province and its country beside the title',
    [
      'Consultant en statistiques – Département de psychologie\tMontréal (Québec), Canada',
      'UNIVERSITÉ DU QUÉBEC EXEMPLAIRE\t2019 - 2021',
      '• Analyses de données',
    ],
    [
      'Consultant en statistiques – Département de psychologie @ UNIVERSITÉ DU QUÉBEC EXEMPLAIRE, 2019 – 2021',
    ],
  ],
  [
    'labels whose values stand elsewhere',
    [
      'Developer, Northwind Ltd',
      '2019 – 2021',
      '- Built the shop',
      'Mei 2016 - Juni 2017:',
      'Bedrijfsnaam:',
      'Plaats:',
      'Functie:',
      'Werkzaamheden:',
    ],
    ['Developer @ Northwind Ltd, 2019 – 2021'],
  ],
  [
    'levels beside the names of tools',
    [
      'Developer, Northwind Ltd',
      '2019 – 2021',
      '- Built the shop',
      'Adobo Animator\tExpert',
      'Blendor\tExpert',
    ],
    ['Developer @ Northwind Ltd, 2019 – 2021'],
  ],
  [
    'an employer before a long leader of dots',
    [
      'Nordalo Co..........................................................................................',
      'Senior Software Engineer\t2022/10-2024/07',
      '- Contributed to development',
    ],
    ['Senior Software Engineer @ Nordalo Co, 2022-10 – 2024-7'],
  ],
  [
    'a place behind a sign, and the title below',
    [
      'Trendlo @Istanbul, Turkey\tMay, 2019 – Present',
      'Data Engineer',
      '- Data oriented tasks',
      'Societo.io @Istanbul, Turkey\tJune, 2017 – Jan, 2019',
      'Software Developer',
      '- Wrote the site',
    ],
    ['Data Engineer @ Trendlo, 2019-5 – now', 'Software Developer @ Societo.io, 2017-6 – 2019-1'],
  ],
  [
    'a field behind an internship below its employer',
    [
      'KPX SORGAM & CO.',
      'Associate, Software Engineering',
      'Jan 2021 - Aug 2021 | Mumbai, India',
      '- Worked on ledgers',
      'Analyst, Software Engineering',
      'Jan 2020 - Jan 2021 | Mumbai, India',
      '- Implemented reports',
      'Intern, Software Engineering',
      'May 2017 – Jul 2017 | Mumbai, India',
      '- Tested reports',
    ],
    [
      'Associate, Software Engineering @ KPX SORGAM & CO., 2021-1 – 2021-8',
      'Analyst, Software Engineering @ KPX SORGAM & CO., 2020-1 – 2021-1',
      'Intern, Software Engineering @ KPX SORGAM & CO., 2017-5 – 2017-7',
    ],
  ],
  [
    'a university in a line that a full stop ends',
    [
      '2021-2022 Attachée d’Enseignement et de Recherche (ATER),',
      'Université Grenoble Exemple, UFR IM2AG, Grenoble, France.',
      '2018-2021 Ingénieure, Dupond SARL, Lyon.',
    ],
    [
      'Attachée d’Enseignement et de Recherche (ATER) @ Université Grenoble Exemple, UFR IM2AG, 2021 – 2022',
      'Ingénieure @ Dupond SARL, 2018 – 2021',
    ],
  ],
  [
    'a firm whose name has a word of titles',
    [
      'Objektleiter',
      '03/2017 - 10/2017 | Clean Experto Bremen Mitte',
      '- Leitung von vier Objekten',
      'Objektleiter',
      '03/2012 - 10/2014 | Clean Expert Bremen Mitte',
      '- Leitung von zwei Objekten',
    ],
    [
      'Objektleiter @ Clean Experto Bremen Mitte, 2017-3 – 2017-10',
      'Objektleiter @ Clean Expert Bremen Mitte, 2012-3 – 2014-10',
    ],
  ],
])('%s', (_name, lines, jobs) => {
  expect(experience(...lines)).toEqual(jobs);
});
