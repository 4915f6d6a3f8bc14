import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askJson, call, ended, freshDatabase, startPart, testKey } from '../support/servers.ts';
import { signingSecret } from '../support/signed.ts';

/* Keys that seal: missed at the start, changed one after the other; and keys of the API, made and revoked on the machine. */
const cli = join(import.meta.dirname, '../../src/cli.ts');
const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
let database: Awaited<ReturnType<typeof freshDatabase>>;
let folder: string;
const environment = (secretsKey: string) => ({
  ...{ DATABASE_URL: database.url, DATA_DIR: folder, FIRST_KEY: testKey, SECRETS_KEY: secretsKey },
  EGRESS_ALLOW: '127.0.0.0/8',
});

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'prescreen-secrets-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function prescreen(given: string[], secretsKey = fresh) {
  const child = spawn(process.execPath, [cli, ...given], {
    env: { PATH: process.env.PATH ?? '', ...environment(secretsKey) },
  });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise<{ code: number | null; out: string; errors: string }>((done) =>
    child.on('close', (code) => done({ code, out, errors })),
  );
}

/** What is sealed, by the first bytes of each. */
async function sealedBy(): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    `select encode(substring(secrets from 1 for 4), 'hex') as key from webhook_endpoints
     union all select encode(substring(secrets from 1 for 4), 'hex') from connections
     union all select encode(substring(body from 1 for 4), 'hex') from inbox where body is not null`,
  );
  await client.end();
  return rows.map((row) => row.key);
}

test('a wrong SECRETS_KEY is one line at the start; reseal moves every secret to the newest key', async () => {
  const first = await startPart('api', environment(old));
  const url = first.url as string;
  for (let n = 0; n < 3; n++)
    await askJson(url, 'POST', '/v1/webhook-endpoints', {
      url: `https://127.0.0.1:9/${n}`,
      events: ['batch.finished'],
    });
  const made = await askJson(url, 'POST', '/v1/connections', {
    ...{ system: 'generic', name: 'Ours', signingSecret },
  });
  expect(made.status).toBe(201);
  await ended(first.process, 'SIGTERM');
  const [before] = await sealedBy();
  expect(await sealedBy()).toHaveLength(4);

  const failed = await startPart('api', environment(fresh)).catch((error: Error) => error.message);
  expect(failed).toMatch(
    /^exit 1: prescreen: SECRETS_KEY: does not open 1 connections \(key [0-9a-f]{8}\), 3 webhook endpoints/,
  );
  expect(String(failed).trim().split('\n')).toHaveLength(1);

  const alone = await prescreen(['secrets', 'reseal']);
  expect([alone.code, alone.out]).toEqual([1, expect.stringContaining('3 that no key of SECRETS_KEY opens')]);
  const both = await prescreen(['secrets', 'reseal'], `${fresh},${old}`);
  expect([both.code, both.errors]).toEqual([0, '']);
  expect(both.out).toContain('webhook endpoints: 3 sealed with the newest key');
  expect(both.out).toContain('connections: 1 sealed with the newest key');
  const after = await sealedBy();
  expect(new Set(after).size).toBe(1);
  expect(after[0]).not.toBe(before);

  const again = await startPart('api', environment(fresh));
  const endpoints = await askJson(again.url as string, 'GET', '/v1/webhook-endpoints');
  expect(endpoints.body.endpoints).toHaveLength(3);
  expect((await prescreen(['secrets', 'reseal'])).out).toContain('webhook endpoints: 0 sealed');

  await ended(again.process, 'SIGTERM');

  // A key that is lost is given up: the service starts, and says what has to be made anew.
  const lost = randomBytes(32).toString('base64');
  expect((await prescreen(['secrets', 'reseal', '--forget'], lost)).out).toContain(
    '3 that no key of SECRETS_KEY opens given up',
  );
  const anew = await startPart('api', environment(lost));
  const left = (await askJson(anew.url as string, 'GET', '/v1/webhook-endpoints')).body.endpoints;
  expect(left.map((one: any) => [one.state, one.secrets])).toEqual(Array(3).fill(['disabled', []]));
  const [connection] = (await askJson(anew.url as string, 'GET', '/v1/connections')).body.connections;
  expect([connection.state, connection.signingSecrets]).toEqual(['paused', []]);
  expect(
    (await askJson(anew.url as string, 'POST', `/v1/webhook-endpoints/${left[0].id}/rotate-secret`)).status,
  ).toBe(201);

  // The way back: a key made on the machine, whatever keys there are.
  expect((await prescreen(['key', 'revoke', 'TESTKEY1'])).out).toBe('revoked TESTKEY1\n');
  expect((await call(anew.url as string, '/v1/me')).status).toBe(401);
  const key = await prescreen(['key', 'create', '--owner', 'Ada Back']);
  expect(key.out).toMatch(/^ps_\w{8}_\w{32,}\n$/);
  const me = await call(anew.url as string, '/v1/me', { key: key.out.trim() });
  expect(await me.json()).toMatchObject({ owner: 'Ada Back', preset: 'admin', teams: null, blind: false });
  const blind = await prescreen([
    'key',
    'create',
    '--owner',
    'Careers',
    '--kind',
    'system',
    '--preset',
    'recruiter',
    '--blind',
    '--days',
    '3',
  ]);
  expect(blind.errors).toContain('of Careers (recruiter)');
  const listed = await prescreen(['key', 'list']);
  expect(listed.out).toMatch(/Ada Back \(person, admin; every role; no end\)\n/);
  expect(listed.out).toMatch(/Careers \(system, recruiter, blind; every role; until \d{4}-\d\d-\d\d\)\n/);
  expect(listed.out).not.toContain(key.out.trim().slice(12));
  await ended(anew.process, 'SIGTERM');
});

test.each([
  [['key', 'create', '--owner', 'X', '--preset', 'nobody'], '--preset: there is recruiter'],
  [['key', 'create', '--owner', 'X', '--kind', 'robot'], '--kind: person or system'],
  [['key', 'create', '--owner', 'X', '--scopes', 'fly'], '--scopes: there is no fly'],
  [
    ['key', 'create', '--owner', 'X', '--preset', 'hiring_manager', '--scopes', 'admin'],
    '--scopes: hiring_manager has',
  ],
  [['key', 'create', '--owner', 'X', '--teams', 'none'], '--teams: there is no team none'],
])('%j', async (given, says) => {
  const ran = await prescreen(given);
  expect([ran.code, ran.out, ran.errors]).toEqual([2, '', expect.stringContaining(says)]);
});

test('a key that is not there is not revoked', async () => {
  expect(await prescreen(['key', 'revoke', 'NOSUCHID'])).toMatchObject({
    code: 1,
    errors: 'prescreen: there is no such key\n',
  });
});
