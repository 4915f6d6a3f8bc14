import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AnswerValue } from '#domain/answers.ts';
import { writeAudit } from './audit.ts';
import { again, type Connection, type Database } from './database.ts';
import { findAnswers, revise } from './inputs.ts';
import { addToOutbox } from './outbox.ts';
import { rereadIn } from './rereads.ts';

/** An application of an ATS with the bytes of its résumé, or without any. */
export interface Intake {
  connectionId: string;
  system: string;
  roleId: string;
  asOf: string;
  external: { applicationId: string; candidateId: string; jobId: string };
  person: { name: string | null; email: string | null; phone: string | null };
  /** Null when it came without a document, or with one that cannot be had: then `missing` says why. */
  document: { sha256: string; size: number; fileName: string; key: string } | null;
  missing: 'no_document' | 'too_large';
  answers: { question: string; value: AnswerValue }[];
}

export interface Known {
  applicationId: string;
  documentKey: string | null;
  roleId: string;
}

/** The application that an id of a connection stands for; null when there is none. */
export async function findExternal(
  connection: Connection,
  connectionId: string,
  externalApplicationId: string,
): Promise<Known | null> {
  const row = await connection
    .selectFrom('external_ids as e')
    .innerJoin('applications as a', 'a.id', 'e.application_id')
    .select(['e.application_id', 'e.document_key', 'a.role_id'])
    .where('e.connection_id', '=', connectionId)
    .where('e.external_application_id', '=', externalApplicationId)
    .executeTakeFirst();
  return row
    ? { applicationId: row.application_id, documentKey: row.document_key, roleId: row.role_id }
    : null;
}

/**
 * Takes an application in, once: a second event about it finds the first one's. A résumé that takes the place of another is
 * read again, the same bytes for the same role are the application that is there. Gives its id and what became of it.
 */
export function takeIn(
  database: Database,
  intake: Intake,
): Promise<{ applicationId: string; outcome: 'created' | 'replaced' | 'unchanged' | 'erased' }> {
  const { connectionId, external } = intake;
  return again(() =>
    database.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${connectionId} ${external.candidateId}`}, 0))`.execute(
        transaction,
      );
      if (await wasErased(transaction, connectionId, external.candidateId))
        return { applicationId: '', outcome: 'erased' as const };
      const known = await findExternal(transaction, connectionId, external.applicationId);
      if (known === null) {
        const made = await create(transaction, intake);
        await saveNewAnswers(transaction, made.applicationId, intake);
        return made;
      }
      const { applicationId } = known;
      const answered = await saveNewAnswers(transaction, applicationId, intake);
      const changed =
        intake.document !== null &&
        known.documentKey !== intake.document.key &&
        (await replace(transaction, intake, applicationId));
      if (!changed && answered)
        await revise(transaction, applicationId, intake.system, 'application.answered');
      return { applicationId, outcome: changed ? ('replaced' as const) : ('unchanged' as const) };
    }),
  );
}

async function create(transaction: Connection, intake: Intake) {
  const { external, person, document } = intake;
  const candidateId = await candidateFor(transaction, intake);
  const sha256 = document?.sha256 ?? absentSha(intake);
  await transaction
    .insertInto('documents')
    .values({ sha256, size: document?.size ?? 0, absent: document === null })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
  const fileName = document?.fileName ?? `${intake.system} application ${external.applicationId}`;
  const inserted = await transaction
    .insertInto('applications')
    .values({
      id: randomUUID(),
      role_id: intake.roleId,
      candidate_id: candidateId,
      sha256,
      file_name: fileName,
      as_of: intake.asOf,
      source: intake.system,
      state: document === null ? 'unreadable' : 'pending',
      reason: document === null ? intake.missing : null,
      decision_id: null,
    })
    .onConflict((conflict) => conflict.columns(['role_id', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst();
  const applicationId =
    inserted?.id ??
    (
      await transaction
        .selectFrom('applications')
        .select('id')
        .where('role_id', '=', intake.roleId)
        .where('sha256', '=', sha256)
        .executeTakeFirstOrThrow()
    ).id;
  if (!inserted) await dropIdle(transaction, candidateId);
  await transaction
    .insertInto('external_ids')
    .values({
      connection_id: intake.connectionId,
      external_application_id: external.applicationId,
      external_candidate_id: external.candidateId,
      external_job_id: external.jobId,
      application_id: applicationId,
      document_key: document?.key ?? null,
    })
    .execute();
  if (inserted && document !== null) await queue(transaction, applicationId);
  if (inserted && document === null) {
    const { name, email, phone } = person;
    await transaction
      .updateTable('candidates')
      .set({ name, email, phone })
      .where('id', '=', candidateId)
      .execute();
  }
  await writeAudit(transaction, [
    {
      actor: intake.system,
      action: inserted ? 'application.received' : 'application.received_again',
      subject: 'application',
      subjectId: applicationId,
      detail: { connection: intake.connectionId },
    },
  ]);
  return { applicationId, outcome: inserted ? ('created' as const) : ('unchanged' as const) };
}

/** Puts another résumé in the place of the one that was read. False when its bytes are the same or another application's. */
async function replace(transaction: Connection, intake: Intake, applicationId: string): Promise<boolean> {
  const document = intake.document as NonNullable<Intake['document']>;
  const row = await transaction
    .selectFrom('applications')
    .select('sha256')
    .where('id', '=', applicationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await transaction
    .updateTable('external_ids')
    .set({ document_key: document.key })
    .where('connection_id', '=', intake.connectionId)
    .where('external_application_id', '=', intake.external.applicationId)
    .execute();
  if (row.sha256 === document.sha256) return false;
  return rereadIn(transaction, {
    applicationId,
    job: 'screen',
    file: document,
    actor: intake.system,
    action: 'application.document_replaced',
  });
}

/** The candidate of an id of the ATS: the one of earlier applications, else a new one. */
async function candidateFor(transaction: Connection, intake: Intake): Promise<string> {
  const row = await transaction
    .selectFrom('external_ids as e')
    .innerJoin('applications as a', 'a.id', 'e.application_id')
    .select('a.candidate_id')
    .where('e.connection_id', '=', intake.connectionId)
    .where('e.external_candidate_id', '=', intake.external.candidateId)
    .orderBy('e.created_at')
    .executeTakeFirst();
  if (row) return row.candidate_id;
  const id = randomUUID();
  await transaction
    .insertInto('candidates')
    .values({ id, ...intake.person })
    .execute();
  return id;
}

async function dropIdle(transaction: Connection, candidateId: string): Promise<void> {
  await transaction
    .deleteFrom('candidates')
    .where('id', '=', candidateId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('applications').select('id').where('candidate_id', '=', candidateId))),
    )
    .execute();
}

/** Stands for the bytes of an application that has none: unique, so that nobody shares it. */
function absentSha({ connectionId, external }: Intake): string {
  return createHash('sha256').update(`no document\0${connectionId}\0${external.applicationId}`).digest('hex');
}

/** Keeps answers that are new or differ from those that stand; gives whether there were any. */
async function saveNewAnswers(
  transaction: Connection,
  applicationId: string,
  { answers, system }: Intake,
): Promise<boolean> {
  if (answers.length === 0) return false;
  const standing = new Map(
    (await findAnswers(transaction, applicationId)).map((one) => [one.question, JSON.stringify(one.value)]),
  );
  const fresh = answers.filter(({ question, value }) => {
    const before = standing.get(question);
    return before === undefined || before !== JSON.stringify(value);
  });
  if (fresh.length === 0) return false;
  await transaction
    .insertInto('answers')
    .values(
      fresh.map(({ question, value }) => ({
        id: randomUUID(),
        application_id: applicationId,
        question,
        value: JSON.stringify(value),
        author: system,
        key_id: system,
      })),
    )
    .execute();
  return true;
}

function queue(transaction: Connection, applicationId: string): Promise<void> {
  return addToOutbox(transaction, [
    { job: 'screen', jobId: `ats-${applicationId}-${randomUUID()}`, payload: { applicationId } },
  ]);
}

const hashOf = (candidateId: string) => createHash('sha256').update(candidateId).digest();

async function wasErased(
  connection: Connection,
  connectionId: string,
  candidateId: string,
): Promise<boolean> {
  const row = await connection
    .selectFrom('external_erasures')
    .select('erased_at')
    .where('connection_id', '=', connectionId)
    .where('candidate_hash', '=', hashOf(candidateId))
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers, as a hash alone, that a candidate of an ATS was erased: late events bring nobody back. */
export async function rememberErased(
  connection: Connection,
  connectionId: string,
  candidateId: string,
): Promise<void> {
  await connection
    .insertInto('external_erasures')
    .values({ connection_id: connectionId, candidate_hash: hashOf(candidateId) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Our candidates of a candidate of an ATS. */
export async function candidatesOf(
  connection: Connection,
  connectionId: string,
  externalCandidateId: string,
): Promise<string[]> {
  const rows = await connection
    .selectFrom('external_ids as e')
    .innerJoin('applications as a', 'a.id', 'e.application_id')
    .select('a.candidate_id')
    .distinct()
    .where('e.connection_id', '=', connectionId)
    .where('e.external_candidate_id', '=', externalCandidateId)
    .orderBy('a.candidate_id')
    .execute();
  return rows.map((row) => row.candidate_id);
}

/** Carries out that two candidates of an ATS became one. */
export async function mergeExternal(
  connection: Connection,
  connectionId: string,
  from: string,
  to: string,
): Promise<void> {
  await connection
    .updateTable('external_ids')
    .set({ external_candidate_id: to })
    .where('connection_id', '=', connectionId)
    .where('external_candidate_id', '=', from)
    .execute();
}

/** Ids of applications at their systems, as `system → id of the application there`. */
export async function externalIdsOf(
  connection: Connection,
  applicationIds: string[],
): Promise<Map<string, Record<string, string>>> {
  const found = new Map<string, Record<string, string>>();
  for (let at = 0; at < applicationIds.length; at += 1000) {
    const rows = await connection
      .selectFrom('external_ids as e')
      .innerJoin('connections as c', 'c.id', 'e.connection_id')
      .select(['e.application_id', 'c.system', 'e.external_application_id'])
      .where('e.application_id', 'in', applicationIds.slice(at, at + 1000))
      .orderBy('e.created_at')
      .execute();
    for (const row of rows)
      found.set(row.application_id, {
        ...found.get(row.application_id),
        [row.system]: row.external_application_id,
      });
  }
  return found;
}

/** True when the bytes under a sha-256 are none: an application came without a document. */
export async function isAbsent(connection: Connection, sha256: string): Promise<boolean> {
  const row = await connection
    .selectFrom('documents')
    .select('absent')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row?.absent ?? false;
}
