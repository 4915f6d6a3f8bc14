import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import {
  type Batch,
  type BatchItem,
  findBatch,
  listBatches,
  listItems,
  settledLately,
} from '#storage/intake/batches.ts';
import { reachOf } from '../access/permit.ts';
import { roleOf } from '../roles/roles.ts';

export type { Batch, BatchItem } from '#storage/intake/batches.ts';

/** A batch with its counts. Throws Problem `not_found`. */
export async function batchOf(deps: Deps, id: string): Promise<Batch> {
  const batch = await findBatch(deps.database, id);
  if (batch === null) throw new Problem('not_found', 'There is no such batch.');
  return batch;
}

/** A page of a role's batches, newest first, and whether more follow. Throws Problem `role_not_found`. */
export async function batchesOf(
  deps: Deps,
  caller: Caller,
  roleId: string,
  after: { createdAt: string; id: string } | null,
  limit: number,
): Promise<{ batches: Batch[]; more: boolean }> {
  const role = await roleOf(deps, roleId);
  const { broughtBy } = reachOf(caller);
  const found = await listBatches(deps.database, role.id, after, limit + 1, broughtBy);
  return { batches: found.slice(0, limit), more: found.length > limit };
}

/** A page of a batch's files in the order of the upload, and whether more follow. Throws Problem `not_found`. */
export async function filesOf(
  deps: Deps,
  batchId: string,
  after: number,
  limit: number,
  outcome: BatchItem['state'] | null,
): Promise<{ items: BatchItem[]; more: boolean }> {
  await batchOf(deps, batchId);
  const found = await listItems(
    deps.database,
    batchId,
    after,
    limit + 1,
    outcome === null ? null : [outcome],
  );
  return { items: found.slice(0, limit), more: found.length > limit };
}

/** How far a batch is: files settled of all, files a second lately, seconds that the rest will take (null: not known). */
interface Progress {
  settled: number;
  total: number;
  perSecond: number;
  secondsLeft: number | null;
}

const rateSeconds = 10;

/** The progress of a batch at this moment. */
export async function progressOf(deps: Deps, batch: Batch): Promise<Progress> {
  const { queued, expanding, expanded: _archives, ...settledStates } = batch.counts;
  const settled = Object.values(settledStates).reduce((sum, count) => sum + count, 0);
  const running = (deps.now().getTime() - batch.createdAt.getTime()) / 1000;
  const window = Math.max(1, Math.min(rateSeconds, running));
  const lately = batch.finishedAt === null ? await settledLately(deps.database, batch.id, window) : 0;
  const perSecond = Math.round((lately / window) * 10) / 10;
  const known = batch.finishedAt === null && batch.closedAt !== null && expanding === 0;
  return {
    settled,
    total: settled + queued + expanding,
    perSecond,
    secondsLeft: batch.finishedAt ? 0 : known && perSecond > 0 ? Math.ceil(queued / perSecond) : null,
  };
}
