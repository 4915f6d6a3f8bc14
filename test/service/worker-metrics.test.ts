import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import {
  call,
  ended,
  freePort,
  freshDatabase,
  type Service,
  startPart,
  testKey,
  uploadAndWait,
} from '../support/servers.ts';

/* A worker alone answers those who watch it, and nobody else, when it is told a port. */
test('a worker tells its own metrics and whether it is ready, on METRICS_PORT', async () => {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-watched-'));
  const port = await freePort();
  const environment = { DATABASE_URL: database.url, DATA_DIR: folder, FIRST_KEY: testKey };
  const parts: Service[] = [];
  try {
    parts.push(await startPart('api', environment));
    parts.push(await startPart('worker', { ...environment, METRICS_PORT: String(port) }));
    await uploadAndWait(parts[0]?.url as string, batchFiles('mixed'), asOf);
    const worker = `http://127.0.0.1:${port}`;
    for (const path of ['/health/live', '/health/ready'])
      expect((await fetch(worker + path)).status, path).toBe(200);
    expect((await fetch(`${worker}/metrics`)).status).toBe(401);
    const read = async (url: string) => (await call(url, '/metrics')).text();
    const own = await read(worker);
    // It is the one that reads: the API's counters know nothing of it, both see the queue.
    expect(own).toMatch(/prescreen_read_seconds_count\{format="pdf"\} [1-9]/);
    const other = await read(parts[0]?.url as string);
    expect(other).not.toContain('prescreen_read_seconds_count{format="pdf"}');
    for (const text of [own, other])
      expect(text).toContain('prescreen_queue_tasks{queue="prescreen",state="waiting"} 0');
    for (const path of ['/v1/me', '/queues', '/']) expect((await call(worker, path)).status, path).toBe(404);
  } finally {
    await Promise.all(parts.map((part) => ended(part.process, 'SIGTERM')));
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
