import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openS3 } from '#storage/server/s3.ts';
import { batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { type S3Server, startS3 } from '../support/s3.ts';
import { askJson, call, until } from '../support/servers.ts';

/* A service whose files lie in an object store, and uploads that do not pass through it. */
let store: S3Server;
let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  store = await startS3({ lists: true });
  service = await startInProcess({ FILES_S3: `s3://${store.bucket}/hr` });
});
afterAll(async () => {
  await service.close();
  await store.stop();
});

const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);
const opened = async () =>
  (await ask('POST', '/v1/roles/backend-practice-lead/batches?close=false')).body.id as string;
const objects = async () => {
  const s3 = await openS3({ bucket: store.bucket, prefix: '' });
  const { Contents = [] } = await s3.client.listObjectsV2({ Bucket: store.bucket });
  s3.close();
  return Contents.map(({ Key = '' }) => Key).filter((key) => key !== 'hr/probe');
};

test('files that were put there are read as if they had been sent, and leave with the person', async () => {
  const files = batchFiles('mixed').slice(0, 3);
  const batch = await opened();
  const offer = await ask('POST', `/v1/batches/${batch}/upload-urls`, { count: 3 });
  expect(offer.status).toBe(200);
  const places: { id: string; url: string }[] = offer.body.uploads;
  const uploads = places.map(({ id }, at) => ({ id, file: files[at]?.name ?? '' }));
  const take = (to: string) => ask('POST', `/v1/batches/${to}/uploaded`, { uploads });
  // Nothing is there yet: none is taken.
  expect(await take(batch)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  for (const [at, { url }] of places.entries())
    expect((await fetch(url, { method: 'PUT', body: files[at]?.bytes as Buffer })).status).toBe(200);
  // What belongs to one batch is out of reach of another.
  expect((await take(await opened())).status).toBe(409);
  expect(await take(batch)).toMatchObject({ status: 202, body: { counts: { received: 3 } } });
  await ask('POST', `/v1/batches/${batch}/close`);
  const state = async () => (await ask('GET', `/v1/batches/${batch}`)).body;
  await until(state, ({ state: now }) => now === 'finished');
  const kept = await objects();
  expect(kept.length).toBe(3);
  expect(kept.every((key) => /^hr\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(key))).toBe(true);
  // Nothing of them lies in the data folder.
  expect(await readdir(join(service.running.deps.config.dataDir, 'files', 'incoming'))).toEqual([]);
  const listed = (await ask('GET', `/v1/batches/${batch}/files`)).body.files;
  expect(listed.map((one: any) => one.file)).toEqual(files.map(({ name }) => name));
  const { applicationId } = listed.find((one: any) => one.applicationId !== null);
  const file = await call(service.url, `/v1/applications/${applicationId}/document`);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(
    files[listed.findIndex((one: any) => one.applicationId === applicationId)]?.bytes,
  );
  const { candidateId } = (await ask('GET', `/v1/applications/${applicationId}`)).body;
  expect((await ask('DELETE', `/v1/candidates/${candidateId}`)).status).toBeLessThan(300);
  await until(objects, (left) => left.length === 2);
});

test('a store that is away is an outage: the batch waits, and is read once it is back', async () => {
  expect((await ask('GET', '/health/ready')).status).toBe(200);
  const files = batchFiles('mixed').slice(3, 5);
  const form = new FormData();
  for (const { name, bytes } of files) form.append('files', new Blob([Buffer.from(bytes)]), name);
  const sent = await call(service.url, '/v1/roles/backend-practice-lead/batches', {
    method: 'POST',
    body: form,
  });
  expect(sent.status).toBe(202);
  await store.away();
  const { id } = (await sent.json()) as { id: string };
  expect((await ask('GET', '/health/ready')).body.checks.files).toBe('failed');
  await new Promise((next) => setTimeout(next, 1500));
  const state = async () => (await ask('GET', `/v1/batches/${id}`)).body;
  const waiting = await state();
  await store.back();
  const finished = await until(state, (now) => now.state === 'finished');
  expect(waiting.counts.unreadable).toBe(0);
  expect(finished.counts).toMatchObject({ received: 2, unreadable: 0 });
});

test('without an object store there are no such places', async () => {
  const plain = await startInProcess();
  const { body } = await askJson(plain.url, 'POST', '/v1/roles/backend-practice-lead/batches?close=false');
  expect(await askJson(plain.url, 'POST', `/v1/batches/${body.id}/upload-urls`, { count: 1 })).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  });
  await plain.close();
});
