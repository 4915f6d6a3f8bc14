import { expect, test } from 'vitest';
import { judge } from '#domain/judging/criteria/index.ts';
import { placer } from '#domain/judging/place.ts';
import { type Correction, corrector } from '#domain/people/corrections.ts';
import { fieldOf } from '#domain/roles/role-fields.ts';
import type { Field } from '#domain/words/lexicon.ts';
import { asOf, rules, work } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

const places = placer(rules.lexicon);
const correct = corrector(places, work.occupations.find);
const own = (more: object) =>
  fieldOf({
    ...{
      id: 'ops',
      label: 'operations',
      technology: false,
      isco: [],
      nearIsco: [],
      occupations: [],
      outside: [],
    },
    ...{ skills: [], weak: [], rivals: [], needed: 2 },
    ...more,
  });
const of = (title: string, ...text: string[]) =>
  read('Experience', `${title}, Northwind Ltd`, 'Jan 2016 – Dec 2017', ...text.map((line) => `- ${line}`))
    .resume;
const correction = (more: object): Correction =>
  ({ id: '1', quote: 'Head chef', was: '', author: 'Ada Test', reason: 'Told so.', ...more }) as Correction;

test('placing again what is placed gives the same', () => {
  const resume = of('Backend Engineer', 'Built Jenkins pipelines', 'Monitoring of services with Grafana');
  expect(places.place(places.place(resume))).toEqual(places.place(resume));
});

test.each([
  ['Référent technique Java', 'in'],
  ['Rails Developer', 'in'],
  ['Head chef', 'out'],
])('%s: a job of a narrower field is one of the wider field', (title, place) => {
  const resume = of(title, 'Looked after the place');
  const software = rules.lexicon.fields.find(({ id }) => id === 'software') as Field;
  expect(resume.jobs[0]?.fields.software).toBe(place);
  expect(places.explain(resume, software)[0]?.place).toBe(place);
});

test('the reasons are those of the place, also where practices of other work were taken out', () => {
  const resume = of(
    'Warehouse manager',
    'Designed the architecture of shelves',
    'Debugged the conveyor, root cause found',
  );
  const field = own({ skills: ['architecture', 'debugging'] });
  const placed = places.place(resume, [field]);
  expect(places.explain(placed, field)[0]?.place).toBe(placed.jobs[0]?.fields.ops);
});

test('a title put right brings back the practices of technical work', () => {
  const resume = of('Head chef', 'Built Jenkins pipelines', 'Debugged the ordering service');
  const direct = of('Backend Developer', 'Built Jenkins pipelines', 'Debugged the ordering service');
  const put = correct(resume, [
    correction({ field: 'job.title', was: 'Head chef', becomes: 'Backend Developer' }),
  ]);
  expect(put.unmatched).toEqual([]);
  expect(put.resume.jobs[0]?.fields.backend).toBe('in');
  expect(put.resume.practices.map(({ id }) => id)).toEqual(direct.practices.map(({ id }) => id));
});

test('of two jobs with one title that which has the other words is put right', () => {
  const { resume } = read(
    ...['Experience', 'Head chef, Northwind Ltd', 'Jan 2016 – Dec 2017', '- Kept the kitchen'],
    ...['Head chef, Contoso Ltd', 'Jan 2012 – Dec 2014', '- Kept another kitchen'],
  );
  const said = { field: 'job.kind', was: 'job', becomes: 'none' } as const;
  const kinds = (more: object) => {
    const put = correct(resume, [correction({ ...said, ...more })]);
    return { kinds: put.resume.jobs.map(({ kind }) => kind), ...put, resume: undefined };
  };
  const none = { resume: undefined, unmatched: [], ambiguous: [] };
  const second = resume.jobs[1]?.dates.find((one) => one.source === 'document')?.quote;
  expect(kinds({ beside: second })).toEqual({ kinds: ['job', 'none'], ...none });
  expect(kinds({ beside: 'Contoso Ltd' })).toEqual({ kinds: ['job', 'none'], ...none });
  expect(kinds({})).toEqual({ kinds: ['none', 'job'], ...none, ambiguous: ['1'] });
  expect(kinds({ beside: 'Fabrikam Ltd' })).toEqual({ kinds: ['job', 'job'], ...none, unmatched: ['1'] });
});

test('what a person said of a job’s field stays when the field changes', () => {
  const resume = of('Head chef', 'Planned menus');
  const said = correction({ field: 'job.field', was: 'ops: unclear', becomes: 'ops: out' });
  for (const field of [own({}), own({ isco: ['3434'] })]) {
    const put = correct(resume, [said], [field]);
    expect(put.unmatched).toEqual([]);
    expect(put.resume.jobs[0]?.fields.ops).toBe('out');
  }
});

test('a correction that the reading makes true by itself is settled', () => {
  const resume = of('Head chef', 'Planned menus');
  const true_ = correction({ field: 'job.title', quote: 'chef', was: 'chef', becomes: 'Head chef' });
  expect(correct(resume, [true_]).unmatched).toEqual([]);
  const other = correction({ field: 'job.title', quote: 'chef', was: 'chef', becomes: 'Pastry chef' });
  expect(correct(resume, [other]).unmatched).toEqual(['1']);
});

test('a reading of a release before keeps the places that it was scored with', () => {
  const resume = of('Backend Engineer', 'Built services');
  const old = {
    ...resume,
    jobs: resume.jobs.map(({ lines: _l, told: _t, occupations: _o, ...job }) => ({
      ...job,
      fields: { backend: 'unclear' as const },
    })),
  };
  expect(places.place(old).jobs[0]?.fields.backend).toBe('unclear');
});

test.each([
  ['8 years of experience in backend development', true],
  ['8 years of experience with Spring Boot and Kafka', true],
  ['8 years of experience in retail', false],
  ['8 years of professional experience', false],
])('stated years count for a field only if they speak of it: %s', (line, counts) => {
  const resume = places.place(read('Robin Example', 'Summary', `I have ${line}.`).resume);
  expect(resume.statedYears?.value).toBe(8);
  const criterion = { kind: 'experience' as const, field: 'backend', years: 8, countInternships: false };
  expect(judge(criterion, resume, asOf).found).toBe(counts ? '8 years stated, not shown' : 'none found');
});

test('what says a skill in part earns what a listed one does', () => {
  const told = (line: string) => places.place(of('Backend Engineer', line));
  const criterion = {
    kind: 'skills' as const,
    wanted: 1,
    listCredit: 600,
    sets: [{ label: 'REST', any: ['rest'], partly: ['web services'] }],
  };
  const judged = (line: string) => judge(criterion, told(line), asOf);
  expect(judged('REST APIs for partners')).toMatchObject({ level: 1000, found: 'REST' });
  expect(judged('Web services for partners')).toMatchObject({ level: 600, found: 'REST in part' });
  expect(judged('Letters to partners').level).toBe(0);
});

test.each([
  [
    'Plumber',
    'Troubleshooting problems, plumbing and minor electrical work for nine offices of the harbour and its shops.',
    false,
  ],
  [
    'Plumber',
    'Troubleshoots Linux servers and Docker for the offices of the harbour and of its nine shops.',
    true,
  ],
  [
    'Backend Engineer',
    'Debugging of whatever breaks in the offices of the harbour and in its nine shops.',
    true,
  ],
])('a technical practice outside of jobs, by a %s: %s', (title, line, shown) => {
  const { practices } = read(
    ...[
      'Jane Winslow',
      'Summary',
      line,
      'Experience',
      `${title}, Northwind Ltd`,
      'Jan 2016 – Dec 2017',
      '- Kept things going',
    ],
  ).resume;
  expect(practices.some(({ id }) => id === 'debugging')).toBe(shown);
});
