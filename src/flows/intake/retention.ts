import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { policyOf, type RetentionPolicy } from '#domain/people/retention.ts';
import { Problem } from '#errors.ts';
import { findCandidates } from '#storage/intake/candidates.ts';
import { type Hold, listHolds, placeHold, releaseHold } from '#storage/intake/holds.ts';
import { everywhere, listPolicies, rolesWithoutPolicy, savePolicy } from '#storage/intake/retention.ts';
import { roleOf } from '../roles/roles.ts';

/** Policies as they stand, what can be chosen, and the roles that none covers. */
export async function retentionOf(deps: Deps) {
  const [policies, uncovered] = await Promise.all([
    listPolicies(deps.database),
    rolesWithoutPolicy(deps.database),
  ]);
  return {
    installation: policies.find(({ scope }) => scope === everywhere)?.policy ?? null,
    roles: policies
      .filter(({ scope }) => scope !== everywhere)
      .map(({ scope, policy }) => ({ role: scope, policy })),
    uncovered,
    presets: deps.rules.retention.map((one) => ({
      ...{ id: one.id, label: one.label, because: one.because },
      keepAtLeastDays: one.keep_at_least_days,
      keepAtMostDays: one.keep_at_most_days,
    })),
  };
}

/**
 * Writes the policy of a role, or of the installation with null; a policy of null takes it away. Throws Problem
 * `role_not_found`, or `bad_request` naming what is wrong.
 */
export async function writeRetention(
  deps: Deps,
  caller: Caller,
  roleId: string | null,
  asked: Parameters<typeof policyOf>[0] | null,
): Promise<RetentionPolicy | null> {
  if (roleId !== null) await roleOf(deps, roleId);
  const policy = asked === null ? null : policyOf(asked, deps.rules.retention);
  if (asked !== null && policy === null)
    throw new Problem(
      'bad_request',
      asked.preset === 'custom'
        ? 'A policy of your own says keepAtLeastDays (0 to 3,660) and keepAtMostDays (1 to 3,660), the first no more than the second.'
        : `preset: there is ${[...deps.rules.retention.map(({ id }) => id), 'custom'].join(', ')}.`,
    );
  await savePolicy(deps.database, roleId ?? everywhere, policy, caller.owner);
  return policy;
}

/** Every legal hold, the newest first. */
export function holdsOf(deps: Deps): Promise<Hold[]> {
  return listHolds(deps.database);
}

/** Keeps a role's applications, a candidate, or everybody from being erased. Throws Problem `role_not_found` or `not_found`. */
export async function hold(
  deps: Deps,
  caller: Caller,
  { roleId, candidateId, reason }: Pick<Hold, 'roleId' | 'candidateId' | 'reason'>,
): Promise<string> {
  if (roleId !== null && candidateId !== null)
    throw new Problem('bad_request', 'A hold is of a role, of a candidate, or of everybody with neither.');
  if (roleId !== null) await roleOf(deps, roleId);
  if (candidateId !== null && (await findCandidates(deps.database, [candidateId])).length === 0)
    throw new Problem('not_found', 'There is no such candidate.');
  return placeHold(deps.database, { roleId, candidateId, reason, by: caller.owner });
}

/** Ends a hold. Throws Problem `not_found`. */
export async function release(deps: Deps, caller: Caller, id: string): Promise<void> {
  if (!(await releaseHold(deps.database, id, caller.owner)))
    throw new Problem('not_found', 'There is no such hold, or it was released before.');
}

/** What an administrator is told at every start while people would be kept for ever; null when a policy covers every role. */
export async function missingRetention(deps: Deps): Promise<string | null> {
  const roles = await rolesWithoutPolicy(deps.database);
  return roles.length === 0
    ? null
    : `no retention policy covers ${roles.length} roles: their applications are kept for ever. PUT /v1/retention (docs/retention.md)`;
}
