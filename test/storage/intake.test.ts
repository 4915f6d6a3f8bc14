import { afterAll, beforeAll, expect, test } from 'vitest';
import { requeue, staleItems } from '#storage/intake/batches.ts';
import { closeBatch } from '#storage/intake/closing.ts';
import { bindKey } from '#storage/intake/upload-keys.ts';
import { startInProcess } from '../support/in-process.ts';
import { batchOf, received, roleId } from '../support/stored.ts';

let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
});
afterAll(() => service.close());
const database = () => service.running.deps.database;
const items = (batch: string) =>
  database()
    .selectFrom('batch_items')
    .selectAll()
    .where('batch_id', '=', batch)
    .orderBy('position')
    .execute();

test('one person a file, one application for each sha-256 of a role, whoever brings it', async () => {
  const first = await items(await batchOf(database(), [received('a.pdf'), received('copy.pdf', 'a.pdf')]));
  expect(first.map(({ state }) => state)).toEqual(['queued', 'duplicate']);
  const [again] = await items(await batchOf(database(), [received('a-again.pdf', 'a.pdf')]));
  expect(again).toMatchObject({ state: 'duplicate', application_id: first[0]?.application_id });
  // Candidates of duplicates are not left behind.
  const idle = await database()
    .selectFrom('candidates')
    .select('id')
    .where('id', 'not in', (eb) => eb.selectFrom('applications').select('candidate_id'))
    .execute();
  expect(idle).toEqual([]);
});

test('a key binds one batch: held while its request lives, for another role a mismatch', async () => {
  const batch = { roleId, asOf: '2026-11-01', actor: 'Ada Test', priority: 'normal' as const };
  const mine = await bindKey(database(), 'k1', 'upload-1', batch);
  expect(mine.state).toBe('mine');
  expect(await bindKey(database(), 'k1', 'upload-1', batch)).toEqual({ state: 'held', batchId: null });
  expect(await bindKey(database(), 'k1', 'upload-1', { ...batch, roleId: 'data-engineer' })).toEqual({
    ...{ state: 'mismatch', batchId: null },
  });
  expect((await bindKey(database(), 'k2', 'upload-1', batch)).state).toBe('mine');
  const held = await database()
    .selectFrom('batches')
    .select('id')
    .where('id', '=', mine.batchId as string)
    .execute();
  expect(held).toHaveLength(1);
});

test('an item is queued again by one sweeper only, under a new id', async () => {
  const [item] = await items(await batchOf(database(), [received('b.pdf')]));
  const [stale] = (await staleItems(database(), -1, 100)).filter(({ id }) => id === item?.id);
  if (!stale) throw new Error('none is stale');
  expect([await requeue(database(), stale), await requeue(database(), stale)]).toEqual([true, false]);
  const id = `${stale.id}-1`;
  const queued = await database().selectFrom('outbox').select('job_id').where('job_id', '=', id).execute();
  // The relay of the service may have moved it on.
  expect(queued.length > 0 || (await service.running.deps.queue.isAlive(id))).toBe(true);
});

test('a batch is closed once', async () => {
  const bound = await bindKey(database(), 'k3', 'open', {
    ...{ roleId, asOf: '2026-11-01', actor: 'Ada Test', priority: 'normal' },
  });
  const id = bound.batchId as string;
  expect([await closeBatch(database(), id, 'Ada'), await closeBatch(database(), id, 'Ada')]).toEqual([
    true,
    false,
  ]);
});
