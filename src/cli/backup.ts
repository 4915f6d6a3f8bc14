import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { type Config, readConfig } from '#config.ts';
import { StartFailure } from '#errors.ts';
import { isService, runtimeOf } from '#runtime.ts';
import { type Sealer, sealer } from '#sealing.ts';
import { secretsKeys } from '#secrets-key.ts';
import { readFiles, writeFiles } from '#storage/server/backup/files.ts';
import { digestOf, type Manifest } from '#storage/server/backup/manifest.ts';
import { checkBackup, readTables } from '#storage/server/backup/read.ts';
import { writeTables } from '#storage/server/backup/write.ts';
import { startEmbedded } from '#storage/server/embedded.ts';
import { incomingOf, markFileKeys, openShelf, usedFileKeys } from '#storage/server/file-marks.ts';
import { printable } from './printable.ts';
import { serviceDatabase } from './service.ts';

/** What the seal of a backup is for. */
const purpose = 'backup';

/**
 * `prescreen backup <folder>`: the tables as one moment had them, then the stored files, while the service goes on; the manifest, sealed
 * with the key of secrets, last. Keys and the marks of who was erased are no part of it. Gives the exit code. Throws StartFailure.
 */
export async function backupCommand(given: string): Promise<number> {
  const config = readConfig(process.env);
  const backup = resolve(given);
  const way = relative(config.dataDir, backup);
  if (!way.startsWith('..') && !isAbsolute(way))
    throw new StartFailure(`${given}: lies within DATA_DIR; give a folder elsewhere`);
  const keys = await ownKeys(config);
  const told = await writeTables(await serviceDatabase(config), backup);
  // Behind the tables: whatever they name is there, or belongs to somebody who was erased since.
  const { shelf, close } = await openShelf(config);
  const files = await writeFiles(shelf, backup).finally(close);
  const fileKeys = await usedFileKeys(config);
  const manifest: Manifest = { format: 1, ...told, files, fileKeys, seal: null };
  manifest.seal = keys === null ? null : keys.seal(digestOf(manifest), purpose).toString('base64');
  await writeFile(join(backup, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  process.stdout.write(
    `${manifest.tables.length} tables with ${rowsOf(manifest)} rows and ${files.count} stored files are in ${printable(given)}\n` +
      'keep it closed and encrypted; keep SECRETS_KEY and FILES_KEY elsewhere, and DATA_DIR/erased beside neither (docs/operate.md)\n',
  );
  return 0;
}

/**
 * `prescreen restore <folder>`: puts a backup of this or an earlier release into a new database and an empty DATA_DIR; the next
 * start brings it up to date and erases again who was erased since. With `trust` its seal is not asked for. Gives the exit code. Throws
 * StartFailure.
 */
export async function restoreCommand(given: string, { trust }: { trust?: boolean }): Promise<number> {
  const config = readConfig(process.env);
  const backup = resolve(given);
  await requireStopped(config);
  const { shelf, close } = await openShelf(config);
  for await (const _held of shelf.names())
    throw new StartFailure(
      config.filesS3 === null
        ? `DATA_DIR: ${join(config.dataDir, 'files')} holds files; restore into an empty folder, nothing was changed`
        : 'FILES_S3: there are files already; restore into an empty place, nothing was changed',
    );
  const keys = trust ? null : await ownKeys(config);
  if (!trust && keys === null)
    throw new StartFailure(
      'SECRETS_KEY: needed to tell who made the backup (or DATA_DIR/secrets-key as it was); --trust restores it without',
    );
  const manifest = await checkBackup(backup, keys && ((sealed) => keys.open(sealed, purpose)));
  const embedded =
    config.databaseUrl === null
      ? await startEmbedded(config.dataDir, (line) => process.stderr.write(`${line}\n`))
      : null;
  try {
    await readTables(embedded?.url ?? (config.databaseUrl as string), backup, manifest);
    await readFiles(backup, shelf, incomingOf(config));
    await markFileKeys(config, manifest.fileKeys);
    process.stdout.write(
      `${rowsOf(manifest)} rows and ${manifest.files.count} stored files of ${manifest.at} are back; start the service: it brings them up to date\n` +
        'keys, links and people that were shut out since then may come in again: shut them out anew\n',
    );
    return 0;
  } finally {
    close();
    await embedded?.stop();
  }
}

const rowsOf = ({ tables }: Manifest) => tables.reduce((sum, { rows }) => sum + rows, 0);

/** The keys of secrets that are there; null where there are none yet, as looking makes none. */
async function ownKeys(config: Config): Promise<Sealer | null> {
  const kept = existsSync(join(config.dataDir, 'secrets-key'));
  return config.secretsKeys.length > 0 || kept ? sealer(await secretsKeys(config)) : null;
}

/** Throws StartFailure while an embedded service runs on the data folder. */
async function requireStopped(config: Config): Promise<void> {
  const { pid } = await runtimeOf(config);
  if (pid === undefined || !(await isService(pid))) return;
  throw new StartFailure(`DATA_DIR: a service runs on ${config.dataDir} (process ${pid}): stop it first`);
}
