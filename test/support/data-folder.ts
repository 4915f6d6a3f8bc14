import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { databaseFolder } from '#storage/server/postgres-place.ts';
import { until } from './servers.ts';

/** Where the embedded database lies if a data folder cannot hold it, each in a folder of its own. */
const apart = '/var/lib/prescreen/';

/** Waits until the database of a data folder has ended, as its service may end before it; throws after a minute. */
export async function databaseEnded(folder: string): Promise<void> {
  const lock = join(await databaseFolder(folder), 'postmaster.pid');
  await until(
    async () => existsSync(lock),
    (isRunning) => !isRunning,
    60,
  );
}

/** Removes a data folder and its database, wherever that lies; nothing may run in it. */
export async function removeData(folder: string): Promise<void> {
  const database = await databaseFolder(folder).catch(() => folder);
  if (database.startsWith(apart))
    await rm(dirname(database), { recursive: true, force: true, maxRetries: 5 });
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
