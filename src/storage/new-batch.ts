import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { writeAudit } from './audit.ts';
import { again, type Connection, type Database } from './database.ts';
import { addToOutbox } from './outbox.ts';

/** A file of an upload: stored bytes, or why it was refused. */
export interface Received {
  fileName: string;
  size: number;
  sha256: string | null;
  refused: string | null;
}

interface NewBatch {
  roleId: string;
  asOf: string;
  source: string;
  actor: string;
  files: Received[];
  idempotency: { keyId: string; key: string; fingerprint: string } | null;
}

export type CreatedBatch =
  | { ok: true; batchId: string; replayed: boolean }
  | { ok: false; reason: 'idempotency_mismatch' };

/** Writes a batch with its items, candidates, applications, outbox and audit rows in one transaction. */
export function createBatch(database: Database, batch: NewBatch): Promise<CreatedBatch> {
  return again(() => writeBatch(database, batch));
}

async function writeBatch(database: Database, batch: NewBatch): Promise<CreatedBatch> {
  return database.transaction().execute(async (transaction) => {
    const batchId = randomUUID();
    await transaction
      .insertInto('batches')
      .values({
        id: batchId,
        role_id: batch.roleId,
        as_of: batch.asOf,
        created_by: batch.actor,
        finished_at: null,
      })
      .execute();
    if (batch.idempotency) {
      const { keyId, key, fingerprint } = batch.idempotency;
      const inserted = await transaction
        .insertInto('idempotency')
        .values({ key_id: keyId, idempotency_key: key, fingerprint, batch_id: batchId })
        .onConflict((conflict) => conflict.columns(['key_id', 'idempotency_key']).doNothing())
        .returning('batch_id')
        .executeTakeFirst();
      if (!inserted) {
        // The row that stands is the answer; the batch made above goes again.
        await transaction.deleteFrom('batches').where('id', '=', batchId).execute();
        const before = await findIdempotent(transaction, keyId, key);
        if (before?.fingerprint !== fingerprint) return { ok: false, reason: 'idempotency_mismatch' };
        return { ok: true, batchId: before.batchId, replayed: true };
      }
    }
    const jobs = await insertItems(transaction, batchId, batch);
    await addToOutbox(transaction, jobs);
    // Nothing to wait for: duplicates and refused files are outcomes already.
    if (jobs.length === 0)
      await transaction
        .updateTable('batches')
        .set({ finished_at: sql<Date>`now()` })
        .where('id', '=', batchId)
        .execute();
    await writeAudit(transaction, [
      {
        actor: batch.actor,
        action: 'batch.created',
        subject: 'batch',
        subjectId: batchId,
        detail: { files: batch.files.length },
      },
    ]);
    return { ok: true, batchId, replayed: false };
  });
}

/** What an Idempotency-Key was used for; null when it is new. */
export async function findIdempotent(
  connection: Connection,
  keyId: string,
  key: string,
): Promise<{ batchId: string; fingerprint: string } | null> {
  const row = await connection
    .selectFrom('idempotency')
    .selectAll()
    .where('key_id', '=', keyId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  return row ? { batchId: row.batch_id, fingerprint: row.fingerprint } : null;
}

/** Rows of a slice at once; a statement holds at most 65,535 values. */
const slice = 1000;

function slices<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / slice) }, (_, index) =>
    rows.slice(index * slice, (index + 1) * slice),
  );
}

async function insertItems(transaction: Connection, batchId: string, batch: NewBatch) {
  // In the order of the sha-256, so that uploads of the same files beside each other wait instead of locking crosswise.
  const firstOf = new Map<string, Received>();
  for (const file of batch.files)
    if (file.sha256 !== null && !firstOf.has(file.sha256)) firstOf.set(file.sha256, file);
  const distinct = [...firstOf].sort(([a], [b]) => (a < b ? -1 : 1));
  const candidates = new Map(distinct.map(([sha256]) => [sha256, randomUUID()]));
  const made = new Map<string, string>();
  for (const part of slices(distinct)) {
    const documents = part.map(([sha256, file]) => ({ sha256, size: file.size }));
    await transaction
      .insertInto('documents')
      .values(documents)
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
    const people = part.map(([sha256]) => ({
      id: candidates.get(sha256) as string,
      name: null,
      email: null,
      phone: null,
    }));
    await transaction.insertInto('candidates').values(people).execute();
    const applications = part.map(([sha256, file]) => ({
      id: randomUUID(),
      role_id: batch.roleId,
      candidate_id: candidates.get(sha256) as string,
      sha256,
      file_name: file.fileName,
      as_of: batch.asOf,
      source: batch.source,
      state: 'pending' as const,
      reason: null,
      decision_id: null,
    }));
    const inserted = await transaction
      .insertInto('applications')
      .values(applications)
      .onConflict((conflict) => conflict.columns(['role_id', 'sha256']).doNothing())
      .returning(['id', 'sha256'])
      .execute();
    for (const row of inserted) made.set(row.sha256, row.id);
  }
  const before = await knownApplications(
    transaction,
    batch.roleId,
    distinct.map(([sha256]) => sha256).filter((sha256) => !made.has(sha256)),
  );
  const idle = [...before.keys()].map((sha256) => candidates.get(sha256) as string);
  for (const part of slices(idle))
    await transaction.deleteFrom('candidates').where('id', 'in', part).execute();
  const jobs: { job: string; jobId: string; payload: Record<string, string> }[] = [];
  const fresh = new Set(made.keys());
  const items = batch.files.map((file, position) => {
    const item = {
      id: randomUUID(),
      batch_id: batchId,
      position,
      file_name: file.fileName,
      size: file.size,
      sha256: file.sha256,
    };
    if (file.sha256 === null)
      return { ...item, application_id: null, state: 'refused' as const, reason: file.refused };
    const applicationId = made.get(file.sha256) ?? before.get(file.sha256) ?? null;
    if (!fresh.delete(file.sha256))
      return { ...item, application_id: applicationId, state: 'duplicate' as const, reason: 'duplicate' };
    jobs.push({ job: 'screen', jobId: `${item.id}-0`, payload: { applicationId: applicationId as string } });
    return { ...item, application_id: applicationId, state: 'queued' as const, reason: null };
  });
  for (const part of slices(items)) await transaction.insertInto('batch_items').values(part).execute();
  return jobs;
}

async function knownApplications(
  transaction: Connection,
  roleId: string,
  sha256s: string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const part of slices(sha256s)) {
    const rows = await transaction
      .selectFrom('applications')
      .select(['id', 'sha256'])
      .where('role_id', '=', roleId)
      .where('sha256', 'in', part)
      .execute();
    for (const row of rows) found.set(row.sha256, row.id);
  }
  return found;
}
