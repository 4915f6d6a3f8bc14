import type { Deps } from '#deps.ts';
import { deliver as deliverFlow } from '#flows/deliver.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Sends a webhook that is due. */
export function deliver({ deliveryId }: Payload<'deliver'>, deps: Deps): Promise<JobOutcome> {
  return deliverFlow(deps, deliveryId);
}
