import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partOf, rank, reviewOrder } from '#domain/judging/rank.ts';
import type { Gate } from '#domain/states.ts';

import { everybody } from '#storage/results/filter.ts';
import {
  lastWithinTop,
  type RankedPosition,
  rankedRows,
  reviewRows,
  type ShortlistRow,
} from '#storage/results/shortlist.ts';
import { startInProcess } from '../support/in-process.ts';

/* The service orders in SQL, the command line in code: one order. */
const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
});
afterAll(() => service.close());

const one = fc.record({
  gate: fc.constantFrom<Gate>('met', 'unknown', 'not_met'),
  // Few different ones, so that many are equal.
  total: fc.integer({ min: 0, max: 6 }).map((value) => value * 1250),
  possible: fc.integer({ min: 0, max: 8 }).map((value) => value * 1250),
  band: fc.constantFrom('strong', 'possible', 'weak', 'needs_review'),
});

test('the order of random scorecards in SQL is that of rank(), page by page', async () => {
  const { deps } = service.running;
  const { database, version } = deps;
  const { evaluation } = await database
    .selectFrom('roles')
    .select('current_evaluation as evaluation')
    .where('id', '=', role)
    .executeTakeFirstOrThrow();
  const shown = { id: evaluation as string, ...version };
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 40 }), async (cards) => {
      run += 1;
      await database.deleteFrom('scorecards').execute();
      await database.deleteFrom('applications').execute();
      const people = cards.map((scorecard, at) => ({
        id: `a-${run}-${at}`,
        sha256: createHash('sha256').update(`${run} ${at}`).digest('hex'),
        scorecard: scorecard as never as { gate: Gate; total: number; possible: number; band: 'strong' },
      }));
      await database
        .insertInto('documents')
        .values(people.map(({ sha256 }) => ({ sha256, size: 1 })))
        .execute();
      await database
        .insertInto('candidates')
        .values(people.map(({ id }) => ({ id: `c-${id}`, name: null, email: null, phone: null })))
        .execute();
      await database
        .insertInto('applications')
        .values(
          people.map(({ id, sha256 }) => ({
            ...{
              id,
              sha256,
              role_id: role,
              candidate_id: `c-${id}`,
              file_name: 'cv.pdf',
              as_of: '2026-11-01',
            },
            ...{ source: 'upload', state: 'screened' as const, reason: null, decision_id: null },
          })),
        )
        .execute();
      await database
        .insertInto('resumes')
        .values(
          people.map(({ sha256 }) => ({
            ...{
              sha256,
              reader_version: version.readerVersion,
              rules_hash: version.rulesHash,
              status: 'read' as const,
            },
            ...{ reason: null, format: 'pdf', pages: 1, resume: '{}' as never, contact: '{}' as never },
          })),
        )
        .execute();
      const inputs = await database.selectFrom('applications').select(['id', 'input_revision']).execute();
      const revision = new Map(inputs.map((row) => [row.id, row.input_revision]));
      await database
        .insertInto('scorecards')
        .values(
          people.map(({ id, sha256, scorecard }) => ({
            ...{
              evaluation_id: shown.id,
              application_id: id,
              input_revision: revision.get(id) as number,
              sha256,
            },
            ...{ total: scorecard.total, possible: scorecard.possible, band: scorecard.band },
            ...{
              gate_rank: partOf(scorecard),
              gate: scorecard.gate,
              scorecard: JSON.stringify(scorecard) as never,
            },
          })),
        )
        .execute();
      const expected = rank(people);
      const found: { id: string; rank: number; tied: boolean }[] = [];
      for (let after: RankedPosition | null = null; ; ) {
        const rows: ShortlistRow[] = await rankedRows(database, shown, everybody, {
          after,
          limit: 7,
          of: 'whole',
        });
        found.push(...rows.map((row) => ({ id: row.applicationId, rank: row.rank, tied: row.tied })));
        const last = rows.at(-1);
        if (rows.length < 7 || !last) break;
        after = { gate: last.gate, total: last.scorecard.total, sha256: last.sha256 };
      }
      expect(found).toEqual(
        expected.map(({ entry, rank: place, tied }) => ({ id: entry.id, rank: place, tied })),
      );
      const review = await reviewRows(database, shown, everybody, { after: null, limit: 100, of: 'whole' });
      const last = await lastWithinTop(database, shown.id, 3);
      expect(
        review.map((row) => [row.applicationId, last === null || row.scorecard.possible > last]),
      ).toEqual(reviewOrder(people, expected, 3).map((entry) => [entry.id, entry.couldReachTop]));
    }),
    { numRuns: 25 },
  );
});
