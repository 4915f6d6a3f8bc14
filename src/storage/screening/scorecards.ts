import { sql } from 'kysely';
import { partOf } from '#domain/judging/rank.ts';
import { withWeights } from '#domain/judging/reweigh.ts';
import type { Scorecard } from '#domain/judging/score.ts';
import type { Listed } from '#domain/results/listed.ts';
import type { Contact, Resume } from '#domain/resume.ts';
import { taskOf } from '#queue/tasks.ts';
import type { ReadingVersion } from '../roles/roles.ts';
import type { Connection, Database } from '../server/database.ts';
import { addToOutbox } from '../server/outbox.ts';
import { announceOutcome, type Shown } from '../webhooks/announce.ts';
import type { Application } from './applications.ts';
import type { StoredReading } from './readings.ts';
import { weighedOf } from './reweighing.ts';

/**
 * Writes the outcome of an application once: its scorecards, its state, the candidate's contact facts and the items of
 * every batch that brought it. Running twice ends the same. What was read before the application was revised is left to a task
 * of its revision. Gives the batches that it touched, and how many scorecards are new.
 */
export async function saveOutcome(
  database: Database,
  application: Application,
  reading: StoredReading,
  scorecards: Scored[],
): Promise<{ batches: string[]; written: number }> {
  return database.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('applications')
      .select(['id', 'state', 'screening', 'input_revision'])
      .where('id', '=', application.id)
      .forUpdate()
      .executeTakeFirst();
    // Erased, or its upload cancelled, while it was read.
    if (!held) return { batches: [], written: 0 };
    if (held.input_revision !== application.inputRevision) {
      // Its file was replaced, or it was corrected. The task of that may have found this one at work, and left it to it.
      await addToOutbox(transaction, [taskOf('screen', { applicationId: application.id })]);
      return { batches: [], written: 0 };
    }
    const state = reading.status === 'read' ? ('screened' as const) : ('unreadable' as const);
    const reason = reading.status === 'read' ? null : reading.reason;
    const current = await shownEvaluation(transaction, application.roleId);
    let shown: Shown | null = null;
    const about = (roleVersion: number | null, scorecard: Scorecard | null): Shown => ({
      application,
      roleVersion,
      scorecard,
      reason,
    });
    // Before its scorecards, which stand from their beginning then.
    const touched = await settleRows(transaction, application, reading);
    const manual = held.screening === 'manual';
    const kept = manual ? [] : scorecards;
    const fresh = await insertScorecards(
      transaction,
      kept.map((one) => ({ ...one, application })),
    );
    const own = kept.find((one) => one.evaluation === current?.id);
    if (own && current && fresh.has(own.evaluation)) shown = about(current.role_version, own.scorecard);
    if (!manual && state === 'unreadable' && (held.state !== 'unreadable' || application.reason !== reason))
      shown = about(current?.role_version ?? null, null);
    if (shown !== null) await announceOutcome(transaction, shown);
    return { batches: touched, written: fresh.size };
  });
}

/** Writes what reading came to into an application, its candidate and its items, in one statement. Gives the batches of the items. */
async function settleRows(
  transaction: Connection,
  application: Application,
  reading: StoredReading,
): Promise<string[]> {
  const [state, reason] = reading.status === 'read' ? ['screened', null] : ['unreadable', reading.reason];
  const detail = reason === application.reason ? sql`reason_detail` : sql`null`;
  const { rows } = await sql<{ batch_id: string }>`
    with settled as (
      update applications set state = ${state}, reason = ${reason}, reason_detail = ${detail} where id = ${application.id}
    ), named as (${reading.status === 'read' ? naming(application, reading.contact) : sql`select`}), items as (
      update batch_items set state = ${state}, reason = ${reason}, updated_at = now()
      where application_id = ${application.id} and state in ('queued', 'screened', 'unreadable') returning batch_id
    ) select distinct batch_id from items`.execute(transaction);
  return rows.map((row) => row.batch_id);
}

/** The contact facts of a reading for its candidate; what an ATS says of a person stands where the résumé says nothing. */
function naming({ source, candidateId }: Application, { name, email, phone }: Contact) {
  const or = (column: string, read: string | undefined) =>
    source === 'upload' ? sql`${read ?? null}` : sql`coalesce(${read ?? null}, ${sql.ref(column)})`;
  return sql`
    update candidates set name = ${or('name', name?.value)}, email = ${or('email', email?.value)}, phone = ${or('phone', phone?.value)}
    where id = ${candidateId}`;
}

/** A result under an evaluation, and what a list shows of it. */
export interface Scored {
  evaluation: string;
  scorecard: Scorecard;
  listed: Listed;
}

interface NewScorecard extends Scored {
  application: Pick<Application, 'id' | 'inputRevision' | 'sha256'>;
}

/** Adds scorecards that are not there yet. Gives the evaluations of those that were added. */
async function insertScorecards(connection: Connection, scorecards: NewScorecard[]): Promise<Set<string>> {
  if (scorecards.length === 0) return new Set();
  const rows = await connection
    .insertInto('scorecards')
    .values(
      scorecards.map(({ application, evaluation, scorecard, listed }) => ({
        evaluation_id: evaluation,
        application_id: application.id,
        input_revision: application.inputRevision,
        total: scorecard.total,
        possible: scorecard.possible,
        gate_rank: partOf(scorecard),
        gate: scorecard.gate,
        band: scorecard.band,
        sha256: application.sha256,
        scorecard: JSON.stringify(scorecard),
        listed: JSON.stringify(listed),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('evaluation_id')
    .execute();
  return new Set(rows.map((row) => row.evaluation_id));
}

/** An application that is scored by nothing but what its bytes gave. */
type ReadApplication = Pick<Application, 'id' | 'inputRevision' | 'sha256' | 'asOf'> & {
  resume: Resume;
};

/** Those of some applications that are screened, without corrections, answers or reviews of a verdict, and read by these versions. */
export async function findRead(
  connection: Connection,
  ids: string[],
  by: ReadingVersion,
): Promise<ReadApplication[]> {
  const rows = await connection
    .selectFrom('applications as a')
    .innerJoin('resumes as r', 'r.sha256', 'a.sha256')
    .select(['a.id', 'a.input_revision', 'a.sha256', 'a.as_of', 'r.resume'])
    .where('a.id', 'in', ids)
    .where('a.state', '=', 'screened')
    .where('a.screening', '=', 'automatic')
    .where('a.input_revision', '=', 0)
    // Reviews of verdicts from before they made a revision.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reviews')
            .select('reviews.id')
            .whereRef('reviews.application_id', '=', 'a.id')
            .where('reviews.kind', 'in', ['confirmed', 'overridden']),
        ),
      ),
    )
    .where('r.status', '=', 'read')
    .where('r.reader_version', '=', by.readerVersion)
    .where('r.rules_hash', '=', by.rulesHash)
    .execute();
  return rows.flatMap(({ resume, ...row }) =>
    resume === null
      ? []
      : [{ id: row.id, inputRevision: row.input_revision, sha256: row.sha256, asOf: row.as_of, resume }],
  );
}

/** Adds scorecards of applications whose state stays; those erased, or given to a person, meanwhile are left out. */
export async function saveScorecards(database: Database, scorecards: NewScorecard[]): Promise<void> {
  if (scorecards.length === 0) return;
  await database.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('applications')
      .select('id')
      .where(
        'id',
        'in',
        scorecards.map(({ application }) => application.id),
      )
      .where('screening', '=', 'automatic')
      .orderBy('id')
      // Whoever gives one to a person comes before or after, never between.
      .forShare()
      .execute();
    const there = new Set(held.map(({ id }) => id));
    await insertScorecards(
      transaction,
      scorecards.filter(({ application }) => there.has(application.id)),
    );
  });
}

/** The evaluation that a role's shortlist shows. */
function shownEvaluation(connection: Connection, roleId: string) {
  return connection
    .selectFrom('roles as r')
    .innerJoin('evaluations as e', 'e.id', 'r.current_evaluation')
    .select(['e.id', 'e.role_version'])
    .where('r.id', '=', roleId)
    .executeTakeFirst();
}

/** Every scorecard that an application had under an evaluation. */
function scorecardsFor(connection: Connection, evaluation: string, { id }: Pick<Application, 'id'>) {
  return connection
    .selectFrom('scorecards as s')
    .select(['s.scorecard', weighedOf().as('weighed'), 's.created_at'])
    .where('s.evaluation_id', '=', evaluation)
    .where('s.application_id', '=', id);
}

/** The scorecard of an application under an evaluation; null when there is none yet. */
export async function findScorecard(
  connection: Connection,
  evaluation: string,
  application: Application,
): Promise<Scorecard | null> {
  const row = await scorecardsFor(connection, evaluation, application)
    .where('s.input_revision', '=', application.inputRevision)
    .executeTakeFirst();
  return row ? withWeights(row.scorecard, row.weighed) : null;
}

/** The scorecard that an application had before what somebody has just added is judged, and when it was made; null when there was none. */
export async function findFormerScorecard(
  connection: Connection,
  evaluation: string,
  application: Application,
): Promise<{ scorecard: Scorecard; madeAt: Date } | null> {
  const row = await scorecardsFor(connection, evaluation, application)
    .where('s.input_revision', '<', application.inputRevision)
    // Of the same bytes: what another file came to is none of this one's.
    .where('s.sha256', '=', application.sha256)
    .orderBy('s.input_revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { scorecard: withWeights(row.scorecard, row.weighed), madeAt: row.created_at } : null;
}

/** The scorecards of some applications under an evaluation, by application, with their files' names and their people's. */
export async function scorecardsOf(
  connection: Connection,
  evaluation: string,
  ids: string[],
): Promise<{ id: string; sha256: string; fileName: string; name: string | null; scorecard: Scorecard }[]> {
  const rows = await connection
    .selectFrom('scorecards as s')
    .innerJoin('applications as a', (join) =>
      join.onRef('a.id', '=', 's.application_id').onRef('a.input_revision', '=', 's.input_revision'),
    )
    .leftJoin('candidates as c', 'c.id', 'a.candidate_id')
    .select(['a.id', 'a.sha256', 'a.file_name', 'c.name', 's.scorecard', weighedOf().as('weighed')])
    .where('s.evaluation_id', '=', evaluation)
    .where('a.id', 'in', ids)
    .where('a.state', '=', 'screened')
    .where('a.screening', '=', 'automatic')
    .orderBy('a.id')
    .execute();
  return rows.map(({ file_name: fileName, scorecard, weighed, ...row }) => ({
    ...row,
    fileName,
    scorecard: withWeights(scorecard, weighed),
  }));
}
