import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generic } from '../simulators/generic.ts';
import { type Simulator, simulate } from '../simulators/server.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { call, until, uploadAndWait } from '../support/servers.ts';

const role = '/v1/roles/backend-practice-lead';
/** Words by which the person would be found. */
const traces = ['Quellmann', 'quellmann'];

let service: Awaited<ReturnType<typeof startInProcess>>;

let ats: Simulator;
let receiver: Receiver;

const post = async (path: string, body: unknown, method = 'POST') =>
  (await (
    await call(service.url, path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  ).json()) as any;

beforeAll(async () => {
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8', RECONCILE_MINUTES: '0' });
  [ats, receiver] = [await simulate(generic), await startReceiver()];
  receiver.secret = (await post('/v1/webhook-endpoints', { url: receiver.url })).secret;
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
});
afterAll(async () => {
  await service.close();
  await ats.close();
  await receiver.close();
});

const get = async (path: string, method = 'GET') => {
  const answer = await call(service.url, path, { method });
  return { status: answer.status, body: (await answer.json()) as any };
};

/** Tables in which one of the traces stands, in any column. */
async function tablesWith(words: string[]): Promise<string[]> {
  const { database } = service.running.deps;
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema in ('public', 'bullmq') and table_type = 'BASE TABLE'
  `.execute(database);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`
      .execute(database)
      .catch(() => ({ rows: [] as { row: string }[] }));
    if (rows.rows.some(({ row }) => words.some((word) => row.includes(word)))) found.push(name);
  }
  return found;
}

/** Files of the data folder that hold one of the traces or whose name does. */
function filesWith(words: string[]): string[] {
  const folder = join(service.running.deps.config.dataDir, 'files');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return false;
    const text = readFileSync(path).toString('latin1');
    return words.some((word) => name.includes(word) || text.includes(word));
  });
}

test('an erased person is in no table and no file, and the others and the counts stay', async () => {
  const before = (await get(`${role}/shortlist`)).body;
  const ada = before.shortlist.filter((one: any) => one.candidate.name === 'Ada Quellmann');
  expect(ada.length).toBeGreaterThan(0);
  expect((await tablesWith(traces)).sort()).toEqual(
    expect.arrayContaining(['applications', 'batch_items', 'candidates', 'document_texts', 'resumes']),
  );
  const handedOver = await call(service.url, `${role}/hand-overs`, {
    method: 'POST',
    body: JSON.stringify({ applicationIds: ada.map((one: any) => one.applicationId) }),
    headers: { 'content-type': 'application/json' },
  });
  expect(handedOver.status).toBe(201);
  for (const name of ['First Ada Quellmann', 'Ada first'])
    await post(`${role}/views`, { name, query: 'band=strong' }, 'PUT');
  const left: number[] = [];
  for (const entry of ada) {
    const { candidateId } = (await get(`/v1/applications/${entry.applicationId}`)).body;
    const erased = await get(`/v1/candidates/${candidateId}`, 'DELETE');
    expect(erased).toMatchObject({ status: 200, body: { applications: 1, documents: 1 } });
    left.push(erased.body.matchesLeft);
    expect((await get(`/v1/candidates/${candidateId}`, 'DELETE')).status).toBe(404);
    expect((await get(`/v1/applications/${entry.applicationId}`)).status).toBe(404);
  }
  // Her files came as two people whom nobody linked: the first erasure says that one is left.
  expect(left).toEqual(ada.map((_one: unknown, index: number) => ada.length - 1 - index));
  expect(await tablesWith(traces)).toEqual([]);
  expect(filesWith(traces)).toEqual([]);
  const { views } = (await get(`${role}/views`)).body;
  expect(views.map((one: any) => one.name)).toEqual(['Ada first']);
  const after = (await get(`${role}/shortlist`)).body;
  expect(after.counts.ranked).toBe(before.counts.ranked - ada.length);
  const names = (list: any[]) => list.map((one) => one.candidate.name);
  expect(names(after.shortlist)).toEqual(names(before.shortlist).filter((name) => name !== 'Ada Quellmann'));
  const audit = JSON.stringify((await get('/v1/audit?limit=200')).body);
  expect(audit).toContain('candidate.erased');
});

test('a person who came from an ATS is in no inbox, delivery or connection either, and does not come back', async () => {
  const { database } = service.running.deps;
  const made = await post('/v1/connections', {
    system: 'generic',
    name: 'ATS',
    ...generic.connection(ats.world.base),
  });
  const hook = `${service.url}${made.hookUrl}`;
  await post(`/v1/connections/${made.id}/jobs/mapped`, { role: 'backend-practice-lead' }, 'PUT');
  const person = {
    candidateId: 'candidate-of-traceling',
    applicationId: 'application-of-traceling',
    jobId: 'mapped',
    name: 'Robin Traceling',
    email: 'robin@traceling.example.com',
    resume: {
      name: 'cv-traceling.txt',
      bytes: Buffer.from(
        'Robin Traceling\nrobin@traceling.example.com\nExperience\nBackend Engineer, Northwind Ltd\nJan 2015 - Present\n- Java\n',
      ),
    },
    answers: [{ question: 'Notice period', value: 'as traceling says' }],
    updatedAt: '2026-11-20T10:00:00Z',
  };
  await ats.send(hook, 'applied', person);
  // A second application waits, parked, with its sealed body.
  await ats.send(hook, 'applied', { ...person, applicationId: 'parked-of-traceling', jobId: 'unmapped' });
  const [known] = await until(
    () => database.selectFrom('external_ids').selectAll().execute(),
    (rows) => rows.length === 1,
  );
  await until(
    async () => receiver.messages.filter((one) => one.data.applicationId === known?.application_id),
    (found) => found.length > 0,
  );
  // The first message tells that it came; what is looked for below stands there once it was read.
  await until(
    async () => (await get(`/v1/applications/${known?.application_id}`)).body,
    (one) => one.state !== 'pending',
  );
  await until(
    () => database.selectFrom('inbox').select(['state', 'body']).execute(),
    (rows) => rows.length === 2 && rows.some((row) => row.state === 'parked' && row.body !== null),
  );
  const words = ['raceling', 'traceling'];
  const all = [
    'applications',
    'answers',
    'candidates',
    'external_ids',
    'inbox',
    'resumes',
    'webhook_messages',
  ];
  expect(await tablesWith(words)).toEqual(expect.arrayContaining(all));
  const { candidateId } = (await get(`/v1/applications/${known?.application_id}`)).body;
  expect((await get(`/v1/candidates/${candidateId}`, 'DELETE')).status).toBe(200);
  // What tells receivers that the person is gone names the ids, until it is delivered.
  await until(
    async () => receiver.messages.filter((one) => one.type === 'application.erased'),
    (found) => found.some((one) => one.data.applicationId === known?.application_id),
  );
  expect((await tablesWith(words)).filter((table) => table !== 'webhook_messages')).toEqual([]);
  const told = await database.selectFrom('webhook_messages').selectAll().execute();
  expect(told.filter((row) => JSON.stringify(row.data).includes('traceling')).map((row) => row.type)).toEqual(
    ['application.erased'],
  );
  expect(filesWith(words)).toEqual([]);
  expect(await database.selectFrom('inbox').select('body').where('body', 'is not', null).execute()).toEqual(
    [],
  );
  await ats.send(hook, 'updated', person);
  await until(
    () => database.selectFrom('inbox').select(['state', 'reason']).where('reason', '=', 'erased').execute(),
    (rows) => rows.length === 3,
  );
  expect(await database.selectFrom('external_ids').selectAll().execute()).toEqual([]);
});

test('the command erases by e-mail address', async () => {
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const { config } = service.running.deps;
  const run = (...given: string[]) =>
    promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, '../../src/cli.ts'), 'erase', ...given],
      {
        env: { ...process.env, DATABASE_URL: config.databaseUrl, DATA_DIR: config.dataDir },
      },
    ).then(
      ({ stdout }) => stdout,
      (error) => `${error.code}: ${error.stderr}`,
    );
  const { shortlist } = (await get(`${role}/shortlist`)).body;
  const someone = shortlist[0].candidate;
  expect(await run('--by', 'Ida')).toMatch(/^2: /);
  expect(await run('--email', 'nobody@example.com', '--by', 'Ida')).toMatch(/^1: .*no such candidate/);
  expect(await run('--email', someone.email.toUpperCase(), '--by', 'Ida of HR')).toMatch(
    /^erased: \d+ candidate/,
  );
  expect(await tablesWith([someone.email])).toEqual([]);
  expect(filesWith([someone.email])).toEqual([]);
});
