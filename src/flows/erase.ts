import type { Deps } from '#deps.ts';
import type { ApiKey } from '#domain/access.ts';
import { Problem } from '#errors.ts';
import { eraseCandidate } from '#storage/erasure.ts';
import { dueRemovals, forgetRemovals } from '#storage/removals.ts';

/** Minutes after an erasure at which bytes that are still there are taken away: who stores the same ones may be at it. */
const graceMinutes = 15;

/**
 * Erases a person (GDPR Art. 17): rows first, in one transaction, then the bytes that nothing refers to. Throws Problem
 * `not_found`.
 */
export async function erase(
  deps: Deps,
  caller: ApiKey,
  candidateId: string,
): Promise<{ candidates: number; applications: number; documents: number }> {
  const erased = await eraseCandidate(deps.database, candidateId, caller.owner);
  if (erased === null) throw new Problem('not_found', 'There is no such candidate.');
  for (const sha256 of erased.unreferenced) await deps.files.remove(sha256);
  return {
    candidates: erased.candidates,
    applications: erased.applications,
    documents: erased.unreferenced.length,
  };
}

/** Takes away the bytes of erased people whose erasure was cut off between its rows and its files. */
export async function dropErased(deps: Deps): Promise<void> {
  const gone: string[] = [];
  for (const sha256 of await dueRemovals(deps.database, graceMinutes, 500))
    if (await deps.files.remove(sha256, graceMinutes * 60_000)) gone.push(sha256);
  await forgetRemovals(deps.database, gone);
}
