import type { Deps } from '#deps.ts';
import { Problem } from '#errors.ts';
import { holdOn } from '#storage/intake/holds.ts';

/** Keeps what a legal hold keeps from being taken away. Throws Problem `legal_hold` with the reason of the hold. */
export async function requireNoHold(
  deps: Pick<Deps, 'database'>,
  of: Parameters<typeof holdOn>[1],
): Promise<void> {
  const reason = await holdOn(deps.database, of);
  if (reason !== null) throw new Problem('legal_hold', `A legal hold keeps this: ${reason}`, { reason });
}
