import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { openLog } from '#deps.ts';
import { sweep } from '#flows/relay.ts';
import { type Running, startService } from '#start.ts';
import { batchFiles } from '../support/corpus.ts';
import { call, ended, freshDatabase, type Service, startPart, testKey, until } from '../support/servers.ts';

/* The API dies by kill -9 in the middle of an upload: what it stored has no rows. */
const role = '/v1/roles/backend-practice-lead';
let database: Awaited<ReturnType<typeof freshDatabase>>;
let folder: string;
let api: Service;
let after: Running;

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'prescreen-killed-'));
  api = await startPart('api', { DATABASE_URL: database.url, DATA_DIR: folder, FIRST_KEY: testKey });
});
afterAll(async () => {
  await ended(api.process, 'SIGKILL');
  await after?.stop();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const stored = async () =>
  (await readdir(join(folder, 'files'), { recursive: true }).catch(() => [] as string[])).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );

test('what was stored without rows is noted, and goes; what has rows stays', async () => {
  const form = new FormData();
  const [whole] = batchFiles('mixed');
  form.append('files', new Blob([Buffer.from(whole?.bytes as Uint8Array)]), 'whole.pdf');
  expect((await call(api.url as string, `${role}/batches`, { method: 'POST', body: form })).status).toBe(202);
  const kept = await stored();
  const { hostname, port } = new URL(api.url as string);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(
    `POST ${role}/batches HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${testKey}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 10000000\r\n\r\n`,
  );
  for (let at = 0; at < 40; at++)
    socket.write(
      `--b\r\nContent-Disposition: form-data; name="files"; filename="${at}.txt"\r\n\r\nAda Example ${at}\r\n`,
    );
  await until(stored, (names) => names.length > kept.length + 10);
  await ended(api.process, 'SIGKILL');
  socket.destroy();
  const left = (await stored()).filter((name) => !kept.includes(name));
  expect(left.length).toBeGreaterThan(10);

  after = await startService(
    { ...readConfig({ DATA_DIR: folder, PORT: '0', READERS: '1' }), databaseUrl: database.url },
    { api: false, worker: false },
    openLog('silent'),
  );
  const { deps } = after;
  // Every one of them was noted before it was stored.
  const noted = (await deps.database.selectFrom('removals').select('sha256').execute()).map(
    (row) => row.sha256,
  );
  for (const name of left) expect(noted).toContain(name.split('/').at(-1));
  // Hours later.
  const old = new Date(Date.now() - 7 * 3_600_000);
  for (const name of left) await utimes(join(folder, 'files', name), old, old);
  await deps.database.updateTable('removals').set({ asked_at: old }).execute();
  await sweep(deps, 3600);
  expect(await stored()).toEqual(kept);
});
