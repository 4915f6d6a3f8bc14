import { sql } from 'kysely';
import { taskOf } from '#queue/tasks.ts';
import { again, type Connection, type Database } from '../server/database.ts';
import { addToOutbox } from '../server/outbox.ts';
import { insertItems, itemTask, type Received, type Target } from './new-items.ts';

/** An archive of a batch that is being unpacked. */
export interface Archive {
  itemId: string;
  batchId: string;
  fileName: string;
  sha256: string;
  /** How often it was put into the queue again. */
  generation: number;
}

/** An archive that is still to be unpacked; null when it is settled or gone. */
export async function findArchive(connection: Connection, itemId: string): Promise<Archive | null> {
  const row = await connection
    .selectFrom('batch_items')
    .select(['id', 'batch_id', 'file_name', 'sha256', 'state', 'generation'])
    .where('id', '=', itemId)
    .executeTakeFirst();
  if (row?.state !== 'expanding' || row.sha256 === null) return null;
  const { id, batch_id, file_name, sha256, generation } = row;
  return { itemId: id, batchId: batch_id, fileName: file_name, sha256, generation };
}

/** Numbers of the files that an archive has given already. */
export async function knownEntries(connection: Connection, itemId: string): Promise<Set<number>> {
  const rows = await connection
    .selectFrom('batch_items')
    .select('entry')
    .where('parent_id', '=', itemId)
    .execute();
  return new Set(rows.flatMap((row) => row.entry ?? []));
}

/** Adds files of an archive to its batch; false when the archive was settled meanwhile: then nothing is added. */
export function addEntries(
  database: Database,
  itemId: string,
  entries: (Received & { entry: number })[],
): Promise<boolean> {
  return again(() =>
    database.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('batch_items as i')
        .innerJoin('batches as b', 'b.id', 'i.batch_id')
        .select(['b.id', 'b.role_id', 'b.as_of', 'b.priority'])
        .where('i.id', '=', itemId)
        .where('i.state', '=', 'expanding')
        .forUpdate()
        .executeTakeFirst();
      if (!row) return false;
      const known = await knownEntries(transaction, itemId);
      const fresh = entries.filter(({ entry }) => !known.has(entry));
      const last = await transaction
        .selectFrom('batch_items')
        .select(sql<number>`max(position)`.as('position'))
        .where('batch_id', '=', row.id)
        .executeTakeFirstOrThrow();
      const target: Target = {
        batchId: row.id,
        roleId: row.role_id,
        asOf: row.as_of,
        source: 'upload',
        priority: row.priority,
        position: last.position + 1,
        parent: { itemId, entries: fresh.map(({ entry }) => entry) },
      };
      await addToOutbox(transaction, await insertItems(transaction, target, fresh));
      await transaction
        .updateTable('batch_items')
        .set({ updated_at: sql<Date>`now()` })
        .where('id', '=', itemId)
        .execute();
      return true;
    }),
  );
}

/** Settles an archive: unpacked, or refused with the reason. */
export async function settleArchive(
  connection: Connection,
  itemId: string,
  reason: string | null,
): Promise<void> {
  await connection
    .updateTable('batch_items')
    .set({ state: reason === null ? 'expanded' : 'refused', reason, updated_at: sql<Date>`now()` })
    .where('id', '=', itemId)
    .where('state', '=', 'expanding')
    .execute();
}

/** Sha-256s of archives that were settled at least `minutes` ago and whose bytes nothing else refers to. */
export async function usedArchives(
  connection: Connection,
  minutes: number,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct i.sha256 from batch_items i
    where i.sha256 is not null and i.application_id is null and i.state in ('expanded', 'refused', 'cancelled')
      and i.updated_at < now() - make_interval(mins => ${minutes}) and i.reason is distinct from 'failed'
      and not exists (select 1 from documents d where d.sha256 = i.sha256)
      and not exists (select 1 from batch_items o where o.sha256 = i.sha256 and o.state in ('expanding', 'queued'))
    limit ${limit}`.execute(connection);
  return rows.map((row) => row.sha256);
}

/** Notes that the bytes of archives are gone. */
export async function forgetArchives(connection: Connection, sha256s: string[]): Promise<void> {
  if (sha256s.length === 0) return;
  await connection
    .updateTable('batch_items')
    .set({ sha256: null })
    .where('sha256', 'in', sha256s)
    .where('application_id', 'is', null)
    .execute();
}

/** How many archives of a role we failed on. */
export async function countFailedArchives(connection: Connection, roleId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from batch_items i join batches b on b.id = i.batch_id
    where b.role_id = ${roleId} and i.state = 'refused' and i.reason = 'failed' and i.sha256 is not null
      and i.application_id is null`.execute(connection);
  return Number(rows[0]?.count ?? 0);
}

/** Puts archives of a role on which we failed into the queue again: their bytes are kept for it. Gives how many. */
export async function retryArchives(database: Database, roleId: string): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ id: string; batch_id: string; generation: number }>`
      update batch_items i set state = 'expanding', reason = null, generation = generation + 1, updated_at = now() from batches b
      where b.id = i.batch_id and b.role_id = ${roleId} and i.state = 'refused' and i.reason = 'failed' and i.sha256 is not null
        and i.application_id is null
      returning i.id, i.batch_id, i.generation`.execute(transaction);
    if (rows.length === 0) return 0;
    const batches = [...new Set(rows.map((row) => row.batch_id))];
    await transaction.updateTable('batches').set({ finished_at: null }).where('id', 'in', batches).execute();
    await addToOutbox(
      transaction,
      rows.map(({ id, generation }) => taskOf('expand', { itemId: id }, { once: itemTask(id, generation) })),
    );
    return rows.length;
  });
}
