import * as z from 'zod';
import { Problem } from '#errors.ts';
import { findRole, listRoles } from '../../storage/roles.ts';
import { problemResponses } from '../schemas.ts';
import type { Routes } from '../app.ts';

const RoleBody = z.looseObject({ id: z.string(), version: z.number(), title: z.string(), summary: z.string(), criteria: z.array(z.looseObject({ id: z.string(), weight: z.number(), reason: z.string() })).optional() }).meta({ id: 'Role' });

export const roles: Routes = (app, deps) => {
  app.get('/roles', { config: { scope: 'roles:read' }, schema: { tags: ['roles'], summary: 'The roles, with their newest version', response: { 200: z.object({ roles: z.array(RoleBody) }), ...problemResponses } } }, async () => {
    const found = await listRoles(deps.database);
    return { roles: found.map(({ id, version, content }) => ({ id, version, title: content.title, summary: content.summary })) };
  });

  app.get('/roles/:role', { config: { scope: 'roles:read' }, schema: { tags: ['roles'], summary: 'A role: criteria with weights and reasons, bands, questions', params: z.object({ role: z.string() }), response: { 200: RoleBody, ...problemResponses } } }, async (request) => {
    const role = await findRole(deps.database, request.params.role);
    if (role === null) throw new Problem('role_not_found', `There is no role ${request.params.role}. GET /v1/roles lists them.`);
    return { ...role.content, version: role.version };
  });
};
