import type { Deps } from '#deps.ts';
import { continuePoll } from '#flows/collect.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Goes on with a list of an ATS. */
export function poll({ pollId, lease }: Payload<'poll'>, deps: Deps): Promise<JobOutcome> {
  return continuePoll(deps, pollId, lease);
}
