import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placer } from '#domain/judging/place.ts';
import { score } from '#domain/judging/score.ts';
import type { Mention, Resume } from '#domain/resume.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { asOf, readRaw, role, rules } from '../../support/corpus.ts';

/* What must hold of gates and totals whatever a résumé tells: invented careers, judged as they are and with a part left out. */
const { place } = placer(rules.lexicon);
const judged = (resume: Resume) => score(place(resume), role, asOf);

const titles = [
  ...[
    'Java Developer',
    'Software Engineer',
    'Tech Lead',
    'CTO',
    'Director of Engineering',
    'Consultant',
    'Founder',
  ],
  ...[
    'Software Engineering Manager',
    'Head of Data Engineering',
    'Lead Backend Engineer',
    'Engineer',
    'Registered Nurse',
  ],
  ...['Sales Manager', 'Frontend Developer', 'IT Manager', 'Project Manager'],
];
const sentences = [
  'Built REST APIs in Spring Boot on PostgreSQL',
  'Led a team of nine engineers',
  'React pages with Redux and CSS',
  'Kubernetes clusters with Terraform and Prometheus',
  'Owned the budget and reported to the board',
  'Wound care and medication for twelve patients',
  'Won new customers by cold calling',
  'Unit testing, code reviews and CI/CD with Jenkins',
  'Mentored four juniors in Python',
];
const years = [2001, 2004, 2007, 2010, 2013, 2016, 2019, 2022];
const job = fc.record({
  title: fc.constantFrom(...titles),
  text: fc.uniqueArray(fc.constantFrom(...sentences), { maxLength: 5 }),
  months: fc.boolean(),
  length: fc.integer({ min: 1, max: 3 }),
});
const career = fc.record({
  jobs: fc.array(job, { minLength: 2, maxLength: years.length }),
  stated: fc.constantFrom('', 'Backend engineer with 12 years of experience.'),
  skills: fc.constantFrom('', 'Java, Kafka, Docker, Git', 'Excel, Word'),
});

function read({ jobs, stated, skills }: typeof career extends fc.Arbitrary<infer T> ? T : never): Resume {
  const lines = jobs.flatMap(({ title, text, months, length }, at) => {
    const from = years[years.length - 1 - at] as number;
    const dates = months ? `03/${from} – 11/${from + length - 1}` : `${from} – ${from + length - 1}`;
    return [`${title}, Northwind Ltd ${at}`, dates, ...text.map((line) => `- ${line}`)];
  });
  const page = [
    'Jo Example',
    'jo@example.com',
    '',
    ...(stated === '' ? [] : ['Summary', stated]),
    'Experience',
    ...lines,
  ];
  const all = [...page, ...(skills === '' ? [] : ['Skills', skills])].join('\n');
  return readRaw(plainDocument('text', [all], false)).resume;
}

/** Facts without those told in a job; the numbers of the others are those of a résumé without it where it is taken out. */
function without<T extends { mentions: Mention[] }>(facts: T[], job: number, taken: boolean): T[] {
  return facts.flatMap((fact) => {
    const mentions = fact.mentions
      .filter((mention) => mention.job !== job)
      .map((mention) => ({ ...mention, job: renumbered(mention.job, job, taken) }));
    return mentions.length > 0 ? [{ ...fact, mentions }] : [];
  });
}
const renumbered = (at: number | null, job: number, taken: boolean) =>
  taken && at !== null && at > job ? at - 1 : at;

/** A résumé without a job, or with its heading alone. */
function leftOut(resume: Resume, job: number, taken: boolean): Resume {
  const jobs = resume.jobs.flatMap((one, at) => {
    if (at !== job) return [one];
    return taken ? [] : [{ ...one, told: [], lines: 2, end_at: one.start_at + 60, described: false }];
  });
  const leadership = resume.leadership
    .filter((fact) => fact.job !== job || (!taken && fact.kind === 'title'))
    .map((fact) => ({ ...fact, job: renumbered(fact.job, job, taken) }));
  const skills = without(resume.skills, job, taken);
  return { ...resume, jobs, leadership, skills, practices: without(resume.practices, job, taken) };
}

test('one more job never lowers a total', () => {
  fc.assert(
    fc.property(career, fc.nat(), (given, which) => {
      const resume = read(given);
      if (resume.jobs.length < 2) return;
      const fewer = leftOut(resume, which % resume.jobs.length, true);
      expect(judged(resume).total).toBeGreaterThanOrEqual(judged(fewer).total);
    }),
    { numRuns: 150 },
  );
});

test('leaving out the words of a job never makes a must-have missed that was unknown', () => {
  fc.assert(
    fc.property(career, fc.nat(), (given, which) => {
      const resume = read(given);
      if (resume.jobs.length === 0 || judged(resume).gate !== 'unknown') return;
      expect(judged(leftOut(resume, which % resume.jobs.length, false)).gate).not.toBe('not_met');
    }),
    { numRuns: 150 },
  );
});
