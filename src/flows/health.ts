import { sql } from 'kysely';
import type { Deps } from '#deps.ts';

const patienceMs = 2000;

/** Whether everything that the service needs answers: `ok` or `failed` by name. */
export async function checkHealth(
  deps: Deps,
): Promise<Record<'database' | 'queue' | 'files', 'ok' | 'failed'>> {
  const check = async (act: () => Promise<unknown>) => {
    try {
      await Promise.race([
        act(),
        new Promise((_, late) => setTimeout(() => late(new Error('late')), patienceMs).unref()),
      ]);
      return 'ok' as const;
    } catch {
      return 'failed' as const;
    }
  };
  const [database, queue, files] = await Promise.all([
    check(() => sql`select 1`.execute(deps.database)),
    check(() => deps.queue.size()),
    check(() => deps.files.check()),
  ]);
  return { database, queue, files };
}
