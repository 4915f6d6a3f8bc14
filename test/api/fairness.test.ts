import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, uploadAndWait } from '../support/servers.ts';

const role = '/v1/roles/backend-practice-lead';
const sources = join(import.meta.dirname, '../../src');
let service: Awaited<ReturnType<typeof startInProcess>>;
let entries: any[];
const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);

beforeAll(async () => {
  service = await startInProcess();
  const files = Array.from({ length: 24 }, (_, at) => ({
    name: `${at}.txt`,
    bytes: Buffer.from(
      `Robin Example\nrobin${at}@example.com\nExperience\nBackend Engineer, Northwind Ltd\nJan ${2000 + at} - Present\n- Java and Spring services on AWS for customer ${at}\n`,
    ),
  }));
  await uploadAndWait(service.url, files, asOf);
  const list = (await ask('GET', `${role}/shortlist?limit=100`)).body;
  entries = [...list.shortlist, ...list.needsReview];
  expect(entries).toHaveLength(24);
});
afterAll(() => service.close());

const cli = (given: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(sources, 'cli.ts'), 'fairness', ...given],
    {
      env: { ...process.env, DATABASE_URL: service.running.deps.config.databaseUrl },
      ...{ encoding: 'utf8' as const, input },
    },
  );
  return { status, stdout, stderr };
};

test('rates stand on decisions and scores, and on what people said of themselves', async () => {
  const before = (await ask('GET', `${role}/fairness?suppress_below=0`)).body;
  expect(before).toMatchObject({ applications: 24, advanced: 0, rejections: { rejected: 0, unopened: 0 } });
  expect(before.tables.map(({ unknown }: any) => unknown)).toEqual([24, 24, 24]);
  const people = entries.map(({ applicationId }, at) => ({
    applicationId,
    sex: at % 2 ? 'female' : 'male',
    race: at < 12 ? 'asian' : at < 22 ? 'white' : null,
  }));
  people.push({ applicationId: 'nobody', sex: 'male', race: null });
  expect((await ask('PUT', `${role}/demographics`, { people })).body).toEqual({ kept: 24, unknown: 1 });
  // Six of the men and three of the women go on; one is rejected unseen, one after somebody had looked.
  for (const at of [0, 2, 4, 6, 8, 10, 1, 3, 5])
    await ask('POST', `/v1/applications/${entries[at].applicationId}/decisions`, {
      outcome: 'advance',
      reason: 'To be met.',
    });
  await ask('GET', `/v1/applications/${entries[12].applicationId}`);
  for (const at of [12, 13])
    await ask('POST', `/v1/applications/${entries[at].applicationId}/decisions`, {
      outcome: 'reject',
      reason: 'No.',
    });
  const { body } = await ask('GET', `${role}/fairness?suppress_below=0`);
  expect(body).toMatchObject({ advanced: 9, rejections: { rejected: 2, unopened: 1 } });
  expect(body.notice).toContain('not the bias audit');
  const [bySex, byRace] = body.tables;
  expect(bySex.rows).toMatchObject([
    { sex: 'female', n: 12, selection: { hits: 3, rate: 0.25, impactRatio: 0.5, belowThreshold: true } },
    { sex: 'male', n: 12, selection: { hits: 6, impactRatio: 1, test: null } },
  ]);
  expect(byRace).toMatchObject({ unknown: 2 });
  const softer = (await ask('GET', `${role}/fairness?suppress_below=0&threshold=0.5`)).body;
  expect(softer.tables[0].rows[0].selection.belowThreshold).toBe(false);
});

test('few people are not shown, unless an auditor asks', async () => {
  const { body } = await ask('GET', `${role}/fairness`);
  const both = body.tables[2].rows.filter(({ n, suppressed }: any) => suppressed || n > 0);
  for (const row of both) expect(row.suppressed || row.n >= 5).toBe(true);
});

test('the table and the page say the same, and the page is what may be printed', async () => {
  const csv = await (await call(service.url, `${role}/fairness?format=csv&suppress_below=0`)).text();
  const rows = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
  expect(rows).toHaveLength(2 + 1 + 7 + 1 + 14 + 1);
  expect(rows[0]).toMatchObject({
    table: 'sex',
    sex: 'female',
    applicants: '12',
    selection_impact_ratio: '0.5',
  });
  const page = await call(service.url, `${role}/fairness?format=html`);
  expect(page.headers.get('content-security-policy')).toMatch(/style-src 'sha256-/);
  const text = await page.text();
  expect(text).toContain('<strong>below</strong>');
  expect(text).toContain('not the bias audit');
  expect(text).not.toMatch(/robin|example\.com/i);
});

test('the commands give the same figures, and take what was said from a table', async () => {
  const report = cli(['report', '--role', 'backend-practice-lead', '--json', '--suppress-below', '0']);
  const { body } = await ask('GET', `${role}/fairness?suppress_below=0`);
  expect(JSON.parse(report.stdout)).toEqual(body);
  expect(cli(['report', '--role', 'backend-practice-lead']).stdout).toMatch(
    /24 scored, 9 advanced.*female +12 +3 +25\.0 % +0\.500!/s,
  );
  const rows = `application_id,sex,race\n${entries[0].applicationId},female,white\n`;
  const given = ['import', '-', '--role', 'backend-practice-lead', '--by', 'Ada Test'];
  expect(cli(given, rows)).toMatchObject({ status: 0, stdout: '1 kept, 0 of no application of the role\n' });
  expect(cli(given, `${rows}x,woman,\n`)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/row 3: sex is none of female, male/),
  });
  expect(cli(given, 'application_id,Sex,Race\nx,male,white\n')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('has no column sex, race'),
  });
  expect(cli(['report', '--role', 'nope']).status).toBe(1);
});

test('what people said goes with them, and nothing else reads it', async () => {
  const { database } = service.running.deps;
  const count = async () =>
    Number(
      (
        await database
          .selectFrom('demographics' as never)
          .select(database.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  expect(await count()).toBe(24);
  await ask('DELETE', `/v1/candidates/${entries[0].candidateId}`);
  expect(await count()).toBe(23);
  expect((await ask('DELETE', `${role}/demographics`)).body).toEqual({ forgotten: 23 });
  const naming = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      /storage\/.*\.ts$|workers|flows\/.*\.ts$/.test(name) &&
      /demographics/i.test(readFileSync(join(sources, name), 'utf8')),
  );
  expect(naming.sort()).toEqual([
    'flows/intake/export.ts',
    'flows/results/fairness.ts',
    'storage/results/demographics.ts',
    'storage/server/migrate.ts',
    'storage/server/migrations/0018-demographics.ts',
  ]);
});
