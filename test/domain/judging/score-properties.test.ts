import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { score } from '#domain/judging/score.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { asOf, readResume, rules } from '../../support/corpus.ts';

/* What must never move a score, and what must never lower one, over résumés made of parts in every order. */

interface Parts {
  name: string;
  contact: string;
  born: string;
  graduated: number;
  bullets: string[];
  skills: string[];
  order: number[];
  jobs: number;
}

const jobs = [
  ['Senior Backend Engineer, Northwind Ltd', 'Mar 2019 – Present'],
  ['Software Engineer, Contoso Ltd', 'May 2014 – Feb 2019'],
  ['Registered Nurse, City Hospital', 'Jan 2010 – Apr 2014'],
];
const bullets = [
  '- Built Java and Spring Boot microservices with REST APIs on AWS',
  '- Led a team of six engineers and mentored two juniors',
  '- Kept Jenkins pipelines and introduced code review',
  '- Moved MySQL and MongoDB to PostgreSQL',
  '- Cut response times from 400 ms to 90 ms',
  '- Closed the books each month and reconciled accounts payable',
  '- Cared for twelve patients a shift; wound care and medication administration',
  '- Won new customers by cold calling and negotiated contracts',
];
const skills = [
  'Kafka',
  'GraphQL',
  'Docker',
  'Terraform',
  'React',
  'Go',
  'Spring',
  'Excel',
  'SAP',
  'Figma',
  'Salesforce',
];

const parts = fc.record({
  name: fc.constantFrom('Ada Quellmann', 'Mr. Jonas Feld', 'Ms. Nadia Brandvoll', 'Kwame Mensah-Reyes'),
  contact: fc.constantFrom(
    'ada@example.com · +1 212 555 0101 · Springfield',
    'kwame@example.com · +44 20 7946 0018 · Leeds LS1 4AB',
    'n.b@example.org',
  ),
  born: fc.constantFrom(
    '',
    'Date of birth: 3 May 1961',
    'Gender: female',
    'Nationality: Norwegian',
    'Married, two children',
  ),
  graduated: fc.integer({ min: 1978, max: 2013 }),
  bullets: fc.subarray(bullets, { minLength: 1 }),
  skills: fc.subarray(skills, { minLength: 1 }),
  order: fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }),
  jobs: fc.integer({ min: 1, max: 3 }),
});

function textOf(one: Parts): string {
  const sections = [
    [
      'Experience',
      ...jobs.slice(0, one.jobs).flatMap((job, index) => [...job, ...(index === 0 ? one.bullets : [])]),
    ],
    ['Education', 'BSc, Computer Science, University of Skerry', `${one.graduated - 3} – ${one.graduated}`],
    ['Skills', one.skills.join(', ')],
  ];
  return [
    one.name,
    one.contact,
    ...(one.born === '' ? [] : [one.born]),
    '',
    ...one.order.flatMap((index) => [...(sections[index] as string[]), '']),
  ].join('\n');
}

const cards = (text: string) => {
  const { resume } = readResume(plainDocument('text', [text], false));
  return rules.roles.map((role) => score(resume, role, asOf));
};
const bare = (text: string) =>
  cards(text).map(({ total, possible, gate, band, verdicts }) => ({
    total,
    possible,
    gate,
    band,
    verdicts: verdicts.map(({ criterion, status, level }) => ({ criterion, status, level })),
  }));

describe('over every shipped role', () => {
  test('contact facts, graduation year, gender words and the order of sections never change a score', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const { bullets: own, skills: listed, jobs: count } = one;
        expect(bare(textOf({ ...other, bullets: own, skills: listed, jobs: count }))).toEqual(
          bare(textOf(one)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('one more bullet, one more skill or one more job never lowers a score', () => {
    const more = fc.oneof(
      fc.constantFrom(...bullets).map((bullet) => ({ bullet })),
      fc.constantFrom(...skills).map((skill) => ({ skill })),
      fc.constant({ job: true }),
    );
    fc.assert(
      fc.property(parts, more, (one, extra: { bullet?: string; skill?: string; job?: boolean }) => {
        const after = {
          ...one,
          bullets: extra.bullet
            ? [...one.bullets.filter((text) => text !== extra.bullet), extra.bullet]
            : one.bullets,
          skills: extra.skill
            ? [...one.skills.filter((text) => text !== extra.skill), extra.skill]
            : one.skills,
          jobs: extra.job ? Math.min(3, one.jobs + 1) : one.jobs,
        };
        const [had, has] = [cards(textOf(one)), cards(textOf(after))];
        for (const [index, card] of has.entries())
          expect(card.total).toBeGreaterThanOrEqual(had[index]?.total ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  test('every total is the formula over its own verdicts', () => {
    fc.assert(
      fc.property(parts, (one) => {
        for (const card of cards(textOf(one))) {
          const weights = card.verdicts.reduce((sum, verdict) => sum + verdict.weight, 0);
          const sum = (pick: 'level' | 'possible') =>
            card.verdicts.reduce((all, verdict) => all + verdict.weight * verdict[pick], 0);
          const of = (weighted: number) => Math.floor((20 * weighted + weights) / (2 * weights));
          expect([card.total, card.possible]).toEqual([of(sum('level')), of(sum('possible'))]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
