import type { Deps } from '#deps.ts';
import { unreadableIds } from '#storage/applications.ts';
import { retryArchives } from '#storage/archives.ts';
import { forgetReading, reread } from '#storage/rereads.ts';
import { allRoles, roleOf, save } from './roles.ts';

/** What rereading works with: a command of the operator has no more than this open. */
export type RereadDeps = Pick<Deps, 'database' | 'fingerprint' | 'version' | 'kick'>;

export interface RereadCounts {
  /** Roles whose everyone is read and scored anew by the present reader and rules, beside the shortlist that stands. */
  roles: number;
  /** Files that could not be read and are tried again. */
  unreadable: number;
}

/**
 * Brings a role (null: every role) up to the present reader and rules: whoever was read by others is read and scored anew,
 * and files that could not be read are tried again. What people decided, reviewed and corrected stays. Throws Problem
 * `role_not_found`.
 */
export async function rereadRole(
  deps: RereadDeps,
  roleId: string | null,
  actor: string,
): Promise<RereadCounts> {
  const roles = roleId === null ? await allRoles(deps) : [await roleOf(deps, roleId)];
  const counts: RereadCounts = { roles: 0, unreadable: 0 };
  for (const role of roles) {
    if ((await save(deps, role.content, actor, role.version))?.rescore) counts.roles += 1;
    for (const { id, sha256 } of await unreadableIds(deps.database, role.id)) {
      await forgetReading(deps.database, sha256, deps.version);
      await reread(deps.database, {
        applicationId: id,
        job: 'screen',
        file: null,
        actor,
        action: 'application.read_again',
      });
      counts.unreadable += 1;
    }
    counts.unreadable += await retryArchives(deps.database, role.id);
  }
  deps.kick();
  return counts;
}
