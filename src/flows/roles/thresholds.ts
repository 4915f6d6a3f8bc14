import type { Deps } from '#deps.ts';
import { bandHints, isOpen, tuneBands } from '#domain/judging/tune.ts';
import type { Caller } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import { countApplications } from '#storage/results/counts.ts';
import { listDecided } from '#storage/roles/decided-scorecards.ts';
import { roleOf, type SavedRole, saveChanged } from './roles.ts';

/**
 * What each threshold of a role would do to those whom people have decided, with a hint when nobody or most are strong.
 * Throws Problem `role_not_found`.
 */
export async function thresholdsOf(deps: Deps, roleId: string) {
  const role = await roleOf(deps, roleId);
  const evaluation = role.evaluation ?? '';
  const decided = await listDecided(deps.database, evaluation);
  const { counts, strong } = await countApplications(deps.database, role.id, evaluation, null);
  const tuning = tuneBands(
    decided.map((one) => ({
      id: one.applicationId,
      label: one.outcome,
      total: one.scorecard.total,
      open: isOpen(one.scorecard),
    })),
    role.content.bands,
  );
  return {
    role: { id: role.id, version: role.version },
    ...tuning,
    hints: bandHints({ ranked: counts.ranked, strong }),
  };
}

/** Where the bands of a role begin, in points, and why. */
interface NewThresholds {
  strong: number;
  possible: number;
  reason: string;
}

/**
 * Sets the thresholds of a role: a new version of it, under which everyone is banded anew. Throws Problem
 * `role_not_found`, `invalid_role` when possible does not start below strong, or `conflict`.
 */
export async function setThresholds(
  deps: Deps,
  caller: Caller,
  roleId: string,
  asked: NewThresholds,
): Promise<SavedRole> {
  const role = await roleOf(deps, roleId);
  if (asked.possible >= asked.strong) throw new Problem('invalid_role', 'possible: must start below strong.');
  const { bands } = role.content;
  const band = (name: 'strong' | 'possible') =>
    bands[name].from === asked[name] ? bands[name] : { from: asked[name], reason: asked.reason };
  return saveChanged(
    deps,
    { ...role.content, bands: { strong: band('strong'), possible: band('possible') } },
    caller.owner,
    role.version,
  );
}
