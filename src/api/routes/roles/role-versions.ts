import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { RoleChangesBody } from '#api/role-bodies.ts';
import type { Routes } from '#api/route.ts';
import { Limit, problemResponses, RoleId } from '#api/schemas.ts';
import { noteRead } from '#flows/access/reads.ts';
import { changesOf } from '#flows/roles/role-changes.ts';
import { versionsOf } from '#flows/roles/roles.ts';
import { startReread } from '#flows/screening/reread.ts';

const Version = z.coerce.number().int().min(1).max(1_000_000).describe('version of the role');
const params = z.object({ role: RoleId });

/** Versions of a role: who moved, and scoring anew. */
export const roleVersions: Routes = (app, deps) => {
  app.get(
    '/roles/:role/versions',
    {
      config: { scope: 'roles:read', of: 'role', personal: 'never' },
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
      config: { scope: 'shortlist:read', of: 'wholeRole', personal: 'masked' },
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
        response: { 200: RoleChangesBody, ...problemResponses },
      },
    },
    async (request) => {
      const { role, version } = request.params;
      const { since, offset, limit } = request.query;
      const changes = await changesOf(deps, role, { version, since: since ?? null, offset, limit });
      const applicationIds = changes.changes.map((one) => one.applicationId);
      await noteRead(deps, callerOf(request), { action: 'role.changes_read', roleId: role, applicationIds });
      return changes;
    },
  );

  app.post(
    '/roles/:role/reread',
    {
      config: { scope: 'roles:write', of: 'role', personal: 'never' },
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
