import type { Deps } from '#deps.ts';
import { reconcileAll } from '#flows/collect.ts';
import type { JobOutcome } from '#queue/jobs.ts';

/** Asks every ATS for what a lost webhook missed. */
export function reconcile(_payload: unknown, deps: Deps): Promise<JobOutcome> {
  return reconcileAll(deps);
}
