import { sql } from 'kysely';
import { externalIdsOf } from '#domain/people/profiles.ts';
import { writeAudit } from '../access/audit.ts';
import { lockProfile, profilesOf, rememberErased } from '../ats/profiles.ts';
import { again, type Connection, type Database } from '../server/database.ts';
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

/**
 * Takes a person out of every table, with those linked as the same person: applications, scorecards, decisions, reviews,
 * what was read, and the file names of uploads. The counts of batches stay; the audit keeps ids and says what was done.
 * Gives null when there is no such candidate.
 */
export async function eraseCandidate(
  database: Database,
  candidateId: string,
  actor: string,
): Promise<Erased | null> {
  return again(() =>
    database.transaction().execute(async (transaction) => {
      await holdProfiles(transaction, await samePerson(transaction, [candidateId]));
      const candidates = await lockPerson(transaction, [candidateId]);
      if (candidates.length === 0) return null;
      return erasePeople(transaction, candidates, candidateId, actor);
    }),
  );
}

/**
 * Holds the profiles of candidates, before their rows as whoever takes an application in does: an event that is being carried
 * out comes before the erasure and goes with it, or after it and brings nobody back.
 */
async function holdProfiles(transaction: Connection, candidates: string[]): Promise<void> {
  if (candidates.length === 0) return;
  const profiles = await transaction
    .selectFrom('external_ids as e')
    .innerJoin('applications as a', 'a.id', 'e.application_id')
    .select(['e.connection_id', 'e.external_candidate_id'])
    .distinct()
    .where('a.candidate_id', 'in', candidates)
    .orderBy('e.connection_id')
    .orderBy('e.external_candidate_id')
    .execute();
  for (const one of profiles) await lockProfile(transaction, one.connection_id, one.external_candidate_id);
}

/** Takes candidates, who are one person, out of every table. `subject` is the one that the audit names. */
export async function erasePeople(
  transaction: Connection,
  candidates: string[],
  subject: string,
  actor: string,
): Promise<Erased> {
  const applications = await transaction
    .selectFrom('applications')
    .select(['id', 'sha256'])
    .where('candidate_id', 'in', candidates)
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
  await transaction.deleteFrom('candidates').where('id', 'in', candidates).execute();
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
  await writeAudit(transaction, [
    {
      actor,
      action: 'candidate.erased',
      subject: 'candidate',
      subjectId: subject,
      detail: { candidates: candidates.length, applications: ids.length, documents: unreferenced.length },
    },
  ]);
  return { candidates: candidates.length, applications: ids.length, unreferenced };
}

/**
 * Candidates and those linked as the same person, in both directions, held until the end of the transaction: two who ask
 * for the same person at once come one after the other. Empty when there are none.
 */
export async function lockPerson(transaction: Connection, candidateIds: string[]): Promise<string[]> {
  const candidates = await samePerson(transaction, candidateIds);
  if (candidates.length === 0) return [];
  const rows = await transaction
    .selectFrom('candidates')
    .select('id')
    .where('id', 'in', candidates)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

async function samePerson(connection: Connection, candidateIds: string[]): Promise<string[]> {
  const found = new Set<string>();
  let ask = candidateIds;
  while (ask.length > 0) {
    const rows = await connection.selectFrom('candidates').select('id').where('id', 'in', ask).execute();
    for (const row of rows) found.add(row.id);
    const links = await connection
      .selectFrom('candidate_links')
      .select(['candidate_id', 'same_as'])
      .where(({ or, eb }) => or([eb('candidate_id', 'in', ask), eb('same_as', 'in', ask)]))
      .execute();
    ask = [...new Set(links.flatMap((link) => [link.candidate_id, link.same_as]))].filter(
      (id) => !found.has(id),
    );
  }
  return [...found].sort();
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
