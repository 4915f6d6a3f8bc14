import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { codeOf, StartFailure } from '#errors.ts';
import { openDatabase } from '../database.ts';
import { migrateTo, migrationNames } from '../migrate.ts';
import { fileOf, Manifest } from './manifest.ts';
import { goOnCounting, listed, withoutReferences } from './tables.ts';
import { sha256Of } from './write.ts';

/** Looks at a backup's tables without a database. Gives its manifest. Throws StartFailure when it is none, damaged or of a later release. */
async function checkTables(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((error: unknown) => {
    throw new StartFailure(`${folder}: is no whole backup: manifest.json cannot be read (${codeOf(error)})`);
  });
  const parsed = Manifest.safeParse(jsonOf(text));
  if (!parsed.success) throw new StartFailure(`${folder}: manifest.json is none of ours`);
  const manifest = parsed.data;
  const later = manifest.migrations.filter((name) => !migrationNames.includes(name));
  if (later.length > 0)
    throw new StartFailure(
      `${folder}: was made by a later release (${later.join(', ')}); restore it with that one`,
    );
  for (const { name, sha256 } of manifest.tables) {
    const found = await sha256Of(join(folder, fileOf(name))).catch(() => null);
    if (found !== sha256)
      throw new StartFailure(
        `${folder}: ${fileOf(name)} is ${found === null ? 'missing' : 'damaged'}; take another copy of this backup`,
      );
  }
  return manifest;
}

/**
 * Writes the tables of a backup into a database that has nothing of a service: first the tables as its release had them, then
 * their rows, in one transaction. A start brings them up to date. Gives the manifest. Throws StartFailure, and the database's error.
 */
export async function readTables(databaseUrl: string, folder: string): Promise<Manifest> {
  const manifest = await checkTables(folder);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'prescreen restore' });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query(
      `select from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' limit 1`,
    );
    if (rows.length > 0)
      throw new StartFailure(
        'DATABASE_URL: the database is not empty; restore into a new one, nothing was changed',
      );
    const database = openDatabase(databaseUrl, 1);
    await migrateTo(database, manifest.migrations.at(-1) as string).finally(() => database.destroy());
    await client.query('begin');
    await withoutReferences(client, async () => {
      for (const table of manifest.tables) await readRows(client, folder, table);
    });
    await goOnCounting(client);
    await client.query('commit');
    return manifest;
  } finally {
    await client.end();
  }
}

async function readRows(
  client: pg.Client,
  folder: string,
  { name, columns, rows }: Manifest['tables'][number],
): Promise<void> {
  // What a migration wrote itself stands in the backup too.
  const { rowCount } = await client.query(`select from "${name}" limit 1`);
  if (rowCount) await client.query(`delete from "${name}"`);
  const into = client.query(copyFrom(`copy "${name}" (${listed(columns)}) from stdin`));
  await pipeline(createReadStream(join(folder, fileOf(name))), createGunzip(), into);
  if (into.rowCount !== rows) throw new Error(`${name}: ${into.rowCount} rows in place of ${rows}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
