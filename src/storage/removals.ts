import { sql } from 'kysely';
import type { Connection } from './database.ts';

/* Bytes of erased people, until they are gone from the store: whoever erases may die before they are. */

/** Writes down, in the transaction of an erasure, which bytes are to go. */
export async function noteRemovals(transaction: Connection, hashes: string[]): Promise<void> {
  if (hashes.length === 0) return;
  await transaction
    .insertInto('removals')
    .values(hashes.map((sha256) => ({ sha256 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Bytes that were to go more than `minutes` ago and that nothing refers to, at most `limit`. */
export async function dueRemovals(connection: Connection, minutes: number, limit: number): Promise<string[]> {
  // Somebody may have sent the same bytes again.
  await sql`delete from removals r using documents d where d.sha256 = r.sha256`.execute(connection);
  const rows = await connection
    .selectFrom('removals')
    .select('sha256')
    .where(sql<boolean>`asked_at < now() - make_interval(mins => ${minutes})`)
    .orderBy('asked_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.sha256);
}

/** Forgets bytes that are gone. */
export async function forgetRemovals(connection: Connection, hashes: string[]): Promise<void> {
  if (hashes.length > 0) await connection.deleteFrom('removals').where('sha256', 'in', hashes).execute();
}
