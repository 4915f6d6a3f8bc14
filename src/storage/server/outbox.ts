import { sql } from 'kysely';
import type { Task, TaskName } from '#queue/tasks.ts';
import type { Connection, Database } from './database.ts';

/** Puts tasks into the outbox, in the transaction of the rows that they are about. */
export async function addToOutbox(connection: Connection, tasks: Task[]): Promise<void> {
  for (let at = 0; at < tasks.length; at += 500) {
    const slice = tasks.slice(at, at + 500);
    await connection
      .insertInto('outbox')
      .values(
        slice.map(({ name, id, payload, priority }) => ({
          job: name,
          job_id: id,
          payload: JSON.stringify(payload),
          priority,
        })),
      )
      .execute();
  }
}

/**
 * Hands up to `limit` rows whose task has one of these names to `send` and deletes them when it returns; other relays skip them
 * meanwhile. What a later release put there waits for its own relay. Gives how many.
 */
export async function relayOutbox(
  database: Database,
  limit: number,
  names: TaskName[],
  send: (tasks: Task[]) => Promise<void>,
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
    await send(
      rows.map(({ job, job_id, payload, priority }) => ({
        name: job as TaskName,
        id: job_id,
        payload: payload as Record<string, string>,
        priority,
      })),
    );
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

/** Rows that wait in the outbox for a task of one of these names. */
export async function outboxSize(connection: Connection, names: TaskName[]): Promise<number> {
  const row = await connection
    .selectFrom('outbox')
    .select(sql<string>`count(*)`.as('n'))
    .where('job', 'in', names)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
