import { describe, expect, test } from 'vitest';
import { type CriterionSpec, judge } from '#domain/judging/criteria/index.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { asOf, readResume } from '../../support/corpus.ts';

const resume = (...lines: string[]) => readResume(plainDocument('text', [lines.join('\n')], false)).resume;
const worker = resume(
  'Experience',
  'Backend Engineer, Northwind Ltd',
  'Nov 2022 – Present',
  '- Led a team of six engineers; wrote the documentation',
  '- Java services on PostgreSQL with Jenkins pipelines',
  '- Presented results to stakeholders',
  'Skills',
  'Terraform, Kafka',
  'Education',
  'BSc, Computer Science, University of Skerry',
  'Certifications',
  'AWS Certified Developer',
  'Languages',
  'Deutsch, English',
);
const empty = resume('Summary', 'Hello there');
const credits = { title: 600, technical: 700, mentoring: 800, team: 900 };

describe('each kind on what it asks for and on its absence', () => {
  const cases: [Parameters<typeof judge>[0], number, number][] = [
    [{ kind: 'experience', field: 'backend', years: 8, countInternships: false }, 500, 0],
    [
      {
        kind: 'skills',
        sets: [
          { label: 'Java', any: ['java'] },
          { label: 'Kafka', any: ['kafka'] },
        ],
        wanted: 2,
        listCredit: 600,
      },
      800,
      0,
    ],
    [{ kind: 'practice', practice: 'ci-cd', label: 'CI/CD', wanted: 1, listCredit: 600 }, 1000, 0],
    [
      { kind: 'leadership', teamSize: 3, credits: { title: 600, technical: 700, mentoring: 800, team: 900 } },
      1000,
      0,
    ],
    [{ kind: 'work', field: 'backend', wanted: 2 }, 500, 0],
    [{ kind: 'title', any: ['backend engineer'] }, 1000, 0],
    [{ kind: 'education', any: ['computer science'] }, 1000, 0],
    [{ kind: 'credential', any: ['aws certified'] }, 1000, 0],
    [{ kind: 'language', any: ['deutsch', 'german'] }, 1000, 0],
    [{ kind: 'statement', practice: 'communication', label: 'communication' }, 1000, 0],
  ];
  test.each(cases)('$kind', (asks, level, absent) => {
    expect(judge(asks, worker, asOf)).toMatchObject({ level, known: true });
    expect(judge(asks, empty, asOf)).toMatchObject({ level: absent, known: true, evidence: [] });
  });

  test('what is looked for is called by its name, or by its words, each once', () => {
    const told = (asks: CriterionSpec) => judge(asks, empty, asOf).wanted;
    const any = ['english', 'english', 'englisch'];
    expect(told({ kind: 'language', any })).toBe('english or englisch');
    expect(told({ kind: 'language', any, name: 'English' })).toBe('English');
    expect(told({ kind: 'credential', any: ['cna', 'nurse aide'], name: 'CNA licence' })).toBe('CNA licence');
  });

  test('a skill is quoted where it is named, before where a part of it is', () => {
    const named = resume(
      ...['Experience', 'Software Engineer, Northwind Ltd', 'Jan 2019 - Present'],
      ...['- Wrote tests with pytest and mypy', '- Developed services in Python for ten years'],
    );
    const sets = [{ label: 'Python', any: ['python'] }];
    const { evidence } = judge({ kind: 'skills', sets, wanted: 1, listCredit: 600 }, named, asOf);
    expect(evidence).toMatchObject([{ quote: expect.stringContaining('in Python') }]);
  });

  test('work is quoted by a sentence before a list of what it was done with', () => {
    const listed = resume(
      ...['Experience', 'Backend Engineer, Acme Ltd', '2015 - 2019', '- Wrote Python services on PostgreSQL'],
      '- Python, Rust, PostgreSQL, GitLab, NGINX',
    );
    const { evidence } = judge({ kind: 'work', field: 'backend', wanted: 1 }, listed, asOf);
    expect(evidence).toHaveLength(1);
    expect(evidence[0]).toMatchObject({ quote: expect.stringContaining('Wrote Python services') });
  });

  test('a leading headline counts in a field where a job is of it', () => {
    const asks = {
      kind: 'leadership',
      field: 'nursing',
      teamSize: 3,
      credits: { title: 300, technical: 500, mentoring: 900, team: 1000 },
    } as const;
    const lines = (title: string) => [
      'Jo Example',
      'Vice President',
      'Experience',
      `${title}, Northwind`,
      '2015 – 2019',
      '- Did it',
    ];
    expect(judge(asks, resume(...lines('Bank Teller')), asOf).level).toBe(0);
    expect(judge(asks, resume(...lines('Registered Nurse')), asOf).level).toBeGreaterThan(0);
  });

  test("'answer' is unknown until somebody answers", () => {
    expect(judge({ kind: 'answer', question: 'notice-period' }, worker, asOf)).toMatchObject({
      level: 0,
      possible: 1000,
      known: false,
      found: 'no answer given',
    });
  });
});

test('years stated without dates earn half, and the gate cannot tell', () => {
  const stated = resume(
    'Summary',
    'Backend engineer with 12 years of experience',
    'Experience',
    'Backend Engineer, Northwind Ltd',
    '- Built services',
  );
  const judgement = judge(
    { kind: 'experience', field: 'backend', years: 8, countInternships: false },
    stated,
    asOf,
  );
  expect(judgement).toMatchObject({ level: 500, possible: 1000, found: '12 years stated, not shown' });
  expect(judgement.amount.high).toBeGreaterThanOrEqual(72);
});

test('adjectives in a summary earn no statement', () => {
  const boast = resume(
    'Summary',
    'Great communicator who presented to stakeholders and documented everything',
  );
  expect(
    judge({ kind: 'statement', practice: 'communication', label: 'communication' }, boast, asOf).level,
  ).toBe(0);
});

test('credit stops at what the role asks', () => {
  const long = resume(
    'Experience',
    'Backend Engineer, Northwind Ltd',
    'Jan 1996 – Present',
    '- Built services',
  );
  expect(
    judge({ kind: 'experience', field: 'backend', years: 8, countInternships: false }, long, asOf),
  ).toMatchObject({ level: 1000, possible: 1000 });
});

test('study told as work leaves no field open that its title is out of', () => {
  const asks = { kind: 'experience', field: 'sales', years: 2, countInternships: false } as const;
  const taught = resume(
    ...[
      'Experience',
      'Graduate Teaching Assistant, University of Skerry',
      'Sep 2016 – May 2019',
      '- Taught classes',
    ],
  );
  expect(judge(asks, taught, asOf).amount.high).toBe(0);
});

test('a team without a number is told as a team', () => {
  const asks = {
    kind: 'leadership',
    teamSize: 3,
    credits,
  } as const;
  const led = resume('Experience', 'Engineer, Northwind Ltd', '2018 – 2020', '- Led the support team');
  expect(judge(asks, led, asOf).found).toBe('a team');
});

test('leading in other work is leading: it earns a part, with the work named, and nothing where the role says so', () => {
  const asks = {
    kind: 'leadership' as const,
    field: 'backend',
    teamSize: 3,
    credits,
  };
  const led = resume('Experience', 'Nurse, Northwind Clinic', '2018 – 2020', '- Led a team of six nurses');
  const { level, found, evidence } = judge(asks, led, asOf);
  expect([level, found]).toEqual([300, 'team of 6, in other work: Registered Nurses']);
  expect(judge({ ...asks, elsewhereCredit: 0 }, led, asOf).level).toBe(0);
  expect(evidence).toMatchObject([{ quote: expect.stringContaining('Led a team of six nurses') }]);
});

test('leadership in a job whose field nobody can tell earns a half, and the rest is possible', () => {
  const asks = {
    kind: 'leadership' as const,
    field: 'backend',
    teamSize: 3,
    credits: { title: 300, technical: 700, mentoring: 800, team: 900 },
  };
  const heading = (title: string) => ['Experience', `${title}, Northwind Ltd`, '2018 – 2020'];
  const team = '- Led a team of six people';
  const unclear = judge(asks, resume(...heading('Software Engineer'), team), asOf);
  expect([unclear.level, unclear.possible, unclear.amount]).toEqual([
    500,
    1000,
    { low: 0, value: 500, high: 1000 },
  ]);
  const clear = judge(asks, resume(...heading('Backend Engineer'), team), asOf);
  expect([clear.level, clear.possible]).toEqual([1000, 1000]);
  // A title in the field beside it never takes of it.
  const more = ['Lead Backend Engineer, Contoso Ltd', '2016 – 2017', '- Kept the diary of the week'];
  const both = judge(asks, resume(...heading('Software Engineer'), team, ...more), asOf);
  expect(both.level).toBeGreaterThanOrEqual(unclear.level);
});

test('the verb that opens its line is quoted before a noun within one, and a cut line once', () => {
  const job = ['Experience', 'Backend Engineer, Northwind Ltd', '2018 – 2020'];
  const practice = { kind: 'statement' as const, practice: 'communication', label: 'communication' };
  const told = resume(
    ...job,
    '- Met the partners each week and explained the plans',
    '- Explained the whole interface to the partners',
  );
  expect(judge(practice, told, asOf).evidence[0]).toMatchObject({
    quote: expect.stringContaining('whole interface'),
  });
  const cut = resume(
    ...job,
    '- Explained the plans of the week to everybody who asked',
    'Backend Engineer, Contoso Ltd',
    '2016 – 2017',
    '- Explained the plans of the week to everybody who asked, and to the board',
  );
  expect(judge(practice, cut, asOf).found).toBe('shown in 1 place');
});

test('a job that bears the name of a credential shows it in part, and only where it is dated', () => {
  const asks = { kind: 'credential' as const, any: ['registered nurse', 'rn'] };
  const dated = resume('Experience', 'Registered Nurse, Northwind Hospital', '2018 – 2020', '- Wound care');
  const undated = resume('Experience', 'Registered Nurse, Northwind Hospital', '- Wound care');
  expect(judge(asks, dated, asOf)).toMatchObject({ level: 600, amount: { value: 600 } });
  expect(judge(asks, undated, asOf)).toMatchObject({ level: 0 });
  const named = resume(
    'Experience',
    'Staff Nurse, Northwind Hospital',
    '2018 – 2020',
    'Licenses',
    'RN license',
  );
  expect(judge(asks, named, asOf)).toMatchObject({ level: 1000 });
});

test('a sentence that is printed twice is one place', () => {
  const twice = resume(
    'Accomplishments',
    '* Presented results to the board.',
    'Experience',
    'Engineer, Northwind Ltd',
    '2018 – 2020',
    '- Presented results to the board',
  );
  const asks = { kind: 'statement' as const, practice: 'communication', label: 'communication' };
  expect(judge(asks, twice, asOf)).toMatchObject({ level: 600 });
});

test('the line that shows more of what is asked is quoted', () => {
  const shown = resume(
    'Experience',
    'Engineer, Northwind Ltd',
    '2018 – 2020',
    '- Wrote a tool in Java for the office',
    '- Java services on Kafka with PostgreSQL behind them',
  );
  const asks = {
    kind: 'skills' as const,
    sets: [{ label: 'Stack', any: ['java', 'kafka', 'postgresql'] }],
    wanted: 1,
    listCredit: 600,
  };
  expect(judge(asks, shown, asOf).evidence[0]).toMatchObject({
    quote: 'Java services on Kafka with PostgreSQL behind them',
  });
});

describe('what other work shows earns what the pack says', () => {
  const asks = {
    kind: 'skills' as const,
    sets: [{ label: 'Prices', any: ['negotiation', 'contract negotiation'] }],
    wanted: 1,
    listCredit: 600,
  };
  const care = {
    kind: 'practice' as const,
    practice: 'customer-care',
    label: 'keeping customers content',
    wanted: 1,
    listCredit: 600,
  };
  const of = (title: string, ...more: string[]) =>
    resume(
      'Experience',
      `${title}, Northwind Ltd`,
      '2018 – 2020',
      '- Contract negotiation with forty partners a year, saved 6%',
      '- Resolved customer complaints within a day',
      ...more,
    );
  const both = of(
    'Nurse',
    '',
    'Sales Representative, Contoso Ltd',
    '2015 – 2018',
    '- Contract negotiation',
    '- Handled customer complaints',
  );

  test.each([
    ['of the field', of('Sales Representative'), 1000, 'Prices'],
    ['of other work', of('Nurse'), 300, 'Prices (in other work)'],
    ['of both', both, 1000, 'Prices'],
    ['of a title that leaves it open', of('Regional Manager'), 1000, 'Prices'],
    ['in a list', resume('Skills', 'Contract negotiation'), 300, 'Prices (named only)'],
  ])('%s', (_where, read, level, found) => {
    expect(judge({ ...asks, elsewhereCredit: 300 }, read, asOf, ['sales'])).toMatchObject({ level, found });
    // Where the pack says nothing, and of a role without a field, a dated job is a dated job.
    const before = found.endsWith('(named only)') ? 600 : 1000;
    expect(judge(asks, read, asOf, ['sales'])).toMatchObject({ level: before });
    expect(judge({ ...asks, elsewhereCredit: 1000 }, read, asOf, [])).toMatchObject({ level: before });
  });

  test('of a practice too, and what is quoted is what earns it', () => {
    const spec = { ...care, elsewhereCredit: 300 };
    expect(judge(spec, of('Nurse'), asOf, ['sales'])).toMatchObject({
      level: 300,
      found: 'shown in other work only',
    });
    expect(judge(spec, both, asOf, ['sales'])).toMatchObject({ level: 1000 });
    expect(judge(spec, both, asOf, ['sales']).evidence[0]).toMatchObject({
      quote: expect.stringContaining('Handled'),
    });
    expect(judge({ ...asks, elsewhereCredit: 300 }, both, asOf, ['sales']).evidence[0]).toMatchObject({
      quote: expect.not.stringContaining('saved'),
    });
  });
});
