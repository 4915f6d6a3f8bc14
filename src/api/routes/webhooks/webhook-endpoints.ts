import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, MadePosition, PageQuery, readCursor } from '#api/cursors.ts';
import { EndpointBody } from '#api/integration-bodies.ts';
import type { Routes } from '#api/route.ts';
import { idOf, NextCursor, problemResponses } from '#api/schemas.ts';
import { allEndpoints, describeEndpoint, endpointOf } from '#flows/webhooks/endpoints.ts';

const params = z.object({ id: idOf('receiver') });

/** Receivers of webhooks (Standard Webhooks 1.0.0), and the log of what was sent to them. */
export const webhookEndpoints: Routes = (app, deps) => {
  app.get(
    '/webhook-endpoints',
    {
      config: { scope: 'integrations:read', of: 'endpoint', personal: 'never' },
      schema: {
        operationId: 'listEndpoints',
        tags: ['integrations'],
        summary: 'The receivers of webhooks',
        description: 'Oldest first.',
        querystring: PageQuery,
        response: {
          200: z.object({ endpoints: z.array(EndpointBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const rows = await allEndpoints(deps, callerOf(request), {
        after: readCursor(cursor, MadePosition),
        limit: limit + 1,
      });
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const { page, nextCursor } = cut(rows, limit, ({ createdAt, id }) => ({ createdAt, id }), to);
      return { endpoints: page, nextCursor };
    },
  );

  app.get(
    '/webhook-endpoints/:id',
    {
      config: { scope: 'integrations:read', of: 'endpoint', personal: 'never' },
      schema: {
        operationId: 'getEndpoint',
        tags: ['integrations'],
        summary: 'A receiver of webhooks',
        description:
          'Its secrets only as when they were made and end, and how many messages are held for it.',
        params,
        response: { 200: EndpointBody, ...problemResponses },
      },
    },
    async (request) => describeEndpoint(deps, await endpointOf(deps, request.params.id)),
  );
};
