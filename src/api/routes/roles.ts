import * as z from 'zod';
import { allRoles, roleOf } from '#flows/roles.ts';
import type { Routes } from '../route.ts';
import { problemResponses, RoleId } from '../schemas.ts';

const RoleBody = z
  .looseObject({
    id: z.string(),
    version: z.number(),
    title: z.string(),
    summary: z.string(),
    criteria: z.array(z.looseObject({ id: z.string(), weight: z.number(), reason: z.string() })).optional(),
  })
  .meta({ id: 'Role' });

export const roles: Routes = (app, deps) => {
  app.get(
    '/roles',
    {
      config: { scope: 'roles:read' },
      schema: {
        tags: ['roles'],
        summary: 'The roles, with their newest version',
        response: { 200: z.object({ roles: z.array(RoleBody) }), ...problemResponses },
      },
    },
    async () => {
      const found = await allRoles(deps);
      return {
        roles: found.map(({ id, version, content }) => ({
          id,
          version,
          title: content.title,
          summary: content.summary,
        })),
      };
    },
  );

  app.get(
    '/roles/:role',
    {
      config: { scope: 'roles:read' },
      schema: {
        tags: ['roles'],
        summary: 'A role: criteria with weights and reasons, bands, questions',
        params: z.object({ role: RoleId }),
        response: { 200: RoleBody, ...problemResponses },
      },
    },
    async (request) => {
      const role = await roleOf(deps, request.params.role);
      return { ...role.content, version: role.version };
    },
  );
};
