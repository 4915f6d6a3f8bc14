import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partOf } from '#domain/judging/rank.ts';
import { asksAlike, reweighed } from '#domain/judging/reweigh.ts';
import type { Role } from '#domain/judging/role.ts';
import { score } from '#domain/judging/score.ts';
import { asOf, role as pack } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

/* A result that is weighed anew is the one that scoring gives. */
const people = [
  [
    'Senior Backend Engineer, Northwind Ltd',
    '2012 – 2026',
    '- Built Java services with REST APIs on AWS',
    '- Led a team of six',
  ],
  ['Registered Nurse, City Hospital', '2010 – 2024', '- Cared for twelve patients a shift'],
  ['Developer, Northwind Ltd', '2019 – 2021', '- Wrote Java'],
  ['Engineer, Contoso'],
  [],
].map(
  (lines) => read('Jo Example', 'jo@example.com', 'Experience', ...lines, 'Skills', 'Kafka, Docker').resume,
);

const heavier = (weights: number[], strong: number, possible: number) => ({
  ...pack,
  bands: {
    ...pack.bands,
    strong: { ...pack.bands.strong, from: strong },
    possible: { ...pack.bands.possible, from: possible },
  },
  criteria: pack.criteria.map((one, at) => ({
    ...one,
    weight: weights[at] ?? 0,
    reason: 'Weighed anew for a test.',
  })),
});

test('weights, totals, bands and what is to be checked are those of scoring', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 100 }), {
    minLength: pack.criteria.length,
    maxLength: pack.criteria.length,
  });
  fc.assert(
    fc.property(
      weights,
      fc.integer({ min: 51, max: 99 }),
      fc.integer({ min: 1, max: 50 }),
      (given, strong, possible) => {
        const other = heavier(given, strong, possible);
        expect(asksAlike(pack, other)).toBe(true);
        for (const resume of people) {
          const before = score(resume, pack, asOf);
          const after = score(resume, other, asOf);
          const { gate, nearMiss = false, reviewReasons, verdicts } = before;
          const levels = verdicts.map((one) => one.level);
          const { part, ...made } = reweighed(
            { gate, nearMiss, reviewReasons, levels, possible: verdicts.map((one) => one.possible) },
            other,
          );
          expect(part).toBe(partOf(after));
          expect({
            ...before,
            ...made,
            verdicts: verdicts.map((one, at) => ({ ...one, weight: other.criteria[at]?.weight })),
          }).toEqual(after);
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('roles that ask otherwise are judged anew', () => {
  const [first, ...rest] = pack.criteria;
  test.each<[string, Role]>([
    ['a label', { ...pack, criteria: [{ ...(first as any), label: 'Another' }, ...rest] }],
    ['what is asked', { ...pack, criteria: [{ ...(first as any), asks: (rest[0] as any).asks }, ...rest] }],
    ['their order', { ...pack, criteria: [...pack.criteria].reverse() }],
    ['one more', { ...pack, criteria: [...pack.criteria, { ...(first as any), id: 'more' }] }],
    [
      'what must be met',
      {
        ...pack,
        criteria: pack.criteria.map((one) =>
          one.must ? { ...one, must: { ...one.must, atLeast: 1 } } : one,
        ),
      },
    ],
  ])('%s', (_name, other) => {
    expect(asksAlike(pack, other)).toBe(false);
  });
});
