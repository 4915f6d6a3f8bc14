import { randomUUID } from 'node:crypto';
import type { Deps } from '#deps.ts';
import type { Role } from '#domain/role.ts';
import { Problem } from '#errors.ts';
import type { JobOutcome } from '#queue/jobs.ts';
import { applicationIds } from '#storage/applications.ts';
import { addToOutbox } from '#storage/outbox.ts';
import { findRole, listRoles, type StoredRole, saveRole, switchWhenWhole } from '#storage/roles.ts';

/**
 * Brings stored roles up to date with this release: shipped packs become roles, a changed pack a new version, and every
 * role has an evaluation by the present reader and rules. Where people have applied, they are scored anew beside the
 * shortlist that stands.
 */
export async function syncRoles(deps: Deps): Promise<void> {
  const stored = await listRoles(deps.database);
  const shipped = deps.rules.roles;
  const all: Role[] = [
    ...shipped,
    ...stored.map((role) => role.content).filter((role) => !shipped.some((one) => one.id === role.id)),
  ];
  for (const role of all) {
    const { rescore } = await saveRole(deps.database, role, deps.fingerprint(role), deps.version, 'system');
    if (rescore)
      await addToOutbox(deps.database, [
        { job: 'rescore', jobId: `rescore-${randomUUID()}`, payload: { roleId: role.id } },
      ]);
  }
  deps.kick();
}

/** Queues every application of a role to be scored under the evaluation that is being built. */
export async function rescore(deps: Deps, roleId: string): Promise<JobOutcome> {
  let after = '';
  for (;;) {
    const ids = await applicationIds(deps.database, roleId, after, 500);
    if (ids.length === 0) break;
    await addToOutbox(
      deps.database,
      ids.map((applicationId) => ({
        job: 'screen',
        jobId: `rescore-${randomUUID()}`,
        payload: { applicationId },
      })),
    );
    after = ids.at(-1) as string;
  }
  await switchWhenWhole(deps.database, roleId);
  deps.kick();
  return 'done';
}

/** A role with its newest version. Throws Problem `role_not_found`. */
export async function roleOf(deps: Deps, id: string): Promise<StoredRole> {
  const role = await findRole(deps.database, id);
  if (role === null) throw new Problem('role_not_found', `There is no role ${id}. GET /v1/roles lists them.`);
  return role;
}

/** Every role with its newest version. */
export function allRoles(deps: Deps): Promise<StoredRole[]> {
  return listRoles(deps.database);
}
