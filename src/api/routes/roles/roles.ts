import { stringify } from 'yaml';
import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, PageQuery, readCursor } from '#api/cursors.ts';
import { RoleBody, RoleList } from '#api/role-bodies.ts';
import type { Routes } from '#api/route.ts';
import { Flag, NextCursor, problemResponses, RoleId } from '#api/schemas.ts';
import { receivedOf } from '#flows/results/shortlist.ts';
import { allRoles, versionOf } from '#flows/roles/roles.ts';

const Version = z.coerce.number().int().min(1).max(1_000_000).describe('version of the role');
const params = z.object({ role: RoleId });

/** Roles as they are kept. */
export const roles: Routes = (app, deps) => {
  app.get(
    '/roles',
    {
      config: { scope: 'roles:read', of: 'several', personal: 'never' },
      schema: {
        operationId: 'listRoles',
        tags: ['roles'],
        summary: 'The roles, with their newest version',
        description:
          'By id. A role holds criteria with weights and reasons, must-haves, bands and questions; `getRole` gives them.',
        querystring: PageQuery.extend({
          counts: Flag.default(false).describe('true: with what each role has received'),
        }),
        response: {
          200: z.object({ roles: RoleList, nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor, counts } = request.query;
      const caller = callerOf(request);
      const after = readCursor(cursor, z.object({ id: RoleId }));
      const rows = await allRoles(deps, after?.id, limit + 1, caller.teams);
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const { page, nextCursor } = cut(rows, limit, ({ id }) => ({ id }), to);
      const roles = [];
      // One after the other: others want the database, too.
      for (const { id, version, evaluation, content } of page)
        roles.push({
          ...{ id, version, title: content.title, summary: content.summary },
          ...(counts ? { counts: await receivedOf(deps, caller, { id, evaluation }) } : {}),
        });
      return { roles, nextCursor };
    },
  );

  app.get(
    '/roles/:role',
    {
      config: {
        scope: 'roles:read',
        of: 'role',
        personal: 'never',
        media: { 'application/yaml': 'text' },
        headers: ['etag'],
      },
      schema: {
        operationId: 'getRole',
        tags: ['roles'],
        summary: 'A role: criteria with weights and reasons, bands, questions; as a pack with format=yaml',
        description:
          'The newest version, or the one that is asked for. As YAML it is a role pack, which `createRole` and `replaceRole` take.',
        params,
        querystring: z.strictObject({
          version: Version.optional(),
          format: z.enum(['json', 'yaml']).default('json').describe('yaml: a role pack'),
        }),
        response: { 200: z.union([RoleBody, z.string()]), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { role, version } = await versionOf(deps, request.params.role, request.query.version ?? null);
      reply.header('etag', `"${version}"`);
      if (request.query.format === 'json') return { ...role, version };
      reply.header('content-type', 'application/yaml; charset=utf-8');
      return stringify(role, { lineWidth: 110 });
    },
  );
};
