import { sql } from 'kysely';
import type { Connection } from './database.ts';

/** What of a Postgres server the service depends on. */
export interface ServerSettings {
  /** As `server_version_num`: 180001 is 18.1. */
  version: number;
  encoding: string;
  fsync: boolean;
  synchronousCommit: boolean;
  autovacuum: boolean;
  /** Connections that this user may have, and that are open now, of everybody. */
  connections: { most: number; open: number };
  /** The server's clock. */
  now: Date;
  /** Migrations that were applied, by name. */
  applied: string[];
}

/** Asks a server for its settings. Throws the database's error. */
export async function readSettings(connection: Connection): Promise<ServerSettings> {
  const { rows } = await sql<Record<string, string> & { now: Date }>`
    select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
      current_setting('autovacuum') as autovacuum,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
      (select sum(numbackends) from pg_stat_database) as open,
      clock_timestamp() as now, to_regclass('kysely_migration') is not null as migrated`.execute(connection);
  const row = rows[0] as (typeof rows)[number];
  const applied = row.migrated
    ? await sql<{ name: string }>`select name from kysely_migration order by name`.execute(connection)
    : { rows: [] };
  return {
    version: Number(row.version),
    encoding: String(row.encoding),
    fsync: row.fsync === 'on',
    synchronousCommit: row.synchronous_commit !== 'off',
    autovacuum: row.autovacuum === 'on',
    connections: { most: Number(row.most), open: Number(row.open) },
    now: row.now,
    applied: applied.rows.map(({ name }) => name),
  };
}
