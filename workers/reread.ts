import type { Deps } from '#deps.ts';
import { rereadFiles } from '#flows/reread.ts';
import type { JobOutcome, Payload } from '#queue/jobs.ts';

/** Tries every file of a role again that could not be read. */
export function reread({ roleId, keyId }: Payload<'reread'>, deps: Deps): Promise<JobOutcome> {
  return rereadFiles(deps, roleId, keyId);
}
