import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  // Somebody who is signed in when the backup is made.
  await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: testKey }),
  });
  before = await shown(url);
  // While the service goes on.
  const made = command(first, 'backup', place('backup'));
  expect(made).toMatchObject({ status: 0, errors: '' });
  expect(made.out).toMatch(/^\d+ tables with \d+ rows and \d+ stored files are in /);
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

test('a restore touches nothing that is in use', async () => {
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
  for (const [folder, told] of [
    ['backup', /is not empty; give a new folder/],
    ['first/files/x', /lies within DATA_DIR/],
  ] as const)
    expect(command(first, 'backup', place(folder))).toMatchObject({
      status: 1,
      errors: expect.stringMatching(told),
    });
  const fresh = await environmentOf('fresh');
  expect(command(fresh, 'backup', place('none'))).toMatchObject({
    status: 1,
    errors: expect.stringMatching(/there is nothing of a service in this database/),
  });
});

describe('a backup that was damaged or tampered with is refused, nothing is changed, and nobody is told of', () => {
  let fresh: Awaited<ReturnType<typeof environmentOf>>;
  beforeAll(async () => {
    fresh = await environmentOf('refusing');
  });
  const manifestOf = (name: string) => JSON.parse(readFileSync(join(place(name), 'manifest.json'), 'utf8'));
  const write = (name: string, manifest: object) =>
    writeFileSync(join(place(name), 'manifest.json'), JSON.stringify(manifest));
  /** Rows of a table in place of its own, with the checksum that they have. */
  const replaceRows = (name: string, table: string, rows: string) => {
    const bytes = gzipSync(rows);
    writeFileSync(join(place(name), 'tables', `${table}.copy.gz`), bytes);
    const manifest = manifestOf(name);
    const own = manifest.tables.find((one: any) => one.name === table);
    own.sha256 = createHash('sha256').update(bytes).digest('hex');
    own.rows = rows.split('\n').length - 1;
    write(name, manifest);
  };
  const firstFile = (name: string) => {
    const [line] = readFileSync(join(place(name), 'files.txt'), 'utf8').split('\n');
    return join(place(name), 'files', (line as string).split(' ')[1] as string);
  };

  test.each<[string, (name: string) => void, RegExp, string[]]>([
    [
      'rows that were changed',
      (name) => appendFileSync(join(place(name), 'tables', 'notes.copy.gz'), 'x'),
      /notes\.copy\.gz is damaged/,
      [],
    ],
    [
      'a table that is missing',
      (name) => rmSync(join(place(name), 'tables', 'notes.copy.gz')),
      /notes\.copy\.gz is missing/,
      [],
    ],
    ['no manifest', (name) => rmSync(join(place(name), 'manifest.json')), /is no whole backup/, []],
    [
      'a manifest that was changed',
      (name) => write(name, { ...manifestOf(name), at: '2020-01-01T00:00:00.000Z' }),
      /is not sealed by the key of this service/,
      [],
    ],
    [
      'a stored file that was changed',
      (name) => appendFileSync(firstFile(name), 'x'),
      /is missing or damaged/,
      [],
    ],
    [
      'a link in the place of a stored file',
      (name) => {
        const path = firstFile(name);
        rmSync(path);
        symlinkSync('/etc/hostname', path);
      },
      /is missing or damaged/,
      [],
    ],
    [
      'files that are gone',
      (name) => rmSync(join(place(name), 'files'), { recursive: true }),
      /is missing or damaged/,
      [],
    ],
    // By somebody who is trusted, wrongly.
    [
      'a table that is none of ours',
      (name) => {
        const manifest = manifestOf(name);
        manifest.tables.push({ ...manifest.tables[0], name: 'pg_db_role_setting' });
        cpSync(
          join(place(name), 'tables', `${manifest.tables[0].name}.copy.gz`),
          join(place(name), 'tables', 'pg_db_role_setting.copy.gz'),
        );
        write(name, manifest);
      },
      /its tables are not those of its release/,
      ['--trust'],
    ],
    [
      'a table that is left out',
      (name) => {
        const manifest = manifestOf(name);
        write(name, {
          ...manifest,
          tables: manifest.tables.filter((one: any) => one.name !== 'legal_holds'),
        });
      },
      /its tables are not those of its release/,
      ['--trust'],
    ],
    [
      'an earlier release than its tables',
      (name) => write(name, { ...manifestOf(name), migrations: ['0001-start'] }),
      /its tables are not those of its release/,
      ['--trust'],
    ],
    [
      'rows that hold nobody',
      (name) => replaceRows(name, 'candidates', '\\N\tAda Quellmann\tada@example.com\n'),
      /the rows of candidates cannot be taken \(\w+\)/,
      ['--trust'],
    ],
    [
      'words for a terminal',
      (name) => write(name, { ...manifestOf(name), migrations: ['0001-x\u001b[2J'] }),
      /manifest\.json is none of ours/,
      ['--trust'],
    ],
  ])('%s', (_name, change, told, more) => {
    cpSync(place('backup'), place('damaged'), { recursive: true });
    change('damaged');
    const ran = command(fresh, 'restore', ...more, place('damaged'));
    rmSync(place('damaged'), { recursive: true });
    expect(ran).toMatchObject({ status: 1, errors: expect.stringMatching(told) });
    expect(`${ran.errors}${ran.out}`).not.toMatch(/quellmann|\u001b/i);
    expect(existsSync(join(place('refusing'), 'files'))).toBe(false);
  });

  test('the good one is taken afterwards: the database is as empty as before; and nobody is signed in', async () => {
    expect(
      command({ ...fresh, SECRETS_KEY: Buffer.alloc(32, 8).toString('base64') }, 'restore', place('backup')),
    ).toMatchObject({
      status: 1,
      errors: expect.stringMatching(/is not sealed by the key of this service/),
    });
    expect(command({ ...fresh, SECRETS_KEY: '' }, 'restore', place('backup'))).toMatchObject({
      status: 1,
      errors: expect.stringMatching(/SECRETS_KEY: needed to tell who made the backup/),
    });
    expect(command(fresh, 'restore', place('backup'))).toMatchObject({ status: 0 });
    const client = new pg.Client({ connectionString: fresh.DATABASE_URL });
    await client.connect();
    expect((await client.query('select count(*)::int as n from sessions')).rows).toEqual([{ n: 0 }]);
    await client.end();
  });
});

test('a backup holds no key, and is for its owner alone', () => {
  const files = readdirSync(place('backup'), { recursive: true, encoding: 'utf8' });
  const text = files
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(place('backup'), name), 'utf8'));
  expect(text.join('')).not.toContain(secret);
  expect(files.filter((name) => /secrets-key|first-key|erased$/.test(name))).toEqual([]);
});
