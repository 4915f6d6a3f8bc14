import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { databaseFolder } from '#storage/server/postgres-place.ts';
import { until } from './servers.ts';

/** Where the embedded database lies if a data folder cannot hold it, each in a folder of its own. */
const apart = '/var/lib/prescreen/';

/**
 * Removes a data folder and its database, wherever that lies, once the database has ended: a process that was asked to end may do so
 * before its database. Throws when the database still runs after a minute.
 */
export async function removeData(folder: string): Promise<void> {
  const database = await databaseFolder(folder);
  await until(
    async () => existsSync(join(database, 'postmaster.pid')),
    (isRunning) => !isRunning,
    60,
  );
  if (database.startsWith(apart))
    await rm(dirname(database), { recursive: true, force: true, maxRetries: 5 });
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
