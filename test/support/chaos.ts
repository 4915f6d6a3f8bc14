import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject } from 'vitest';
import { asOf, cases } from './corpus.ts';
import {
  call,
  ended,
  freePort,
  freshDatabase,
  type RedisServer,
  type Service,
  startPart,
  testKey,
  until,
} from './servers.ts';

/** Distinct files from a number on: fixture PDFs with a different tail each. */
export function manyFiles(count: number, first = 0): { name: string; bytes: Buffer }[] {
  const pdfs = cases.filter(({ path }) => path.endsWith('.pdf')).map(({ path }) => readFileSync(path));
  return Array.from({ length: count }, (_, at) => first + at).map((index) => ({
    name: `${index}.pdf`,
    bytes: Buffer.concat([pdfs[index % pdfs.length] as Buffer, Buffer.from(`\n% ${index}\n`)]),
  }));
}

export type Victim = 'worker' | 'readers' | 'api' | 'both workers' | 'connections';

/** Processes whose parent is a given one. */
export function childrenOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid,ppid', '--no-headers'], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/).map(Number))
    .flatMap(([own, parent]) => (parent === pid ? [own as number] : []));
}

/** Ends every connection of a database, again and again, as a restart of the server does. */
export async function cutConnections(url: string, times: number): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  for (let round = 0; round < times; round++) {
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      new URL(url).pathname.slice(1),
    ]);
    await new Promise((next) => setTimeout(next, 150));
  }
  await client.end();
}

/**
 * One API and two workers, a batch of `count` files, and in its middle a SIGKILL for each of the victims in turn. Every file
 * must end with exactly one outcome, and none of them may be blamed for the death of a process.
 */
export async function surviveKills(
  victims: Victim[],
  count: number,
  redis: RedisServer | null,
): Promise<void> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-kill-'));
  const port = String(await freePort());
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    FIRST_KEY: testKey,
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  const startApi = () => startPart('api', { ...environment, PORT: port });
  const parts: Service[] = [];
  let lost = 0;
  try {
    let api = await startApi();
    const workers = [await startPart('worker', environment), await startPart('worker', environment)];
    parts.push(api, ...workers);
    const url = api.url as string;
    const end = async (part: Service) => {
      lost += 1;
      await ended(part.process, 'SIGKILL');
    };
    const strike = async (victim: Victim) => {
      if (victim === 'worker' || victim === 'both workers') await end(workers.shift() as Service);
      if (victim === 'both workers') {
        await end(workers.shift() as Service);
        workers.push(await startPart('worker', environment));
        parts.push(...workers);
      }
      if (victim === 'readers')
        for (const worker of workers) for (const pid of childrenOf(worker.process.pid as number)) killed(pid);
      if (victim === 'connections') await cutConnections(database.url, 8);
      if (victim !== 'api') return;
      await end(api);
      api = await startApi();
      parts.push(api);
    };
    const { id } = await uploaded(url, count);
    const batch = async () => answered<Batch>(url, `/v1/batches/${id}`);
    for (const [at, victim] of victims.entries()) {
      // The API is ended at once, the others each a little further on.
      const share = victim === 'api' ? 0 : 0.1 + (0.6 * at) / victims.length;
      if (share > 0) await until(batch, ({ counts }) => (counts.screened ?? 0) > count * share);
      await strike(victim);
    }
    const finished = await until(batch, ({ state }) => state === 'finished', 240);
    expect(finished.counts).toMatchObject({ received: count, screened: count, queued: 0, unreadable: 0 });
    const shortlist = await answered<any>(url, '/v1/roles/backend-practice-lead/shortlist?limit=1');
    const alive = parts.filter((part) => part.process.exitCode === null && part.process.signalCode === null);
    const gone = parts.filter((part) => !alive.includes(part)).map((part) => part.output());
    expect(alive.length, gone.join('\n')).toBe(parts.length - lost);
    expect(shortlist.complete).toBe(true);
    expect(shortlist.counts.ranked + shortlist.counts.needsReview).toBe(count);
  } finally {
    await Promise.all(parts.map((part) => ended(part.process, 'SIGTERM')));
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Batch {
  state: string;
  counts: Record<string, number>;
}

const answered = async <T>(url: string, path: string) => (await (await call(url, path)).json()) as T;

/** A batch of `count` files that was taken in. */
async function uploaded(url: string, count: number): Promise<{ id: string }> {
  const form = new FormData();
  form.set('as_of', asOf);
  for (const file of manyFiles(count)) form.append('files', new Blob([file.bytes]), file.name);
  const answer = await call(url, '/v1/roles/backend-practice-lead/batches', { method: 'POST', body: form });
  expect(answer.status).toBe(202);
  return (await answer.json()) as { id: string };
}

/** Ends a process that may have ended by itself. */
export function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {}
}
