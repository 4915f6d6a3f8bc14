import type { Deps } from '#deps.ts';
import { expand as expandFlow } from '#flows/expand.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Unpacks one archive of a batch. */
export function expand({ itemId }: Payload<'expand'>, deps: Deps): Promise<JobOutcome> {
  return expandFlow(deps, itemId);
}
