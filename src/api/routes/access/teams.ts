import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { Id, problemResponses, RoleId, Words } from '#api/schemas.ts';
import { removeTeam, teamsSeen, writeTeam } from '#flows/access/teams.ts';

const TeamBody = z
  .object({ id: z.string(), name: z.string(), roles: z.array(z.string()).describe('ids of the roles') })
  .meta({ id: 'Team' });
const params = z.object({ team: Id.describe('id of the team') });
const config = { scope: 'admin', of: 'several', personal: 'never' } as const;

/** Teams: who is in one sees its roles. */
export const teams: Routes = (app, deps) => {
  app.get(
    '/teams',
    {
      config: { ...config, scope: 'roles:read' },
      schema: {
        operationId: 'listTeams',
        tags: ['keys'],
        summary: 'The teams that the caller is in, with their roles; every team for who sees every role',
        description: 'Keys and people are in teams (`teams` of theirs), and see the roles of those.',
        response: { 200: z.object({ teams: z.array(TeamBody) }), ...problemResponses },
      },
    },
    async (request) => ({ teams: await teamsSeen(deps, callerOf(request)) }),
  );

  app.put(
    '/teams/:team',
    {
      config,
      schema: {
        operationId: 'writeTeam',
        tags: ['keys'],
        summary: 'Write a team: its name, and the roles that it sees',
        description: 'Takes effect at once. By somebody who sees every role.',
        params,
        body: z.strictObject({
          name: Words.min(1).max(100),
          roles: z.array(RoleId).max(1000).describe('ids of the roles, all of them'),
        }),
        response: { 200: TeamBody, ...problemResponses },
      },
    },
    async (request) => {
      const team = { id: request.params.team, ...request.body };
      await writeTeam(deps, callerOf(request), team);
      return { ...team, roles: [...new Set(team.roles)].sort() };
    },
  );

  app.delete(
    '/teams/:team',
    {
      config,
      schema: {
        operationId: 'removeTeam',
        tags: ['keys'],
        summary: 'Drop a team: who is in no other sees no role any more',
        description: 'Roles and applications stay.',
        params,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await removeTeam(deps, callerOf(request), request.params.team);
      return reply.status(204).send(null);
    },
  );
};
