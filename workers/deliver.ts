import type { Deps } from '#deps.ts';
import { deliver as deliverFlow } from '#flows/deliver.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Sends a webhook that is due. */
export function deliver({ deliveryId, lease }: Payload<'deliver'>, deps: Deps): Promise<JobOutcome> {
  return deliverFlow(deps, deliveryId, lease);
}
