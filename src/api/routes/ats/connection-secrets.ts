import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses, Words } from '#api/schemas.ts';
import { addSecret, renewHandshake } from '#flows/ats/connections.ts';
import { tryConnection } from '#flows/ats/try-connection.ts';

const params = z.object({ id: idOf('connection') });
const Secret = Words.min(8).max(500);

/** What a connection is trusted by, and whether it works. */
export const connectionSecrets: Routes = (app, deps) => {
  app.post(
    '/connections/:id/secrets',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'addSigningSecret',
        tags: ['integrations'],
        summary: 'Add a signing secret; those before count for one day more',
        description: '`overlap` lets the others count for a day, `keep` for good, `now` ends them at once.',
        params,
        body: z.strictObject({
          signingSecret: Secret.optional().describe('left out, one is made and shown this once'),
          replace: z.enum(['overlap', 'now', 'keep']).default('overlap'),
        }),
        response: { 201: z.object({ signingSecret: z.string().nullable() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { signingSecret, replace } = request.body;
      const made = await addSecret(
        deps,
        callerOf(request),
        request.params.id,
        signingSecret ?? null,
        replace,
      );
      return reply.status(201).send(made);
    },
  );

  app.post(
    '/connections/:id/handshake',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'renewHandshake',
        tags: ['integrations'],
        summary: 'Let the system shake hands anew, for a quarter of an hour',
        description:
          'A system that asks for a handshake when its webhook is set up gets its answer while a connection is new, and after this call. Nothing else changes.',
        params,
        response: { 202: z.object({ until: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) =>
      reply.status(202).send(await renewHandshake(deps, callerOf(request), request.params.id)),
  );

  app.post(
    '/connections/:id/check',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'checkConnection',
        tags: ['integrations'],
        summary: 'Try the credentials, one application and its résumé, without saving anything',
        description: 'Says step by step what works and what is missing.',
        params,
        response: {
          200: z.object({
            ok: z.boolean(),
            steps: z.array(z.object({ step: z.string(), ok: z.boolean().nullable(), says: z.string() })),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => tryConnection(deps, request.params.id),
  );
};
