import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

test('employed research is work, research during study is not', () => {
  const education = ['Education', 'MSc Physics, University of Skerry', '2016 – 2018'];
  const kinds = (...lines: string[]) => read(...lines).resume.jobs.map((job) => job.kind);
  expect(
    kinds(
      'Experience',
      'Research Assistant, Hill University',
      'May 2019 – Aug 2021',
      '- Models',
      ...education,
    ),
  ).toEqual(['job']);
  expect(
    kinds(
      'Experience',
      'Research Assistant, Hill University',
      'Jan 2017 – Dec 2017',
      '- Models',
      ...education,
    ),
  ).toEqual(['research']);
  expect(
    kinds('Experience', 'PhD Student, Hill University', 'May 2019 – Aug 2021', '- Models', ...education),
  ).toEqual(['research']);
});
