import type { Deps } from '#deps.ts';
import { continuePoll, reconcileAll } from '#flows/ats/collect.ts';
import { processEvent } from '#flows/ats/process-event.ts';
import { writeBack } from '#flows/ats/write-back.ts';
import { expand } from '#flows/intake/expand.ts';
import { rescore } from '#flows/roles/rescore.ts';
import { rereadFiles } from '#flows/screening/reread.ts';
import { recognise, screen } from '#flows/screening/screen.ts';
import { deliver } from '#flows/webhooks/deliver.ts';
import type { Payload, TaskName, TaskOutcome } from '#queue/tasks.ts';

/** Does one kind of task. Of files that wait for a reader those with the smaller `turn` go first. */
type Handler<Name extends TaskName> = (
  payload: Payload<Name>,
  deps: Deps,
  turn: number,
) => Promise<TaskOutcome>;

/** Which flow does which task. One more is a line here and one in `queue/tasks.ts`. */
export const handlers: { [Name in TaskName]: Handler<Name> } = {
  screen: ({ applicationId }, deps, turn) => screen(deps, applicationId, turn),
  recognise: ({ applicationId }, deps) => recognise(deps, applicationId),
  expand: ({ itemId }, deps) => expand(deps, itemId),
  rescore: ({ roleId }, deps) => rescore(deps, roleId),
  reread: ({ roleId, keyId }, deps) => rereadFiles(deps, roleId, keyId),
  receive: ({ inboxId, lease }, deps) => processEvent(deps, inboxId, lease),
  deliver: ({ deliveryId, lease }, deps) => deliver(deps, deliveryId, lease),
  'write-back': ({ writeBackId, lease }, deps) => writeBack(deps, writeBackId, lease),
  reconcile: (_payload, deps) => reconcileAll(deps),
  poll: ({ pollId, lease }, deps) => continuePoll(deps, pollId, lease),
};

/** Does a task of a name with what it carries. */
export function handle<Name extends TaskName>(
  name: Name,
  payload: Payload<Name>,
  deps: Deps,
  turn: number,
): Promise<TaskOutcome> {
  return handlers[name](payload, deps, turn);
}
