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

test('a degree that prints its end alone was studied for before it, up to the degree before', () => {
  const kind = (dates: string, ...education: string[]) =>
    read('Experience', 'Researcher, Hill Vision Lab', dates, '- Models', '', 'Education', ...education).resume
      .jobs[0]?.kind;
  const two = [
    'Skerry University',
    'MEng in Computer Science',
    'Dec 2014 | Skerry',
    'BS in Computer Science',
    'May 2012',
  ];
  expect(kind('Jan 2014 – Jan 2015', ...two)).toBe('research');
  expect(kind('Feb 2010 – May 2012', ...two)).toBe('research');
  expect(kind('Jan 2015 – Dec 2017', ...two)).toBe('job');
  // Years between school and the next degree are nobody's study.
  expect(kind('Feb 2003 – May 2005', ...two)).toBe('job');
  expect(kind('Jan 2012 – Dec 2013', 'Certificate of first aid, Red Cross', 'May 2014')).toBe('job');
});

test('research beside a degree is work where the employer is no school', () => {
  const kind = (employer: string) =>
    read(
      ...[
        'Experience',
        `Research Assistant, ${employer}`,
        'Jan 2017 – Dec 2017',
        '- Models',
        '',
        'Education',
      ],
      ...['MSc Physics, Skerry Tech', '2016 – 2018'],
    ).resume.jobs[0]?.kind;
  for (const employer of ['Northwind GmbH', 'Contoso Ltd']) expect(kind(employer)).toBe('job');
  for (const employer of ['Skerry Tech', 'Skerry Vision Group', 'Department of Physics', 'Hill University'])
    expect(kind(employer)).toBe('research');
});
