import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { dropTeam, listTeams, saveTeam, type Team } from '#storage/access/teams.ts';
import { roleOf } from '../roles/roles.ts';

/** The teams that a caller is in; all of them for one who sees every role. */
export function teamsSeen(deps: Deps, caller: Caller): Promise<Team[]> {
  return listTeams(deps.database, caller.teams);
}

/**
 * Writes a team: its name, and the roles that it sees. Throws Problem `role_not_found`, or `forbidden` for a caller who does
 * not see every role: a team could show them more than they see.
 */
export async function writeTeam(deps: Deps, caller: Caller, team: Team): Promise<void> {
  requireEveryRole(caller);
  for (const role of team.roles) await roleOf(deps, role);
  const roles = [...new Set(team.roles)].sort();
  await deps.database.transaction().execute(async (transaction) => {
    await saveTeam(transaction, { ...team, roles }, caller.owner);
    await writeAudit(transaction, [
      {
        actor: caller.owner,
        action: 'team.written',
        subject: 'team',
        subjectId: team.id,
        detail: { roles },
      },
    ]);
  });
}

/** Drops a team: who is in no other sees no role any more. Throws Problem `not_found` or `forbidden`. */
export async function removeTeam(deps: Deps, caller: Caller, id: string): Promise<void> {
  requireEveryRole(caller);
  await deps.database.transaction().execute(async (transaction) => {
    if (!(await dropTeam(transaction, id))) throw new Problem('not_found', 'There is no such team.');
    await writeAudit(transaction, [
      { actor: caller.owner, action: 'team.removed', subject: 'team', subjectId: id },
    ]);
  });
}

function requireEveryRole(caller: Caller): void {
  if (caller.teams !== null)
    throw new Problem('forbidden', 'Teams are made by somebody who sees every role.');
}
