import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { again, type Connection, type Database } from '../server/database.ts';
import { type NewBatch, openBatch } from './uploads.ts';

/** What a request finds under its Idempotency-Key: `mine` until it ends, done by another, or held by another now. */
type Binding =
  | { state: 'mine' | 'completed'; batchId: string }
  | { state: 'held' | 'mismatch'; batchId: null };

/** Seconds without a sign of life after which a request that held a key has ended. */
const heartbeatSeconds = 15;

/**
 * Binds an Idempotency-Key to a batch before the first byte: a new one, or the one of an earlier request with the same key
 * that did not come to its end. `fingerprint` tells requests apart that must not share a key.
 */
export function bindKey(database: Database, keyId: string, key: string, batch: NewBatch): Promise<Binding> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([batch.roleId]))
    .digest('hex');
  return again(() =>
    database.transaction().execute(async (transaction): Promise<Binding> => {
      const batchId = await openBatch(transaction, batch);
      const inserted = await transaction
        .insertInto('idempotency')
        .values({
          key_id: keyId,
          idempotency_key: key,
          fingerprint,
          batch_id: batchId,
          alive_at: sql<Date>`now()`,
          completed_at: null,
        })
        .onConflict((conflict) => conflict.columns(['key_id', 'idempotency_key']).doNothing())
        .returning('batch_id')
        .executeTakeFirst();
      if (inserted) return { state: 'mine', batchId };
      await transaction.deleteFrom('batches').where('id', '=', batchId).execute();
      const row = await transaction
        .selectFrom('idempotency')
        .selectAll()
        .select(
          sql<boolean>`coalesce(alive_at > now() - make_interval(secs => ${heartbeatSeconds}), false)`.as(
            'alive',
          ),
        )
        .where('key_id', '=', keyId)
        .where('idempotency_key', '=', key)
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (row.fingerprint !== fingerprint) return { state: 'mismatch', batchId: null };
      if (row.completed_at !== null) return { state: 'completed', batchId: row.batch_id };
      if (row.alive) return { state: 'held', batchId: null };
      await transaction
        .updateTable('idempotency')
        .set({ alive_at: sql<Date>`now()` })
        .where('key_id', '=', keyId)
        .where('idempotency_key', '=', key)
        .execute();
      return { state: 'mine', batchId: row.batch_id };
    }),
  );
}

/** A sign of life of the request that holds a key; null when the request has ended early. */
export async function touchKey(
  connection: Connection,
  keyId: string,
  key: string,
  alive: boolean,
): Promise<void> {
  await connection
    .updateTable('idempotency')
    .set({ alive_at: alive ? sql<Date>`now()` : null })
    .where('key_id', '=', keyId)
    .where('idempotency_key', '=', key)
    .execute();
}
