import type { Deps } from '#deps.ts';
import { rescore as rescoreFlow } from '#flows/roles.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Queues everyone of a role for the evaluation that is being built. */
export function rescore({ roleId }: Payload<'rescore'>, deps: Deps): Promise<JobOutcome> {
  return rescoreFlow(deps, roleId);
}
