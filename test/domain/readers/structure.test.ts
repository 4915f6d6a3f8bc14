import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFile } from '#formats/index.ts';
import { cases, limits, readResume } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

const jobs = (...lines: string[]) =>
  read(...lines).resume.jobs.map((job) => [job.title?.value ?? '-', job.company?.value ?? '-'].join(' @ '));

test('the same document gives the same structure, and what stands is what quotes index', async () => {
  for (const { path } of cases.slice(0, 12)) {
    const outcome = await readFile(readFileSync(join(path)), limits);
    if (!outcome.ok) throw new Error(outcome.reason);
    const [one, two] = [readResume(outcome.document), readResume(outcome.document)];
    expect(two).toEqual(one);
    for (const job of one.resume.jobs)
      for (const source of job.dates)
        if (source.source === 'document')
          expect([...one.document.text].slice(source.start, source.end).join('')).toBe(source.quote);
  }
});

test('a section of work without jobs is no reason to leave jobs elsewhere unread', () => {
  expect(
    jobs(
      'Experience',
      'See below.',
      'Summary',
      'Software Engineer, Northwind Ltd',
      'Mar 2019 – Present',
      '- Built services for payments',
    ),
  ).toEqual(['Software Engineer @ Northwind Ltd']);
});

test('titles of unknown words stand where those of their siblings do', () => {
  const entry = (employer: string, title: string, dates: string) => [
    employer,
    title,
    dates,
    '- Did what was needed there, and more',
  ];
  expect(
    jobs(
      'Experience',
      ...entry('Northwind', 'Software Engineer', 'Mar 2019 – Present'),
      ...entry('Contoso', 'Data Analyst', 'Jan 2016 – Feb 2019'),
      ...entry('Fabrikam', 'Cart Puller', 'Jun 2013 – Dec 2015'),
    ),
  ).toEqual(['Software Engineer @ Northwind', 'Data Analyst @ Contoso', 'Cart Puller @ Fabrikam']);
});
