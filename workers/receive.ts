import type { Deps } from '#deps.ts';
import { processEvent } from '#flows/process-event.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Carries an event of an ATS out. */
export function receive({ inboxId, lease }: Payload<'receive'>, deps: Deps): Promise<JobOutcome> {
  return processEvent(deps, inboxId, lease);
}
