import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses, RoleId } from '#api/schemas.ts';
import { hold, holdsOf, release, retentionOf, writeRetention } from '#flows/intake/retention.ts';

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

const HoldBody = z
  .object({
    id: z.string(),
    roleId: z.string().nullable(),
    candidateId: z.string().nullable(),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    releasedBy: z.string().nullable(),
    releasedAt: z.string().nullable(),
  })
  .meta({ id: 'LegalHold' });

/** What keeps people from being erased. */
export const holds: Routes = (app, deps) => {
  app.get(
    '/legal-holds',
    {
      config: { scope: 'admin', of: 'installation', personal: 'never' },
      schema: {
        operationId: 'listHolds',
        tags: ['retention'],
        summary: 'Every legal hold, the newest first',
        response: { 200: z.object({ holds: z.array(HoldBody) }), ...problemResponses },
      },
    },
    async () => ({ holds: await holdsOf(deps) }),
  );

  app.post(
    '/legal-holds',
    {
      config: { scope: 'admin', of: 'installation', personal: 'never' },
      schema: {
        operationId: 'placeHold',
        tags: ['retention'],
        summary: 'Keep a candidate, a role or everybody from being erased',
        description:
          'A charge or a suit asks for it. Until it is released no policy and nobody erases them: who asks is told the reason.',
        body: z.strictObject({
          roleId: z.string().max(100).nullable().default(null),
          candidateId: z.string().max(100).nullable().default(null),
          reason: z.string().trim().min(3).max(500).describe('who asks to erase is told it: no name'),
        }),
        response: { 201: z.object({ id: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const id = await hold(deps, callerOf(request), request.body);
      return reply.status(201).send({ id });
    },
  );

  app.delete(
    '/legal-holds/:id',
    {
      config: { scope: 'admin', of: 'installation', personal: 'never' },
      schema: {
        operationId: 'releaseHold',
        tags: ['retention'],
        summary: 'End a legal hold',
        description: 'It stays in the list, with who released it and when.',
        params: z.object({ id: idOf('hold') }),
        response: { 200: z.object({ released: z.literal(true) }), ...problemResponses },
      },
    },
    async (request) => {
      await release(deps, callerOf(request), request.params.id);
      return { released: true as const };
    },
  );
};
