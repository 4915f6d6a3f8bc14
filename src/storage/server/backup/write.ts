import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { codeOf, StartFailure } from '#errors.ts';
import { fileOf, type Manifest } from './manifest.ts';
import { listed, tablesOf } from './tables.ts';

/**
 * Writes every table of a service into a folder, as one moment had them, while the service goes on: rows as COPY gives them,
 * packed, and `manifest.json`, last. The queue is no part of it: what waits in it is found again by what the tables say. Gives
 * the manifest. Throws StartFailure when the folder is in use or the database has no tables of ours.
 */
export async function writeTables(databaseUrl: string, folder: string): Promise<Manifest> {
  await emptyFolder(folder);
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
    const applied = await client.query<{ name: string }>('select name from kysely_migration order by name');
    const manifest: Manifest = {
      format: 1,
      at: new Date().toISOString(),
      migrations: applied.rows.map(({ name }) => name),
      tables: [],
    };
    for (const table of await tablesOf(client)) {
      const path = join(folder, fileOf(table.name));
      const rows = client.query(copyTo(`copy "${table.name}" (${listed(table.columns)}) to stdout`));
      await pipeline(rows, createGzip(), createWriteStream(path, { mode: 0o600 }));
      manifest.tables.push({ ...table, rows: rows.rowCount ?? 0, sha256: await sha256Of(path) });
    }
    await client.query('commit');
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return manifest;
  } finally {
    await client.end();
  }
}

/** Checksum of a file, as hexadecimal digits. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function emptyFolder(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw new StartFailure(`${folder}: cannot be used (${codeOf(error)})`);
  });
  if (found !== null && found.length > 0)
    throw new StartFailure(`${folder}: is not empty; give a new folder`);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new StartFailure(`${folder}: cannot be made (${codeOf(error)})`);
  });
}
