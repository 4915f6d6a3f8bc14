import type { Deps } from '../src/deps.ts';
import { rescore as rescoreFlow } from '../src/flows/roles.ts';
import type { JobOutcome, Payload } from '../src/queue/jobs.ts';

/** Queues everyone of a role for the evaluation that is being built. */
export function rescore({ roleId }: Payload<'rescore'>, deps: Deps): Promise<JobOutcome> {
  return rescoreFlow(deps, roleId);
}
