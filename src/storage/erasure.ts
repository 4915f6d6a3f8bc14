import { sql } from 'kysely';
import { writeAudit } from './audit.ts';
import type { Connection, Database } from './database.ts';
import { externalIdsOf, rememberErased } from './intake.ts';
import { publish } from './messages.ts';

/** What an erasure took away, as counts, and the bytes that nothing refers to any more. */
export interface Erased {
  candidates: number;
  applications: number;
  unreferenced: string[];
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
  return database.transaction().execute(async (transaction) => {
    const candidates = await samePerson(transaction, candidateId);
    if (candidates.length === 0) return null;
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
    const unreferenced: string[] = [];
    for (const sha256 of hashes) if (await eraseDocument(transaction, sha256)) unreferenced.push(sha256);
    await writeAudit(transaction, [
      {
        actor,
        action: 'candidate.erased',
        subject: 'candidate',
        subjectId: candidateId,
        detail: { candidates: candidates.length, applications: ids.length, documents: unreferenced.length },
      },
    ]);
    return { candidates: candidates.length, applications: ids.length, unreferenced };
  });
}

/** The candidate and those linked as the same person, in both directions. */
async function samePerson(connection: Connection, candidateId: string): Promise<string[]> {
  const found = new Set<string>();
  let ask = [candidateId];
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
  const external = await externalIdsOf(transaction, ids);
  await eraseIntegrations(transaction, ids);
  await publish(
    transaction,
    // What is left to say names nobody: it belongs to no application.
    ids.map((applicationId) => ({
      type: 'application.erased' as const,
      applicationId: null,
      data: { applicationId, externalIds: external.get(applicationId) ?? {} },
    })),
  );
  for (const table of [
    'reviews',
    'answers',
    'corrections',
    'earlier_documents',
    'decisions',
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
    await rememberErased(transaction, one.connection_id, one.external_candidate_id);
    await transaction
      .updateTable('inbox')
      .set({ body: null, external: '{}', state: 'ignored', reason: 'erased', next_at: null })
      .where('connection_id', '=', one.connection_id)
      .where(
        sql<boolean>`(external->>'candidateId' = ${one.external_candidate_id} or external->>'applicationId' = ${one.external_application_id})`,
      )
      .execute();
  }
  await transaction.deleteFrom('write_backs').where('application_id', 'in', ids).execute();
  await transaction.deleteFrom('webhook_messages').where('application_id', 'in', ids).execute();
}

/** Takes what is known of some bytes away when no application refers to them; gives whether it did. */
async function eraseDocument(transaction: Connection, sha256: string): Promise<boolean> {
  await transaction
    .selectFrom('documents')
    .select('sha256')
    .where('sha256', '=', sha256)
    .forUpdate()
    .execute();
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
  if (used || before) return false;
  for (const table of ['document_texts', 'resumes', 'documents'] as const)
    await transaction.deleteFrom(table).where('sha256', '=', sha256).execute();
  return true;
}
