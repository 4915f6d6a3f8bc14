import { expect, test } from 'vitest';
import { datedJobs } from '../../../support/reading.ts';

/* Classes that readers of invented résumés in the looks of public repositories reported. */

const jobsOf = (...lines: string[]) => datedJobs('Jo Example', 'jo@example.com', 'Experience', ...lines);

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
  expect(jobsOf(...lines)).toEqual(wanted);
});
