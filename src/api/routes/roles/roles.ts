import { stringify } from 'yaml';
import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, PageQuery, readCursor } from '#api/cursors.ts';
import type { Routes } from '#api/route.ts';
import { Limit, NextCursor, problemResponses, RoleId } from '#api/schemas.ts';
import { changesOf } from '#flows/roles/role-changes.ts';
import { allRoles, versionOf, versionsOf } from '#flows/roles/roles.ts';
import { startReread } from '#flows/screening/reread.ts';

const RoleBody = z
  .looseObject({
    id: z.string(),
    version: z.number(),
    title: z.string(),
    summary: z.string(),
    criteria: z.array(z.looseObject({ id: z.string(), weight: z.number(), reason: z.string() })).optional(),
  })
  .meta({ id: 'Role' });
const Version = z.coerce.number().int().min(1).max(1_000_000).describe('version of the role');
const params = z.object({ role: RoleId });

export const roles: Routes = (app, deps) => {
  app.get(
    '/roles',
    {
      config: { scope: 'roles:read' },
      schema: {
        operationId: 'listRoles',
        tags: ['roles'],
        summary: 'The roles, with their newest version',
        description:
          'By id. A role holds criteria with weights and reasons, must-haves, bands and questions; `getRole` gives them.',
        querystring: PageQuery,
        response: {
          200: z.object({ roles: z.array(RoleBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const after = readCursor(cursor, z.object({ id: RoleId }));
      const rows = await allRoles(deps, after?.id, limit + 1);
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const { page, nextCursor } = cut(rows, limit, ({ id }) => ({ id }), to);
      const shown = page.map(({ id, version, content: { title, summary } }) => ({
        id,
        version,
        title,
        summary,
      }));
      return { roles: shown, nextCursor };
    },
  );

  app.get(
    '/roles/:role',
    {
      config: { scope: 'roles:read', media: { 'application/yaml': 'text' }, headers: ['etag'] },
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

  app.get(
    '/roles/:role/versions',
    {
      config: { scope: 'roles:read' },
      schema: {
        operationId: 'listRoleVersions',
        tags: ['roles'],
        summary: 'Every version of a role, the newest first',
        description:
          'Who wrote each and when. Versions are kept for good; scores name the one they were made by.',
        params,
        response: {
          200: z.object({
            versions: z.array(
              z.object({ version: z.number(), writtenBy: z.string(), writtenAt: z.string() }),
            ),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const versions = await versionsOf(deps, request.params.role);
      return { versions: versions.map((one) => ({ ...one, writtenAt: one.writtenAt.toISOString() })) };
    },
  );

  app.get(
    '/roles/:role/versions/:version/changes',
    {
      config: { scope: 'shortlist:read' },
      schema: {
        operationId: 'getRoleChanges',
        tags: ['roles'],
        summary: 'Who moved since the version before, by how far, and which criteria moved them',
        description:
          'Points and places before and after, the criteria that moved them, and how far scoring is while the version is being built.',
        params: z.object({ role: RoleId, version: Version }),
        querystring: z.strictObject({
          since: Version.optional().describe('compared with this version; the one before when left out'),
          offset: z.coerce
            .number()
            .int()
            .min(0)
            .max(1_000_000)
            .default(0)
            .describe('so many of those who moved furthest are left out'),
          limit: Limit,
        }),
        response: { 200: z.looseObject({ role: z.string(), version: z.number() }), ...problemResponses },
      },
    },
    async (request) => {
      const { role, version } = request.params;
      const { since, offset, limit } = request.query;
      return changesOf(deps, role, version, since ?? null, offset, limit);
    },
  );

  app.post(
    '/roles/:role/reread',
    {
      config: { scope: 'roles:write' },
      schema: {
        operationId: 'rereadRole',
        tags: ['roles'],
        summary: 'Read and score everyone anew by the present reader and rules; try unreadable files again',
        description:
          'Decisions, reviews, answers and corrections stay. What could not be read, and what failed on our side, is tried again without a new upload. A worker does it: the answer says how much there is to do.',
        params,
        response: { 202: z.object({ roles: z.number(), unreadable: z.number() }), ...problemResponses },
      },
    },
    async (request, reply) =>
      reply.status(202).send(await startReread(deps, request.params.role, callerOf(request))),
  );
};
