import { randomUUID } from 'node:crypto';
import type { AnswerValue } from '#domain/people/answers.ts';
import type { AtsState } from '#domain/people/profiles.ts';
import { taskOf } from '#queue/tasks.ts';
import { auditTold, setState } from '../ats/ats-states.ts';
import { isTouched, joinInto } from '../ats/joining.ts';
import {
  addNotices,
  candidatesOf,
  changeExternal,
  dropNotices,
  findExternal,
  type Known,
  lockCurrent,
  lockExternal,
  wasErased,
} from '../ats/profiles.ts';
import { revise, saveNewAnswers } from '../screening/inputs.ts';
import { rereadIn } from '../screening/rereads.ts';
import { again, type Connection, type Database } from '../server/database.ts';
import { addToOutbox } from '../server/outbox.ts';
import { announce, announceJoined } from '../webhooks/announce.ts';
import { absentSha } from './absent.ts';
import { candidateFor, dropIdle } from './ats-candidates.ts';
import { setLinkIn } from './candidates.ts';

/** Why an application has no document: a code of the list in errors.ts, and what it is about. */
export interface Missing {
  code: 'no_document' | 'too_large' | 'not_fetched' | 'fetch_failed' | 'host_forbidden' | 'not_a_document';
  detail: string | null;
}

/** An application of an ATS with the bytes of its résumé, or without any. */
export interface Intake {
  connectionId: string;
  system: string;
  roleId: string;
  asOf: string;
  external: { applicationId: string; candidateId: string; jobId: string };
  person: { name: string | null; email: string | null; phone: string | null };
  /** What the system says of the application. */
  state: AtsState;
  /** When all of this was so: what is known to be newer is left as it is. */
  toldAt: Date;
  /** Null when it came without a document, or with one that is not to be had: then `missing` says why. */
  document: Document | null;
  missing: Missing;
  /** True when it is what an event carried along, which may be older than what was fetched since. */
  carried: boolean;
  answers: { question: string; value: AnswerValue }[];
}

interface Document {
  sha256: string;
  size: number;
  fileName: string;
  key: string;
  addedAt: string | null;
}

type IntakeOutcome = 'created' | 'replaced' | 'unchanged' | 'joined' | 'outdated' | 'erased';

/**
 * Takes an application in, once: a second event about it finds the first one's. A résumé that takes the place of another is
 * read again, the same bytes for the same role are the application that is there. Gives its id and what became of it.
 */
export function takeIn(
  database: Database,
  given: Intake,
): Promise<{ applicationId: string; outcome: IntakeOutcome }> {
  const { connectionId } = given;
  return again(() =>
    database.transaction().execute(async (transaction) => {
      const candidateId = await lockCurrent(transaction, connectionId, given.external.candidateId);
      const intake = { ...given, external: { ...given.external, candidateId } };
      if (await wasErased(transaction, connectionId, candidateId))
        return { applicationId: '', outcome: 'erased' as const };
      await lockExternal(transaction, connectionId, intake.external.applicationId);
      const known = await findExternal(transaction, connectionId, intake.external.applicationId);
      if (known !== null) return update(transaction, intake, known);
      const made = await create(transaction, intake);
      await saveNewAnswers(transaction, made.applicationId, intake.answers, intake.system);
      return made;
    }),
  );
}

async function update(transaction: Connection, intake: Intake, known: Known) {
  const { applicationId } = known;
  if (known.toldAt !== null && known.toldAt > intake.toldAt) {
    // A résumé that took its time is still the first one: what is newer told of no document.
    const first =
      known.documentKey === null && (intake.document !== null || intake.missing.code !== 'no_document');
    return {
      applicationId,
      outcome: first ? await replaceIfNewer(transaction, intake, known) : ('outdated' as const),
    };
  }
  await changeExternal(transaction, intake, { told_at: intake.toldAt });
  if (known.externalCandidateId !== intake.external.candidateId) await move(transaction, intake, known);
  await setState(transaction, intake, known, intake.state);
  const answered = await saveNewAnswers(transaction, applicationId, intake.answers, intake.system);
  const outcome = await replaceIfNewer(transaction, intake, known);
  if (outcome === 'unchanged' && answered)
    await revise(transaction, applicationId, intake.system, 'application.answered');
  return { applicationId, outcome };
}

/**
 * An application belongs to another candidate over there: the two are one person. Ours are linked, which a person can undo,
 * so that they are erased together.
 */
async function move(transaction: Connection, intake: Intake, known: Known): Promise<void> {
  const { connectionId, system, external } = intake;
  await transaction
    .updateTable('external_ids')
    .set((eb) => ({
      external_candidate_id: external.candidateId,
      merged_from: eb.fn.coalesce('merged_from', eb.ref('external_candidate_id')),
    }))
    .where('connection_id', '=', connectionId)
    .where('external_application_id', '=', external.applicationId)
    .execute();
  for (const other of await candidatesOf(transaction, connectionId, external.candidateId))
    if (other !== known.candidateId) await setLinkIn(transaction, known.candidateId, other, true, system);
}

/** Puts a newer résumé in the place of the one that was read, or says why there is none. */
async function replaceIfNewer(transaction: Connection, intake: Intake, known: Known): Promise<IntakeOutcome> {
  const { document } = intake;
  if (document === null) {
    await noteMissing(transaction, intake, known.applicationId);
    return 'unchanged';
  }
  const older =
    intake.carried &&
    document.addedAt !== null &&
    known.documentAddedAt !== null &&
    document.addedAt < known.documentAddedAt;
  if (known.documentKey === document.key || older) return 'unchanged';
  await dropNotices(transaction, known.applicationId, 'newer_document_missing', intake.connectionId);
  return replace(transaction, intake, document, known);
}

async function create(transaction: Connection, intake: Intake) {
  const { external, person, document } = intake;
  const candidateId = await candidateFor(transaction, intake);
  const sha256 = document?.sha256 ?? absentSha(intake.connectionId, intake.external.applicationId);
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
      reason: document === null ? intake.missing.code : null,
      reason_detail: document === null ? intake.missing.detail : null,
      decision_id: null,
    })
    .onConflict((conflict) => conflict.columns(['role_id', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst();
  const applicationId = inserted?.id ?? (await applicationOf(transaction, intake.roleId, sha256));
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
      document_added_at: document?.addedAt ?? null,
      ats_state: intake.state,
      told_at: intake.toldAt,
    })
    .execute();
  await auditTold(
    transaction,
    intake,
    applicationId,
    inserted ? 'application.received' : 'application.joined',
  );
  if (!inserted) {
    await announceJoined(transaction, applicationId, profileIn(intake));
    return { applicationId, outcome: 'joined' as const };
  }
  if (document !== null) await queue(transaction, applicationId);
  else
    await transaction
      .updateTable('candidates')
      .set({ name: person.name, email: person.email, phone: person.phone })
      .where('id', '=', candidateId)
      .execute();
  await announce(transaction, 'application.received', [applicationId], () => ({
    document: document === null ? intake.missing.code : null,
  }));
  return { applicationId, outcome: 'created' as const };
}

const profileIn = ({ connectionId, system, external }: Intake) => ({
  connection: connectionId,
  system,
  id: external.applicationId,
});

async function applicationOf(transaction: Connection, roleId: string, sha256: string): Promise<string> {
  const row = await transaction
    .selectFrom('applications')
    .select('id')
    .where('role_id', '=', roleId)
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Puts another résumé in the place of the one that was read. Bytes that are another application's of the role belong to that
 * one: an application that had no document yet joins it.
 */
async function replace(
  transaction: Connection,
  intake: Intake,
  document: Document,
  known: Known,
): Promise<IntakeOutcome> {
  const { applicationId } = known;
  const row = await transaction
    .selectFrom('applications')
    .innerJoin('documents', 'documents.sha256', 'applications.sha256')
    .select(['applications.sha256', 'documents.absent', 'applications.candidate_id'])
    .where('applications.id', '=', applicationId)
    .forUpdate('applications')
    .executeTakeFirstOrThrow();
  await changeExternal(transaction, intake, {
    document_key: document.key,
    document_added_at: document.addedAt,
  });
  if (row.sha256 === document.sha256) return 'unchanged';
  const replaced = await rereadIn(transaction, {
    applicationId,
    task: 'screen',
    file: document,
    actor: intake.system,
    action: 'application.document_replaced',
  });
  if (replaced) return 'replaced';
  if (!row.absent || (await isTouched(transaction, applicationId))) return 'unchanged';
  const other = await applicationOf(transaction, known.roleId, document.sha256);
  await joinInto(transaction, applicationId, other);
  await dropIdle(transaction, row.candidate_id);
  await auditTold(transaction, intake, other, 'application.joined', { before: applicationId });
  await announceJoined(transaction, other, profileIn(intake));
  return 'joined';
}

/** Says why there is no document: as the outcome of an application that has none, beside the result of one that has. */
async function noteMissing(transaction: Connection, intake: Intake, applicationId: string): Promise<void> {
  const { code, detail } = intake.missing;
  const row = await transaction
    .selectFrom('applications')
    .innerJoin('documents', 'documents.sha256', 'applications.sha256')
    .select('documents.absent')
    .where('applications.id', '=', applicationId)
    .executeTakeFirstOrThrow();
  if (row.absent) {
    await transaction
      .updateTable('applications')
      .set({ reason: code, reason_detail: detail })
      .where('id', '=', applicationId)
      .execute();
  } else if (code !== 'no_document') {
    const { connectionId, system } = intake;
    await addNotices(transaction, [applicationId], { kind: 'newer_document_missing', connectionId, system });
  }
}

function queue(transaction: Connection, applicationId: string): Promise<void> {
  return addToOutbox(transaction, [taskOf('screen', { applicationId })]);
}
