import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Task, type TaskName, taskOf } from '#queue/tasks.ts';
import { addToOutbox } from '#storage/server/outbox.ts';
import { startInProcess } from '../support/in-process.ts';
import { until } from '../support/servers.ts';

/* Two releases run beside each other during an upgrade: the older one's relay finds tasks that only the newer one knows. */
let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({}, { api: true, worker: false });
});
afterAll(() => service.close());

test('a task of a later release stays in the outbox for its own relay, and holds up no other', async () => {
  const { deps } = service.running;
  const later = (id: string): Task => ({
    name: 'of-a-later-release' as TaskName,
    id,
    payload: { id: 'x' },
    priority: null,
  });
  await addToOutbox(deps.database, [
    later('later-1'),
    taskOf('rescore', { roleId: 'none' }, { once: 'known-1' }),
    later('later-2'),
  ]);
  deps.kick();
  const left = await until(
    () => deps.database.selectFrom('outbox').select('job_id').orderBy('id').execute(),
    (rows) => rows.length === 2,
  );
  expect(left.map((row) => row.job_id)).toEqual(['later-1', 'later-2']);
  expect(await deps.queue.isAlive('known-1')).toBe(true);
});
