import type { Deps } from '#deps.ts';
import { finishBatch } from '#storage/intake/batches.ts';

/** Gives a batch its end once it is closed and nothing of it is left to do; one line of the log tells of it. */
export async function endBatch(deps: Pick<Deps, 'database' | 'log'>, batch: string): Promise<void> {
  if (await finishBatch(deps.database, batch)) deps.log.info({ batch }, 'a batch is done');
}
