import { sql } from 'kysely';
import type { Deps } from '#deps.ts';
import { sinceDiskFull } from '#storage/server/database.ts';
import { freeBytes } from '#storage/server/disk.ts';
import { databaseFolder } from '#storage/server/postgres-place.ts';
import { inTime } from './in-time.ts';

/** Less free than this is a full disk: what is being written would not fit any more. */
const leastFreeBytes = 32 * 1024 * 1024;
/** How long a database that told of a full disk counts as full: nothing tells when it no longer is. */
const fullForMs = 15_000;

/** Whether everything that the service needs answers and has room: `ok`, `failed` or `full` by name. */
export async function checkHealth(
  deps: Deps,
): Promise<Record<'database' | 'queue' | 'files' | 'disk', 'ok' | 'failed' | 'full'>> {
  const check = async (act: () => Promise<unknown>) => {
    try {
      await inTime(act());
      return 'ok' as const;
    } catch {
      return 'failed' as const;
    }
  };
  const { dataDir } = deps.config;
  const [database, queue, files, free] = await Promise.all([
    check(() => sql`select 1`.execute(deps.database)),
    check(() => deps.queue.size()),
    check(() => deps.files.check()),
    check(async () => {
      if ((await freeBytes([dataDir, await databaseFolder(dataDir)])) < leastFreeBytes)
        throw new Error('full');
    }),
  ]);
  const full = free === 'failed' || sinceDiskFull(deps.database) < fullForMs;
  return { database, queue, files, disk: full ? 'full' : 'ok' };
}
