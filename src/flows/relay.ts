import { join } from 'node:path';
import type { Deps } from '#deps.ts';
import { codeOf, isOutage } from '#errors.ts';
import { taskNames, taskOf } from '#queue/tasks.ts';
import { dropPolls } from '#storage/ats/polls.ts';
import { requeue, staleItems, unfinishedBatches } from '#storage/intake/batches.ts';
import { closeAbandoned } from '#storage/intake/closing.ts';
import { itemTask } from '#storage/intake/new-items.ts';
import { buildingRoles } from '#storage/roles/evaluations.ts';
import { strandedIds } from '#storage/screening/applications.ts';
import { moveDue } from '#storage/server/due.ts';
import { clearIncoming } from '#storage/server/files.ts';
import { addToOutbox, outboxSize, relayOutbox } from '#storage/server/outbox.ts';
import { dropHeld } from '#storage/webhooks/deliveries.ts';
import { sealAudit } from './access/chain.ts';
import { endBatch } from './intake/end-batch.ts';
import { dropErased, eraseExpired, graceMinutes } from './intake/erase.ts';
import { dropUsedArchives } from './intake/expand.ts';

const slice = 500;
/** An open batch to which nobody adds for so long is closed. */
const abandonedHours = 24;
/** What was put into the object store and never named is kept so long. */
const untakenHours = 24;
/** What is held for an endpoint that stays switched off is kept so long, and so are polls that ended. */
const heldDays = 30;
const pollDays = 30;

/** Moves a slice of the outbox into the queue. A row goes only when the queue has its task. Gives how many moved. */
export async function relay(deps: Deps): Promise<number> {
  await moveDue(deps.database);
  return relayOutbox(deps.database, slice, taskNames, (tasks) => deps.queue.add(tasks));
}

/**
 * Finds what was lost on the way: an item that is queued for longer than `seconds` although neither the queue nor the
 * outbox has its task gets a new one under a new id, and a batch with nothing left to do gets its end.
 */
export async function sweep(deps: Deps, seconds: number): Promise<void> {
  for (const item of await staleItems(deps.database, seconds, slice)) {
    if (await deps.queue.isAlive(itemTask(item.id, item.generation))) continue;
    if (await requeue(deps.database, item)) deps.log.info({ item: item.id }, 'queued again');
  }
  // What no item of a batch tells of is lost when nothing is on its way although it waits: a rescore, whose evaluation
  // would be building for ever, and applications of an ATS or with another file.
  if ((await outboxSize(deps.database, taskNames)) === 0 && (await deps.queue.size()) === 0) {
    const lost = await strandedIds(deps.database, seconds, slice);
    await addToOutbox(deps.database, [
      ...(await buildingRoles(deps.database)).map((roleId) => taskOf('rescore', { roleId })),
      ...lost.map((applicationId) => taskOf('screen', { applicationId })),
    ]);
  }
  for (const batch of await closeAbandoned(deps.database, abandonedHours))
    deps.log.info({ batch }, 'an open batch was closed: nothing came for long');
  await dropHeld(deps.database, heldDays);
  await dropPolls(deps.database, pollDays);
  await dropUsedArchives(deps);
  for (const batch of await unfinishedBatches(deps.database, slice)) await endBatch(deps, batch);
  // None of these stands in the way of the others.
  const steps = {
    seal: () => sealAudit(deps.database),
    bytes: () => dropErased(deps),
    incoming: () =>
      clearIncoming(join(deps.config.dataDir, 'files'), graceMinutes * 60_000, deps.now().getTime()),
    direct: async () => deps.direct?.clear(new Date(deps.now().getTime() - untakenHours * 3_600_000)),
    expired: () => eraseExpired(deps),
  };
  for (const [step, act] of Object.entries(steps))
    await act().catch((error: unknown) => {
      if (isOutage(error)) throw error;
      deps.log.error({ step, code: codeOf(error) }, 'a step of the sweep failed');
    });
  deps.kick();
}
