import { type Selectable, sql } from 'kysely';
import { writeAudit } from './audit.ts';
import type { Connection, Database, Tables } from './database.ts';
import { addToOutbox } from './outbox.ts';

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
  return batchOf(row, counts);
}

function batchOf(row: Selectable<Tables['batches']>, counts: Batch['counts']): Batch {
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
  return rows.map((row) => batchOf(row, counts.get(row.id) ?? { ...noCounts }));
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
