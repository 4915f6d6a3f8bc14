import { existsSync } from 'node:fs';
import { constants, cp, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Config, readConfig } from '#config.ts';
import { StartFailure } from '#errors.ts';
import { readTables } from '#storage/server/backup/read.ts';
import { writeTables } from '#storage/server/backup/write.ts';
import { startEmbedded } from '#storage/server/embedded.ts';
import { serviceDatabase } from './service.ts';

/** Parts of a backup: tables, and stored files as they lie. */
const [tablesFolder, filesFolder] = ['tables', 'files'];

/**
 * `prescreen backup <folder>`: the tables as one moment had them, then the stored files, while the service goes on. Keys and the
 * marks of who was erased are no part of it. Gives the exit code. Throws StartFailure.
 */
export async function backupCommand(given: string): Promise<number> {
  const config = readConfig(process.env);
  const folder = resolve(given);
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new StartFailure(`${given}: is not empty; give a new folder`);
  const manifest = await writeTables(await serviceDatabase(config), join(folder, tablesFolder as string));
  const stored = join(config.dataDir, 'files');
  const incoming = join(stored, 'incoming');
  // Behind the tables: whatever they name is there, or belongs to somebody who was erased since.
  if (existsSync(stored))
    await cp(stored, join(folder, filesFolder as string), {
      recursive: true,
      preserveTimestamps: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => path !== incoming,
    });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(
    `${manifest.tables.length} tables with ${rows} rows, and the stored files, are in ${given}\n` +
      'keep it closed and encrypted; keep SECRETS_KEY and FILES_KEY elsewhere, and DATA_DIR/erased beside neither (docs/operate.md)\n',
  );
  return 0;
}

/**
 * `prescreen restore <folder>`: puts a backup of this or an earlier release into a new database and an empty DATA_DIR; the next
 * start brings it up to date and erases again who was erased since. Gives the exit code. Throws StartFailure.
 */
export async function restoreCommand(given: string): Promise<number> {
  const config = readConfig(process.env);
  const folder = resolve(given);
  await requireStopped(config);
  const stored = join(config.dataDir, 'files');
  if (existsSync(stored) && (await readdir(stored)).some((name) => name !== 'incoming'))
    throw new StartFailure(
      `DATA_DIR: ${stored} holds files; restore into an empty folder, nothing was changed`,
    );
  const embedded =
    config.databaseUrl === null
      ? await startEmbedded(config.dataDir, (line) => process.stderr.write(`${line}\n`))
      : null;
  try {
    const url = embedded?.url ?? (config.databaseUrl as string);
    const manifest = await readTables(url, join(folder, tablesFolder as string));
    if (existsSync(join(folder, filesFolder as string)))
      await cp(join(folder, filesFolder as string), stored, {
        recursive: true,
        preserveTimestamps: true,
        mode: constants.COPYFILE_FICLONE,
      });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `${rows} rows of ${manifest.at} are back; start the service: it brings them up to date\n`,
    );
    return 0;
  } finally {
    await embedded?.stop();
  }
}

/** Throws StartFailure while an embedded service runs on the data folder. */
async function requireStopped({ dataDir }: Config): Promise<void> {
  const text = await readFile(join(dataDir, 'runtime.json'), 'utf8').catch(() => '{}');
  const { pid } = JSON.parse(text) as { pid?: number };
  if (pid === undefined) return;
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  throw new StartFailure(`DATA_DIR: a service runs on ${dataDir} (process ${pid}): stop it first`);
}
