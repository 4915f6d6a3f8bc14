import { expect, test } from 'vitest';
import type { Document } from '#domain/document.ts';
import { txt } from '#formats/txt.ts';
import { readResume } from '../../../support/corpus.ts';
import { experience } from '../../../support/reading.ts';

test.each<[string, string[], string[]]>([
  [
    'a team behind the title, below an employer with dates of its own',
    [
      'HOLLIS FOODS, Janesville, WI    2007 – 2014',
      'Engineer, Networks (2010 – 2014)',
      '- Ran the sites',
      'IT Manager, Infrastructure (2007 – 2010)',
      '- Ran the desk',
    ],
    [
      'Engineer, Networks @ HOLLIS FOODS, 2010 – 2014',
      'IT Manager, Infrastructure @ HOLLIS FOODS, 2007 – 2010',
    ],
  ],
  [
    'the same below an employer with a length of time',
    [
      'Northwind',
      '5 years 10 months',
      'Engineering Manager, Payments Platform',
      'April 2023 - Present (3 years 8 months)',
      'Bristol, England, United Kingdom',
      'Lead Software Engineer',
      'February 2021 - April 2023 (2 years 3 months)',
    ],
    [
      'Engineering Manager, Payments Platform @ Northwind, 2023-4 – now',
      'Lead Software Engineer @ Northwind, 2021-2 – 2023-4',
    ],
  ],
  [
    'but an employer behind the title, below a place',
    ['Leeds', 'Developer, Northwind Ltd    2015 – 2017', '- Wrote tests'],
    ['Developer @ Northwind Ltd, 2015 – 2017'],
  ],
  [
    'and a plain one where nothing stands above',
    ['Developer, Northwind    2015 – 2017', '- Wrote tests', 'Clerk, Fabrikam    2013 – 2015'],
    ['Developer @ Northwind, 2015 – 2017', 'Clerk @ Fabrikam, 2013 – 2015'],
  ],
])('%s', (_name, lines, expected) => {
  expect(experience(...lines)).toEqual(expected);
});

const markdown = async (...lines: string[]) => {
  const text = ['# Jo Example', '', 'jo@example.com', '', '## Experience', '', ...lines].join('\n');
  const read = await txt.read(Buffer.from(text), { pages: 9, inflatedBytes: 1e6, characters: 1e6 });
  const { jobs } = readResume((read as { document: Document }).document).resume;
  return jobs.map(({ title, company }) => `${title?.value ?? '-'} @ ${company?.value ?? '-'}`);
};

test.each<[string, string[], string[]]>([
  [
    'teams below a heading that names the employer',
    [
      '### Northwind',
      '',
      '**Engineering Manager, Payments Platform** | April 2023 - Present',
      '',
      '- Led two squads',
      '',
      '**Lead Software Engineer** | February 2021 - April 2023',
      '',
      '- Led one',
    ],
    ['Engineering Manager, Payments Platform @ Northwind', 'Lead Software Engineer @ Northwind'],
  ],
  [
    'a team behind a short title',
    ['### Northwind', '', '**VP, Engineering** | April 2023 - Present', '', '- Led two squads'],
    ['VP, Engineering @ Northwind'],
  ],
  [
    'a team before the employer',
    ['**Engineering Director, Backend**, Northwind GmbH | 2019 — 2021', '', '- Led two squads'],
    ['Engineering Director, Backend @ Northwind GmbH'],
  ],
])('in Markdown, %s', async (_name, lines, expected) => {
  expect(await markdown(...lines)).toEqual(expected);
});
