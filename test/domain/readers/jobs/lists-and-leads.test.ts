import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Jobs of one line in lists, words that lead to an employer in sentences, titles of one word, labels that end a name. */

test.each<[string, string[], string[]]>([
  [
    'a bracket behind an employer with what was used there',
    [
      'Mars 2022 - Juillet 2022: Senior software engineer chez Textualia. (Python/Next.js)',
      'Janvier 2021 - Février 2022: Senior software engineer chez Voyagix. (Django/React)',
    ],
    [
      'Senior software engineer @ Textualia, 2022-3 – 2022-7',
      'Senior software engineer @ Voyagix, 2021-1 – 2022-2',
    ],
  ],
  [
    'a slash within a title before "chez"',
    [
      '2006 à 2007: Développeur Flash / PHP chez Exempla.',
      '2005 à 2006: Développeur PHP / JavaScript chez Wikubo.',
      '2003 à 2005: Développeur PHP chez l’agence Web Contosa.',
    ],
    [
      'Développeur Flash / PHP @ Exempla, 2006 – 2007',
      'Développeur PHP / JavaScript @ Wikubo, 2005 – 2006',
      'Développeur PHP @ Contosa, 2003 – 2005',
    ],
  ],
  [
    'a field behind the comma of a title of one word, as its siblings have theirs',
    [
      'Manager, Critical Infrastructure Security',
      'Electric Reliability Board of Texas Nov 2016 - Oct 2018',
      '- Led the team',
      'Principal, Critical Infrastructure Security',
      'Electric Reliability Board of Texas Nov 2012 - Oct 2016',
      '- Ran the audits',
    ],
    [
      'Manager, Critical Infrastructure Security @ Electric Reliability Board of Texas, 2016-11 – 2018-10',
      'Principal, Critical Infrastructure Security @ Electric Reliability Board of Texas, 2012-11 – 2016-10',
    ],
  ],
  [
    'a word for a firm before its name',
    [
      '2011 - 2012\tDesarrollador y jefe de proyectos en la empresa Gnuino, en Barcelona, usando Rails y el',
      'framework de la casa.',
      '2009 - 2010\tDesarrollador web en la empresa Altico, en Barcelona.',
    ],
    ['Desarrollador y jefe de proyectos @ Gnuino, 2011 – 2012', 'Desarrollador web @ Altico, 2009 – 2010'],
  ],
  [
    'an internship "en" a firm',
    [
      'Becaria en TPC Punto Final\t07/2019 - 10/2019',
      '- Desarrollo web',
      'Becaria en EST Rail\t12/2017 - 07/2018',
      '- Diseño',
    ],
    ['Becaria @ TPC Punto Final, 2019-7 – 2019-10', 'Becaria @ EST Rail, 2017-12 – 2018-7'],
  ],
  [
    'an intern of a firm whose name has words of titles',
    [
      'Intern\tJun 2021 - Aug 2021',
      'BlueWater Merchant Partners, Washington, DC',
      '- Wrote models of prices',
    ],
    ['Intern @ BlueWater Merchant Partners, 2021-6 – 2021-8'],
  ],
  [
    'a label behind an employer',
    ['2018 – 2019', 'Fietsenmaker – Budget Fietsenhuis Breda. Taken:', '- Repareren van fietsen'],
    ['Fietsenmaker @ Budget Fietsenhuis Breda, 2018 – 2019'],
  ],
  [
    'jobs of one line in a list below the headings of others',
    [
      'Level House | Senior Software Engineer | Mar 2014 - Aug 2016',
      '- Built the design system',
      'Earlier Experience:',
      '• Airlane | Frontend Engineer | Feb 2012 - Oct 2013',
      '• Capablo Ltd | TV Developer | Sep 2011 - Jan 2012',
      '• Illustrated News | Wordpress Developer | Aug 2010 - Sep 2011',
    ],
    [
      'Senior Software Engineer @ Level House, 2014-3 – 2016-8',
      'Frontend Engineer @ Airlane, 2012-2 – 2013-10',
      'TV Developer @ Capablo Ltd, 2011-9 – 2012-1',
      'Wordpress Developer @ Illustrated News, 2010-8 – 2011-9',
    ],
  ],
  [
    'a training among jobs',
    [
      '05/2022 – 06/2023 Weiterbildung als Systemadministrator, GFX',
      '- Linux und Netzwerke',
      '03/2018 – 05/2021 Fachinformatiker, Muster GmbH',
      '- Betrieb der Server',
    ],
    ['Fachinformatiker @ Muster GmbH, 2018-3 – 2021-5'],
  ],
  [
    'a place with a bracket behind a mark between employer and town',
    [
      'Laterumo _ Manchester (city centre)',
      'Nov 2018 - September 2019 _ Platform Engineer',
      '- Built the platform',
    ],
    ['Platform Engineer @ Laterumo, 2018-11 – 2019-9'],
  ],
  [
    'an end in the row below that a colon closes',
    [
      'March 1998 -\tComputer Room\tSystems Administrator',
      'August 2002:\tOakview Community School',
      '- Kept the network',
    ],
    ['Systems Administrator @ Computer Room, 1998-3 – 2002-8'],
  ],
  [
    'how somebody worked before, behind an open date',
    [
      'Ongrow Inc. (ex 8kdata) - Principal Data Engineer',
      'Remote. New York/Madrid',
      'Since September 2017 as Ongrow, previously working as Consultant in 8kdata',
      '- Built the databases',
    ],
    ['Principal Data Engineer @ Ongrow Inc. (ex 8kdata), 2017-9 – now'],
  ],
  [
    'those for whom somebody worked within a job, with their addresses',
    [
      'Antonsen Consulting Group — Data Solutions Consultant',
      'June 2020 - Present',
      '- Advised laboratories on their data',
      'University of Westland Lab ( https://lab.example.edu/ ) - February 2023 to March 2024',
      'Built the database of samples.',
      'Concerto Genomics (https://www.concerto.example.com/ ) - February 2022 to March 2022',
      'Moved the pipeline to the cloud.',
    ],
    ['Data Solutions Consultant @ Antonsen Consulting Group, 2020-6 – now'],
  ],
])('%s', (_name, lines, jobs) => {
  expect(experience(...lines)).toEqual(jobs);
});
