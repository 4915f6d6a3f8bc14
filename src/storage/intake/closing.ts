import { sql } from 'kysely';
import { writeAudit } from '../access/audit.ts';
import { again, type Connection, type Database } from '../server/database.ts';
import { heldApplication } from './holds.ts';

/** Says that no more files come. False when there is no such open batch. */
export async function closeBatch(database: Database, batchId: string, actor: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('batches')
      .set({ closed_at: sql<Date>`now()` })
      .where('id', '=', batchId)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    await writeAudit(transaction, [{ actor, action: 'batch.closed', subject: 'batch', subjectId: batchId }]);
    return true;
  });
}

/**
 * Stops a batch: what is not read yet will not be. Its applications go, unless another batch brought the same file. Gives
 * how many files were stopped; null when the batch is over already.
 */
export function cancelBatch(database: Database, batchId: string, actor: string): Promise<number | null> {
  return again(() =>
    database.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('batches')
        .select('finished_at')
        .where('id', '=', batchId)
        .forUpdate()
        .executeTakeFirst();
      if (!row || row.finished_at !== null) return null;
      // Applications before their items, as those who write outcomes lock them.
      await transaction
        .selectFrom('applications as a')
        .innerJoin('batch_items as i', 'i.application_id', 'a.id')
        .select('a.id')
        .where('i.batch_id', '=', batchId)
        .where('i.state', '=', 'queued')
        .orderBy('a.id')
        .forUpdate('a')
        .execute();
      const waiting = await transaction
        .updateTable('batch_items')
        .set({ state: 'cancelled', reason: 'cancelled', updated_at: sql<Date>`now()` })
        .where('batch_id', '=', batchId)
        .where('state', 'in', ['queued', 'expanding'])
        .returning(['id', 'application_id'])
        .execute();
      await dropPending(
        transaction,
        batchId,
        waiting.flatMap((item) => item.application_id ?? []),
      );
      await transaction
        .updateTable('batches')
        .set({
          closed_at: sql<Date>`coalesce(closed_at, now())`,
          cancelled_at: sql<Date>`now()`,
          finished_at: sql<Date>`now()`,
        })
        .where('id', '=', batchId)
        .execute();
      await writeAudit(transaction, [
        {
          actor,
          action: 'batch.cancelled',
          subject: 'batch',
          subjectId: batchId,
          detail: { files: waiting.length },
        },
      ]);
      return waiting.length;
    }),
  );
}

async function dropPending(
  transaction: Connection,
  batchId: string,
  applicationIds: string[],
): Promise<void> {
  for (let at = 0; at < applicationIds.length; at += 1000) {
    const part = applicationIds.slice(at, at + 1000);
    const gone = await transaction
      .selectFrom('applications as a')
      .select(['a.id', 'a.candidate_id'])
      .where('a.id', 'in', part)
      .where('a.state', '=', 'pending')
      .where('a.input_revision', '=', 0)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('decisions as d').select('d.id').whereRef('d.application_id', '=', 'a.id'))),
      )
      // Somebody chose something for it, or a system knows it too: it is more than a file of this upload.
      .where('a.screening', '=', 'automatic')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('external_ids as e')
              .select('e.application_id')
              .whereRef('e.application_id', '=', 'a.id'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('screening_choices as h').select('h.id').whereRef('h.application_id', '=', 'a.id'),
          ),
        ),
      )
      .where(({ not }) => not(heldApplication))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('contests as o').select('o.id').whereRef('o.application_id', '=', 'a.id'))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('batch_items as i')
              .select('i.id')
              .whereRef('i.application_id', '=', 'a.id')
              .where('i.batch_id', '!=', batchId),
          ),
        ),
      )
      .orderBy('a.id')
      .forUpdate('a')
      .execute();
    if (gone.length === 0) continue;
    const ids = gone.map((row) => row.id);
    await transaction
      .updateTable('batch_items')
      .set({ application_id: null })
      .where('application_id', 'in', ids)
      .execute();
    await transaction.deleteFrom('scorecards').where('application_id', 'in', ids).execute();
    await transaction.deleteFrom('applications').where('id', 'in', ids).execute();
    await transaction
      .deleteFrom('candidates')
      .where(
        'id',
        'in',
        gone.map((row) => row.candidate_id),
      )
      .execute();
  }
}

/** Ends what nobody came back to within `hours`: open batches are closed, empty ones go. Gives the ids of those closed. */
export async function closeAbandoned(database: Database, hours: number): Promise<string[]> {
  return database.transaction().execute(async (transaction) => {
    const old = await transaction
      .selectFrom('batches as b')
      .select('b.id')
      .where('b.closed_at', 'is', null)
      .where(sql<boolean>`b.created_at < now() - make_interval(hours => ${hours})`)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('batch_items as i')
              .select('i.id')
              .whereRef('i.batch_id', '=', 'b.id')
              .where(sql<boolean>`i.updated_at > now() - make_interval(hours => ${hours})`),
          ),
        ),
      )
      .forUpdate('b')
      .skipLocked()
      .execute();
    const closed: string[] = [];
    for (const { id } of old) {
      const item = await transaction
        .selectFrom('batch_items')
        .select('id')
        .where('batch_id', '=', id)
        .limit(1)
        .executeTakeFirst();
      if (item) {
        await transaction
          .updateTable('batches')
          .set({ closed_at: sql<Date>`now()` })
          .where('id', '=', id)
          .execute();
        closed.push(id);
      } else {
        await transaction.deleteFrom('idempotency').where('batch_id', '=', id).execute();
        await transaction.deleteFrom('batches').where('id', '=', id).execute();
      }
    }
    return closed;
  });
}
