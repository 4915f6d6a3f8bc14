import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Titles that wrap behind their employers, names in small letters, places without commas, dates of sentences. */

test.each<[string, string[], string[]]>([
  [
    'a title that wraps behind its employer',
    [
      'Acme — Principal Protocol',
      'Engineer',
      '2021 – Present',
      '- Built',
      'Borea — Staff Reliability',
      'Engineer',
      '2015 – 2019',
      '- Built',
    ],
    ['Principal Protocol Engineer @ Acme, 2021 – now', 'Staff Reliability Engineer @ Borea, 2015 – 2019'],
  ],
  [
    'dates below short sentences, which close each entry',
    [
      'Senior Developer - Acme',
      'Built the shop in React and Node.',
      'November 2013 - Present',
      '',
      'Developer - Borea',
      'Wrote the billing service in Java.',
      'November 2011 - November 2013',
      '',
      'Developer - Contoso',
      'Kept the web site running for years.',
      'November 2009 - November 2011',
    ],
    [
      'Senior Developer @ Acme, 2013-11 – now',
      'Developer @ Borea, 2011-11 – 2013-11',
      'Developer @ Contoso, 2009-11 – 2011-11',
    ],
  ],
  [
    'titles before colons, with their employers, since when and where',
    [
      'Texterin: Muster AG, seit September 2018, Thun',
      'Projektleiterin Kommunikation: Beispiel Hochschule, seit Februar 2017, Brig',
      'Copywriterin: Probe Sport AG, Februar 2016 - Februar 2017, Seon',
    ],
    [
      'Texterin @ Muster AG, 2018-9 – now',
      'Projektleiterin Kommunikation @ Beispiel Hochschule, 2017-2 – now',
      'Copywriterin @ Probe Sport AG, 2016-2 – 2017-2',
    ],
  ],
  [
    'a month and its year with a blank between them, without an end',
    ['Test Engineer | Acme Ltd', '04 2023 –\tCarpi, Italy', '- Tested'],
    ['Test Engineer @ Acme Ltd, 2023-4 – now'],
  ],
  [
    'what somebody worked in, below the employer',
    ['Acme', 'Quality Assurance (Jun. 2007 - Aug. 2007)', '- Tested games.'],
    ['Quality Assurance @ Acme, 2007-6 – 2007-8'],
  ],
  [
    'a name before the title, and what the work was called below the dates',
    [
      'Acme — Blockchain Engineer',
      '2020 – 2021',
      'Protocol Engineering',
      '• Maintained the core engine.',
      'Borea — Software Engineer',
      '2015 – 2019',
      'Platform Reliability Engineering',
      '• Maintained the platform.',
    ],
    ['Blockchain Engineer @ Acme, 2020 – 2021', 'Software Engineer @ Borea, 2015 – 2019'],
  ],
  [
    'commas within units and titles',
    [
      'Graduate Program Fellow, Department of Ecology, Evolution, and Behavior\t2016 – 2018',
      '- Wrote',
      'Planning, Monitoring, Learning, and Quality Manager - Acme Ltd - 2013 to 2016',
      '- Planned',
    ],
    [
      'Graduate Program Fellow @ Department of Ecology, Evolution, and Behavior, 2016 – 2018',
      'Planning, Monitoring, Learning, and Quality Manager @ Acme Ltd, 2013 – 2016',
    ],
  ],
  [
    'a rank behind a title, and the employer behind both',
    ['Senior Developer - Assistant Vice President - Acme Bank Group, October 2016 - March 2022', '- Built'],
    ['Senior Developer - Assistant Vice President @ Acme Bank Group, 2016-10 – 2022-3'],
  ],
  [
    'titles over their employers below a course',
    [
      'Abstract Algebra Course (graduate), 2023',
      'Example Research Centre, York',
      'Data Analyst\t2020',
      'Acme & Beta, Leeds',
      'Software Developer, 2021-2023',
      'Gamma Solutions, Hull',
      'Research Assistant\t2018',
      'Sample Business School, Bath',
    ],
    [
      'Data Analyst @ Acme & Beta, 2020 – 2020',
      'Software Developer @ Gamma Solutions, 2021 – 2023',
      'Research Assistant @ Sample Business School, 2018 – 2018',
    ],
  ],
  [
    'an employer in small letters beside its place',
    [
      'Software Engineer\tJanuary 2017 – May 2018',
      'Acme\tAtlanta, GA',
      '- Built the backend.',
      '',
      'Software Developer\tJune 2015 – December 2016',
      'borea\tAtlanta, GA',
      '- Rewrote the planner.',
    ],
    ['Software Engineer @ Acme, 2017-1 – 2018-5', 'Software Developer @ borea, 2015-6 – 2016-12'],
  ],
  [
    'a town and its country without a comma',
    ['Cloud Engineer, Acme - Grenoble France', '09/2005 - 09/2013', '- Automated tests.'],
    ['Cloud Engineer @ Acme, 2005-9 – 2013-9'],
  ],
  [
    'two towns of a place',
    ['Senior Developer, Acme (Boulder/Denver, CO)', 'March 2013 - August 2016', '- Built'],
    ['Senior Developer @ Acme, 2013-3 – 2016-8'],
  ],
  [
    'the address of an employer beside the title, and its name below',
    ['Founder & CEO\tgetacme.com', 'Acme\tJune 2016–Present', '- Founded it'],
    ['Founder & CEO @ Acme, 2016-6 – now'],
  ],
  [
    'dates of a sentence that break over its lines',
    [
      'Acme Ltd',
      'Full-stack developer',
      '10-2020 - 09-2023',
      'The role in Amersfoort, Utrecht, from October 2020 to',
      'October 2023, mainly involved working on software.',
    ],
    ['Full-stack developer @ Acme Ltd, 2020-10 – 2023-9'],
  ],
  [
    'a team behind a title, which employs nobody',
    [
      'December 2020 – Present',
      'Senior Software Engineer, Foundation Team',
      'The app is the first one of its kind for fighting food waste.',
      '',
      'January 2020 – December 2020',
      'DevOps Engineer',
      'The app is the first one of its kind for fighting food waste.',
    ],
    ['Senior Software Engineer @ -, 2020-12 – now', 'DevOps Engineer @ -, 2020-1 – 2020-12'],
  ],
])('%s', (_what, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});
