import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveDue } from '#storage/server/due.ts';
import { changeEndpoint, dropEndpoint, noteHealth, saveEndpoint } from '#storage/webhooks/endpoints.ts';
import { publish } from '#storage/webhooks/messages.ts';
import { startInProcess } from '../support/in-process.ts';
import { until } from '../support/servers.ts';

let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
  const { database } = service.running.deps;
  for (const [id, events] of [
    ['all', ['application.screened', 'application.decided']],
    ['decisions', ['application.decided']],
  ] as const)
    await saveEndpoint(database, {
      ...{ id, url: 'https://example.com/', description: '', events: [...events] },
      ...{ secrets: Buffer.from('x'), broughtBy: null, createdBy: 'Ada Test' },
    });
});
afterAll(() => service.close());

const deliveries = (endpoint: string) =>
  service.running.deps.database
    .selectFrom('deliveries')
    .select(['state', 'sequence'])
    .where('endpoint_id', '=', endpoint)
    .orderBy('created_at')
    .execute();
const message = (type: 'application.screened' | 'application.decided') => ({
  type,
  data: {},
  applicationId: null,
});

test('a message goes to those who asked for its type, numbered from 1 without a gap', async () => {
  const { database } = service.running.deps;
  await publish(database, [message('application.screened'), message('application.decided')]);
  // The service's own relay may have taken an endpoint's turn: then it is the one that numbers.
  const numbered = async () => {
    await moveDue(database);
    const rows = [...(await deliveries('all')), ...(await deliveries('decisions'))];
    return rows.every((row) => row.sequence !== null);
  };
  await until(numbered, (done) => done);
  expect((await deliveries('all')).map((row) => Number(row.sequence)).sort()).toEqual([1, 2]);
  expect((await deliveries('decisions')).map((row) => Number(row.sequence))).toEqual([1]);
});

test('what comes while a receiver is switched off is held', async () => {
  const { database } = service.running.deps;
  expect(await changeEndpoint(database, 'decisions', { state: 'disabled' }, 'Ada Test')).toBe(true);
  await publish(database, [message('application.decided')]);
  expect((await deliveries('decisions')).map((row) => row.state).sort()).toEqual(['held', 'held']);
});

test('a failure is counted from its first one; a success ends it; a receiver goes with its log', async () => {
  const { database } = service.running.deps;
  const since = await noteHealth(database, 'all', false);
  expect(since).toBeInstanceOf(Date);
  expect(await noteHealth(database, 'all', false)).toEqual(since);
  expect(await noteHealth(database, 'all', true)).toBeNull();
  expect(await dropEndpoint(database, 'all', 'Ada Test')).toBe(true);
  expect(await deliveries('all')).toEqual([]);
});
