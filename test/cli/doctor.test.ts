import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationNames } from '#storage/server/migrate.ts';
import type { Check } from '../../src/cli/doctor/check.ts';
import { checkWaiting } from '../../src/cli/doctor/contents.ts';
import { checkDisk, checkNode } from '../../src/cli/doctor/machine.ts';
import { checkClock, checkPostgres } from '../../src/cli/doctor/servers.ts';
import { checkStore } from '../../src/cli/doctor/store.ts';
import { startS3 } from '../support/s3.ts';
import {
  ended,
  freshDatabase,
  type Service,
  startPart,
  startRedis,
  testKey,
  withoutRedis,
} from '../support/servers.ts';

const good = {
  ...{ version: 180_001, encoding: 'UTF8', fsync: true, synchronousCommit: true, autovacuum: true },
  ...{ connections: { most: 97, open: 20 }, now: new Date(), applied: migrationNames },
};
const states = (checks: Check[]) => checks.map(({ about, state }) => `${about} ${state}`);

describe('each thing is told as it is, beside what it is not', () => {
  test.each([
    ['24.0.0', 'ok'],
    ['26.1.0', 'ok'],
    ['22.9.0', 'fail'],
    ['9.0.0', 'fail'],
  ])('Node %s: %s', (version, state) => expect(checkNode(version).state).toBe(state));

  test.each([
    [50_000, 'ok'],
    [2048, 'ok'],
    [2047, 'warn'],
    [31, 'fail'],
  ])('%d MiB free: %s', (free, state) => expect(checkDisk(free).state).toBe(state));

  test.each([
    ['as it should be', {}, ['database ok', 'tables ok', 'connections ok']],
    ['Postgres 13', { version: 130_011 }, ['database fail', 'tables ok', 'connections ok']],
    ['SQL_ASCII', { encoding: 'SQL_ASCII' }, ['database ok', 'database fail', 'tables ok', 'connections ok']],
    ['without fsync', { fsync: false }, ['database ok', 'database fail', 'tables ok', 'connections ok']],
    [
      'that answers early',
      { synchronousCommit: false },
      ['database ok', 'database fail', 'tables ok', 'connections ok'],
    ],
    [
      'without autovacuum',
      { autovacuum: false },
      ['database ok', 'database warn', 'tables ok', 'connections ok'],
    ],
    [
      'of a release before',
      { applied: migrationNames.slice(0, -1) },
      ['database ok', 'tables warn', 'connections ok'],
    ],
    [
      'of a later release',
      { applied: [...migrationNames, '9999-later'] },
      ['database ok', 'tables fail', 'connections ok'],
    ],
    [
      'nearly full',
      { connections: { most: 97, open: 80 } },
      ['database ok', 'tables ok', 'connections warn'],
    ],
  ])('a database %s', (_name, change, expected) =>
    expect(states(checkPostgres({ ...good, ...change }, 'postgres'))).toEqual(expected),
  );

  test('with the queue on Redis a part takes fewer connections', () => {
    const full = { ...good, connections: { most: 97, open: 80 } };
    const [told] = checkPostgres(full, 'redis').filter(({ about }) => about === 'connections');
    expect(told).toMatchObject({ state: 'ok', found: expect.stringContaining('a worker up to 10') });
  });

  test.each([
    [0, 'ok'],
    [4000, 'ok'],
    [-4000, 'ok'],
    [6000, 'fail'],
    [-6000, 'fail'],
  ])('a clock that is %d ms ahead: %s', (ahead, state) =>
    expect(checkClock(1_000_000 + ahead, 1_000_000, 1_000_500).state).toBe(state),
  );

  test('work that waits for long, by what waits', () => {
    expect(states(checkWaiting({ file: 599, delivery: 0 }))).toEqual(['work ok']);
    expect(checkWaiting({ file: 1200, delivery: 5 })).toMatchObject([
      { state: 'warn', found: 'the oldest file has waited 20 minutes' },
    ]);
  });
});

test('an object store that answers, that is away, and that has no such bucket', async () => {
  const store = await startS3({ lists: true });
  try {
    const filesS3 = { bucket: store.bucket, prefix: 'prescreen/' };
    expect(await checkStore({ filesS3 })).toMatchObject([{ about: 'file store', state: 'ok' }]);
    expect(await checkStore({ filesS3: { ...filesS3, bucket: 'another' } })).toMatchObject([
      { state: 'fail', found: expect.stringContaining('NoSuchBucket') },
    ]);
    await store.away();
    expect(await checkStore({ filesS3 })).toMatchObject([
      { state: 'fail', next: expect.stringContaining('FILES_S3') },
    ]);
    await store.back();
    expect(await checkStore({ filesS3: null })).toEqual([]);
  } finally {
    await store.stop();
  }
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-doctor-'));
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let service: Service;
  const environment = () => ({ DATABASE_URL: database.url, DATA_DIR: folder, FIRST_KEY: testKey });
  beforeAll(async () => {
    database = await freshDatabase();
    service = await startPart('all', environment());
  });
  afterAll(async () => {
    await ended(service.process, 'SIGTERM');
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  function doctor(more: Record<string, string> = {}) {
    const cli = join(import.meta.dirname, '../../bin/prescreen.js');
    const { status, stdout } = spawnSync(process.execPath, [cli, 'doctor', '--json'], {
      env: { PATH: process.env.PATH ?? '', ...environment(), PUBLIC_URL: service.url as string, ...more },
      encoding: 'utf8',
    });
    return { status, checks: JSON.parse(stdout).checks as Check[] };
  }
  const of = (checks: Check[], about: string) =>
    checks.filter((one) => one.about === about).map(({ state }) => state);

  test('of a service that is well finds nothing to mend, and each thing once it is not', () => {
    const { status, checks } = doctor();
    expect(status).toBe(0);
    expect(checks.filter(({ state }) => state === 'fail')).toEqual([]);
    for (const about of [
      'service',
      'database',
      'tables',
      'clock',
      'queue',
      'secrets',
      'keys',
      'audit',
      'work',
    ])
      expect(of(checks, about), about).toContain('ok');
    expect(of(checks, 'retention')).toEqual(['warn']);
    for (const one of checks) expect(one.next === null, one.about).toBe(one.state === 'ok');
  });

  test.each([
    ['a database that is away', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'database'],
    ['a service that does not answer', { PUBLIC_URL: 'http://127.0.0.1:1' }, 'service'],
    ['a wrong variable', { READERS: 'many' }, 'configuration'],
    ['rules that are none', { RULES_DIR: tmpdir() }, 'rules'],
  ])('%s is told, with what to do', (_name, more, about) => {
    const { status, checks } = doctor(more);
    expect(status).toBe(1);
    const found = checks.find((one) => one.about === about && one.state === 'fail');
    expect(found?.next).toBeTruthy();
  });

  test('nothing is changed by looking: a key that is tried is not marked as one that files are sealed with', () => {
    const before = readdirSync(folder).sort();
    expect(of(doctor({ FILES_KEY: Buffer.alloc(32, 3).toString('base64') }).checks, 'files')).toEqual(['ok']);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  test('a key that others on the machine can read is told', () => {
    chmodSync(join(folder, 'secrets-key'), 0o644);
    const { checks } = doctor();
    expect(checks.find(({ about }) => about === 'data folder')).toMatchObject({
      state: 'fail',
      found: expect.stringContaining('secrets-key'),
    });
    chmodSync(join(folder, 'secrets-key'), 0o600);
  });

  test('a Redis that would forget tasks is told', async (context) => {
    if (withoutRedis()) return context.skip();
    const redis = await startRedis();
    expect(of(doctor({ REDIS_URL: redis.url }).checks, 'queue')).toEqual(['ok']);
    const { Redis } = await import('ioredis');
    const client = new Redis(redis.url);
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(of(doctor({ REDIS_URL: redis.url }).checks, 'queue')).toEqual(['fail']);
    client.disconnect();
    await redis.stop();
    expect(of(doctor({ REDIS_URL: redis.url }).checks, 'queue')).toEqual(['fail']);
  });
});
