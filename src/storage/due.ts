import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from './database.ts';
import { addToOutbox } from './outbox.ts';

/*
 * Work that waits for its time: events to be taken in, deliveries, notes. A row's `next_at` is when it is due; whoever puts
 * it into the outbox moves it on by a lease, so that a job that is lost comes again by itself.
 */

/** Minutes after which a job that did not settle its row is put into the queue again. */
const leaseMinutes = 5;

const kinds = [
  { table: 'inbox', state: 'queued', job: 'receive', id: 'inboxId' },
  { table: 'deliveries', state: 'pending', job: 'deliver', id: 'deliveryId' },
  { table: 'write_backs', state: 'queued', job: 'write-back', id: 'writeBackId' },
] as const;
type Kind = (typeof kinds)[number]['job'];

/** When a row that has just been put into the outbox is due again. */
export const leased = sql<Date>`now() + make_interval(mins => ${leaseMinutes})`;

/** The outbox rows for rows of one kind; `again` makes their job ids new. */
export async function enqueueDue(connection: Connection, job: Kind, ids: string[]): Promise<void> {
  const kind = kinds.find((one) => one.job === job) as (typeof kinds)[number];
  await addToOutbox(
    connection,
    ids.map((id) => ({
      job,
      jobId: `${job}-${id}-${randomUUID()}`,
      payload: { [kind.id]: id },
    })),
  );
}

/** Puts what is due into the outbox, up to `limit` of each kind; others who do so at once skip the same rows. Gives how many. */
export async function moveDue(connection: Connection, limit: number): Promise<number> {
  let moved = 0;
  for (const { table, state, job } of kinds) {
    const { rows } = await sql<{ id: string }>`
      update ${sql.table(table)} set next_at = ${leased} where id in (
        select id from ${sql.table(table)} where state = ${state} and next_at <= now() order by next_at limit ${limit} for update skip locked
      ) returning id`.execute(connection);
    if (rows.length > 0)
      await enqueueDue(
        connection,
        job,
        rows.map((row) => row.id),
      );
    moved += rows.length;
  }
  return moved;
}
