import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses, RoleId, Words } from '#api/schemas.ts';
import { forgetView, savedViews, saveView } from '#flows/results/views.ts';

const ViewBody = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.string().describe('what stands behind the `?` of the page’s address, in the order of the names'),
    shared: z.boolean().describe('whether colleagues see it'),
    owner: z.string(),
  })
  .meta({ id: 'SavedView' });
const config = { scope: 'shortlist:read', of: 'role', personal: 'masked' } as const;

/** Filters, order and columns of a list, kept by a name. */
export const views: Routes = (app, deps) => {
  app.get(
    '/roles/:role/views',
    {
      config,
      schema: {
        operationId: 'listViews',
        tags: ['shortlist'],
        summary: 'Views of a role’s list that the caller keeps, and those that colleagues share',
        description: 'By name. Blind only one’s own: a name of a view may be a person’s.',
        params: z.object({ role: RoleId }),
        response: { 200: z.object({ views: z.array(ViewBody) }), ...problemResponses },
      },
    },
    async (request) => ({ views: await savedViews(deps, callerOf(request), request.params.role) }),
  );

  app.put(
    '/roles/:role/views',
    {
      config,
      schema: {
        operationId: 'keepView',
        tags: ['shortlist'],
        summary: 'Keep filters, order and columns of a list by a name',
        description:
          'In place of the caller’s own view of that name. Words that are searched are not kept: they may be a name. A view that is called by somebody goes when they are erased. At most 50 a role.',
        params: z.object({ role: RoleId }),
        body: z.strictObject({
          name: Words.min(1).max(60),
          query: z
            .string()
            .max(2000)
            .describe(
              '`answer`, `band`, `contested`, `decision`, `hide`, `received_after`, `sort`, `tag`, `to_check`',
            ),
          shared: z.boolean().default(false).describe('needs the scope `decide`'),
        }),
        response: { 200: ViewBody, ...problemResponses },
      },
    },
    (request) => saveView(deps, callerOf(request), request.params.role, request.body),
  );

  app.delete(
    '/roles/:role/views/:id',
    {
      config: { ...config, personal: 'never' },
      schema: {
        operationId: 'forgetView',
        tags: ['shortlist'],
        summary: 'Forget a view of one’s own',
        description: 'Also for those with whom it was shared.',
        params: z.object({ role: RoleId, id: idOf('view') }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await forgetView(deps, callerOf(request), request.params.role, request.params.id);
      return reply.status(204).send(null);
    },
  );
};
