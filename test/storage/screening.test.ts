import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { score } from '#domain/judging/score.ts';
import { listedOf } from '#domain/results/listed.ts';
import { findApplication } from '#storage/screening/applications.ts';
import { findReading, findText, saveReading } from '#storage/screening/readings.ts';
import { findScorecard, saveOutcome, saveScorecards } from '#storage/screening/scorecards.ts';
import { asOf, role } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { read } from '../support/reading.ts';
import { batchOf, received, sha256Of } from '../support/stored.ts';

let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
});
afterAll(() => service.close());

const { resume, contact } = read(
  'Ada Quellmann',
  'Experience',
  'Backend Engineer, Acme Ltd',
  '2015 - 2019',
  '- Java',
);
const stored = { status: 'read' as const, resume, contact, format: 'txt', pages: null };

test('bytes are read once for each version of reading; another version reads anew', async () => {
  const { database, version } = service.running.deps;
  const sha256 = sha256Of('once');
  await batchOf(database, [received('once.txt', 'once')]);
  await saveReading(database, sha256, version, stored, 'the text');
  await saveReading(database, sha256, version, { status: 'unreadable', reason: 'corrupt' }, null);
  expect(await findReading(database, sha256, version)).toMatchObject({ status: 'read', format: 'txt' });
  expect(await findText(database, sha256, version)).toBe('the text');
  expect(await findReading(database, sha256, { ...version, readerVersion: 'other' })).toBeNull();
});

test('scorecards are added, never changed; the outcome of one who was erased is dropped', async () => {
  const { database } = service.running.deps;
  const batch = await batchOf(database, [received('two.txt', 'two')]);
  const { application_id: id } = await database
    .selectFrom('batch_items')
    .select('application_id')
    .where('batch_id', '=', batch)
    .executeTakeFirstOrThrow();
  const application = await findApplication(database, id as string);
  if (application === null) throw new Error('no application');
  const { evaluation } = await database
    .selectFrom('roles')
    .select('current_evaluation as evaluation')
    .where('id', '=', application.roleId)
    .executeTakeFirstOrThrow();
  const scorecard = score(resume, role, asOf);
  const listed = listedOf(resume, scorecard);
  const cards = [{ evaluation: evaluation as string, scorecard, listed }];
  expect(await saveOutcome(database, application, stored, cards)).toEqual({ batches: [batch], written: 1 });
  await saveScorecards(database, [
    { application, evaluation: evaluation as string, scorecard: { ...scorecard, total: 1 }, listed },
  ]);
  expect((await findScorecard(database, evaluation as string, application))?.total).toBe(scorecard.total);
  expect(await findApplication(database, application.id)).toMatchObject({ state: 'screened' });
  expect(await saveOutcome(database, { ...application, id: 'gone' }, stored, cards)).toEqual({
    ...{ batches: [], written: 0 },
  });
  // One that was revised meanwhile is left to a task of its revision. The relay of the service takes tasks away at any time: what was
  // written is noted beside them.
  await sql`create table written_tasks (job text, payload jsonb)`.execute(database);
  await sql`create function note_task() returns trigger language plpgsql as $$ begin
    insert into written_tasks values (new.job, new.payload); return null; end $$`.execute(database);
  await sql`create trigger note_tasks after insert on outbox for each row execute function note_task()`.execute(
    database,
  );
  const tasks = async () =>
    (
      await sql`select from written_tasks where job = 'screen' and payload ->> 'applicationId' = ${id}`.execute(
        database,
      )
    ).rows.length;
  expect(await tasks()).toBe(0);
  const stale = { ...application, inputRevision: application.inputRevision - 1 };
  expect(await saveOutcome(database, stale, stored, cards)).toEqual({ batches: [], written: 0 });
  expect(await tasks()).toBe(1);
});
