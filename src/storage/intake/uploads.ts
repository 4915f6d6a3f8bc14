import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { writeAudit } from '../access/audit.ts';
import { again, type Connection, type Database } from '../server/database.ts';
import { addToOutbox } from '../server/outbox.ts';
import { insertItems, type Received } from './new-items.ts';

interface NewBatch {
  roleId: string;
  /** `YYYY-MM-DD` that months are counted to. */
  asOf: string;
  priority: 'high' | 'normal' | 'low';
  actor: string;
}

/** Makes an open batch without files. Gives its id. */
async function openBatch(connection: Connection, batch: NewBatch): Promise<string> {
  const id = randomUUID();
  await connection
    .insertInto('batches')
    .values({
      id,
      role_id: batch.roleId,
      as_of: batch.asOf,
      created_by: batch.actor,
      finished_at: null,
      closed_at: null,
      priority: batch.priority,
    })
    .execute();
  return id;
}

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

export type Added =
  | { ok: true; batchId: string }
  | { ok: false; reason: 'closed' | 'not_found' | 'other_day' | 'too_many' | 'too_large' };

export interface Addition {
  /** Null makes a new batch in the same transaction. */
  batchId: string | null;
  /** What the batch begins as, when this request opens it; null adds to one that is open. */
  opens: NewBatch | null;
  /** The day that the caller named, which must be that of an open batch; null when none was named. */
  day: string | null;
  actor: string;
  files: Received[];
  close: boolean;
  key: { keyId: string; key: string } | null;
  limits: { files: number; bytes: number };
}

/**
 * Adds files to a batch with their candidates, applications, outbox and audit rows in one transaction. Files that the batch
 * has by name and sha-256 from an earlier request are not added again when a key holds the batch.
 */
export function addFiles(database: Database, asked: Addition): Promise<Added> {
  return again(() =>
    database.transaction().execute(async (transaction): Promise<Added> => {
      const batchId = asked.batchId ?? (await openBatch(transaction, asked.opens as NewBatch));
      const row = await transaction
        .selectFrom('batches')
        .selectAll()
        .where('id', '=', batchId)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return { ok: false, reason: 'not_found' };
      if (row.closed_at !== null) return { ok: false, reason: 'closed' };
      const before = await transaction
        .selectFrom('batch_items')
        .select(['sha256', 'file_name', 'position', 'size', 'parent_id'])
        .where('batch_id', '=', batchId)
        .execute();
      // The day is fixed by the request that opens the batch, whether it brings files or none.
      const asOf = before.length === 0 && asked.opens !== null ? asked.opens.asOf : row.as_of;
      if (asked.day !== null && asked.day !== asOf) return { ok: false, reason: 'other_day' };
      const known = new Set(asked.key ? before.map((item) => `${item.sha256} ${item.file_name}`) : []);
      const files = asked.files.filter((file) => !known.has(`${file.sha256} ${file.fileName}`));
      const uploaded = before.filter((item) => item.parent_id === null);
      if (uploaded.length + files.length > asked.limits.files) return { ok: false, reason: 'too_many' };
      if (sizeOf(uploaded) + sizeOf(files) > asked.limits.bytes) return { ok: false, reason: 'too_large' };
      const position = before.reduce((most, item) => Math.max(most, item.position + 1), 0);
      const target = {
        batchId,
        roleId: row.role_id,
        asOf,
        source: 'upload',
        priority: row.priority,
        position,
      };
      await addToOutbox(transaction, await insertItems(transaction, { ...target, parent: null }, files));
      await transaction
        .updateTable('batches')
        .set({ as_of: asOf, ...(asked.close ? { closed_at: sql<Date>`now()` } : {}) })
        .where('id', '=', batchId)
        .execute();
      if (asked.key)
        await transaction
          .updateTable('idempotency')
          .set({ completed_at: sql<Date>`now()` })
          .where('key_id', '=', asked.key.keyId)
          .where('idempotency_key', '=', asked.key.key)
          .execute();
      await writeAudit(transaction, [
        {
          actor: asked.actor,
          action: asked.opens !== null && before.length === 0 ? 'batch.created' : 'batch.extended',
          subject: 'batch',
          subjectId: batchId,
          detail: { files: files.length },
        },
      ]);
      return { ok: true, batchId };
    }),
  );
}

function sizeOf(files: { size: number }[]): number {
  return files.reduce((sum, file) => sum + Number(file.size), 0);
}

/** True when a batch holds every one of the files, by name and sha-256. */
export async function holdsAll(connection: Connection, batchId: string, files: Received[]): Promise<boolean> {
  const rows = await connection
    .selectFrom('batch_items')
    .select(['sha256', 'file_name'])
    .where('batch_id', '=', batchId)
    .execute();
  const known = new Set(rows.map((row) => `${row.sha256} ${row.file_name}`));
  return files.every((file) => known.has(`${file.sha256} ${file.fileName}`));
}

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
      .where('a.decision_id', 'is', null)
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
