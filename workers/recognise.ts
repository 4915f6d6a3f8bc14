import type { Deps } from '#deps.ts';
import { recognise as recogniseFlow } from '#flows/screen.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Recognises the text of one application's pictures and scores it. */
export function recognise({ applicationId }: Payload<'recognise'>, deps: Deps): Promise<JobOutcome> {
  return recogniseFlow(deps, applicationId);
}
