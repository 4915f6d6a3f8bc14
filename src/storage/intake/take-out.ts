import { sql } from 'kysely';
import { externalIdsOf } from '#domain/people/profiles.ts';
import { profilesOf, rememberErased } from '../ats/profiles.ts';
import type { Connection } from '../server/database.ts';
import { publish } from '../webhooks/messages.ts';
import { noteRemovals } from './removals.ts';

/** What an erasure took away, as counts, and the bytes that nothing refers to any more. */
export interface Erased {
  candidates: number;
  applications: number;
  unreferenced: Unreferenced[];
}

/** Bytes that nothing refers to, and when they were first known. */
export interface Unreferenced {
  sha256: string;
  storedAt: Date;
}

/** Takes applications out of every table, and candidates; notes the bytes that nothing refers to any more. */
export async function takeOut(
  transaction: Connection,
  asked: string[],
  candidates: string[],
): Promise<Erased> {
  const applications =
    asked.length === 0
      ? []
      : await transaction
          .selectFrom('applications')
          .select(['id', 'sha256'])
          .where('id', 'in', asked)
          .orderBy('id')
          .forUpdate()
          .execute();
  const ids = applications.map((row) => row.id);
  const earlier =
    ids.length === 0
      ? []
      : await transaction
          .selectFrom('earlier_documents')
          .select('sha256')
          .where('application_id', 'in', ids)
          .execute();
  if (ids.length > 0) await eraseApplications(transaction, ids);
  if (candidates.length > 0) {
    await dropViewsOf(transaction, candidates);
    await transaction.deleteFrom('candidates').where('id', 'in', candidates).execute();
  }
  const hashes = [...new Set([...applications, ...earlier].map((row) => row.sha256))].sort();
  const unreferenced: Unreferenced[] = [];
  for (const sha256 of hashes) {
    const storedAt = await eraseDocument(transaction, sha256);
    if (storedAt !== null) unreferenced.push({ sha256, storedAt });
  }
  await noteRemovals(
    transaction,
    unreferenced.map((one) => one.sha256),
  );
  return { candidates: candidates.length, applications: ids.length, unreferenced };
}

/** Drops views of lists that are called by somebody: those in whose name every word of a candidate's stands. */
async function dropViewsOf(transaction: Connection, candidates: string[]): Promise<void> {
  await sql`
    delete from saved_views v using candidates c
    where c.id = any(${candidates}) and c.name <> '' and not exists (
      select from regexp_split_to_table(lower(c.name), '\\s+') word where position(word in lower(v.name)) = 0)`.execute(
    transaction,
  );
}

async function eraseApplications(transaction: Connection, ids: string[]): Promise<void> {
  const profiles = await profilesOf(transaction, ids);
  await publish(
    transaction,
    // What is left to say names nobody: it belongs to no application.
    ids.map((applicationId) => ({
      type: 'application.erased' as const,
      applicationId: null,
      data: {
        applicationId,
        externalIds: externalIdsOf(profiles.get(applicationId) ?? []),
        externalProfiles: profiles.get(applicationId) ?? [],
      },
    })),
  );
  // Who brought somebody is told by what knows them: it goes behind.
  await eraseIntegrations(transaction, ids);
  for (const table of [
    'reviews',
    'answers',
    'notices',
    'corrections',
    'earlier_documents',
    'decisions',
    'screening_choices',
    'contests',
    'notes',
    'tags',
    'scorecards',
    'hand_over_applications',
  ] as const)
    await transaction.deleteFrom(table).where('application_id', 'in', ids).execute();
  // A file's name often is a person's; its outcome stays, so that the counts of the upload still add up.
  await transaction
    .updateTable('batch_items')
    .set({ application_id: null, sha256: null, file_name: '' })
    .where('application_id', 'in', ids)
    .execute();
  await transaction.deleteFrom('applications').where('id', 'in', ids).execute();
}

/**
 * Takes applications out of what came from applicant-tracking systems and what was sent of them; remembers, as a hash alone,
 * that the candidate there was erased, so that late events bring nobody back.
 */
async function eraseIntegrations(transaction: Connection, ids: string[]): Promise<void> {
  const known = await transaction
    .deleteFrom('external_ids')
    .where('application_id', 'in', ids)
    .returning(['connection_id', 'external_application_id', 'external_candidate_id'])
    .execute();
  for (const one of known) {
    await forgetProfile(transaction, one.connection_id, one.external_candidate_id);
    await dropEvents(transaction, one.connection_id, { applicationId: one.external_application_id });
  }
  await transaction.deleteFrom('write_backs').where('application_id', 'in', ids).execute();
  await transaction.deleteFrom('webhook_messages').where('application_id', 'in', ids).execute();
}

/**
 * Remembers, as a hash alone, that a candidate of a system was erased, with the ids that became this one, and takes away
 * what waits of them.
 */
export async function forgetProfile(
  transaction: Connection,
  connectionId: string,
  externalCandidateId: string,
): Promise<void> {
  const merged = await transaction
    .deleteFrom('external_merges')
    .where('connection_id', '=', connectionId)
    .where('to_id', '=', externalCandidateId)
    .returning('from_id')
    .execute();
  for (const id of [externalCandidateId, ...merged.map((row) => row.from_id)]) {
    await rememberErased(transaction, connectionId, id);
    await dropEvents(transaction, connectionId, { candidateId: id });
  }
}

/** Takes away what events of a connection hold of somebody: those that wait or are parked come to nothing. */
async function dropEvents(
  transaction: Connection,
  connectionId: string,
  whose: { candidateId: string } | { applicationId: string },
): Promise<void> {
  const [[name, id]] = Object.entries(whose) as [[string, string]];
  await transaction
    .updateTable('inbox')
    .set({ body: null, external: '{}', state: 'ignored', reason: 'erased', next_at: null, leased: false })
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`external->>${name} = ${id}`)
    // One that asks for this very erasure is carried out, and then keeps nothing.
    .where(sql<boolean>`not (kind = 'erase' and state = 'queued')`)
    .execute();
}

/** Takes what is known of some bytes away when no application refers to them; gives since when it was known, else null. */
async function eraseDocument(transaction: Connection, sha256: string): Promise<Date | null> {
  const document = await transaction
    .selectFrom('documents')
    .select('created_at')
    .where('sha256', '=', sha256)
    .forUpdate()
    .executeTakeFirst();
  const used = await transaction
    .selectFrom('applications')
    .select('id')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  const before = await transaction
    .selectFrom('earlier_documents')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (used || before || !document) return null;
  for (const table of ['document_texts', 'resumes', 'documents'] as const)
    await transaction.deleteFrom(table).where('sha256', '=', sha256).execute();
  return document.created_at;
}
