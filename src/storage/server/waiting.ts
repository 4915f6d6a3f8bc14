import { sql } from 'kysely';
import type { Connection } from './database.ts';

/**
 * Seconds that the oldest of each kind of work has waited that could be done now: files, tasks that are not in the queue yet,
 * events of applicant-tracking systems, deliveries and notes; 0 where none waits. Each is the first of an index.
 */
export async function oldestWaiting(connection: Connection): Promise<Record<string, number>> {
  const { rows } = await sql<{ what: string; seconds: number }>`
    select what, greatest(coalesce(extract(epoch from now() - since), 0), 0)::float8 as seconds from (
      select 'file' as what, min(updated_at) as since from batch_items where state in ('queued', 'expanding')
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
