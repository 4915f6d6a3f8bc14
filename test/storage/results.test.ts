import { afterAll, beforeAll, expect, test } from 'vitest';
import { countApplications } from '#storage/results/counts.ts';
import { saveDecisions } from '#storage/results/decisions.ts';
import { findReviews, saveReview } from '#storage/results/reviews.ts';
import { findApplication, pickApplications } from '#storage/screening/applications.ts';
import { startInProcess } from '../support/in-process.ts';
import { batchOf, received, roleId } from '../support/stored.ts';

let service: Awaited<ReturnType<typeof startInProcess>>;
let ids: string[];
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
  const { database } = service.running.deps;
  await batchOf(database, [received('a.txt'), received('b.txt')]);
  ids = (await database.selectFrom('applications').select('id').orderBy('id').execute()).map(({ id }) => id);
});
afterAll(() => service.close());

test('the newest decision counts, and all of them are kept and audited', async () => {
  const { database } = service.running.deps;
  const decide = (outcome: 'hold' | 'advance') =>
    saveDecisions(database, ids, { outcome, reason: 'Because.', by: 'Ada Test', keyId: 'k' });
  await decide('hold');
  await decide('advance');
  expect((await findApplication(database, ids[0] as string))?.decision?.outcome).toBe('advance');
  expect(await database.selectFrom('decisions').select('outcome').execute()).toHaveLength(4);
  const audit = await database
    .selectFrom('audit')
    .select('subject_id')
    .where('action', '=', 'application.decided')
    .execute();
  expect(audit.map((row) => row.subject_id).sort()).toEqual([...ids, ...ids].sort());
  expect(await pickApplications(database, roleId, [...ids, 'none'])).toHaveLength(2);
});

test('an unreadable file is open until a person settles it', async () => {
  const { database } = service.running.deps;
  await database.updateTable('applications').set({ state: 'unreadable', reason: 'corrupt' }).execute();
  const unsettled = async () => (await countApplications(database, roleId, null, null)).counts.unsettled;
  expect(await unsettled()).toBe(2);
  const own = ids[0] as string;
  await saveReview(database, own, {
    ...{
      kind: 'read_by_person',
      criterion: null,
      verdict: null,
      reason: 'Read.',
      by: 'Ada Test',
      keyId: 'k',
    },
  });
  expect(await unsettled()).toBe(1);
  expect((await findReviews(database, ids)).get(own)).toMatchObject([
    { kind: 'read_by_person', by: 'Ada Test' },
  ]);
});
