import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/cli/files.ts';
import { screenFiles } from '../../src/cli/screen.ts';
import { asOf, batchFiles, batchFolder, role, rules } from '../support/corpus.ts';
import {
  call,
  ended,
  freshDatabase,
  type RedisServer,
  type Service,
  startPart,
  startRedis,
  testKey,
  uploadAndWait,
  withoutRedis,
} from '../support/servers.ts';

/** Everything of an entry that must not depend on where it was made. */
const nameOf = (file: unknown) => String(file).split('/').at(-1);

function comparable(entries: any[]): unknown[] {
  return entries
    .map(({ applicationId: _id, candidateId: _who, links: _links, file, samePersonAs, ...rest }) => ({
      file: nameOf(file),
      ...rest,
      same: samePersonAs?.map(({ applicationId: _its, ...same }: any) => ({
        ...same,
        file: nameOf(same.file),
      })),
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** How many connections to a database are open: a server of its own settings has a hundred for everybody. */
async function connectionsTo(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    'select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
  return rows[0].count;
}

/** Starts an API and two workers as processes of their own, pushes the mixed batch through and gives the shortlist. */
async function throughProcesses(redis: RedisServer | null): Promise<any> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-topology-'));
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    FIRST_KEY: testKey,
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  const parts: Service[] = [];
  try {
    parts.push(await startPart('api', environment));
    parts.push(...(await Promise.all([startPart('worker', environment), startPart('worker', environment)])));
    const url = parts[0]?.url as string;
    const batch = await uploadAndWait(url, batchFiles('mixed'), asOf);
    expect(batch.counts).toMatchObject({ received: 13, screened: 10, unreadable: 3 });
    expect(await connectionsTo(database.url)).toBeLessThanOrEqual(redis ? 30 : 75);
    return await (await call(url, '/v1/roles/backend-practice-lead/shortlist')).json();
  } finally {
    const codes = await Promise.all(parts.map((part) => ended(part.process, 'SIGTERM')));
    expect(codes).toEqual(parts.map(() => 0));
    for (const part of parts)
      expect(part.output()).not.toMatch(/Quellmann|quellmann|example\.com|"level":(?:50|60)/);
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the same batch on every topology', () => {
  let expected: Awaited<ReturnType<typeof screenFiles>>;
  beforeAll(async () => {
    expected = await screenFiles(await listFiles([batchFolder('mixed')]), role, { asOf }, rules);
  });

  function check(shortlist: any): void {
    expect(shortlist.evaluation).toBe(expected.evaluation);
    expect(comparable(shortlist.shortlist)).toEqual(
      comparable(JSON.parse(JSON.stringify(expected.shortlist))),
    );
    expect(comparable(shortlist.needsReview)).toEqual(
      comparable(JSON.parse(JSON.stringify(expected.needsReview))),
    );
    expect(comparable(shortlist.unreadable)).toEqual(
      comparable(JSON.parse(JSON.stringify(expected.unreadable))),
    );
    expect(shortlist.counts).toEqual(expected.counts);
  }

  test('one API and two workers, queue on Postgres', async () => {
    check(await throughProcesses(null));
  });

  const reason = withoutRedis();
  test.skipIf(reason !== null)(
    `one API and two workers, queue on Redis${reason ? ` (${reason})` : ''}`,
    async () => {
      const redis = await startRedis();
      check(await throughProcesses(redis).finally(() => redis.stop()));
    },
  );

  test('the order of the files does not matter', async () => {
    const files = await listFiles([batchFolder('mixed')]);
    const other = await screenFiles([...files].reverse(), role, { asOf }, rules);
    expect(other.shortlist).toEqual(expected.shortlist);
    expect(other.needsReview).toEqual(expected.needsReview);
  });
});
