import { sql } from 'kysely';
import type { Connection } from '../server/database.ts';

/** People and systems who see the same roles. */
export interface Team {
  id: string;
  name: string;
  /** Ids of the roles, in their order. */
  roles: string[];
}

/** All teams, or those that are named, by id. */
export async function listTeams(connection: Connection, ids: string[] | null = null): Promise<Team[]> {
  let query = connection.selectFrom('teams').select(['id', 'name']).orderBy('id');
  if (ids !== null) query = query.where('id', 'in', ids.length === 0 ? [''] : ids);
  const rows = await query.execute();
  const granted = await connection
    .selectFrom('team_roles')
    .select(['team_id', 'role_id'])
    .orderBy('role_id')
    .execute();
  return rows.map(({ id, name }) => ({
    id,
    name,
    roles: granted.filter((one) => one.team_id === id).map((one) => one.role_id),
  }));
}

/** Writes a team with the roles that it sees, in place of what there was. */
export async function saveTeam(transaction: Connection, team: Team, by: string): Promise<void> {
  await transaction
    .insertInto('teams')
    .values({ id: team.id, name: team.name, created_by: by })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: team.name }))
    .execute();
  await transaction.deleteFrom('team_roles').where('team_id', '=', team.id).execute();
  await grantRoles(transaction, [team.id], team.roles, by);
}

/** Lets teams see roles; those that are gone are left out. */
export async function grantRoles(
  transaction: Connection,
  teams: string[],
  roles: string[],
  by: string,
): Promise<void> {
  if (teams.length === 0 || roles.length === 0) return;
  const there = await transaction
    .selectFrom('teams')
    .select('id')
    .where('id', 'in', teams)
    .forKeyShare()
    .execute();
  const values = there.flatMap(({ id: team_id }) =>
    roles.map((role_id) => ({ team_id, role_id, granted_by: by })),
  );
  if (values.length === 0) return;
  await transaction
    .insertInto('team_roles')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Drops a team, out of keys and people, too; false when there is none. Those who were in no other see nothing. */
export async function dropTeam(transaction: Connection, id: string): Promise<boolean> {
  for (const table of ['api_keys', 'people'] as const)
    await transaction
      .updateTable(table)
      .set({ teams: sql<string[]>`array_remove(teams, ${id})` })
      .where(sql<boolean>`${id} = any(teams)`)
      .execute();
  const result = await transaction.deleteFrom('teams').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
