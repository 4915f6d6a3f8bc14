import { sql } from 'kysely';
import type { Scorecard } from '#domain/judging/score.ts';
import type { Decision } from '#domain/results/shortlist.ts';
import type { Contact, Resume } from '#domain/resume.ts';
import type { ReadingVersion } from '../roles/roles.ts';
import type { Connection, Database } from '../server/database.ts';
import { announceOutcome, type Shown } from '../webhooks/announce.ts';

export interface Application {
  id: string;
  roleId: string;
  candidateId: string;
  sha256: string;
  fileName: string;
  asOf: string;
  source: string;
  receivedAt: Date;
  state: 'pending' | 'screened' | 'unreadable';
  reason: string | null;
  reasonDetail: string | null;
  inputRevision: number;
  decision: Decision | null;
}

/** What a file gave, as stored: read once per bytes, reader version and rules. */
export type StoredReading =
  | { status: 'read'; resume: Resume; contact: Contact; format: string; pages: number | null }
  | { status: 'unreadable'; reason: string };

/** An application; null when there is none. */
export async function findApplication(connection: Connection, id: string): Promise<Application | null> {
  const row = await connection.selectFrom('applications').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const decision =
    row.decision_id === null
      ? null
      : await connection
          .selectFrom('decisions')
          .selectAll()
          .where('id', '=', row.decision_id)
          .executeTakeFirst();
  return {
    id: row.id,
    roleId: row.role_id,
    candidateId: row.candidate_id,
    sha256: row.sha256,
    fileName: row.file_name,
    asOf: row.as_of,
    source: row.source,
    receivedAt: row.received_at,
    state: row.state,
    reason: row.reason,
    reasonDetail: row.reason_detail,
    inputRevision: row.input_revision,
    decision: decision
      ? {
          outcome: decision.outcome,
          reason: decision.reason,
          by: decision.decided_by,
          at: decision.decided_at.toISOString(),
        }
      : null,
  };
}

/** The stored reading of some bytes; null when they were not read by these versions. */
export async function findReading(
  connection: Connection,
  sha256: string,
  by: ReadingVersion,
): Promise<StoredReading | null> {
  const row = await connection
    .selectFrom('resumes')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('reader_version', '=', by.readerVersion)
    .where('rules_hash', '=', by.rulesHash)
    .executeTakeFirst();
  if (!row) return null;
  if (row.status === 'unreadable' || row.resume === null || row.contact === null)
    return { status: 'unreadable', reason: row.reason ?? 'failed' };
  return {
    status: 'read',
    resume: row.resume,
    contact: row.contact,
    format: row.format ?? '',
    pages: row.pages,
  };
}

/** The text of some bytes as the newest reading has it; null when there is none. */
export async function findText(
  connection: Connection,
  sha256: string,
  by: ReadingVersion,
): Promise<string | null> {
  const row = await connection
    .selectFrom('document_texts')
    .select('text')
    .where('sha256', '=', sha256)
    .where('reader_version', '=', by.readerVersion)
    .where('rules_hash', '=', by.rulesHash)
    .executeTakeFirst();
  return row?.text ?? null;
}

/** Keeps what a file gave. A second reading of the same bytes by the same versions is the same and is ignored. */
export async function saveReading(
  database: Database,
  sha256: string,
  by: ReadingVersion,
  reading: StoredReading,
  text: string | null,
): Promise<void> {
  const key = { sha256, reader_version: by.readerVersion, rules_hash: by.rulesHash };
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('resumes')
      .values(
        reading.status === 'read'
          ? {
              ...key,
              status: 'read',
              reason: null,
              format: reading.format,
              pages: reading.pages,
              resume: JSON.stringify(reading.resume),
              contact: JSON.stringify(reading.contact),
            }
          : {
              ...key,
              status: 'unreadable',
              reason: reading.reason,
              format: null,
              pages: null,
              resume: null,
              contact: null,
            },
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (text !== null)
      await transaction
        .insertInto('document_texts')
        .values({ ...key, text })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });
}

const gateRanks = { met: 0, unknown: 1, not_met: 2 } as const;

/**
 * Writes the outcome of an application once: its scorecards, its state, the candidate's contact facts and the items of
 * every batch that brought it. Running twice ends the same. Gives the batches that it touched.
 */
export async function saveOutcome(
  database: Database,
  application: Application,
  reading: StoredReading,
  scorecards: { evaluation: string; scorecard: Scorecard }[],
): Promise<string[]> {
  return database.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('applications')
      .select(['id', 'state'])
      .where('id', '=', application.id)
      .forUpdate()
      .executeTakeFirst();
    // Erased, or its upload cancelled, while it was read.
    if (!held) return [];
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
    const fresh = await insertScorecards(
      transaction,
      scorecards.map((one) => ({ ...one, application })),
    );
    const own = scorecards.find((one) => one.evaluation === current?.id);
    if (own && current && fresh.has(own.evaluation)) shown = about(current.role_version, own.scorecard);
    if (state === 'unreadable' && (held.state !== 'unreadable' || application.reason !== reason))
      shown = about(current?.role_version ?? null, null);
    await transaction
      .updateTable('applications')
      .set({ state, reason, ...(reason === application.reason ? {} : { reason_detail: null }) })
      .where('id', '=', application.id)
      .execute();
    if (reading.status === 'read') {
      const { name, email, phone } = reading.contact;
      await transaction
        .updateTable('candidates')
        .set(({ ref, fn, val }) => {
          // What an ATS says of a person stands where the résumé says nothing.
          const or = (column: 'name' | 'email' | 'phone', own: string | null) =>
            application.source === 'upload' ? val(own) : fn.coalesce(val(own), ref(column));
          return {
            name: or('name', name?.value ?? null),
            email: or('email', email?.value ?? null),
            phone: or('phone', phone?.value ?? null),
          };
        })
        .where('id', '=', application.candidateId)
        .execute();
    }
    const items = await transaction
      .updateTable('batch_items')
      .set({ state, reason, updated_at: sql<Date>`now()` })
      .where('application_id', '=', application.id)
      .where('state', 'in', ['queued', 'screened', 'unreadable'])
      .returning('batch_id')
      .execute();
    if (shown !== null) await announceOutcome(transaction, shown);
    return [...new Set(items.map((item) => item.batch_id))];
  });
}

interface NewScorecard {
  application: Pick<Application, 'id' | 'inputRevision' | 'sha256'>;
  evaluation: string;
  scorecard: Scorecard;
}

/** Adds scorecards that are not there yet. Gives the evaluations of those that were added. */
async function insertScorecards(connection: Connection, scorecards: NewScorecard[]): Promise<Set<string>> {
  if (scorecards.length === 0) return new Set();
  const rows = await connection
    .insertInto('scorecards')
    .values(
      scorecards.map(({ application, evaluation, scorecard }) => ({
        evaluation_id: evaluation,
        application_id: application.id,
        input_revision: application.inputRevision,
        total: scorecard.total,
        possible: scorecard.possible,
        gate_rank: gateRanks[scorecard.gate],
        band: scorecard.band,
        sha256: application.sha256,
        scorecard: JSON.stringify(scorecard),
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

/** Those of some applications that are screened, without corrections or answers, and read by these versions. */
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
    .where('a.input_revision', '=', 0)
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

/** Adds scorecards of applications whose state stays; those erased meanwhile are left out. */
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
      .orderBy('id')
      .forKeyShare()
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

/** Counts that screening an application threw; gives how often by now. */
export async function countFailure(connection: Connection, id: string): Promise<number> {
  const row = await connection
    .updateTable('applications')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('id', '=', id)
    .returning('failures')
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** Ids of a role's applications, behind an id, in slices. */
export async function applicationIds(
  connection: Connection,
  roleId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await connection
    .selectFrom('applications')
    .select('id')
    .where('role_id', '=', roleId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Applications that came from no upload and wait to be read for longer than `seconds`. */
export async function strandedIds(connection: Connection, seconds: number, limit: number): Promise<string[]> {
  const rows = await connection
    .selectFrom('applications as a')
    .select('a.id')
    .where('a.state', '=', 'pending')
    .where(sql<boolean>`a.received_at < now() - make_interval(secs => ${seconds})`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('batch_items as i')
            .select('i.id')
            .whereRef('i.application_id', '=', 'a.id')
            .where('i.state', '=', 'queued'),
        ),
      ),
    )
    .orderBy('a.received_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Applications of a role whose file could not be read, by id. */
export function unreadableIds(
  connection: Connection,
  roleId: string,
): Promise<{ id: string; sha256: string }[]> {
  return (
    connection
      .selectFrom('applications as a')
      .innerJoin('documents as d', 'd.sha256', 'a.sha256')
      .select(['a.id', 'a.sha256'])
      .where('a.role_id', '=', roleId)
      .where('a.state', '=', 'unreadable')
      // Where there are no bytes there is nothing to read again.
      .where('d.absent', '=', false)
      .orderBy('a.id')
      .execute()
  );
}

/** The scorecard of an application under an evaluation; null when there is none yet. */
export async function findScorecard(
  connection: Connection,
  evaluation: string,
  application: Application,
): Promise<Scorecard | null> {
  const row = await connection
    .selectFrom('scorecards')
    .select('scorecard')
    .where('evaluation_id', '=', evaluation)
    .where('application_id', '=', application.id)
    .where('input_revision', '=', application.inputRevision)
    .executeTakeFirst();
  return row?.scorecard ?? null;
}

/** Applications of a role that an asked-for list names; others are left out. */
export async function pickApplications(
  connection: Connection,
  roleId: string,
  ids: string[],
): Promise<string[]> {
  const rows = await connection
    .selectFrom('applications')
    .select('id')
    .where('role_id', '=', roleId)
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => row.id);
}
