import * as z from 'zod';
import { cut, MadePosition, readCursor } from '#api/cursors.ts';
import { DeliveryBody, DeliveryWithTriesBody } from '#api/integration-bodies.ts';
import type { Routes } from '#api/route.ts';
import { Cursor, idOf, Limit, NextCursor, ProblemBody, problemResponses } from '#api/schemas.ts';
import { deliveryStates } from '#domain/states.ts';
import { deliveriesOf, deliveryOf, sendAgain } from '#flows/webhooks/endpoints.ts';

const params = z.object({ id: idOf('receiver') });

/** What was sent to a receiver, and sending it again. */
export const deliveries: Routes = (app, deps) => {
  app.get(
    '/webhook-endpoints/:id/deliveries',
    {
      config: { scope: 'integrations:read', of: 'endpoint', personal: 'never' },
      schema: {
        operationId: 'listDeliveries',
        tags: ['integrations'],
        summary: 'What was sent to a receiver, the newest first',
        description: 'By state when asked: pending, delivered, failed, or held while it is switched off.',
        params,
        querystring: z.strictObject({
          state: z.enum(deliveryStates).optional().describe('only deliveries in this state'),
          limit: Limit,
          cursor: Cursor,
        }),
        response: {
          200: z.object({ deliveries: z.array(DeliveryBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { state, limit, cursor } = request.query;
      const after = readCursor(cursor, MadePosition);
      const rows = await deliveriesOf(deps, request.params.id, state ?? null, after, limit + 1);
      const { page, nextCursor } = cut(rows, limit, ({ createdAt, id }) => ({ createdAt, id }), {
        request,
        reply,
        publicUrl: deps.config.publicUrl,
      });
      return { deliveries: page.map(shown), nextCursor };
    },
  );

  app.get(
    '/webhook-endpoints/:id/deliveries/:delivery',
    {
      config: { scope: 'integrations:read', of: 'endpoint', personal: 'never' },
      schema: {
        operationId: 'getDelivery',
        tags: ['integrations'],
        summary: 'One delivery: the body that was sent, and every attempt',
        description: 'What the receiver answered is kept to its first 4 KiB.',
        params: z.object({ id: idOf('receiver'), delivery: idOf('delivery') }),
        response: { 200: DeliveryWithTriesBody, ...problemResponses },
      },
    },
    async (request) => {
      const { id, delivery: deliveryId } = request.params;
      const { delivery, body, attempts } = await deliveryOf(deps, id, deliveryId);
      return {
        ...shown(delivery),
        body,
        tries: attempts.map((one) => ({ ...one, at: one.at.toISOString() })),
      };
    },
  );

  app.post(
    '/webhook-endpoints/:id/deliveries/:delivery/redeliver',
    {
      config: { scope: 'integrations:write', of: 'endpoint', personal: 'never' },
      schema: {
        operationId: 'redeliver',
        tags: ['integrations'],
        summary: 'Send a message again, under the same id',
        description: 'Its attempts are counted anew. A receiver tells a repeat by `webhook-id`.',
        params: z.object({ id: idOf('receiver'), delivery: idOf('delivery') }),
        response: { 202: z.object({ queued: z.number() }), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const queued = await sendAgain(deps, request.params.id, { id: request.params.delivery });
      return reply.status(202).send({ queued });
    },
  );

  app.post(
    '/webhook-endpoints/:id/recover',
    {
      config: { scope: 'integrations:write', of: 'endpoint', personal: 'never' },
      schema: {
        operationId: 'recoverDeliveries',
        tags: ['integrations'],
        summary: 'Send everything that failed since a time, or was held while the receiver was switched off',
        description: 'In the order of their numbers. The receiver has to be switched on.',
        params,
        body: z.strictObject({ since: z.iso.datetime() }),
        response: { 202: z.object({ queued: z.number() }), 409: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const queued = await sendAgain(deps, request.params.id, { since: new Date(request.body.since) });
      return reply.status(202).send({ queued });
    },
  );
};

type Shown = Awaited<ReturnType<typeof deliveriesOf>>[number];

function shown({ id, messageId, type, sequence, applicationId, state, attempts, nextAt, createdAt }: Shown) {
  return {
    id,
    messageId,
    type,
    sequence,
    applicationId,
    state,
    attempts,
    nextAttemptAt: nextAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
