import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rank, reviewOrder, withinTop } from '#domain/judging/rank.ts';
import { score } from '#domain/judging/score.ts';
import { explainAll } from '#domain/results/explain.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { asOf, readResume, role } from '../../support/corpus.ts';

const card = (...lines: string[]) =>
  score(readResume(plainDocument('text', [lines.join('\n')], false)).resume, role, asOf);
const head = ['Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2019 – Present'];

test('the total follows from the verdicts by the formula', () => {
  const made = card(...head, '- Java microservices on AWS', 'Skills', 'PostgreSQL, Git');
  const weights = made.verdicts.reduce((sum, verdict) => sum + verdict.weight, 0);
  const weighted = made.verdicts.reduce((sum, verdict) => sum + verdict.weight * verdict.level, 0);
  expect(made.total).toBe(Math.floor((20 * weighted + weights) / (2 * weights)));
  expect(Number.isInteger(made.total)).toBe(true);
  expect(made.possible).toBeGreaterThanOrEqual(made.total);
});

test('where nothing of a résumé was read a must-have is open, and no criterion is held against anybody', () => {
  const made = card('Ada Quellmann', 'ada@example.com', 'A person who likes to work.');
  expect(made.reviewReasons).toContain('no_facts');
  expect(made.gate).toBe('unknown');
  expect(new Set(made.verdicts.map(({ status }) => status))).toEqual(new Set(['unknown']));
  expect(made.possible).toBe(10_000);
});

test('in a language whose wordings of deeds are not known what is not found of them is unknown', () => {
  const made = card(
    '王小明',
    '工作经历',
    '2019年1月 - 2022年3月 示例科技有限公司 后端工程师',
    '负责订单系统的开发，重新设计产品架构',
  );
  const practices = made.verdicts.filter(({ kind }) => kind === 'practice' || kind === 'statement');
  expect(practices.length).toBeGreaterThan(2);
  expect(practices.filter(({ status }) => status === 'not_met')).toEqual([]);
  expect(made.possible).toBeGreaterThan(made.total);
});

test('100 runs give one result', () => {
  const lines = [...head, '- Led a team of six; Java on AWS with Jenkins'];
  const results = new Set(Array.from({ length: 100 }, () => JSON.stringify(card(...lines))));
  expect(results.size).toBe(1);
});

test('names, addresses and years of study never move a score', () => {
  const body = [
    ...head,
    '- Java microservices on AWS',
    'Education',
    'BSc, Computer Science, University of Skerry',
  ];
  const one = card('Ada Quellmann', 'ada@example.com', ...body, '2001 – 2005');
  const other = card('Bao Nguyen', 'bao@example.com', ...body, '2015 – 2019');
  const bare = (made: typeof one) =>
    made.verdicts.map(({ criterion, status, level }) => ({ criterion, status, level }));
  expect(other.total).toBe(one.total);
  expect(bare(other)).toEqual(bare(one));
});

test('the must-have: met, not met, and unknown when years alone leave it open', () => {
  expect(card(...head, '- Services').gate).toBe('met');
  expect(card('Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2024 – Present', '- Services').gate).toBe(
    'not_met',
  );
  const open = card('Experience', 'Backend Engineer, Northwind Ltd', '2020 – 2026', '- Services');
  expect(open.verdicts[0]?.level).toBeGreaterThan(0);
  expect(['met', 'unknown']).toContain(open.gate);
  const undated = card('Experience', 'Backend Engineer, Northwind Ltd', '- Services');
  expect(undated).toMatchObject({
    gate: 'unknown',
    band: 'weak',
    toCheck: true,
    reviewReasons: ['must_have_unknown'],
  });
});

describe('what the reading doubts', () => {
  const months = (from: number, to: number) => ({
    start: { year: from, precision: 'year' as const, month: null, lastMonth: null },
    end: { year: to, precision: 'year' as const, month: null, lastMonth: null },
  });
  const short = ['Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2022 – Dec 2025', '- Services'];
  const { resume } = readResume(plainDocument('text', [short.join('\n')], false));
  const gateWith = (change: Partial<typeof resume>) => {
    const { gate, total, band, toCheck, gates } = score({ ...resume, ...change }, role, asOf);
    return { gate, total, band, toCheck, reason: gates[0]?.reason ?? null };
  };
  const plain = gateWith({});

  test.each([
    ['nothing', [], 'not_met'],
    [
      'dates that would be enough',
      [{ kind: 'dates_not_taken' as const, evidence: [], stretches: [months(2015, 2021)] }],
      'unknown',
    ],
    [
      'an odd date, planted',
      [{ kind: 'dates_not_taken' as const, evidence: [], stretches: [months(2021, 2021)] }],
      'not_met',
    ],
    ['letters lost with a font', [{ kind: 'letters_lost' as const, evidence: [] }], 'unknown'],
    [
      'a heading of work without a job, beside one with',
      [{ kind: 'heading_without_job' as const, evidence: [] }],
      'not_met',
    ],
  ])('%s: the gate is %3$s and the total stays', (_what, doubts, gate) => {
    const made = gateWith({ doubts });
    expect(made.gate).toBe(gate);
    expect(made.total).toBe(plain.total);
    expect(made.toCheck).toBe(gate === 'unknown');
    if (gate === 'unknown') expect(made.reason).toMatch(/^4 years; /);
  });

  test('who is to be checked is possible at most; a person settles it', () => {
    const rich = [
      '- Led a team of six; Java and Go microservices, REST, Kafka, PostgreSQL, MongoDB on AWS',
      '- Jenkins pipelines, Git, unit tests, code review, OAuth',
    ];
    const strong = readResume(plainDocument('text', [[...short, ...rich].join('\n')], false)).resume;
    const doubts = [{ kind: 'letters_lost' as const, evidence: [] }];
    const open = score({ ...strong, doubts }, role, asOf);
    expect(open).toMatchObject({ gate: 'unknown', band: 'possible', toCheck: true });
    const said = (verdict: 'confirmed' | 'met' | 'partial' | 'not_met') =>
      score({ ...strong, doubts, settled: [{ criterion: 'experience', verdict }] }, role, asOf);
    for (const verdict of ['confirmed', 'met'] as const)
      expect(said(verdict)).toMatchObject({
        gate: 'met',
        toCheck: false,
        total: open.total,
        reviewReasons: [],
      });
    expect(said('not_met')).toMatchObject({ gate: 'not_met', band: 'weak', toCheck: false });
    expect(said('partial')).toMatchObject({ gate: 'unknown', toCheck: true });
  });

  test('time that a job outside the field fills is none in it', () => {
    const [own] = resume.jobs;
    const nurse = {
      ...own,
      fields: { backend: 'out' as const },
      ...months(2000, 2021),
    } as (typeof resume.jobs)[number];
    const doubts = [{ kind: 'dates_not_taken' as const, evidence: [], stretches: [months(2005, 2015)] }];
    expect(gateWith({ jobs: [...resume.jobs, nurse], doubts }).gate).toBe('not_met');
  });

  test('to confirm what is not met does not meet it; to override it does', () => {
    const said = (verdict: 'confirmed' | 'met') =>
      gateWith({ settled: [{ criterion: 'experience', verdict }] }).gate;
    expect([said('confirmed'), said('met')]).toEqual(['not_met', 'met']);
  });
});

test('one more line of visible evidence never lowers a score', () => {
  const more = [
    '- Mentored two juniors',
    '- Kafka and MongoDB',
    '- Unit tests and code review',
    '- GraphQL API on Azure',
    '- Jenkins pipelines',
    '- OAuth access control',
  ];
  fc.assert(
    fc.property(fc.subarray(more), fc.constantFrom(...more), (some, extra) => {
      const before = card(...head, '- Built services', ...some);
      const after = card(...head, '- Built services', ...some, extra);
      expect(after.total).toBeGreaterThanOrEqual(before.total);
    }),
    { numRuns: 60 },
  );
});

test('sentences name the verdict, the words and the place', () => {
  const { resume } = readResume(
    plainDocument('text', [[...head, '- Built Jenkins pipelines'].join('\n')], false),
  );
  const made = score(resume, role, asOf);
  const sentences = explainAll(made, resume);
  expect(sentences).toContain('CI/CD: met. “Built Jenkins pipelines”, Northwind Ltd 2019–now');
  expect(sentences).toContain('Cloud: not mentioned. Looked for 1 of AWS, Azure, Google Cloud');
});

describe('rank', () => {
  type Entry = {
    sha256: string;
    scorecard: {
      gate: 'met' | 'unknown' | 'not_met';
      total: number;
      possible: number;
      band: 'strong' | 'possible' | 'weak' | 'needs_review';
    };
  };
  const entry = (
    sha256: string,
    total: number,
    gate: 'met' | 'unknown' | 'not_met' = 'met',
    band: Entry['scorecard']['band'] = gate === 'not_met' ? 'weak' : 'strong',
    possible = total,
  ): Entry => ({ sha256, scorecard: { gate, total, possible, band } });

  test('equals share a rank (1, 2, 2, 4), a must-have unmet comes after all that meet it', () => {
    const ranked = rank([entry('d', 9000, 'not_met'), entry('b', 8000), entry('a', 8000), entry('c', 9500)]);
    expect(ranked.map((one) => [one.entry.sha256, one.rank, one.tied])).toEqual([
      ['c', 1, false],
      ['a', 2, true],
      ['b', 2, true],
      ['d', 4, false],
    ]);
    expect(withinTop(ranked, 2)).toHaveLength(3);
  });

  test('who may meet a must-have stands among those who meet it from "possible" on, and by points among the others below', () => {
    const ranked = rank([
      entry('a', 6000),
      entry('b', 7000, 'unknown', 'possible'),
      entry('c', 6200, 'not_met'),
      entry('d', 8000),
      entry('e', 200, 'unknown', 'weak'),
      entry('f', 1500, 'met', 'weak'),
      entry('g', 5500, 'not_met', 'possible'),
    ]);
    expect(ranked.map((one) => one.entry.sha256)).toEqual(['d', 'b', 'a', 'g', 'f', 'c', 'e']);
  });

  test('who needs review stands apart, by what could be reached', () => {
    const all = [
      entry('a', 8000),
      entry('b', 100, 'met', 'needs_review', 7000),
      entry('c', 50, 'met', 'needs_review', 9000),
    ];
    const ranked = rank(all);
    expect(ranked).toHaveLength(1);
    expect(reviewOrder(all, ranked, 1).map((one) => [one.sha256, one.couldReachTop])).toEqual([
      ['c', true],
      ['b', false],
    ]);
  });

  test('any input order gives the same ranking, and nobody is lost', () => {
    const arbitrary = fc.uniqueArray(
      fc.record({
        sha256: fc.string({ minLength: 4, maxLength: 4 }),
        total: fc.integer({ min: 0, max: 5 }),
        gate: fc.constantFrom('met' as const, 'unknown' as const, 'not_met' as const),
      }),
      { selector: (one) => one.sha256, maxLength: 20 },
    );
    fc.assert(
      fc.property(arbitrary, fc.integer(), (items, seed) => {
        const all = items.map((one) => entry(one.sha256, one.total, one.gate));
        const shuffled = [...all].sort(
          (a, b) =>
            ((Number.parseInt(a.sha256, 36) * seed) % 7) - ((Number.parseInt(b.sha256, 36) * seed) % 7),
        );
        expect(rank(shuffled)).toEqual(rank(all));
        expect(rank(all)).toHaveLength(all.length);
      }),
    );
  });
});
