import type { Deps } from '#deps.ts';
import { screen as screenFlow } from '#flows/screen.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Reads and scores one application; of files that wait for a reader those with the smaller `turn` go first. */
export function screen({ applicationId }: Payload<'screen'>, deps: Deps, turn: number): Promise<JobOutcome> {
  return screenFlow(deps, applicationId, turn);
}
