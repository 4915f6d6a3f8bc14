import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { call, uploadAndWait } from '../support/servers.ts';

const role = '/v1/roles/backend-practice-lead';
/** Words by which the person would be found. */
const traces = ['Quellmann', 'quellmann'];

let service: Awaited<ReturnType<typeof startInProcess>>;

beforeAll(async () => {
  service = await startInProcess();
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
}, 60_000);
afterAll(() => service.close());

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
  for (const entry of ada) {
    const { candidateId } = (await get(`/v1/applications/${entry.applicationId}`)).body;
    const erased = await get(`/v1/candidates/${candidateId}`, 'DELETE');
    expect(erased).toMatchObject({ status: 200, body: { applications: 1, documents: 1 } });
    expect((await get(`/v1/candidates/${candidateId}`, 'DELETE')).status).toBe(404);
    expect((await get(`/v1/applications/${entry.applicationId}`)).status).toBe(404);
  }
  expect(await tablesWith(traces)).toEqual([]);
  expect(filesWith(traces)).toEqual([]);
  const after = (await get(`${role}/shortlist`)).body;
  expect(after.counts.ranked).toBe(before.counts.ranked - ada.length);
  const names = (list: any[]) => list.map((one) => one.candidate.name);
  expect(names(after.shortlist)).toEqual(names(before.shortlist).filter((name) => name !== 'Ada Quellmann'));
  const audit = JSON.stringify((await get('/v1/audit?limit=200')).body);
  expect(audit).toContain('candidate.erased');
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
