import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapPosting, roleOfPosting, saveConnection, unmapPosting } from '#storage/ats/connections.ts';
import { claimEvent, countEvents, receiveEvents, settleEvent } from '#storage/ats/inbox.ts';
import { startInProcess } from '../support/in-process.ts';

let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
  await saveConnection(service.running.deps.database, {
    ...{
      id: 'c1',
      system: 'generic',
      name: 'Ours',
      state: 'active',
      settings: {},
      secrets: Buffer.from('x'),
    },
    ...{ egress: [], writeBack: false, noteOnRescore: false, createdBy: 'Ada Test' },
  });
});
afterAll(() => service.close());

const event = (key: string, ignored: string | null = null) => ({
  ...{ connectionId: 'c1', key, kind: 'application', external: { applicationId: 'a1', jobId: 'j1' } },
  ...{ body: Buffer.from('sealed'), ignored },
});

test('an event is taken once; what wants no work is kept as ignored', async () => {
  const { database } = service.running.deps;
  expect(await receiveEvents(database, [event('e1'), event('e2', 'a test')])).toBe(2);
  expect(await receiveEvents(database, [event('e1')])).toBe(0);
  expect(await countEvents(database, 'c1')).toMatchObject({ queued: 1, ignored: 1 });
});

test('an event that is done keeps no body, and one that was handed out anew is no longer the first one’s', async () => {
  const { database } = service.running.deps;
  const { id } = await database
    .selectFrom('inbox')
    .select('id')
    .where('delivery_key', '=', 'e1')
    .executeTakeFirstOrThrow();
  const held = await claimEvent(database, id, null);
  if (held === null) throw new Error('not claimed');
  expect(held.attempts).toBe(1);
  expect(await claimEvent(database, id, '99')).toBeNull();
  expect(await settleEvent(database, { ...held, lease: 99 }, 'done', null)).toBe(false);
  expect(await settleEvent(database, held, 'done', null)).toBe(true);
  const row = await database
    .selectFrom('inbox')
    .select(['body', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ body: null, state: 'done' });
  expect(await claimEvent(database, id, null)).toBeNull();
});

test('a posting is a role as somebody says, until they take it back', async () => {
  const { database } = service.running.deps;
  await mapPosting(database, 'c1', 'j1', 'backend-practice-lead', 'Ada Test');
  expect(await roleOfPosting(database, 'c1', 'j1')).toBe('backend-practice-lead');
  expect(await roleOfPosting(database, 'c1', 'j2')).toBeNull();
  expect([
    await unmapPosting(database, 'c1', 'j1', 'Ada'),
    await unmapPosting(database, 'c1', 'j1', 'Ada'),
  ]).toEqual([true, false]);
});
