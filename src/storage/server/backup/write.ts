import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { codeOf, StartFailure } from '#errors.ts';
import { fileOf, type Manifest, sha256Of } from './manifest.ts';
import { listed, tablesOf } from './tables.ts';

/**
 * Writes every table of a service into a new folder of a backup, as one moment had them, while the service goes on: rows as COPY gives
 * them, packed. The queue is no part of it: what waits in it is found again by what the tables say. Gives what the manifest says of
 * them. Throws StartFailure when the folder is in use or the database has no tables of ours.
 */
export async function writeTables(
  databaseUrl: string,
  backup: string,
): Promise<Pick<Manifest, 'at' | 'migrations' | 'tables'>> {
  await newFolder(backup);
  const folder = join(backup, 'tables');
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'prescreen backup' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('public.kysely_migration') is not null as there`,
    );
    if (!rows[0]?.there)
      throw new StartFailure('DATABASE_URL: there is nothing of a service in this database');
    await mkdir(folder, { mode: 0o700 });
    const applied = await client.query<{ name: string }>(
      'select name from public.kysely_migration order by name',
    );
    const tables: Manifest['tables'] = [];
    const at = new Date().toISOString();
    for (const table of await tablesOf(client)) {
      const path = join(folder, fileOf(table.name));
      const rows = client.query(copyTo(`copy public."${table.name}" (${listed(table.columns)}) to stdout`));
      await pipeline(rows, createGzip(), createWriteStream(path, { mode: 0o600 }));
      tables.push({ ...table, rows: rows.rowCount ?? 0, sha256: await sha256Of(path) });
    }
    await client.query('commit');
    return { at, migrations: applied.rows.map(({ name }) => name), tables };
  } finally {
    await client.end();
  }
}

async function newFolder(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw new StartFailure(`${folder}: cannot be used (${codeOf(error)})`);
  });
  if (found.length > 0) throw new StartFailure(`${folder}: is not empty; give a new folder`);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new StartFailure(`${folder}: cannot be made (${codeOf(error)})`);
  });
}
