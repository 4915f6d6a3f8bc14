import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#config.ts';
import { openLog } from '#deps.ts';
import { firstKey, type Running, startService } from '#start.ts';
import { freshDatabase, testKey } from './servers.ts';

/** The service in this process on a database of its own: API, worker, one reader. */
export async function startInProcess(
  environment: Record<string, string> = {},
  parts = { api: true, worker: true },
): Promise<{ url: string; running: Running; close(): Promise<void> }> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-api-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    READERS: '1',
    FIRST_KEY: testKey,
    LOG_LEVEL: 'silent',
    ...environment,
  });
  const running = await startService({ ...config, databaseUrl: database.url }, parts, openLog('silent'));
  await firstKey(running.deps);
  return {
    url: running.url as string,
    running,
    async close() {
      await running.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
