import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInProcess } from '../support/in-process.ts';
import { call } from '../support/servers.ts';

/* What comes in faster than it is read is sent away, before it is taken in. */
let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({ MAX_WAIT_MINUTES: '10' }, { api: true, worker: false });
});
afterAll(() => service.close());

const send = (path: string, name: string) => {
  const form = new FormData();
  form.append(
    'files',
    new Blob([`${name} Example\nExperience\nEngineer, Acme Ltd\n2015 - 2020\n`]),
    `${name}.txt`,
  );
  return call(service.url, path, { method: 'POST', body: form });
};
const role = '/v1/roles/backend-practice-lead/batches';
const age = (minutes: number) =>
  sql`update batch_items set updated_at = now() - make_interval(mins => ${minutes})`.execute(
    service.running.deps.database,
  );

test('uploads are taken until files have waited for too long, then those that go first alone', async () => {
  const opened = await send(`${role}?close=false`, 'a');
  expect(opened.status).toBe(202);
  const { id } = (await opened.json()) as { id: string };
  await age(9);
  expect((await send(role, 'b')).status).toBe(202);
  await age(11);
  const late = await send(role, 'c');
  expect(late.status).toBe(429);
  expect(late.headers.get('retry-after')).toBe('300');
  expect(await late.json()).toMatchObject({
    code: 'too_many_requests',
    detail: expect.stringMatching(/waited for 11 minutes/),
  });
  expect((await send(`/v1/batches/${id}/files`, 'd')).status).toBe(429);
  expect((await send(`${role}?priority=high`, 'e')).status).toBe(202);
  // Nothing of what was sent away is kept.
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from batch_items`.execute(
    service.running.deps.database,
  );
  expect(rows[0]?.n).toBe(3);
  await sql`update batch_items set state = 'cancelled'`.execute(service.running.deps.database);
  expect((await send(role, 'f')).status).toBe(202);
});
