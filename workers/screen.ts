import type { Deps } from '../src/deps.ts';
import { screen as screenFlow } from '../src/flows/screen.ts';
import type { JobOutcome, Payload } from '../src/queue/jobs.ts';

/** Reads and scores one application. */
export function screen({ applicationId }: Payload<'screen'>, deps: Deps): Promise<JobOutcome> {
  return screenFlow(deps, applicationId);
}
