import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

/* Headings of work with a word more before or behind them, and headings of schools. */
const before = [
  'Ada Quellmann',
  'ada@example.com',
  '',
  'Ausbildung',
  '2008 - 2011',
  'Bachelor Psychologie',
  'Universität Beispiel',
  '',
];
const jobsUnder = (heading: string, job: string[], above = before) =>
  read(...above, heading, ...job).resume.jobs.map(({ title, company }) => [title?.value, company?.value]);
const german = ['07/2012 – 08/2019', 'Projektleiterin', 'Muster GmbH, Köln'];
const english = ['07/2012 – 08/2019', 'Purchasing Manager', 'Contoso Ltd, Leeds'];

test.each([
  'Ausgewählte Berufserfahrung',
  'BERUFSERFAHRUNG IM ANGESTELLTENVERHÄLTNIS',
  'Berufserfahrung (Auswahl)',
  'Bisherige Berufserfahrung',
  'Stationen aus dem Lebenslauf',
])('%s heads work', (heading) => {
  expect(jobsUnder(heading, german)).toEqual([['Projektleiterin', 'Muster GmbH']]);
});

test.each(['Selected Work Experience', 'Prior Work Experience', 'Work Experience in Brief'])(
  '%s heads work',
  (heading) => {
    expect(jobsUnder(heading, english)).toEqual([['Purchasing Manager', 'Contoso Ltd']]);
  },
);

test.each(['SCHULISCHE BILDUNG', 'Schulische Bildung'])('%s heads studies', (heading) => {
  const work = ['Ada Quellmann', 'ada@example.com', '', 'Berufserfahrung', ...german, ''];
  expect(jobsUnder(heading, ['2004 - 2012', 'Mariengymnasium Musterstadt'], work)).toEqual([
    ['Projektleiterin', 'Muster GmbH'],
  ]);
});
