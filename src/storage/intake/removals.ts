import { sql } from 'kysely';
import type { Connection } from '../server/database.ts';

/*
 * Bytes that are to go unless a row names them: noted before they are stored, as an upload may break off before its rows are
 * written, and when somebody is erased, as whoever erases may die before the bytes are gone.
 */

/** Notes bytes that are to go unless a row names them: those of an erasure, in its transaction, or those about to be stored. */
export async function noteRemovals(transaction: Connection, hashes: string[]): Promise<void> {
  if (hashes.length === 0) return;
  await transaction
    .insertInto('removals')
    .values(hashes.map((sha256) => ({ sha256 })))
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ asked_at: sql<Date>`now()` }))
    .execute();
}

/** Bytes that were to go more than `minutes` ago and that nothing refers to, at most `limit`. */
export async function dueRemovals(connection: Connection, minutes: number, limit: number): Promise<string[]> {
  await sql`delete from removals r where exists (select from documents d where d.sha256 = r.sha256)
    or exists (select from batch_items i where i.sha256 = r.sha256)`.execute(connection);
  const rows = await connection
    .selectFrom('removals')
    .select('sha256')
    .where(sql<boolean>`asked_at < now() - make_interval(mins => ${minutes})`)
    .orderBy('asked_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.sha256);
}

/** Of some bytes those that no row names. */
export async function withoutRow(connection: Connection, hashes: string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const { rows } = await sql<{ sha256: string }>`
    select h as sha256 from unnest(${hashes}::text[]) h
    where not exists (select from documents d where d.sha256 = h) and not exists (select from batch_items i where i.sha256 = h)`.execute(
    connection,
  );
  return rows.map((row) => row.sha256);
}

/** Forgets bytes that are gone. */
export async function forgetRemovals(connection: Connection, hashes: string[]): Promise<void> {
  if (hashes.length > 0) await connection.deleteFrom('removals').where('sha256', 'in', hashes).execute();
}

/** Every digest whose bytes may be stored, each once, in order. */
export async function* storedHashes(connection: Connection): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ sha256: string }>`
      select sha256 from (
        select sha256 from documents union select sha256 from batch_items where sha256 is not null union select sha256 from removals
      ) s where sha256 > ${after} collate "C" order by sha256 collate "C" limit 1000`.execute(connection);
    for (const { sha256 } of rows) yield sha256;
    const last = rows.at(-1);
    if (!last) return;
    after = last.sha256;
  }
}
