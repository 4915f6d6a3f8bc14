import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checksOf, monthsError } from '#domain/accuracy/accuracy.ts';
import { accuracyChanges } from '#domain/accuracy/accuracy-report.ts';
import { Gold } from '#domain/accuracy/gold.ts';
import { keywordCount, ndcg, pairwiseAgreement, tfidfSimilarity } from '#domain/accuracy/ranking-metrics.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { evaluate } from '../../src/cli/eval.ts';
import { asOf, readResume, role, rules } from '../support/corpus.ts';

const folder = join(import.meta.dirname, '../../fixtures/labelled');

test('a labelled folder gives the figures, and a report against itself shows no change', async () => {
  const report = await evaluate(folder, role, asOf, rules);
  expect(report.documents).toBe(5);
  expect(report.wrong).toEqual({});
  expect(report.measures.readable).toEqual({ right: 5, of: 5, share: 1 });
  expect(report.measures['jobs by title: recall']).toEqual({ right: 7, of: 7, share: 1 });
  expect(report.measures['decoys left out']?.of).toBe(14);
  expect(report.jobsF1).toEqual({ dates: 1, title: 1 });
  expect(report.ranking?.['this screener']).toEqual({ ndcg10: 1, pairwise: 1 });
  expect(report.samePerson).toEqual({ groups: 1, unequal: [], largestDifference: 0 });
  expect(report.rates.format).toMatchObject({
    docx: { documents: 1, wrong: 0, review: 0 },
    pdf: { documents: 4 },
  });
  expect(accuracyChanges(report, report)).toEqual({ measures: [], gone: [], appeared: [] });
});

test('mistakes are found, named, and told apart between two reports', async () => {
  const report = await evaluate(folder, role, '2020-01-01', rules);
  expect(report.wrong['ada.pdf']).toContain('months: 55, gold 135–137');
  expect(report.months.largestError).toBeGreaterThan(70);
  const after = await evaluate(folder, role, asOf, rules);
  const changes = accuracyChanges(report, after);
  expect(changes.measures.find((one) => one.name === 'months')).toEqual({
    name: 'months',
    before: '0/4',
    after: '4/4',
  });
  expect(changes.gone).toContain('ada.pdf: months: 55, gold 135–137');
  expect(changes.appeared).toEqual([]);
});

test('a folder without labels is wrong use', async () => {
  await expect(evaluate(join(folder, 'gold'), role, asOf, rules)).rejects.toThrow('no such file or folder');
});

test('a wrong name, an extra job and a missed skill are each one check', () => {
  const reading = readResume(
    plainDocument('text', ['Ada Quellmann\nExperience\nEngineer, Acme Ltd\n2019 - 2020\n- Python'], false),
  );
  const gold = Gold.parse({
    file: 'x',
    readable: true,
    name: 'Ada Other',
    jobs: [],
    skills: ['python', 'java'],
    not_skills: ['python'],
  });
  const wrong = checksOf(gold, { status: 'read', reading }, asOf, (name) => name).filter(
    (check) => !check.right,
  );
  expect(wrong.map((check) => check.measure)).toEqual([
    'name',
    'jobs by dates: precision',
    'skills: recall',
    'decoys left out',
  ]);
});

test('months outside the interval', () => {
  const gold = (low: number | null, high: number | null) =>
    Gold.parse({ file: 'x', readable: true, experience: { months: low, low, high } });
  expect([
    monthsError(gold(10, 20), 15),
    monthsError(gold(10, 20), 7),
    monthsError(gold(10, 20), 26),
    monthsError(gold(null, null), 5),
  ]).toEqual([0, 3, 6, null]);
});

test('ranking measures', () => {
  const order = (...grades: number[]) => grades.map((grade, index) => ({ grade, score: -index }));
  expect(ndcg(order(3, 2, 1, 0), 10)).toBe(1);
  // 7/log2(3) + 1/log2(2) against 7/log2(2) + 1/log2(3)
  expect(ndcg(order(1, 3), 10)).toBeCloseTo((1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3)), 10);
  expect(
    ndcg(
      [
        { grade: 1, score: 0 },
        { grade: 0, score: 0 },
      ],
      1,
    ),
  ).toBe(0.5);
  expect(pairwiseAgreement(order(3, 1, 2))).toBeCloseTo(2 / 3, 10);
  expect(
    pairwiseAgreement([
      { grade: 1, score: 5 },
      { grade: 0, score: 5 },
    ]),
  ).toBe(0.5);
});

test('baselines', () => {
  expect(keywordCount('Java and Node.js, no JavaScript', ['java', 'node.js', 'script'])).toBe(2);
  const [near, far] = tfidfSimilarity(['java services and kafka', 'patients and wards'], 'java kafka');
  expect(near).toBeGreaterThan(0.3);
  expect(far).toBe(0);
});
