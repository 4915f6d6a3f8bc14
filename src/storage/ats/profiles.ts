import { createHash, randomUUID } from 'node:crypto';
import { sql, type Updateable } from 'kysely';
import {
  type AtsState,
  type ExternalProfile,
  type Notice,
  type NoticeKind,
  noticeSteps,
} from '#domain/people/profiles.ts';
import type { Connection, Tables } from '../server/database.ts';

/* Under which ids people and their applications are known at applicant-tracking systems. */

export interface Known {
  applicationId: string;
  /** The candidate there that it belongs to. */
  externalCandidateId: string;
  candidateId: string;
  roleId: string;
  documentKey: string | null;
  documentAddedAt: string | null;
  state: AtsState;
  toldAt: Date | null;
}

/** Holds what is known of an application of a system until the end of the transaction: what is newer wins, not what is later. */
export async function lockExternal(
  transaction: Connection,
  connectionId: string,
  externalApplicationId: string,
): Promise<void> {
  await transaction
    .selectFrom('external_ids')
    .select('application_id')
    .where('connection_id', '=', connectionId)
    .where('external_application_id', '=', externalApplicationId)
    .forUpdate()
    .execute();
}

/** Changes what is known of an application of a system. */
export async function changeExternal(
  transaction: Connection,
  { connectionId, external }: { connectionId: string; external: { applicationId: string } },
  change: Updateable<Tables['external_ids']>,
): Promise<void> {
  await transaction
    .updateTable('external_ids')
    .set(change)
    .where('connection_id', '=', connectionId)
    .where('external_application_id', '=', external.applicationId)
    .execute();
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
    .select(['e.application_id', 'e.document_key', 'e.document_added_at', 'e.ats_state', 'e.told_at'])
    .select(['a.role_id', 'a.candidate_id', 'e.external_candidate_id'])
    .where('e.connection_id', '=', connectionId)
    .where('e.external_application_id', '=', externalApplicationId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    applicationId: row.application_id,
    externalCandidateId: row.external_candidate_id,
    candidateId: row.candidate_id,
    roleId: row.role_id,
    documentKey: row.document_key,
    documentAddedAt: row.document_added_at,
    state: row.ats_state,
    toldAt: row.told_at,
  };
}

/** Profiles of some applications, by application, oldest first. */
export async function profilesOf(
  connection: Connection,
  applicationIds: string[],
): Promise<Map<string, ExternalProfile[]>> {
  const found = new Map<string, ExternalProfile[]>();
  for (let at = 0; at < applicationIds.length; at += 1000) {
    const rows = await connection
      .selectFrom('external_ids as e')
      .innerJoin('connections as c', 'c.id', 'e.connection_id')
      .select(['e.application_id', 'e.connection_id', 'c.system', 'e.external_application_id'])
      .select(['e.external_candidate_id', 'e.ats_state'])
      .where('e.application_id', 'in', applicationIds.slice(at, at + 1000))
      .orderBy('e.created_at')
      .orderBy('e.external_application_id')
      .execute();
    for (const row of rows) {
      const own = found.get(row.application_id) ?? [];
      own.push({
        connection: row.connection_id,
        system: row.system,
        id: row.external_application_id,
        candidateId: row.external_candidate_id,
        state: row.ats_state,
      });
      found.set(row.application_id, own);
    }
  }
  return found;
}

/** The candidate that an id of a system stands for now: another one, when the two became one there. */
export async function currentCandidate(
  connection: Connection,
  connectionId: string,
  externalCandidateId: string,
): Promise<string> {
  const row = await connection
    .selectFrom('external_merges')
    .select('to_id')
    .where('connection_id', '=', connectionId)
    .where('from_id', '=', externalCandidateId)
    .executeTakeFirst();
  return row?.to_id ?? externalCandidateId;
}

/**
 * Holds the candidate that an id of a system stands for, as `lockProfile`, and gives its id: another one when the two became
 * one there, also in the moment before.
 */
export async function lockCurrent(
  transaction: Connection,
  connectionId: string,
  externalCandidateId: string,
): Promise<string> {
  await lockProfile(transaction, connectionId, externalCandidateId);
  const now = await currentCandidate(transaction, connectionId, externalCandidateId);
  return now === externalCandidateId ? now : lockCurrent(transaction, connectionId, now);
}

/** Holds what is known of a candidate of a system until the end of the transaction: one event at a time changes it. */
export async function lockProfile(
  transaction: Connection,
  connectionId: string,
  externalCandidateId: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${connectionId} ${externalCandidateId}`}, 0))`.execute(
    transaction,
  );
}

/** Our candidates of a candidate of a system, by id. */
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

/** Ids of a candidate's applications at a system, in their order. */
export async function applicationsOf(
  connection: Connection,
  connectionId: string,
  externalCandidateId: string,
): Promise<string[]> {
  const rows = await connection
    .selectFrom('external_ids')
    .select('external_application_id')
    .where('connection_id', '=', connectionId)
    .where('external_candidate_id', '=', externalCandidateId)
    .orderBy('external_application_id')
    .execute();
  return rows.map((row) => row.external_application_id);
}

const hashOf = (candidateId: string) => createHash('sha256').update(candidateId).digest();

/** Whether a candidate of a system was erased here. */
export async function wasErased(
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

/** Remembers, as a hash alone, that a candidate of a system was erased: late events bring nobody back. */
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

/** Says something to recruiters about some applications; the same thing twice is said once. */
export async function addNotices(
  connection: Connection,
  applicationIds: string[],
  notice: { kind: NoticeKind; connectionId: string; system: string },
): Promise<void> {
  for (const applicationId of applicationIds) {
    await dropNotices(connection, applicationId, notice.kind, notice.connectionId);
    await connection
      .insertInto('notices')
      .values({
        id: randomUUID(),
        application_id: applicationId,
        kind: notice.kind,
        connection_id: notice.connectionId,
        system: notice.system,
        detail: null,
      })
      .execute();
  }
}

/** Takes a notice back that holds no longer. */
export async function dropNotices(
  connection: Connection,
  applicationId: string,
  kind: NoticeKind,
  connectionId: string,
): Promise<void> {
  await connection
    .deleteFrom('notices')
    .where('application_id', '=', applicationId)
    .where('kind', '=', kind)
    .where('connection_id', '=', connectionId)
    .execute();
}

/** Notices of some applications, by application, oldest first. */
export async function noticesOf(
  connection: Connection,
  applicationIds: string[],
): Promise<Map<string, Notice[]>> {
  const found = new Map<string, Notice[]>();
  for (let at = 0; at < applicationIds.length; at += 1000) {
    const rows = await connection
      .selectFrom('notices as n')
      .innerJoin('applications as a', 'a.id', 'n.application_id')
      .select(['n.application_id', 'n.kind', 'n.connection_id', 'n.system', 'n.created_at', 'a.candidate_id'])
      .where('n.application_id', 'in', applicationIds.slice(at, at + 1000))
      .orderBy('n.created_at')
      .orderBy('n.id')
      .execute();
    for (const row of rows) {
      const { message, nextStep } = noticeSteps[row.kind];
      const own = found.get(row.application_id) ?? [];
      own.push({
        kind: row.kind,
        connection: row.connection_id,
        system: row.system,
        at: row.created_at.toISOString(),
        message,
        nextStep: nextStep
          .replace('{candidateId}', row.candidate_id)
          .replace('{applicationId}', row.application_id),
      });
      found.set(row.application_id, own);
    }
  }
  return found;
}
