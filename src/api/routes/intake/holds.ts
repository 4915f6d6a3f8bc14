import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses } from '#api/schemas.ts';
import { hold, holdsOf, release } from '#flows/intake/retention.ts';

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
