import type { Deps } from '#deps.ts';
import { forgetRemovals, noteRemovals, withoutRow } from '#storage/intake/removals.ts';

/* Bytes that were stored for rows that never came: an upload that was refused or broke off, a process that died between. */

/** Notes bytes that are about to be stored: what no row names in the end is taken away. Throws what the database throws. */
export async function aboutToStore(deps: Deps, sha256: string): Promise<true> {
  await noteRemovals(deps.database, [sha256]);
  return true;
}

/**
 * Takes away what a request has stored, when no row names it in the end and nobody else has stored the same since. What
 * cannot be taken away now is left to the sweep.
 */
export async function discard(
  deps: Deps,
  stored: { sha256: string | null; storedAt?: Date | undefined }[],
): Promise<void> {
  const known = new Map<string, Date>();
  for (const { sha256, storedAt } of stored) if (sha256 !== null && storedAt) known.set(sha256, storedAt);
  const gone = await withoutRow(deps.database, [...known.keys()]).catch(() => []);
  for (const sha256 of gone)
    if (await deps.files.remove(sha256, known.get(sha256)).catch(() => false))
      await forgetRemovals(deps.database, [sha256]).catch(() => {});
}
