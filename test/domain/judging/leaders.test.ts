import { describe, expect, test } from 'vitest';
import { judge } from '#domain/judging/criteria/index.ts';
import { asOf } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

/* Whose work leads software: unclear where its words say nothing, out for a reason alone, and counted where a role says that leading counts. */
const plain = [
  'Owned the budget and reported to the board',
  'Hired and grew the organisation',
  'Met the dates of every year',
];
const job = (title: string, dates: string, ...text: string[]) => [
  `${title}, Northwind Ltd`,
  dates,
  ...text.map((line) => `- ${line}`),
];
const leader = (title: string, ...text: string[]) => job(title, 'Jan 2008 – Dec 2019', ...text);
const programmer = job(
  'Java Developer',
  'Jan 2004 – Dec 2007',
  'REST APIs in Spring Boot',
  'Kafka consumers',
);
const placesOf = (...lines: string[]) =>
  read('Experience', ...lines).resume.jobs.map((one) => one.fields.backend);

describe('silence is unclear, and out has a reason', () => {
  test.each([
    'Director of Software Development',
    'VP of Engineering',
    'CTO',
    'Software Engineering Manager',
    'Chief System Architect',
    'Leiter Softwareentwicklung',
    'Directrice technique',
    'Технический директор',
  ])('%s, in words of any trade', (title) => {
    expect(placesOf(...leader(title, ...plain), ...programmer)).toEqual(['unclear', 'in']);
    expect(placesOf(...leader(title, ...plain))).toEqual(['unclear']);
  });

  test.each<[string, string[]]>([
    ['Director of Manufacturing Engineering', plain],
    ['Civil Engineering Manager', plain],
    [
      'Director of Engineering',
      [
        'Welding and CNC machining lines',
        'Lean manufacturing and preventive maintenance',
        'SolidWorks drawings',
      ],
    ],
    ['Regional Sales Director', plain],
    [
      'Engineering Manager',
      ['React and Redux pages', 'CSS and accessibility', 'Storybook and design systems', 'Next.js'],
    ],
  ])('%s, %j: another trade', (title, text) => {
    expect(placesOf(...leader(title, ...text))).toEqual(['out']);
  });

  test('an incidental word is no rival, and what anyone in software does is none', () => {
    const text = ['Release automation and unit testing', 'QA in each team', 'Code reviews, CI/CD'];
    expect(placesOf(...leader('Director of Software Development', ...text))).toEqual(['unclear']);
    expect(placesOf(...leader('Software Engineer', ...text))).toEqual(['unclear']);
  });

  test('whose other jobs are software leads software, whatever the text names besides', () => {
    const text = [
      'Quality control and reverse engineering of prototypes',
      'Manufacturing partners in two countries',
    ];
    expect(placesOf(...leader('VP of Engineering', ...text), ...programmer)[0]).toBe('unclear');
  });

  test.each<[string, string[], string[], string]>([
    ['a consultant of software', plain, programmer, 'unclear'],
    ['a consultant without any software', plain, [], 'out'],
    [
      'a consultant of other work',
      ['TIG welding of frames', 'Month-end close of the plant', 'Rosters of the hall'],
      programmer,
      'out',
    ],
  ])('%s', (_who, text, others, place) => {
    expect(placesOf(...leader('Consultant', ...text), ...others)[0]).toBe(place);
  });
});

describe('who leads such work has it counted where the role says so', () => {
  const asks = { kind: 'experience', field: 'backend', years: 8, countInternships: false } as const;
  const resume = (...lines: string[]) => read('Experience', ...lines).resume;
  const months = (counts: 'hands-on' | 'leading', ...lines: string[]) =>
    judge({ ...asks, counts }, resume(...lines), asOf).amount;

  test('hands on it is in the upper bound, leading it is in the months', () => {
    const lines = [...leader('Director of Software Development', ...plain), ...programmer];
    expect(months('hands-on', ...lines)).toMatchObject({ value: 48, high: 192 });
    expect(months('leading', ...lines)).toMatchObject({ value: 192, high: 192 });
    const { detail } = judge({ ...asks, counts: 'leading' }, resume(...lines), asOf);
    expect(detail).toContain('12 years, led');
  });

  test.each<[string, string[]]>([
    ['who shows nothing of the field', leader('Director of Software Development', ...plain)],
    [
      'who leads technology of no trade that is shown',
      [...leader('Technical Director', ...plain), ...programmer],
    ],
    [
      'who leads the engineering of another trade',
      [...leader('Mechanical Engineering Manager', ...plain), ...programmer],
    ],
  ])('not of one %s', (_who, lines) => {
    expect(months('leading', ...lines).value).toBe(months('hands-on', ...lines).value);
  });
});
