import { expect, test } from 'vitest';
import { doubtsOf } from '#domain/judging/doubts.ts';
import { read } from '../../support/reading.ts';

const kinds = (...lines: string[]) => read(...lines).resume.doubts?.map(({ kind }) => kind);
const job = [
  'Experience',
  'Software Engineer, Northwind Ltd',
  'Mar 2019 – Present',
  '- Built services for payments',
];
const told = Array.from({ length: 30 }, () => 'Wrote about gardens and the people who keep them').join('\n');

test.each([
  ['nothing', ['Jane Doe', ...job, 'Education', 'BSc Physics, University of Calder'], []],
  ['a heading of work without a job', ['Jane Doe', 'Experience', 'Painted a fence'], ['heading_without_job']],
  [
    'a job whose title no word and no sibling tells',
    ['Jane Doe', 'Experience', '2015 – 2017', '- Looked after the place'],
    ['job_without_title'],
  ],
  [
    'no title printed beside an employer',
    ['Jane Doe', 'Experience', '2015 – 2017', 'Northwind Ltd', '- Looked after the place'],
    [],
  ],
  [
    'prose of the head that tells since when',
    ['Jane Doe', 'Summary', 'Software engineer since 2012, freelance since 2018.', ...job],
    [],
  ],
  [
    'dates that an item of a job tells beside its words',
    [
      'Jane Doe',
      ...job,
      '- Also mentors apprentices since 2021',
      '- Kept the old ledger alive (2011 – 2014)',
    ],
    [],
  ],
  ['a break over its dates', ['Jane Doe', ...job, 'Parental leave', 'July 2017 – July 2018 (1 year)'], []],
  [
    'dates that stand alone between jobs',
    ['Jane Doe', ...job, 'July 2017 – July 2018', '- Looked after the place'],
    ['job_without_title'],
  ],
  [
    'a section that tells the same job again',
    ['Jane Doe', ...job, 'Skills', 'Java', 'Work History', ...job.slice(1)],
    [],
  ],
  [
    'a section of work behind one that was read, with a job of its own that was not',
    [
      'Jane Doe',
      ...job,
      'Skills',
      'Java',
      'Work History',
      'Painted a fence (May 2011 – June 2012) and a shed',
    ],
    ['heading_without_job'],
  ],
  ['a whole document without a job', ['Jane Doe', 'Summary', told], ['no_job']],
  [
    'research that dates alone tell to be study',
    [
      ...[
        'Jane Doe',
        'Experience',
        'Research Assistant, University of Calder',
        'Jan 2015 – Dec 2017',
        '- Counted birds on the cliffs',
      ],
      ...['Education', 'PhD Biology, University of Calder', '2014 – 2018'],
    ],
    ['study_or_work'],
  ],
  [
    'an unknown language',
    ['Іван Зразков', 'Досвід роботи', 'Розробник програмного забезпечення', 'її січень 2015 – травень 2018'],
    ['language_unknown'],
  ],
])('%s', (_what, lines, expected) => {
  expect(kinds(...lines)).toEqual(expect.arrayContaining(expected));
  if (expected.length === 0) expect(kinds(...lines)).toEqual([]);
});

test('a doubt in words: how many, and where', () => {
  const place = (page: number | null) => ({
    source: 'document' as const,
    page,
    start: 0,
    end: 1,
    quote: 'x',
  });
  const { resume } = read('Jane Doe', ...job);
  const months = { low: 80, value: 84, high: 86 };
  const details = (doubts: NonNullable<typeof resume.doubts>, stated: number | null = null) =>
    doubtsOf(
      {
        ...resume,
        doubts,
        statedYears: stated === null ? null : { value: stated, known: true, evidence: [] },
      },
      { months },
    ).map(({ detail }) => detail);
  expect(details([])).toEqual([]);
  expect(details([{ kind: 'dates_not_taken', evidence: [place(2), place(2)] }])).toEqual([
    'Two date ranges were not understood on page 2',
  ]);
  expect(details([{ kind: 'dates_not_taken', evidence: [place(null)] }])).toEqual([
    'One date range was not understood',
  ]);
  expect(details([{ kind: 'job_without_title', evidence: [place(1), place(3), place(2)] }])).toEqual([
    'Three jobs were read without a title that is sure on pages 1, 2 and 3',
  ]);
  expect(details([], 8)).toEqual([]);
  expect(details([], 20)).toEqual(['20 years are stated, 7 years were read from dates']);
});

test('doubts never change a score', async () => {
  const { score } = await import('#domain/judging/score.ts');
  const { asOf, role } = await import('../../support/corpus.ts');
  const { resume } = read('Jane Doe', ...job);
  const doubted = { ...resume, doubts: [{ kind: 'no_section' as const, evidence: [] }] };
  const bare = ({ total, possible, gate, band }: ReturnType<typeof score>) => ({
    total,
    possible,
    gate,
    band,
  });
  expect(bare(score(doubted, role, asOf))).toEqual(bare(score(resume, role, asOf)));
});
