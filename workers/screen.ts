import type { Deps } from '#deps.ts';
import { screen as screenFlow } from '#flows/screen.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Reads and scores one application. */
export function screen({ applicationId }: Payload<'screen'>, deps: Deps): Promise<JobOutcome> {
  return screenFlow(deps, applicationId);
}
