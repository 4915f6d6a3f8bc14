import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { openLog } from '#deps.ts';
import { sweep } from '#flows/relay.ts';
import { startService } from '#start.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import {
  askJson,
  call,
  ended,
  freshDatabase,
  type Service,
  startPart,
  testKey,
  until,
  uploadAndWait,
} from '../support/servers.ts';

/* Real parts on real databases: what a backup brings back, and what a later start makes of it. */
const role = '/v1/roles/backend-practice-lead';
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'prescreen-backup-'));
const place = (name: string) => join(folder, name);
const databases: Awaited<ReturnType<typeof freshDatabase>>[] = [];
const services: Service[] = [];

async function environmentOf(name: string) {
  const database = await freshDatabase();
  databases.push(database);
  return {
    DATABASE_URL: database.url,
    DATA_DIR: place(name),
    FIRST_KEY: testKey,
    SECRETS_KEY: secret,
    EGRESS_ALLOW: '127.0.0.0/8',
  };
}
const secret = Buffer.alloc(32, 7).toString('base64');

async function start(environment: Record<string, string>): Promise<string> {
  const service = await startPart('all', environment);
  services.push(service);
  return service.url as string;
}
async function stop(): Promise<void> {
  for (const one of services.splice(0)) await ended(one.process, 'SIGTERM');
}
function command(environment: Record<string, string>, ...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/prescreen.js'), ...given], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    encoding: 'utf8',
  });
  return { status, out: stdout, errors: stderr };
}
/** What a recruiter sees of a role, without when it was asked. */
async function shown(url: string) {
  const list = (await askJson(url, 'GET', `${role}/shortlist?limit=500`)).body;
  const table = await (await call(url, `${role}/shortlist?format=csv`)).text();
  return { list, table };
}

let first: Awaited<ReturnType<typeof environmentOf>>;
let before: Awaited<ReturnType<typeof shown>>;
let decided: string;

beforeAll(async () => {
  first = await environmentOf('first');
  const url = await start(first);
  await uploadAndWait(url, batchFiles('mixed'), asOf);
  const { list } = await shown(url);
  decided = list.shortlist[0].applicationId;
  await askJson(url, 'POST', `/v1/applications/${decided}/decisions`, {
    outcome: 'advance',
    reason: 'Talk to her.',
  });
  await askJson(url, 'POST', `/v1/applications/${decided}/notes`, {
    text: 'Tabs\tand\nlines \\. \\N "quoted".',
  });
  await askJson(url, 'POST', '/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/x' });
  before = await shown(url);
  // While the service goes on.
  const made = command(first, 'backup', place('backup'));
  expect(made).toMatchObject({ status: 0, errors: '' });
  expect(made.out).toMatch(/^\d+ tables with \d+ rows, and the stored files, are in /);
});
afterAll(async () => {
  await stop();
  for (const one of databases) await one.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('a backup that is restored gives identical shortlists, files, notes, decisions and secrets, and an audit without a gap', async () => {
  const second = await environmentOf('second');
  expect(command(second, 'restore', place('backup'))).toMatchObject({ status: 0 });
  const url = await start(second);
  const after = await shown(url);
  expect(after.list).toEqual(before.list);
  expect(after.table).toBe(before.table);
  const { notes } = (await askJson(url, 'GET', `/v1/applications/${decided}/notes`)).body;
  expect(notes[0].text).toBe('Tabs\tand\nlines \\. \\N "quoted".');
  const bytes = (one: string, id: string) =>
    call(one, `/v1/applications/${id}/document`).then((a) => a.arrayBuffer());
  expect(Buffer.from(await bytes(url, decided))).toEqual(
    Buffer.from(await bytes(services[0]?.url as string, decided)),
  );
  expect((await askJson(url, 'GET', '/v1/webhook-endpoints')).body.endpoints).toHaveLength(1);
  // It goes on as if nothing had been: what comes next is numbered on.
  const done = await askJson(url, 'POST', `/v1/applications/${decided}/decisions`, {
    outcome: 'hold',
    reason: 'Later.',
  });
  expect(done.status).toBe(201);
  const sealed = await until(
    async () => command(second, 'audit', 'verify', '--json'),
    ({ out }) => JSON.parse(out).unsealed === 0,
  );
  expect(JSON.parse(sealed.out)).toMatchObject({ problems: [] });
});

test('who was erased after the backup is erased again by the start behind the restore', async () => {
  const url = services[0]?.url as string;
  const last = before.list.shortlist.at(-1);
  expect((await askJson(url, 'DELETE', `/v1/candidates/${last.candidateId}`)).status).toBe(200);
  const third = await environmentOf('third');
  expect(command(third, 'restore', place('backup'))).toMatchObject({ status: 0 });
  // The marks lie beside the database; those that are there are kept.
  cpSync(join(place('first'), 'erased'), join(place('third'), 'erased'), { recursive: true });
  const restored = await start(third);
  const { list } = await shown(restored);
  expect(list.shortlist.map((entry: any) => entry.candidateId)).not.toContain(last.candidateId);
  expect(list.shortlist).toHaveLength(before.list.shortlist.length - 1);
});

test('what waited is done after a restore, though the queue was no part of the backup', async () => {
  const idle = await environmentOf('idle');
  const api = await startPart('api', idle);
  const form = new FormData();
  form.set('as_of', asOf);
  form.append(
    'files',
    new Blob(['Nora Newcomer\n\nExperience\n\nBackend Engineer, Acme Ltd\n2015 - 2020\n- Java']),
    'cv.txt',
  );
  const { id } = (await (
    await call(api.url as string, `${role}/batches`, { method: 'POST', body: form })
  ).json()) as { id: string };
  expect(command(idle, 'backup', place('waiting')).status).toBe(0);
  await ended(api.process, 'SIGTERM');
  const fourth = await environmentOf('fourth');
  expect(command(fourth, 'restore', place('waiting')).status).toBe(0);
  const running = await startService(
    { ...readConfig({ ...fourth, PORT: '0', READERS: '1' }), databaseUrl: fourth.DATABASE_URL },
    { api: true, worker: true },
    openLog('silent'),
  );
  // What the service does every minute, for what has waited for two.
  await sweep(running.deps, 0);
  const batch = await until(
    async () => (await askJson(running.url as string, 'GET', `/v1/batches/${id}`)).body,
    (one) => one.state === 'finished',
  );
  expect(batch.counts).toMatchObject({ received: 1, screened: 1 });
  await running.stop();
});

test('a restore touches nothing that is in use, and takes no damaged backup', async () => {
  const full = command(first, 'restore', place('backup'));
  expect(full).toMatchObject({
    status: 1,
    errors: expect.stringMatching(/DATA_DIR: .* holds files; restore into an empty folder/),
  });
  const other = command({ ...first, DATA_DIR: place('elsewhere') }, 'restore', place('backup'));
  expect(other).toMatchObject({
    status: 1,
    errors: expect.stringMatching(/the database is not empty; restore into a new one/),
  });
  const fresh = await environmentOf('fresh');
  cpSync(place('backup'), place('damaged'), { recursive: true });
  appendFileSync(join(place('damaged'), 'tables', 'notes.copy.gz'), 'x');
  expect(command(fresh, 'restore', place('damaged'))).toMatchObject({
    status: 1,
    errors: expect.stringMatching(/notes\.copy\.gz is damaged/),
  });
  rmSync(join(place('damaged'), 'tables', 'manifest.json'));
  expect(command(fresh, 'restore', place('damaged'))).toMatchObject({
    status: 1,
    errors: expect.stringMatching(/is no whole backup/),
  });
  expect(command(first, 'backup', place('backup'))).toMatchObject({
    status: 1,
    errors: expect.stringMatching(/is not empty; give a new folder/),
  });
  expect(command(fresh, 'backup', place('none'))).toMatchObject({
    status: 1,
    errors: expect.stringMatching(/there is nothing of a service in this database/),
  });
  expect(existsSync(join(place('fresh'), 'files'))).toBe(false);
});

test('a backup holds no key, and is for its owner alone', () => {
  const files = readdirSync(place('backup'), { recursive: true, encoding: 'utf8' });
  const text = files
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(place('backup'), name), 'utf8'));
  expect(text.join('')).not.toContain(secret);
  expect(files.filter((name) => /secrets-key|first-key|erased$/.test(name))).toEqual([]);
});
