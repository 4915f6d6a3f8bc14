import { sql } from 'kysely';
import type { Connection, Database } from './database.ts';

interface OutboxRow {
  id: string;
  job: string;
  job_id: string;
  payload: Record<string, string>;
  priority: number | null;
}

/** A job on its way to the queue. Of those with a `priority` small numbers go first; those without go before all. */
export interface OutboxJob {
  job: string;
  jobId: string;
  payload: Record<string, string>;
  priority?: number;
}

/** Puts jobs into the outbox, in the transaction of the rows that they are about. */
export async function addToOutbox(connection: Connection, jobs: OutboxJob[]): Promise<void> {
  for (let at = 0; at < jobs.length; at += 500) {
    const slice = jobs.slice(at, at + 500);
    await connection
      .insertInto('outbox')
      .values(
        slice.map(({ job, jobId, payload, priority }) => ({
          job,
          job_id: jobId,
          payload: JSON.stringify(payload),
          priority: priority ?? null,
        })),
      )
      .execute();
  }
}

/**
 * Hands up to `limit` rows whose job has one of these names to `send` and deletes them when it returns; other relays skip them
 * meanwhile. What a later release put there waits for its own relay. Gives how many.
 */
export async function relayOutbox(
  database: Database,
  limit: number,
  names: string[],
  send: (rows: OutboxRow[]) => Promise<void>,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('outbox')
      .select(['id', 'job', 'job_id', 'payload', 'priority'])
      .where('job', 'in', names)
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    await send(rows as unknown as OutboxRow[]);
    await transaction
      .deleteFrom('outbox')
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    return rows.length;
  });
}

/** Rows that wait in the outbox for a job of one of these names. */
export async function outboxSize(connection: Connection, names: string[]): Promise<number> {
  const row = await connection
    .selectFrom('outbox')
    .select(sql<string>`count(*)`.as('n'))
    .where('job', 'in', names)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
