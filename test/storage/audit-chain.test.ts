import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealAudit, verifyAudit } from '#flows/access/chain.ts';
import { erase } from '#flows/intake/erase.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { type ChainedRow, chainHash, noHash } from '#storage/access/chain-hash.ts';
import { answerContest, saveContest } from '#storage/results/contests.ts';
import { saveDecisions } from '#storage/results/decisions.ts';
import { removeNote, saveNote } from '#storage/results/notes.ts';
import { saveReview } from '#storage/results/reviews.ts';
import { chooseScreening } from '#storage/screening/choices.ts';
import { saveCorrection } from '#storage/screening/inputs.ts';
import { startInProcess } from '../support/in-process.ts';
import { until } from '../support/servers.ts';
import { batchOf, received } from '../support/stored.ts';

let service: Awaited<ReturnType<typeof startInProcess>>;
let ids: string[];
const by = { by: 'Ada Test', keyId: 'k' };
const db = () => service.running.deps.database;

beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
  await batchOf(db(), [received('a.txt'), received('b.txt')]);
  ids = (await db().selectFrom('applications').select('id').orderBy('id').execute()).map(({ id }) => id);
});
afterAll(() => service.close());

/** Does what nobody may, as somebody who owns the database can, and undoes it. */
async function tampered(change: string, undo: string, act: () => Promise<void>): Promise<void> {
  const run = async (statement: string) => {
    await sql`alter table audit disable trigger user`.execute(db());
    await sql.raw(statement).execute(db());
    await sql`alter table audit enable trigger user`.execute(db());
  };
  await run(change);
  await act();
  await run(undo);
}
/** Where in the chain a row stands that this test wrote. */
async function placeOfTest(): Promise<number> {
  const rows = db().selectFrom('audit').select('position').where('action', '=', 'test');
  return Number((await rows.orderBy('position').executeTakeFirstOrThrow()).position);
}
const problems = async () => (await verifyAudit(db())).problems;

test('a hash stands for every column, the place and all before it', () => {
  const text = fc.string();
  const row = fc.record({
    ...{ id: text, at: text, actor: text, action: text },
    ...{ subject: text, subjectId: text, detail: text },
  });
  const place = fc.integer({ min: 1, max: 1e9 });
  fc.assert(
    fc.property(row, row, place, place, (one, other, at, elsewhere) => {
      const hash = (of: ChainedRow, position: number, before: Buffer = noHash) =>
        chainHash(before, position, of).toString('hex');
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(hash(one, at) === hash(other, at)).toBe(same);
      expect(hash(one, at) === hash(one, elsewhere)).toBe(at === elsewhere);
      expect(hash(one, at, chainHash(noHash, 1, other))).not.toBe(hash(one, at));
      for (const key of Object.keys(one) as (keyof ChainedRow)[])
        expect(hash({ ...one, [key]: `${one[key]}.` }, at)).not.toBe(hash(one, at));
    }),
  );
});

test('rows of transactions side by side are sealed once each, whoever seals', async () => {
  const entry = (n: number) => ({ actor: 'a', action: 'test', subject: 'x', subjectId: String(n) });
  await Promise.all(Array.from({ length: 30 }, (_, n) => writeAudit(db(), [entry(n), entry(n)])));
  // One that is written before the others and committed behind them.
  let commit = () => {};
  let written = () => {};
  const begun = new Promise<void>((done) => {
    written = done;
  });
  const held = db()
    .transaction()
    .execute(async (transaction) => {
      await writeAudit(transaction, [entry(100)]);
      await new Promise<void>((done) => {
        commit = done;
        written();
      });
    });
  await begun;
  await Promise.all(Array.from({ length: 5 }, (_, n) => writeAudit(db(), [entry(200 + n)])));
  await Promise.all([sealAudit(db()), sealAudit(db()), sealAudit(db())]);
  commit();
  await held;
  // The service's own sweep may be sealing.
  await until(
    async () => {
      await sealAudit(db());
      return db().selectFrom('audit').select('id').where('position', 'is', null).execute();
    },
    (rows) => rows.length === 0,
  );
  const rows = await db().selectFrom('audit').select(['id', 'position']).orderBy('position').execute();
  expect(rows.map((row) => Number(row.position))).toEqual(rows.map((_, at) => at + 1));
  expect(await verifyAudit(db())).toMatchObject({ rows: rows.length, problems: [], unsealed: 0 });
});

test('the audit is append-only', async () => {
  for (const statement of [
    `update audit set actor = 'nobody' where id = 1`,
    `update audit set position = 999, hash = '\\x00' where position is not null`,
    'delete from audit where id = 1',
    'truncate audit',
  ])
    await expect(sql.raw(statement).execute(db()), statement).rejects.toThrow('append-only');
  expect(await problems()).toEqual([]);
});

test('a changed row, a missing one and a cut end are found, each in its place', async () => {
  const { head } = await verifyAudit(db());
  const place = await placeOfTest();
  await tampered(
    `update audit set actor = 'Somebody Else' where position = ${place}`,
    `update audit set actor = 'a' where position = ${place}`,
    async () => expect(await problems()).toMatchObject([{ position: place, problem: 'changed' }]),
  );
  expect(await problems()).toEqual([]);
  await tampered(
    'create table kept as select * from audit where position = 9; delete from audit where position = 9',
    'insert into audit select * from kept',
    async () => expect(await problems()).toEqual([{ position: 9, id: null, problem: 'missing' }]),
  );
  await tampered(
    `create table end_kept as select * from audit where position > ${(head?.position ?? 0) - 2}; delete from audit where id in (select id from end_kept)`,
    'insert into audit select * from end_kept',
    async () => {
      expect(await problems()).toEqual([]);
      const against = await verifyAudit(db(), head);
      expect(against.problems).toEqual([{ position: head?.position, id: null, problem: 'missing' }]);
    },
  );
  expect((await verifyAudit(db(), head)).problems).toEqual([]);
  const other = { position: head?.position as number, hash: 'a'.repeat(64) };
  expect((await verifyAudit(db(), other)).problems).toMatchObject([{ problem: 'not_the_head' }]);
});

test('what people wrote is found when it was changed behind the audit, and nothing is missed once a person is erased', async () => {
  const [one, two] = ids as [string, string];
  await saveDecisions(db(), ids, { outcome: 'hold', reason: 'Wait for Redwood.', ...by });
  const note = await saveNote(db(), one, 'Called about Redwood.', by);
  const gone = await saveNote(db(), one, 'Never mind.', by);
  await removeNote(db(), one, gone, null, 'Ada Test');
  await saveReview(db(), one, {
    ...{ kind: 'read_by_person', criterion: null, verdict: null, reason: 'Read Redwood.', ...by },
  });
  const contest = (await saveContest(
    db(),
    one,
    { text: 'No Redwood.', receivedOn: '2026-11-01' },
    by,
  )) as string;
  await answerContest(db(), one, contest, { outcome: 'kept', answer: 'Redwood stays.' }, by);
  const fact = { field: 'name', becomes: 'Redwood', quote: 'R', was: 'R', reason: 'Redwood.' };
  await saveCorrection(db(), one, fact as never, { author: 'Ada Test', keyId: 'k' });
  await chooseScreening(db(), one, { screening: 'manual', because: 'opt_out', note: 'Redwood.', ...by });
  await sealAudit(db());
  expect(await problems()).toEqual([]);
  const written = await db().selectFrom('audit').select('detail').execute();
  expect(written.filter(({ detail }) => typeof detail.mac === 'string')).toHaveLength(9);
  expect(JSON.stringify(written)).not.toContain('Redwood');
  for (const [change, undo] of [
    [`update decisions set reason = 'No.' where application_id = '${two}'`, `reason = 'Wait for Redwood.'`],
    [`update notes set text = 'No.' where id = '${note}'`, `text = 'Called about Redwood.'`],
    [`update reviews set reason = 'No.'`, `reason = 'Read Redwood.'`],
    [`update contests set outcome = 'changed'`, `outcome = 'kept'`],
    [`update corrections set becomes = '"Green"'`, `becomes = '"Redwood"'`],
    [`update screening_choices set because = 'employer'`, `because = 'opt_out'`],
  ] as const) {
    await sql.raw(change).execute(db());
    expect(await problems(), change).toMatchObject([{ problem: 'content_changed' }]);
    await sql
      .raw(
        change.replace(/set .* where|set .*$/, (all) => `set ${undo}${/ where$/.test(all) ? ' where' : ''}`),
      )
      .execute(db());
    expect(await problems(), undo).toEqual([]);
  }
  await sql`create table taken as select * from reviews`.execute(db());
  await sql`delete from reviews`.execute(db());
  expect(await problems()).toMatchObject([{ problem: 'content_missing' }]);
  await sql`insert into reviews select * from taken`.execute(db());
  const { candidate_id } = await db()
    .selectFrom('applications')
    .select('candidate_id')
    .where('id', '=', one)
    .executeTakeFirstOrThrow();
  await erase(service.running.deps, { owner: 'Ada Test' } as never, candidate_id);
  await sealAudit(db());
  expect(await problems()).toEqual([]);
});

test('the command tells what is wrong, and where the chain ends', async () => {
  const run = (...given: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../src/cli.ts'), 'audit', 'verify', ...given],
      { env: { ...process.env, DATABASE_URL: service.running.deps.config.databaseUrl }, encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  };
  const sound = run();
  expect(sound).toMatchObject({ status: 0, stderr: expect.not.stringContaining('rror') });
  const head = /head (\d+:[0-9a-f]{64})/.exec(sound.stdout)?.[1] as string;
  expect(sound.stdout).toMatch(/^\d+ rows, nothing changed or missing\nhead /);
  const place = await placeOfTest();
  await tampered(
    `update audit set action = 'other' where position = ${place}`,
    `update audit set action = 'test' where position = ${place}`,
    async () => {
      const wrong = run('--head', head);
      expect(wrong.status).toBe(1);
      expect(wrong.stdout).toMatch(/^\d+ \(row \d+\): the row was changed\n\d+ rows, 1 wrong\n/);
      expect(wrong.stdout).toContain(`${place} (row`);
    },
  );
  expect(run('--head', 'nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('--head') });
});
