import { sql } from 'kysely';
import type { Connection, Database } from '../server/database.ts';

/** Every column that holds sealed bytes, what they are in words, and the purpose that they are sealed for. */
const columns = [
  { what: 'connections', table: 'connections', column: 'secrets', purpose: sql`'connection ' || id` },
  {
    what: 'webhook endpoints',
    table: 'webhook_endpoints',
    column: 'secrets',
    purpose: sql`'endpoint ' || id`,
  },
  { what: 'events that wait', table: 'inbox', column: 'body', purpose: sql`'inbox ' || connection_id` },
  { what: 'sessions', table: 'sessions', column: 'id_token', purpose: sql`'id token'` },
] as const;

/** Bytes of the id of the key that sealed, at the beginning of what is sealed. */
const idBytes = 4;
const idOf = (column: string) => sql`substring(${sql.ref(column)} from 1 for ${sql.lit(idBytes)})`;

/** How much of each kind was sealed by keys that are not among these: by kind and key, as hexadecimal digits. */
export async function sealedByOthers(
  connection: Connection,
  keyIds: Buffer[],
): Promise<{ what: string; key: string; count: number }[]> {
  const found = [];
  for (const { what, table, column } of columns) {
    // Whoever has signed in signs in anew.
    if (table === 'sessions') continue;
    const { rows } = await sql<{ key: Buffer; count: string }>`
      select ${idOf(column)} as key, count(*) as count from ${sql.table(table)}
      where ${sql.ref(column)} is not null and not (${idOf(column)} = any(${keyIds})) group by 1 order by 1`.execute(
      connection,
    );
    for (const { key, count } of rows) found.push({ what, key: key.toString('hex'), count: Number(count) });
  }
  return found;
}

/** Takes one secret away that no key opens. */
async function drop(
  transaction: Connection,
  table: (typeof columns)[number]['table'],
  { id, purpose }: { id: string; purpose: string },
  seal: (purpose: string, nothing: string) => Buffer,
): Promise<void> {
  if (table === 'webhook_endpoints')
    await transaction
      .updateTable(table)
      .set({ secrets: seal(purpose, '[]'), state: 'disabled', reason: 'its secret is lost' })
      .where('id', '=', id)
      .execute();
  else if (table === 'connections')
    await transaction
      .updateTable(table)
      .set({ secrets: seal(purpose, '{"signing":[],"credentials":{}}'), state: 'paused' })
      .where('id', '=', id)
      .execute();
  else if (table === 'inbox')
    await transaction
      .updateTable(table)
      .set({ body: null, state: 'failed', reason: 'secret_lost', next_at: null, leased: false })
      .where('id', '=', id)
      .execute();
  else await transaction.deleteFrom(table).where('id', '=', id).execute();
}

const slice = 200;

/**
 * Seals again whatever was not sealed by a key, in slices, each in a transaction. `again` gives new bytes for old ones and their
 * purpose, or null for what it cannot open. Gives how many of each kind were sealed again, and how many could not be.
 */
export async function sealAgain(
  database: Database,
  keyId: Buffer,
  again: (sealed: Buffer, purpose: string) => Buffer | null,
  /** Takes away what cannot be opened: receivers are switched off, connections paused, until they get secrets anew. */
  forget: ((purpose: string, nothing: string) => Buffer) | null,
): Promise<{ what: string; resealed: number; unopened: number }[]> {
  const done = [];
  for (const { what, table, column, purpose } of columns) {
    let [resealed, unopened, after] = [0, 0, ''];
    for (;;) {
      const last = await database.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ id: string; sealed: Buffer; purpose: string }>`
          select id, ${sql.ref(column)} as sealed, ${purpose} as purpose from ${sql.table(table)}
          where ${sql.ref(column)} is not null and ${idOf(column)} <> ${keyId} and id > ${after}
          order by id limit ${slice} for update`.execute(transaction);
        for (const row of rows) {
          const fresh = again(row.sealed, row.purpose);
          if (fresh === null) {
            unopened += 1;
            if (forget !== null) await drop(transaction, table, row, forget);
          } else {
            await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${fresh} where id = ${row.id}`.execute(
              transaction,
            );
            resealed += 1;
          }
        }
        return rows.at(-1)?.id ?? null;
      });
      if (last === null) break;
      after = last;
    }
    done.push({ what, resealed, unopened });
  }
  return done;
}
