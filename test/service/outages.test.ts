import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import {
  call,
  ended,
  freePort,
  freshDatabase,
  startPart,
  startProxyBefore,
  startRedis,
  testKey,
  until,
  untilFinished,
  upload,
  uploadAndWait,
  withoutRedis,
} from '../support/servers.ts';
import { withoutMounts } from '../support/small-disk.ts';

const role = '/v1/roles/backend-practice-lead';
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function folderOfData(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-outage-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
async function start(environment: Record<string, string>, part: 'api' | 'worker', through: string[] = []) {
  const service = await startPart(part, { FIRST_KEY: testKey, ...environment }, through);
  closers.push(() => ended(service.process, 'SIGTERM'));
  return service;
}
async function expectOutage(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.json()).toMatchObject({
    code: 'unavailable',
    detail: expect.stringContaining('try again'),
  });
}

test.skipIf(withoutMounts())(
  'a full disk refuses an upload with 503 and takes the next that fits',
  async () => {
    const [database, folder] = [await freshDatabase(), await folderOfData()];
    closers.push(() => database.drop());
    await mkdir(join(folder, 'files'));
    const small = [
      'unshare',
      '-rm',
      'sh',
      '-c',
      `mount -t tmpfs -o size=3m tmpfs "${folder}/files" && exec "$@"`,
      'sh',
    ];
    const { url } = await start({ DATA_DIR: folder, DATABASE_URL: database.url }, 'api', small);
    await expectOutage(
      await upload(url as string, [{ name: 'large.txt', bytes: Buffer.alloc(4_000_000, 'words ') }], asOf),
    );
    // Nothing of the failed upload is left: what fits now would not have fitted beside it.
    const fits = await upload(
      url as string,
      [{ name: 'fits.txt', bytes: Buffer.alloc(2_000_000, 'words ') }],
      asOf,
    );
    expect(fits.status).toBe(202);
    expect(((await (await call(url as string, `${role}/batches`)).json()) as any).batches).toHaveLength(1);
  },
);

test('a database that is away gives 503, and nothing is lost or doubled when it is back', async () => {
  const [database, folder] = [await freshDatabase(), await folderOfData()];
  closers.push(() => database.drop());
  const before = await startProxyBefore(database.url);
  const { proxy } = before;
  closers.push(() => proxy.close());
  const environment = { DATA_DIR: folder, DATABASE_URL: before.url };
  const { url } = await start(environment, 'api');
  await start(environment, 'worker');
  const headers = { method: 'GET' };
  expect((await call(url as string, '/v1/roles', headers)).status).toBe(200);
  proxy.cut();
  await expectOutage(await upload(url as string, batchFiles('mixed'), asOf));
  await expectOutage(await call(url as string, `${role}/shortlist`));
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  proxy.mend();
  await until(
    async () => (await call(url as string, '/v1/roles')).status,
    (status) => status === 200,
  );
  const { id, counts } = await uploadAndWait(url as string, batchFiles('mixed'), asOf);
  expect(counts).toMatchObject({ received: 13, screened: 10, unreadable: 3 });
  const { batches } = (await (await call(url as string, `${role}/batches`)).json()) as any;
  expect(batches.map((batch: any) => batch.id)).toEqual([id]);
});

test.skipIf(withoutRedis())('a Redis that is away delays what was accepted, and costs nothing', async () => {
  const [database, folder, port] = [await freshDatabase(), await folderOfData(), await freePort()];
  closers.push(() => database.drop());
  let redis = await startRedis(port);
  closers.push(() => redis.stop());
  const environment = { DATA_DIR: folder, DATABASE_URL: database.url, REDIS_URL: redis.url };
  const { url } = await start(environment, 'api');
  await start(environment, 'worker');
  await redis.stop();
  // Accepted is what Postgres and the disk have; the queue hears of it later.
  const answer = await upload(url as string, batchFiles('mixed'), asOf);
  expect(answer.status).toBe(202);
  const { id } = (await answer.json()) as any;
  expect(((await (await call(url as string, `/v1/batches/${id}`)).json()) as any).counts.queued).toBe(13);
  redis = await startRedis(port);
  const batch = await untilFinished(url as string, id);
  expect(batch.counts).toMatchObject({ received: 13, screened: 10, unreadable: 3 });
});
