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

export interface BatchItem {
  id: string;
  position: number;
  fileName: string;
  size: number;
  state: 'queued' | 'screened' | 'unreadable' | 'duplicate' | 'refused';
  reason: string | null;
  applicationId: string | null;
}

export interface Batch {
  id: string;
  roleId: string;
  asOf: string;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
  counts: Record<BatchItem['state'], number>;
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

const noCounts = { queued: 0, screened: 0, unreadable: 0, duplicate: 0, refused: 0 };

async function countsOf(connection: Connection, batchIds: string[]): Promise<Map<string, Batch['counts']>> {
  const counts = new Map(batchIds.map((id) => [id, { ...noCounts }]));
  if (batchIds.length === 0) return counts;
  const rows = await connection
    .selectFrom('batch_items')
    .select(['batch_id', 'state', sql<string>`count(*)`.as('n')])
    .where('batch_id', 'in', batchIds)
    .groupBy(['batch_id', 'state'])
    .execute();
  for (const row of rows) (counts.get(row.batch_id) as Batch['counts'])[row.state] = Number(row.n);
  return counts;
}

/** A batch with its counts by state; null when there is none. */
export async function findBatch(connection: Connection, id: string): Promise<Batch | null> {
  const row = await connection.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const counts = (await countsOf(connection, [id])).get(id) ?? { ...noCounts };
  return {
    id: row.id,
    roleId: row.role_id,
    asOf: row.as_of,
    createdBy: row.created_by,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    counts,
  };
}

/** Batches of a role, newest first, behind a position of that order. */
export async function listBatches(
  connection: Connection,
  roleId: string,
  after: { createdAt: string; id: string } | null,
  limit: number,
): Promise<Batch[]> {
  let query = connection
    .selectFrom('batches')
    .selectAll()
    .where('role_id', '=', roleId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit);
  if (after)
    query = query.where(
      sql<boolean>`(created_at < ${after.createdAt} or (created_at = ${after.createdAt} and id > ${after.id}))`,
    );
  const rows = await query.execute();
  const counts = await countsOf(
    connection,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    roleId: row.role_id,
    asOf: row.as_of,
    createdBy: row.created_by,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    counts: counts.get(row.id) ?? { ...noCounts },
  }));
}

/** Items of a batch in the order of the upload, behind a position, of some states when given. */
export async function listItems(
  connection: Connection,
  batchId: string,
  after: number,
  limit: number,
  states: BatchItem['state'][] | null,
): Promise<BatchItem[]> {
  let query = connection
    .selectFrom('batch_items')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit);
  if (states !== null) query = query.where('state', 'in', states);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    fileName: row.file_name,
    size: Number(row.size),
    state: row.state,
    reason: row.reason,
    applicationId: row.application_id,
  }));
}

/** Sets `finished_at` once nothing of a batch is queued any more; true for the one call that did. */
export async function finishBatch(database: Database, batchId: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('batches')
      .select('finished_at')
      .where('id', '=', batchId)
      .forUpdate()
      .executeTakeFirst();
    if (!row || row.finished_at !== null) return false;
    const queued = await transaction
      .selectFrom('batch_items')
      .select('id')
      .where('batch_id', '=', batchId)
      .where('state', '=', 'queued')
      .limit(1)
      .executeTakeFirst();
    if (queued) return false;
    await transaction
      .updateTable('batches')
      .set({ finished_at: sql<Date>`now()` })
      .where('id', '=', batchId)
      .execute();
    await writeAudit(transaction, [
      { actor: 'system', action: 'batch.finished', subject: 'batch', subjectId: batchId },
    ]);
    return true;
  });
}

export interface StaleItem {
  id: string;
  applicationId: string;
  generation: number;
}

/** Items still queued whose last step is older than `seconds`, oldest first. */
export async function staleItems(
  connection: Connection,
  seconds: number,
  limit: number,
): Promise<StaleItem[]> {
  const rows = await connection
    .selectFrom('batch_items')
    .select(['id', 'application_id', 'generation'])
    .where('state', '=', 'queued')
    .where('application_id', 'is not', null)
    .where(sql<boolean>`updated_at < now() - make_interval(secs => ${seconds})`)
    .orderBy('updated_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    applicationId: row.application_id as string,
    generation: row.generation,
  }));
}

/** Puts a stale item into the outbox again under a new job id; false when another sweeper was first. */
export async function requeue(database: Database, item: StaleItem): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('batch_items')
      .set({ generation: item.generation + 1, updated_at: sql<Date>`now()` })
      .where('id', '=', item.id)
      .where('generation', '=', item.generation)
      .where('state', '=', 'queued')
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    await addToOutbox(transaction, [
      {
        job: 'screen',
        jobId: `${item.id}-${item.generation + 1}`,
        payload: { applicationId: item.applicationId },
      },
    ]);
    return true;
  });
}

/** Batches without an end although nothing is queued: their finish was lost. */
export async function unfinishedBatches(connection: Connection, limit: number): Promise<string[]> {
  const rows = await connection
    .selectFrom('batches as b')
    .select('b.id')
    .where('b.finished_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('batch_items as i')
            .select('i.id')
            .whereRef('i.batch_id', '=', 'b.id')
            .where('i.state', '=', 'queued'),
        ),
      ),
    )
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
