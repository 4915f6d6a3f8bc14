import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { patientPool } from '#patient-client.ts';
import { countApplications } from '#storage/results/counts.ts';
import { everybody } from '#storage/results/filter.ts';
import {
  lastWithinTop,
  type RankedPosition,
  type ReviewPosition,
  rankedRows,
  reviewRows,
} from '#storage/results/shortlist.ts';
import { applicationsWith } from '#storage/results/words.ts';
import { switchWhenWhole } from '#storage/roles/evaluations.ts';
import { applicationIds } from '#storage/screening/applications.ts';
import type { Database, Tables } from '#storage/server/database.ts';
import { oldestFileWaiting } from '#storage/server/waiting.ts';
import { startInProcess } from '../support/in-process.ts';
import { applyFor, scoreAll } from '../support/many-applications.ts';

/* What a page of a list asks is answered by indexes, however many applied: Postgres says how it would go about it. */
const role = 'backend-practice-lead';
const count = 20_000;
let service: Awaited<ReturnType<typeof startInProcess>>;
let watched: Database;
let shown: { id: string; readerVersion: string; rulesHash: string };
const asked: CompiledQuery[] = [];

beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
  const { database, version, config } = service.running.deps;
  const { id } = await database
    .selectFrom('roles')
    .select('current_evaluation as id')
    .where('id', '=', role)
    .executeTakeFirstOrThrow();
  shown = { id: id as string, ...version };
  await applyFor(database, { role, count });
  await scoreAll(database, { role, shown });
  await sql`vacuum analyze`.execute(database);
  // The database goes by force right behind it: a connection that is still closing tells of it, and so does the pool.
  const pool = patientPool({ connectionString: config.databaseUrl, max: 1 }, null);
  watched = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => {
      asked.push(query);
    },
  });
});
afterAll(async () => {
  await watched.destroy();
  await service.close();
});

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  Plans?: Plan[];
}

/** Every step of how Postgres answers what an action asks. */
async function stepsOf(act: () => Promise<unknown>): Promise<Plan[]> {
  asked.length = 0;
  await act();
  const plans = await Promise.all(
    asked.splice(0).map(async ({ sql: text, parameters }) => {
      const { rows } = await watched.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
        ...sql.raw('').compile(watched),
        sql: `explain (analyze, format json) ${text}`,
        parameters,
      });
      return (rows[0] as (typeof rows)[number])['QUERY PLAN'][0].Plan;
    }),
  );
  const all = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(all)];
  return plans.flatMap(all);
}

/** Steps that go through a table, or open so many of its rows. */
const heavy = (steps: Plan[], most: number) =>
  steps.filter(
    (step) =>
      ['scorecards', 'applications', 'resumes', 'candidates'].includes(step['Relation Name'] ?? '') &&
      (step['Node Type'] === 'Seq Scan' ||
        (step['Node Type'] !== 'Index Only Scan' && step['Actual Rows'] * step['Actual Loops'] > most)),
  );

const position: RankedPosition = { gate: 0, total: 5000, sha256: 'f'.repeat(64) };
const reviewed: ReviewPosition = { possible: 5000, sha256: '0'.repeat(64) };

test.each<[string, () => Promise<unknown[]>]>([
  ['the first page', () => rankedRows(watched, shown, everybody, { after: null, limit: 51, of: 'listed' })],
  [
    'a page in the middle',
    () => rankedRows(watched, shown, everybody, { after: position, limit: 51, of: 'listed' }),
  ],
  [
    'the first page of a band',
    () =>
      rankedRows(
        watched,
        shown,
        { ...everybody, bands: ['possible'] },
        { after: null, limit: 51, of: 'whole' },
      ),
  ],
  [
    'those who need review',
    () => reviewRows(watched, shown, everybody, { after: null, limit: 51, of: 'listed' }),
  ],
  [
    'a later page of these',
    () => reviewRows(watched, shown, everybody, { after: reviewed, limit: 51, of: 'listed' }),
  ],
])('%s opens the rows that it shows and no more', async (_what, act) => {
  expect(await act()).toHaveLength(51);
  expect(heavy(await stepsOf(act), 60)).toEqual([]);
});

test('counts, and where the top ends, are told by indexes alone', async () => {
  const { counts } = await countApplications(watched, role, shown.id, null);
  expect(counts.received).toBe(count);
  expect(counts.ranked + counts.needsReview).toBe(count);
  const steps = await stepsOf(() => countApplications(watched, role, shown.id, null));
  expect(heavy(steps, 0)).toEqual([]);
  expect(heavy(await stepsOf(() => lastWithinTop(watched, shown.id, 10)), 10)).toEqual([]);
});

test('a slice of a role is read by one index, and finished uploads are not gone through', async () => {
  const { database } = service.running.deps;
  await sql`insert into batches (id, role_id, as_of, created_by, finished_at, closed_at)
    select 'done-' || n, ${role}, '2026-11-01', 'Test', now(), now() from generate_series(1, 5000) n`.execute(
    database,
  );
  await sql`vacuum analyze`.execute(database);
  const slice = () => applicationIds(watched, role, 'a-15', 50);
  expect(await slice()).toHaveLength(50);
  const indexes = async (act: () => Promise<unknown>) =>
    (await stepsOf(act)).flatMap((step) => step['Index Name'] ?? []);
  expect(await indexes(slice)).toEqual(['applications_of_role']);
  expect(await indexes(() => oldestFileWaiting(watched, ['normal']))).toContain('batches_unfinished');
});

test('a table without these indexes is seen to be gone through', async () => {
  const steps = await stepsOf(() =>
    sql`select count(*) from scorecards where possible > 100`.execute(watched),
  );
  expect(heavy(steps, 0)).not.toEqual([]);
});

test('a word that all documents hold is looked up in the index of words', async () => {
  const { database } = service.running.deps;
  await sql`insert into document_texts (sha256, reader_version, rules_hash, text)
    select sha256, 'r', 'h', 'Fluent English. ' || (select string_agg(md5(n::text || m), ' ') from generate_series(1, 160) m)
    from (select sha256, row_number() over (order by sha256) n from documents) d where n <= 800`.execute(
    database,
  );
  await sql`analyze document_texts`.execute(database);
  const look = () => sql`select count(*)::int n from (${applicationsWith('english')}) f`.execute(watched);
  expect((await look()).rows).toEqual([{ n: 800 }]);
  const texts = (await stepsOf(look)).filter((step) => step['Relation Name'] === 'document_texts');
  expect(texts.map((step) => step['Node Type'])).toEqual(['Bitmap Heap Scan']);
});

/** A page of the list's rows behind a position. */
const pageBehind = (after: RankedPosition | null, limit: number) =>
  rankedRows(watched, shown, everybody, { after, limit, of: 'listed' });

test('a page behind a known place has the same ranks, and counts nobody again who stands before it', async () => {
  let after: RankedPosition | null = null;
  for (let page = 0; page < 4; page++) {
    const known: Awaited<ReturnType<typeof pageBehind>> = await pageBehind(after, 300);
    const place: RankedPosition | null = after && {
      gate: after.gate,
      total: after.total,
      sha256: after.sha256,
    };
    expect(known).toEqual(await pageBehind(place, 300));
    const last = known.at(-1) as (typeof known)[number];
    const { gate, total, sha256, rank, equals } = last;
    after = { gate, total, sha256, placed: { rank, equals } };
  }
  const visited = async (more: Partial<RankedPosition>) =>
    (await stepsOf(() => pageBehind({ ...position, total: 3200, ...more }, 51)))
      .filter((step) => step['Node Type'] === 'Index Only Scan')
      .reduce((sum, step) => sum + step['Actual Rows'] * step['Actual Loops'], 0);
  expect(await visited({ placed: { rank: 12_000, equals: 1 } })).toBeLessThan(200);
  expect(await visited({})).toBeGreaterThan(5_000);
});

test('whether everybody is scored anew is asked of each by its key, whatever Postgres knows of it', async () => {
  const { database } = service.running.deps;
  await sql`insert into evaluations (id, role_id, role_version, reader_version, rules_hash, fingerprint, state, created_at)
    select 'being-built', role_id, role_version, reader_version, rules_hash, 'other', 'building', now() + interval '1 day'
    from evaluations where id = ${shown.id}`.execute(database);
  // All but the last: nothing is analysed behind them.
  await sql`insert into scorecards (evaluation_id, application_id, input_revision, total, possible, gate_rank, gate, band, sha256, scorecard, listed)
    select 'being-built', application_id, input_revision, total, possible, gate_rank, gate, band, sha256, scorecard, listed
    from scorecards where evaluation_id = ${shown.id} and application_id <> (select max(id) from applications where role_id = ${role})`.execute(
    database,
  );
  const steps = await stepsOf(async () => expect(await switchWhenWhole(watched, role)).toBe(false));
  const scans = steps.filter((step) => step['Relation Name'] === 'scorecards');
  expect(scans.map((step) => step['Node Type'])).toEqual([expect.stringMatching(/^Index/)]);
  expect(scans[0]?.['Actual Rows']).toBeLessThanOrEqual(1);
  expect(scans[0]?.['Actual Loops']).toBeGreaterThan(count / 4);
});
