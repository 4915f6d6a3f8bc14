import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { PreviewBody, roleText, takeRoleTexts, written } from '#api/role-bodies.ts';
import type { App, Routes } from '#api/route.ts';
import { Limit, RoleId } from '#api/schemas.ts';
import { noteRead } from '#flows/access/reads.ts';
import { previewRole as preview } from '#flows/roles/preview.ts';

/** How a shortlist would change under another role, before anything is saved. */
export const previewRole: Routes = (app, deps) => {
  app.register(async (own) => {
    takeRoleTexts(own);
    (own as unknown as App).post(
      '/roles/:role/preview',
      {
        config: { scope: 'shortlist:read', of: 'wholeRole', personal: 'masked', body: 'role' },
        schema: {
          operationId: 'previewRole',
          tags: ['roles'],
          summary: 'How the shortlist would change under this role; nothing is saved',
          description:
            'The body is the whole role as JSON or YAML. Everybody (at most `most`) is scored by it in memory: who would move, by how far, from which band to which, and what the linter says.',
          consumes: ['application/json', 'application/yaml'],
          params: z.object({ role: RoleId }),
          querystring: z.strictObject({
            most: z.coerce
              .number()
              .int()
              .min(1)
              .max(5000)
              .default(2000)
              .describe('applications that are scored'),
            limit: Limit,
          }),
          response: { 200: PreviewBody, ...written },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { role } = request.params;
        const { most, limit } = request.query;
        const found = await preview(deps, role, roleText(request.body), most, limit);
        const applicationIds = found.changes.map((one) => one.applicationId);
        await noteRead(deps, caller, { action: 'role.previewed', roleId: role, applicationIds });
        return found;
      },
    );
  });
};
