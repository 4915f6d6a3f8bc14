import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses } from '#api/schemas.ts';
import { rotateSecret, testEndpoint } from '#flows/webhooks/endpoints.ts';

/** Hours that secrets of before sign along. */
const usualHours = 24;
const params = z.object({ id: idOf('receiver') });

/** A receiver's secrets, and a message to try it. */
export const endpointSecrets: Routes = (app, deps) => {
  app.post(
    '/webhook-endpoints/:id/rotate-secret',
    {
      config: { scope: 'integrations:write', of: 'endpoint', personal: 'never' },
      schema: {
        operationId: 'rotateEndpointSecret',
        tags: ['integrations'],
        summary: 'A new secret, shown this once; the old one signs along for a while',
        description:
          'Messages are signed by both for `overlapHours`. With 0 a secret that has leaked ends at once.',
        params,
        body: z
          .strictObject({ overlapHours: z.number().int().min(0).max(168).default(usualHours) })
          .nullish(),
        response: { 201: z.object({ secret: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) =>
      reply
        .status(201)
        .send(
          await rotateSecret(
            deps,
            callerOf(request),
            request.params.id,
            request.body?.overlapHours ?? usualHours,
          ),
        ),
  );

  app.post(
    '/webhook-endpoints/:id/test',
    {
      config: { scope: 'integrations:write', of: 'endpoint', personal: 'never' },
      schema: {
        operationId: 'testEndpoint',
        tags: ['integrations'],
        summary: 'Send a test message at once and say what came back',
        description: 'A message `webhook.test`, tried once.',
        params,
        response: {
          200: z.object({
            deliveryId: z.string(),
            status: z.number().nullable(),
            ms: z.number(),
            error: z.string().nullable(),
            response: z.string().nullable(),
          }),
          ...problemResponses,
        },
      },
    },
    async (request) => testEndpoint(deps, request.params.id),
  );
};
