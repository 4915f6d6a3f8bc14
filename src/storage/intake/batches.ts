import { type Selectable, sql } from 'kysely';
import type { ItemState, Priority } from '#domain/states.ts';
import { taskOf } from '#queue/tasks.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database, Tables } from '../server/database.ts';
import { addToOutbox } from '../server/outbox.ts';
import { publish } from '../webhooks/messages.ts';
import { itemTask, turnOf } from './new-items.ts';

export interface BatchItem {
  id: string;
  position: number;
  fileName: string;
  size: number;
  state: ItemState;
  reason: string | null;
  applicationId: string | null;
  /** True for one that was read and that a person has to look at before it is ranked. */
  needsReview: boolean;
}

export interface Batch {
  id: string;
  roleId: string;
  asOf: string;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
  /** Null while more files may come. */
  closedAt: Date | null;
  cancelledAt: Date | null;
  priority: Priority;
  counts: Record<ItemState, number>;
}

const noCounts: Batch['counts'] = {
  queued: 0,
  screened: 0,
  unreadable: 0,
  duplicate: 0,
  refused: 0,
  expanding: 0,
  expanded: 0,
  cancelled: 0,
};

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
    closedAt: row.closed_at,
    cancelledAt: row.cancelled_at,
    priority: row.priority,
    counts,
  };
}

/** Batches of a role, newest first, behind a position of that order. */
export async function listBatches(
  connection: Connection,
  roleId: string,
  after: { createdAt: string; id: string } | null,
  limit: number,
  /** Only those of this owner; null: of whoever. */
  createdBy: string | null,
): Promise<Batch[]> {
  let query = connection
    .selectFrom('batches')
    .selectAll()
    .where('role_id', '=', roleId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit);
  if (createdBy !== null) query = query.where('created_by', '=', createdBy);
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
    .select(needsReview.as('needs_review'))
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
    needsReview: row.needs_review,
  }));
}

/** Whether what stands of an item's application under the role as it is now wants a person to look at it. */
const needsReview = sql<boolean>`exists (
  select 1 from batches b join roles r on r.id = b.role_id
  join scorecards s on s.evaluation_id = r.current_evaluation and s.application_id = batch_items.application_id
  where b.id = batch_items.batch_id and s.stands and s.band = 'needs_review'
)`;

/** Sets `finished_at` once a batch is closed and nothing of it is to be done; true for the one call that did. */
export async function finishBatch(database: Database, batchId: string): Promise<boolean> {
  // Asked after every file: all but the last time there is something left, for which no lock is needed.
  if (!(await mayFinish(database, batchId))) return false;
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('batches')
      .select('role_id')
      .where('id', '=', batchId)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !(await mayFinish(transaction, batchId))) return false;
    await transaction
      .updateTable('batches')
      .set({ finished_at: sql<Date>`now()` })
      .where('id', '=', batchId)
      .execute();
    await writeAudit(transaction, [
      { actor: 'system', action: 'batch.finished', subject: 'batch', subjectId: batchId },
    ]);
    const counts = (await countsOf(transaction, [batchId])).get(batchId) ?? noCounts;
    await publish(transaction, [
      { type: 'batch.finished', applicationId: null, data: { batchId, role: row.role_id, counts } },
    ]);
    return true;
  });
}

/** Batches that are closed, without an end, and of which nothing is to be done. */
function atTheirEnd(connection: Connection) {
  return connection
    .selectFrom('batches as b')
    .select('b.id')
    .where('b.finished_at', 'is', null)
    .where('b.closed_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('batch_items as i')
            .select('i.id')
            .whereRef('i.batch_id', '=', 'b.id')
            .where('i.state', 'in', unfinished),
        ),
      ),
    );
}

async function mayFinish(connection: Connection, batchId: string): Promise<boolean> {
  return (await atTheirEnd(connection).where('b.id', '=', batchId).executeTakeFirst()) !== undefined;
}

/** States of items that still have something to come. */
const unfinished: ItemState[] = ['queued', 'expanding'];

/** How fast a batch goes: items settled within the last `seconds`. */
export async function settledLately(
  connection: Connection,
  batchId: string,
  seconds: number,
): Promise<number> {
  const row = await connection
    .selectFrom('batch_items')
    .select(sql<string>`count(*)`.as('n'))
    .where('batch_id', '=', batchId)
    .where('state', 'in', ['screened', 'unreadable'])
    .where(sql<boolean>`updated_at > now() - make_interval(secs => ${seconds})`)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

interface StaleItem {
  id: string;
  state: ItemState;
  applicationId: string | null;
  generation: number;
  priority: Priority;
}

/** Items unfinished whose last step is older than `seconds`, oldest first. */
export async function staleItems(
  connection: Connection,
  seconds: number,
  limit: number,
): Promise<StaleItem[]> {
  const rows = await connection
    .selectFrom('batch_items as i')
    .innerJoin('batches as b', 'b.id', 'i.batch_id')
    .select(['i.id', 'i.state', 'i.application_id', 'i.generation', 'b.priority'])
    .where('i.state', 'in', unfinished)
    .where(sql<boolean>`i.updated_at < now() - make_interval(secs => ${seconds})`)
    .orderBy('i.updated_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    applicationId: row.application_id,
    generation: row.generation,
    priority: row.priority,
  }));
}

/** Puts a stale item into the outbox again under a new id; false when another sweeper was first. */
export async function requeue(database: Database, item: StaleItem): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('batch_items')
      .set({ generation: item.generation + 1, updated_at: sql<Date>`now()` })
      .where('id', '=', item.id)
      .where('generation', '=', item.generation)
      .where('state', '=', item.state)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    const again = { once: itemTask(item.id, item.generation + 1), priority: turnOf(item.priority, 0) };
    await addToOutbox(transaction, [
      item.state === 'expanding'
        ? taskOf('expand', { itemId: item.id }, again)
        : taskOf('screen', { applicationId: item.applicationId as string }, again),
    ]);
    return true;
  });
}

/** Batches without an end although nothing is queued: their finish was lost. */
export async function unfinishedBatches(connection: Connection, limit: number): Promise<string[]> {
  const rows = await atTheirEnd(connection).limit(limit).execute();
  return rows.map((row) => row.id);
}
