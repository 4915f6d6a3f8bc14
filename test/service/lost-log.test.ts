import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { call, ended, freshDatabase, startPart, testKey } from '../support/servers.ts';

/* Whoever reads the log may die before the service does: a collector that is killed, `npm start 2>&1 | head`. */

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** How often a process has asked the kernel to write anything, failed calls among them (proc(5), syscw). */
async function writes(pid: number): Promise<number> {
  const told = await readFile(`/proc/${pid}/io`, 'utf8');
  return Number(/^syscw: (\d+)$/m.exec(told)?.[1]);
}

for (const part of ['api', 'worker'] as const)
  test(`${part}: a log that nobody reads any more is lost, and all else goes on`, async () => {
    const [database, folder] = [await freshDatabase(), await mkdtemp(join(tmpdir(), 'prescreen-lost-log-'))];
    closers.push(
      () => database.drop(),
      () => rm(folder, { recursive: true, force: true }),
    );
    const environment = {
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      FIRST_KEY: testKey,
      LOG_LEVEL: 'trace',
    };
    const service = await startPart(part, environment);
    closers.push(() => ended(service.process, 'SIGKILL'));
    service.process.stderr?.destroy();
    service.process.stdout?.destroy();
    const answers = async () =>
      service.url === null ? 200 : (await call(service.url, '/v1/roles?limit=1')).status;
    for (let asked = 0; asked < 3; asked++) expect(await answers()).toBe(200);
    const { pid } = service.process;
    const before = await writes(pid as number);
    await new Promise((done) => setTimeout(done, 2_000));
    // It is idle: what it writes in the meantime are some words to Postgres.
    expect((await writes(pid as number)) - before).toBeLessThan(500);
    expect(await answers()).toBe(200);
    expect(await ended(service.process, 'SIGTERM')).toBe(0);
  }, 120_000);
