import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#storage/server/embedded.ts';
import { searchLogs } from './told.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    /** Where services write their logs, a file each, to be searched at the end. */
    logFolder: string;
  }
}

interface Shared {
  databaseUrl: string;
  logFolder: string;
  stop(): Promise<void>;
}

/** Every project of the tests asks for it: it is started by the first and stopped behind the last. */
const place = globalThis as { prescreenTests?: { users: number; started: Promise<Shared> } };

/** One Postgres for all test files; each makes a database of its own on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  place.prescreenTests ??= { users: 0, started: start() };
  const own = place.prescreenTests;
  own.users += 1;
  const { databaseUrl, logFolder, stop } = await own.started;
  project.provide('databaseUrl', databaseUrl);
  project.provide('logFolder', logFolder);
  return async () => {
    own.users -= 1;
    if (own.users > 0) return;
    delete place.prescreenTests;
    await stop();
  };
}

async function start(): Promise<Shared> {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-test-'));
  // Services are started a hundred times: what was compiled once is not compiled again.
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/test');
  const server = await startEmbedded(folder, () => {});
  const logFolder = join(folder, 'logs');
  await mkdir(logFolder);
  process.env.PRESCREEN_TEST_LOGS = logFolder;
  const stop = async () => {
    const { telling } = searchLogs(logFolder);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(join(server.folder, '..'), { recursive: true, force: true });
    if (telling.length > 0)
      throw new Error(`lines of logs that tell of somebody:\n${telling.slice(0, 5).join('\n')}`);
  };
  return { databaseUrl: server.url, logFolder, stop };
}
