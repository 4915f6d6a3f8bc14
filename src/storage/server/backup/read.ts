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
import { checkFiles } from './files.ts';
import { digestOf, fileOf, Manifest, sha256Of } from './manifest.ts';
import { goOnCounting, listed, tablesOf, withoutReferences } from './tables.ts';

/** What opens the seal of a backup; throws where it is none of its own. */
type Opener = (sealed: Buffer) => Buffer;

/**
 * Looks at a backup before anything is changed: its manifest, its seal by `open` (null: whoever asks trusts it), every table and every file.
 * Gives its manifest. Throws StartFailure when it is none, damaged, made by somebody without the key, or of a later release.
 */
export async function checkBackup(backup: string, open: Opener | null): Promise<Manifest> {
  const text = await readFile(join(backup, 'manifest.json'), 'utf8').catch((error: unknown) => {
    throw new StartFailure(`${backup}: is no whole backup: manifest.json cannot be read (${codeOf(error)})`);
  });
  const parsed = Manifest.safeParse(jsonOf(text));
  if (!parsed.success) throw new StartFailure(`${backup}: manifest.json is none of ours`);
  const manifest = parsed.data;
  if (open !== null && !isSealed(manifest, open))
    throw new StartFailure(
      `${backup}: is not sealed by the key of this service: give SECRETS_KEY (or DATA_DIR/secrets-key) as it was, or --trust where you know who made it`,
    );
  const later = manifest.migrations.filter((name) => !migrationNames.includes(name));
  if (later.length > 0)
    throw new StartFailure(
      `${backup}: was made by a later release (${later.join(', ')}); restore it with that one`,
    );
  for (const { name, sha256 } of manifest.tables) {
    const found = await sha256Of(join(backup, 'tables', fileOf(name))).catch(() => null);
    if (found !== sha256)
      throw new StartFailure(
        `${backup}: ${fileOf(name)} is ${found === null ? 'missing' : 'damaged'}; take another copy of this backup, nothing was changed`,
      );
  }
  await checkFiles(backup, manifest);
  return manifest;
}

function isSealed(manifest: Manifest, open: Opener): boolean {
  try {
    return open(Buffer.from(manifest.seal ?? '', 'base64')).equals(digestOf(manifest));
  } catch {
    return false;
  }
}

/**
 * Writes the tables of a backup that was checked into a database that has nothing of a service: first the tables as its release had
 * them, then their rows, in one transaction; nobody stays signed in. A start brings them up to date. Throws StartFailure; then the
 * database is empty again.
 */
export async function readTables(databaseUrl: string, backup: string, manifest: Manifest): Promise<void> {
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
    const before = await functionsOf(client);
    await fill(client, databaseUrl, backup, manifest).catch(async (error: unknown) => {
      await client.query('rollback').catch(() => {});
      await takeBack(client, before);
      throw error;
    });
  } finally {
    await client.end();
  }
}

async function fill(
  client: pg.Client,
  databaseUrl: string,
  backup: string,
  manifest: Manifest,
): Promise<void> {
  const database = openDatabase(databaseUrl, 1);
  await migrateTo(database, manifest.migrations.at(-1) as string).finally(() => database.destroy());
  const shape = (tables: { name: string; columns: string[] }[]) =>
    tables
      .map(({ name, columns }) => `${name} ${columns.toSorted().join()}`)
      .toSorted()
      .join('\n');
  // Nothing is written anywhere but where that release had its tables, and none of them is left out.
  if (shape(await tablesOf(client)) !== shape(manifest.tables))
    throw new StartFailure(`${backup}: its tables are not those of its release`);
  await client.query('begin');
  await withoutReferences(client, async () => {
    for (const table of manifest.tables) await readRows(client, backup, table);
  });
  if (manifest.tables.some(({ name }) => name === 'sessions'))
    await client.query('delete from public.sessions');
  await goOnCounting(client);
  await client.query('commit');
}

/** Functions of the schema, with what they take: those that were there before are somebody else's. */
async function functionsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace`,
  );
  return rows.map(({ name }) => name);
}

/** Takes away what was made in a schema that had no tables, and no functions but those. */
async function takeBack(client: pg.Client, before: string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('public.%I', table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { name } of rows) await client.query(`drop table if exists ${name} cascade`);
  for (const name of await functionsOf(client))
    if (!before.includes(name)) await client.query(`drop function if exists ${name} cascade`);
}

async function readRows(
  client: pg.Client,
  backup: string,
  { name, columns, rows }: Manifest['tables'][number],
): Promise<void> {
  try {
    // What a migration wrote itself stands in the backup too.
    const { rowCount } = await client.query(`select from public."${name}" limit 1`);
    if (rowCount) await client.query(`delete from public."${name}"`);
    const into = client.query(copyFrom(`copy public."${name}" (${listed(columns)}) from stdin`));
    await pipeline(createReadStream(join(backup, 'tables', fileOf(name))), createGunzip(), into);
    if (into.rowCount === rows) return;
  } catch (error) {
    // What the database says of it holds the row itself.
    throw new StartFailure(`${backup}: the rows of ${name} cannot be taken (${codeOf(error)})`);
  }
  throw new StartFailure(`${backup}: ${name} has other rows than its manifest says`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
