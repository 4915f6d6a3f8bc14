import { expect, test } from 'vitest';
import { experience } from '../../../support/reading.ts';

/* Entries as templates that many people use set them. */
const did = 'Month end for two plants within five working days.';

test.each<[what: string, lines: string[], jobs: string[]]>([
  [
    'an address of the web below the employer',
    [
      'Peak Valve Company Ltd',
      'https://peakvalve.example.com',
      'November 2019 – Present',
      'Management Accountant',
      did,
      'Rowan Textiles plc',
      'www.rowan.example.com',
      'March 2016 – October 2019',
      'Assistant Accountant',
      did,
    ],
    [
      'Management Accountant @ Peak Valve Company Ltd, 2019-11 – now',
      'Assistant Accountant @ Rowan Textiles plc, 2016-3 – 2019-10',
    ],
  ],
  [
    'a label under every entry',
    [
      'Peak Valve Company Ltd',
      'November 2019 – Present',
      'Management Accountant',
      'Highlights',
      did,
      'Rowan Textiles plc',
      'March 2016 – October 2019',
      'Assistant Accountant',
      'Highlights',
      did,
    ],
    [
      'Management Accountant @ Peak Valve Company Ltd, 2019-11 – now',
      'Assistant Accountant @ Rowan Textiles plc, 2016-3 – 2019-10',
    ],
  ],
  [
    'an employer that is called a studio',
    [
      'Brand Designer — Acme Studio\t2021 — Present',
      'Designed brand identities.',
      'Founder — Globex Studio 2019 — 2021',
      'Built and sold a product.',
    ],
    ['Brand Designer @ Acme Studio, 2021 – now', 'Founder @ Globex Studio, 2019 – 2021'],
  ],
  [
    'an employer behind an at sign',
    ['Data Analyst @BetaSoft Technologies', '2020 - 2022', did],
    ['Data Analyst @ BetaSoft Technologies, 2020 – 2022'],
  ],
  [
    'an employer in brackets',
    ['Programmer (University of Bremen)\t2016 - 2018', 'Design software architecture'],
    ['Programmer @ University of Bremen, 2016 – 2018'],
  ],
  [
    'no employer in brackets',
    ['Northwind Ltd', 'Programmer (Backend Services)\t2016 - 2018', did],
    ['Programmer (Backend Services) @ Northwind Ltd, 2016 – 2018'],
  ],
  [
    'an employer of capitals that are a small word elsewhere',
    ['Research Fellow\t2012 - 2015', 'MIT\tCambridge, MA, USA', `- ${did}`],
    ['Research Fellow @ MIT, 2012 – 2015'],
  ],
  [
    'tools in cells below their label',
    [
      'Lead Developer',
      'Startup Hub',
      '2023 - Present',
      'Rebuilt the sign-up pages for the new shop and moved them to a new host.',
      'Technologies used:',
      'Angular\tPython\tjQuery\tWebpack',
      'Senior Software Developer',
      'Google',
      '2019 - 2023',
      'Wrote the report service, and looked after it for years.',
    ],
    ['Lead Developer @ Startup Hub, 2023 – now', 'Senior Software Developer @ Google, 2019 – 2023'],
  ],
])('%s', (_what, lines, jobs) => expect(experience(...lines)).toEqual(jobs));
