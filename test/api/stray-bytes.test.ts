import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '#flows/relay.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, testKey, until } from '../support/servers.ts';
import { applicationOf, postSigned, signingSecret } from '../support/signed.ts';

/* No bytes without a row: what an upload that came to nothing has stored is where erasure could not reach it. */
const role = '/v1/roles/backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;

beforeAll(async () => {
  service = await startInProcess({ MAX_BATCH_FILES: '3', EGRESS_ALLOW: '127.0.0.0/8' });
});
afterAll(() => service.close());

const stored = async () => {
  const found = await readdir(join(service.running.deps.config.dataDir, 'files'), { recursive: true });
  return found.filter((name) => /[0-9a-f]{64}$/.test(name)).length;
};
const textOf = (n: number | string) =>
  `Robin Traceling\nExperience\nEngineer, Northwind Ltd\n2015 - 2020\n- Number ${n}`;
const form = (from: number, count: number, as_of?: string) => {
  const made = new FormData();
  if (as_of) made.set('as_of', as_of);
  for (let n = from; n < from + count; n++) made.append('files', new Blob([textOf(n)]), `${n}.txt`);
  return made;
};
const post = (path: string, body: FormData, headers: Record<string, string> = {}) =>
  call(service.url, path, { method: 'POST', body, headers });

test('an upload that is refused leaves none, and takes none that somebody else has', async () => {
  expect((await post(`${role}/batches`, form(0, 2))).status).toBe(202);
  const before = await stored();
  expect((await post(`${role}/batches`, form(1, 5))).status).toBe(413);
  const open = (await (await post(`${role}/batches?close=false`, form(0, 1, '2026-11-01'))).json()) as any;
  expect((await post(`/v1/batches/${open.id}/files`, form(20, 2, '2026-11-02'))).status).toBe(409);
  expect((await post('/v1/batches/none/files', form(30, 1))).status).toBe(404);
  expect(await stored()).toBe(before);
});

test('an upload whose caller is gone leaves none', async () => {
  const before = await stored();
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const part = (n: number) =>
    `--b\r\nContent-Disposition: form-data; name="files"; filename="${n}.txt"\r\n\r\n${textOf(n)}\r\n`;
  socket.write(
    `POST ${role}/batches HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${testKey}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n${part(40)}${part(41)}${part(42)}`,
  );
  await until(stored, (count) => count > before);
  socket.destroy();
  expect(await until(stored, (count) => count === before)).toBe(before);
});

test('a process that dies between bytes and rows leaves a note, by which they go', async () => {
  const { deps } = service.running;
  const before = await stored();
  const { receiveFile } = await import('#flows/intake/upload.ts');
  const { Readable } = await import('node:stream');
  const { utimes } = await import('node:fs/promises');
  const file = await receiveFile(deps, {
    fileName: 'lost.txt',
    stream: Readable.from([Buffer.from(textOf('lost'))]),
    truncated: () => false,
  });
  const sha256 = file.sha256 as string;
  await sweep(deps, 3600);
  expect(await stored()).toBe(before + 1);
  const old = new Date(Date.now() - 7 * 3_600_000);
  await deps.files.withPath(sha256, (path) => utimes(path, old, old));
  await deps.database.updateTable('removals').set({ asked_at: old }).execute();
  await sweep(deps, 3600);
  expect(await stored()).toBe(before);
  // Of everything that has a row no note is left.
  expect(await deps.database.selectFrom('removals').selectAll().execute()).toEqual([]);
});

test('a late event of somebody erased leaves none', async () => {
  const made = await askJson(service.url, 'POST', '/v1/connections', {
    system: 'generic',
    name: 'x',
    signingSecret,
  });
  await askJson(service.url, 'PUT', `/v1/connections/${made.body.id}/jobs/j1`, {
    role: 'backend-practice-lead',
  });
  const events = async () =>
    (await askJson(service.url, 'GET', `/v1/connections/${made.body.id}/events`)).body.events as any[];
  const send = async (body: unknown) => {
    const count = (await events()).length;
    await postSigned(`${service.url}${made.body.hookUrl}`, body);
    await until(events, (all) => all.length > count && all.every((one) => one.state !== 'queued'));
  };
  const before = await stored();
  await send(applicationOf({ application: 'a1', candidate: 'c1' }, textOf('first')));
  await send({ type: 'candidate.deleted', data: { candidate_id: 'c1' } });
  await send(applicationOf({ application: 'a1', candidate: 'c1' }, textOf('late')));
  expect(await stored()).toBe(before);
});
