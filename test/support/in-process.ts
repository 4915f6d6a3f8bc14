import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { inject } from 'vitest';
import { readConfig } from '#config.ts';
import { idsOfLine } from '#observing/log-context.ts';
import { firstKey, type Running, startService } from '#start.ts';
import { checkedAnswers } from './checked-answers.ts';
import { answered, freshDatabase, testKey } from './servers.ts';

/** A log of everything, which is searched for people at the end of the run. */
function searchedLog() {
  const dest = join(inject('logFolder'), `${randomUUID()}.log`);
  return pino({ level: 'trace', base: null, mixin: idsOfLine }, pino.destination({ dest, sync: true }));
}

/** The service in this process on a database of its own: API, worker, one reader. */
export async function startInProcess(
  environment: Record<string, string> = {},
  parts = { api: true, worker: true },
  log = searchedLog(),
): Promise<{ url: string; running: Running; close(): Promise<void> }> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-api-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    READERS: '1',
    FIRST_KEY: testKey,
    LOG_LEVEL: 'silent',
    RATE_PER_MINUTE: '0',
    ...environment,
  });
  const { write, wrong } = checkedAnswers();
  const running = await startService({ ...config, databaseUrl: database.url }, parts, log, write);
  await firstKey(running.deps);
  return {
    url: running.url as string,
    running,
    async close() {
      const strange = running.url === null ? [] : await undescribed(running.url);
      await running.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
      if (wrong.size > 0) throw new Error(`answers against their schema:\n${[...wrong].join('\n')}`);
      if (strange.length > 0)
        throw new Error(`answers that openapi.json does not have: ${strange.join(', ')}`);
    },
  };
}

/** Answers to the calls of this file that the description of the service does not have, as `METHOD path status`. */
async function undescribed(url: string): Promise<string[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { responses: object }>>;
  };
  const shapes = Object.entries(paths).map(([path, methods]) => ({
    pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    fixed: path.replace(/\{[^}]+\}/g, '').length,
    methods,
  }));
  shapes.sort((a, b) => b.fixed - a.fixed);
  const found = answered
    .filter(({ service }) => service === url)
    .flatMap(({ method, path, status }) => {
      const shape = shapes.find(({ pattern }) => pattern.test(path.split('?')[0] as string));
      const operation = shape?.methods[method.toLowerCase()];
      return operation && !(String(status) in operation.responses)
        ? [`${method} ${path.split('?')[0]} ${status}`]
        : [];
    });
  return [...new Set(found)];
}
