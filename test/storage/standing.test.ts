import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { countApplications } from '#storage/results/counts.ts';
import type { Database } from '#storage/server/database.ts';
import { startInProcess } from '../support/in-process.ts';
import { applyFor } from '../support/many-applications.ts';

/* The database keeps which scorecards stand; pages and counts go by that alone. */
const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let database: Database;
let evaluation: string;
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
  ({ database } = service.running.deps);
  const shown = await database
    .selectFrom('roles')
    .select('current_evaluation as id')
    .where('id', '=', role)
    .executeTakeFirstOrThrow();
  evaluation = shown.id as string;
});
afterAll(() => service.close());
beforeEach(async () => {
  await database.deleteFrom('scorecards').execute();
  await database.deleteFrom('applications').execute();
});

const states = ['pending', 'screened', 'unreadable'] as const;
const step = fc.oneof(
  fc.record({ act: fc.constant('state' as const), at: fc.nat(5), to: fc.constantFrom(...states) }),
  fc.record({
    act: fc.constant('screening' as const),
    at: fc.nat(5),
    to: fc.constantFrom('manual', 'automatic'),
  }),
  fc.record({ act: fc.constant('revision' as const), at: fc.nat(5), to: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ act: fc.constant('score' as const), at: fc.nat(5), to: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ act: fc.constant('take away' as const), at: fc.nat(5), to: fc.integer({ min: 0, max: 2 }) }),
);

async function take({ act, at, to }: (typeof step extends fc.Arbitrary<infer One> ? One : never) & object) {
  const id = `a-${at}`;
  if (act === 'state') await sql`update applications set state = ${to} where id = ${id}`.execute(database);
  else if (act === 'screening')
    await sql`update applications set screening = ${to} where id = ${id}`.execute(database);
  else if (act === 'revision')
    await sql`update applications set input_revision = ${to} where id = ${id}`.execute(database);
  else if (act === 'take away')
    await sql`delete from scorecards where application_id = ${id} and input_revision = ${to}`.execute(
      database,
    );
  else
    await sql`insert into scorecards (evaluation_id, application_id, input_revision, total, possible, gate_rank, gate, band, sha256, scorecard)
      select ${evaluation}, id, ${to}::int, 100, 100, 0, case ${at % 2}::int when 0 then 'met' else 'unknown' end,
        (array['strong', 'possible', 'needs_review'])[1 + ${at % 3}::int], sha256, '{}' from applications where id = ${id}
      on conflict do nothing`.execute(database);
}

/** The same counts by going through everybody. */
async function recounted() {
  const { rows } = await sql<Record<string, string>>`
    select count(*) filter (where a.screening = 'manual') as manual,
      count(*) filter (where a.screening <> 'manual' and (a.state = 'pending' or (a.state = 'screened' and s.band is null))) as pending,
      count(*) filter (where a.screening <> 'manual' and a.state = 'unreadable') as unreadable,
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band <> 'needs_review') as ranked,
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band <> 'needs_review' and s.gate = 'unknown') as "toCheck",
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band = 'needs_review') as "needsReview",
      count(*) filter (where a.screening <> 'manual' and a.state = 'screened' and s.band = 'strong') as strong
    from applications a left join scorecards s
      on s.application_id = a.id and s.input_revision = a.input_revision and s.evaluation_id = ${evaluation}`.execute(
    database,
  );
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, count]) => [name, Number(count)]));
}

test('whatever happens to applications in whatever order, the standing scorecards are those of how they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      await database.deleteFrom('scorecards').execute();
      await database.deleteFrom('applications').execute();
      await applyFor(database, { role, count: 6 });
      for (const one of steps) await take(one);
      const { rows } = await sql<{ wrong: string }>`
        select count(*) as wrong from scorecards s join applications a on a.id = s.application_id
        where s.stands <> (a.input_revision = s.input_revision and a.state = 'screened' and a.screening = 'automatic')`.execute(
        database,
      );
      expect(Number(rows[0]?.wrong)).toBe(0);
      const { counts, strong } = await countApplications(database, role, evaluation, null);
      expect({ ...counts, strong }).toMatchObject(await recounted());
    }),
    { numRuns: 60 },
  );
});
