import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Priority } from '#domain/states.ts';
import { writeAudit } from '../access/audit.ts';
import { again, type Connection, type Database } from '../server/database.ts';
import { addToOutbox } from '../server/outbox.ts';
import { insertItems, type Received } from './new-items.ts';

export interface NewBatch {
  roleId: string;
  /** `YYYY-MM-DD` that months are counted to. */
  asOf: string;
  priority: Priority;
  actor: string;
}

/** Makes an open batch without files. Gives its id. */
export async function openBatch(connection: Connection, batch: NewBatch): Promise<string> {
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
