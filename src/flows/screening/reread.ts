import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import type { TaskOutcome } from '#queue/tasks.ts';
import { taskOf } from '#queue/tasks.ts';
import { countFailedArchives, retryArchives } from '#storage/intake/archives.ts';
import { unreadableIds } from '#storage/screening/applications.ts';
import { forgetReading, reread } from '#storage/screening/rereads.ts';
import { addToOutbox } from '#storage/server/outbox.ts';
import { callerById } from '../access/callers.ts';
import { allRoles, roleOf, save } from '../roles/roles.ts';

/** What rereading works with: a command of the operator has no more than this open. */
type RereadDeps = Pick<Deps, 'database' | 'fingerprint' | 'version' | 'work' | 'kick'>;

interface RereadCounts {
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
    counts.unreadable += await tryAgain(deps, role.id, actor);
  }
  deps.kick();
  return counts;
}

/** The same for one role, by a worker: gives at once how much there is to do. Throws Problem `role_not_found`. */
export async function startReread(deps: Deps, roleId: string, caller: Caller): Promise<RereadCounts> {
  const role = await roleOf(deps, roleId);
  const roles = (await save(deps, role.content, caller.owner, role.version))?.rescore ? 1 : 0;
  const unreadable =
    (await unreadableIds(deps.database, roleId)).length + (await countFailedArchives(deps.database, roleId));
  if (unreadable > 0) await addToOutbox(deps.database, [taskOf('reread', { roleId, keyId: caller.id })]);
  deps.kick();
  return { roles, unreadable };
}

/** Task: puts the unreadable files of a role into the queue again, in the name of a key's owner. */
export async function rereadFiles(deps: Deps, roleId: string, keyId: string): Promise<TaskOutcome> {
  const tried = await tryAgain(deps, roleId, (await callerById(deps, keyId))?.owner ?? 'system');
  deps.kick();
  return tried > 0 ? 'done' : 'skipped';
}

async function tryAgain(deps: RereadDeps, roleId: string, actor: string): Promise<number> {
  const found = await unreadableIds(deps.database, roleId);
  for (const { id, sha256 } of found) {
    await forgetReading(deps.database, sha256, deps.version);
    await reread(deps.database, {
      applicationId: id,
      task: 'screen',
      file: null,
      actor,
      action: 'application.read_again',
      only: 'unreadable',
    });
  }
  return found.length + (await retryArchives(deps.database, roleId));
}
