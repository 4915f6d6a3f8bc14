import { sql } from 'kysely';
import { type Priority, priorities } from '#domain/states.ts';
import type { Connection } from './database.ts';

/**
 * When the oldest upload was whole that has files to be read, of these priorities: what is tried again meanwhile is no younger. An
 * upload that is still open counts by its oldest file.
 */
const oldestFile = (of: readonly Priority[]) => sql`(select min(coalesce(b.closed_at, i.since)) from batches b
  cross join lateral (select min(i.updated_at) as since from batch_items i where i.batch_id = b.id and i.state in ('queued', 'expanding')) i
  where b.finished_at is null and i.since is not null and b.priority = any(${[...of]}))`;

/** Seconds that the oldest file of these priorities has waited; 0 where none waits. */
export async function oldestFileWaiting(connection: Connection, of: readonly Priority[]): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select greatest(coalesce(extract(epoch from now() - ${oldestFile(of)}), 0), 0)::float8 as seconds`.execute(
    connection,
  );
  return rows[0]?.seconds ?? 0;
}

/**
 * Seconds that the oldest of each kind of work has waited that could be done now: files, tasks that are not in the queue yet,
 * events of applicant-tracking systems, deliveries and notes; 0 where none waits. Partial indexes hold what waits alone.
 */
export async function oldestWaiting(connection: Connection): Promise<Record<string, number>> {
  const { rows } = await sql<{ what: string; seconds: number }>`
    select what, greatest(coalesce(extract(epoch from now() - since), 0), 0)::float8 as seconds from (
      select 'file' as what, ${oldestFile(priorities)} as since
      union all select 'outbox', (select created_at from outbox order by id limit 1)
      union all select 'event', min(next_at) from inbox where state = 'queued' and next_at <= now()
      union all select 'delivery', min(next_at) from deliveries where state = 'pending' and next_at <= now()
      union all select 'note', min(next_at) from write_backs where state = 'queued' and next_at <= now()
    ) w`.execute(connection);
  return Object.fromEntries(rows.map(({ what, seconds }) => [what, seconds]));
}

/** Deliveries that are not over, by state: those that wait for their time, and those held for a receiver that is switched off. */
export async function countDeliveries(connection: Connection): Promise<{ state: string; count: number }[]> {
  const { rows } = await sql<{ state: string; count: number }>`
    select 'pending' as state, count(*)::int as count from deliveries where state = 'pending'
    union all select 'held', count(*)::int from deliveries where state = 'held'`.execute(connection);
  return rows;
}
