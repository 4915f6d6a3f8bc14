import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { problemResponses, RoleId } from '#api/schemas.ts';
import { retentionOf, writeRetention } from '#flows/intake/retention.ts';

const Days = z.int().min(0).max(3660);
const Policy = z
  .object({ preset: z.string(), keepAtLeastDays: z.number(), keepAtMostDays: z.number() })
  .meta({ id: 'RetentionPolicy' });
const Asked = z
  .strictObject({
    preset: z.string().max(40).describe('eu, us, us-california or custom'),
    keepAtLeastDays: Days.optional().describe('with custom'),
    keepAtMostDays: Days.optional().describe('with custom'),
  })
  .meta({ id: 'AskedRetention' });

/** How long applications are kept. */
export const retention: Routes = (app, deps) => {
  app.get(
    '/retention',
    {
      config: { scope: 'admin', of: 'installation', personal: 'never' },
      schema: {
        operationId: 'getRetention',
        tags: ['retention'],
        summary: 'How long applications are kept: policies, presets, and roles that no policy covers',
        description:
          'Days count from the last thing that happened to an application: it came in, somebody decided, somebody contested.',
        response: {
          200: z.object({
            installation: Policy.nullable(),
            roles: z.array(z.object({ role: z.string(), policy: Policy })),
            uncovered: z.array(z.string()).describe('roles whose applications are kept for ever'),
            presets: z.array(
              z.object({
                id: z.string(),
                label: z.string(),
                because: z.string().describe('the law that it follows'),
                keepAtLeastDays: z.number(),
                keepAtMostDays: z.number(),
              }),
            ),
          }),
          ...problemResponses,
        },
      },
    },
    async () => retentionOf(deps),
  );

  for (const scope of ['installation', 'role'] as const) {
    const url = scope === 'role' ? '/roles/:role/retention' : '/retention';
    const params = scope === 'role' ? { params: z.object({ role: RoleId }) } : {};
    const of = scope;
    const whose = scope === 'role' ? 'OfRole' : '';
    const roleOf = (request: { params: unknown }) => (request.params as { role?: string }).role ?? null;
    app.put(
      url,
      {
        config: { scope: 'admin', of, personal: 'never' },
        schema: {
          operationId: `writeRetention${whose}`,
          tags: ['retention'],
          summary:
            scope === 'role'
              ? 'Say how long applications of a role are kept'
              : 'Say how long applications are kept',
          description:
            'What is older than the policy allows is erased within minutes, unless a hold keeps it.',
          ...params,
          body: Asked,
          response: { 200: z.object({ policy: Policy }), ...problemResponses },
        },
      },
      async (request) => ({
        policy: (await writeRetention(deps, callerOf(request), roleOf(request), request.body)) as z.infer<
          typeof Policy
        >,
      }),
    );
    app.delete(
      url,
      {
        config: { scope: 'admin', of, personal: 'never' },
        schema: {
          operationId: `dropRetention${whose}`,
          tags: ['retention'],
          summary: scope === 'role' ? 'Let the policy of the installation hold for a role' : 'Have no policy',
          ...params,
          response: { 200: z.object({ policy: z.null() }), ...problemResponses },
        },
      },
      async (request) => {
        await writeRetention(deps, callerOf(request), roleOf(request), null);
        return { policy: null };
      },
    );
  }
};
