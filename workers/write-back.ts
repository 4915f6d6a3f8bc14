import type { Deps } from '#deps.ts';
import { writeBack as writeBackFlow } from '#flows/write-back.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Writes a note into an ATS. */
export function writeBack({ writeBackId, lease }: Payload<'write-back'>, deps: Deps): Promise<JobOutcome> {
  return writeBackFlow(deps, writeBackId, lease);
}
