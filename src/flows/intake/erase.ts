import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { codeOf, Problem } from '#errors.ts';
import { eraseCandidate, type Unreferenced } from '#storage/intake/erasure.ts';
import { dueRemovals, forgetRemovals } from '#storage/intake/removals.ts';
import type { Database } from '#storage/server/database.ts';
import type { FileStore } from '#storage/server/files.ts';

/** Minutes after which bytes that no row names are taken away: the longest upload has come to its end. */
const graceMinutes = 360;

/**
 * Erases a person (GDPR Art. 17): rows first, in one transaction, then the bytes that nothing refers to. Throws Problem
 * `not_found`.
 */
export async function erase(
  deps: Deps,
  caller: Caller,
  candidateId: string,
): Promise<{ candidates: number; applications: number; documents: number }> {
  const erased = await eraseCandidate(deps.database, candidateId, caller.owner);
  if (erased === null) throw new Problem('not_found', 'There is no such candidate.');
  await removeBytes(deps.files, deps.database, erased.unreferenced);
  return {
    candidates: erased.candidates,
    applications: erased.applications,
    documents: erased.unreferenced.length,
  };
}

/**
 * Takes away bytes that nothing refers to any more. What somebody has stored again since, or what cannot be taken away now, is
 * left to the sweep.
 */
export async function removeBytes(
  files: FileStore,
  database: Database,
  unreferenced: Unreferenced[],
): Promise<void> {
  const gone: string[] = [];
  const young = new Date(Date.now() - graceMinutes * 60_000);
  for (const { sha256, storedAt } of unreferenced)
    if (await files.remove(sha256, storedAt > young ? storedAt : young).catch(() => false)) gone.push(sha256);
  await forgetRemovals(database, gone);
}

/** Takes away bytes that no row names: of erased people, and of uploads that came to nothing. */
export async function dropErased(deps: Deps): Promise<void> {
  const old = new Date(deps.now().getTime() - graceMinutes * 60_000);
  for (const sha256 of await dueRemovals(deps.database, graceMinutes, 500)) {
    const removed = await deps.files.remove(sha256, old).catch((error: unknown) => {
      deps.log.error({ code: codeOf(error) }, 'bytes that nobody refers to cannot be taken away');
      return false;
    });
    if (removed) await forgetRemovals(deps.database, [sha256]);
  }
}
