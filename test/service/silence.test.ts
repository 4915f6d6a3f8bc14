import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { manyFiles } from '../support/chaos.ts';
import { asOf } from '../support/corpus.ts';
import {
  call,
  ended,
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

/* Networks lose their way: connections that nobody closed, on which nothing comes any more. Who waits for an answer there waits for ever. */

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** API and worker whose Postgres and, where asked for, Redis are behind proxies. */
async function behindProxies(redis: { url: string; stop(): Promise<void> } | null) {
  const [database, folder] = [await freshDatabase(), await mkdtemp(join(tmpdir(), 'prescreen-silence-'))];
  closers.push(
    () => database.drop(),
    () => rm(folder, { recursive: true, force: true }),
  );
  const proxied = async (address: string) => {
    const before = await startProxyBefore(address);
    closers.push(() => before.proxy.close());
    return before;
  };
  const postgres = await proxied(database.url);
  const queue = redis === null ? null : await proxied(redis.url);
  const environment = {
    DATA_DIR: folder,
    DATABASE_URL: postgres.url,
    FIRST_KEY: testKey,
    SERVER_ANSWER_SECONDS: '2',
    ...(queue === null ? {} : { REDIS_URL: queue.url }),
  };
  const parts = [await startPart('api', environment), await startPart('worker', environment)];
  closers.push(() => Promise.all(parts.map((part) => ended(part.process, 'SIGTERM'))));
  return { url: parts[0]?.url as string, postgres: postgres.proxy, redis: queue?.proxy };
}

test('connections to Postgres on which nothing comes any more are given up, and work goes on over others', async () => {
  const { url, postgres } = await behindProxies(null);
  await uploadAndWait(url, manyFiles(5), asOf);
  const { id } = (await (await upload(url, manyFiles(20, 5), asOf)).json()) as any;
  postgres.hush();
  const asked = performance.now();
  const answers = await Promise.all(Array.from({ length: 12 }, () => call(url, '/v1/roles')));
  // Whoever asked over a silent one hears that it failed, soon; who came after them is answered.
  expect(performance.now() - asked).toBeLessThan(15_000);
  expect(answers.map(({ status }) => status).filter((status) => ![200, 503].includes(status))).toEqual([]);
  await until(
    async () => (await call(url, '/v1/roles')).status,
    (status) => status === 200,
    10,
  );
  expect((await untilFinished(url, id, 60)).counts).toMatchObject({
    received: 20,
    screened: 20,
    unreadable: 0,
  });
  await uploadAndWait(url, manyFiles(5, 25), asOf);
});

test.skipIf(withoutRedis())('so are connections to Redis', async () => {
  const server = await startRedis();
  closers.push(() => server.stop());
  const { url, redis } = await behindProxies(server);
  await uploadAndWait(url, manyFiles(5), asOf);
  redis?.hush();
  const { id } = (await (await upload(url, manyFiles(10, 5), asOf)).json()) as any;
  expect((await untilFinished(url, id, 60)).counts).toMatchObject({
    received: 10,
    screened: 10,
    unreadable: 0,
  });
});
