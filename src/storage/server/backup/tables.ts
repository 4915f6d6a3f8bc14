import type pg from 'pg';

/** Bookkeeping of the migrator: it writes its own again. */
const ours = "t.table_name not in ('kysely_migration', 'kysely_migration_lock')";

/** Tables of the service with the columns that hold what was written (not those that are computed), by name. */
export async function tablesOf(client: pg.ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select t.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
     from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and ${ours}
     group by t.table_name order by t.table_name`,
  );
  return rows;
}

/**
 * Runs `act` while no table refers to another, as some refer to each other: then every reference holds again, or it throws. Within
 * the caller's transaction.
 */
export async function withoutReferences(client: pg.ClientBase, act: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string; says: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as says
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  await act();
  for (const { table, name, says } of rows)
    await client.query(`alter table ${table} add constraint ${name} ${says}`);
}

/** Columns as they stand in a statement. */
export const listed = (columns: string[]) => columns.map((name) => `"${name}"`).join(', ');

/** Numbers that are given in order go on behind the largest that is there. */
export async function goOnCounting(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname as table, a.attname as column, pg_get_serial_sequence(format('public.%I', c.relname), a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and pg_get_serial_sequence(format('public.%I', c.relname), a.attname) is not null`,
  );
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval($1, greatest((select coalesce(max("${column}"), 0) from public."${table}"), 1), (select count(*) > 0 from public."${table}"))`,
      [sequence],
    );
}
