import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, linkNext, MadePosition, PageQuery, readCursor, writeCursor } from '#api/cursors.ts';
import { DeliveryBody, DeliveryWithTriesBody, EndpointBody } from '#api/integration-bodies.ts';
import type { Routes } from '#api/route.ts';
import { Cursor, Id, idOf, Limit, NextCursor, ProblemBody, problemResponses, Words } from '#api/schemas.ts';
import { eventTypes } from '#domain/people/events.ts';
import {
  allEndpoints,
  deliveriesOf,
  deliveryOf,
  describeEndpoint,
  editEndpoint,
  endpointOf,
  makeEndpoint,
  removeEndpoint,
  rotateSecret,
  sendAgain,
  testEndpoint,
} from '#flows/webhooks/endpoints.ts';

const params = z.object({ id: idOf('receiver') });
const Url = z.url({ protocol: /^https?$/ }).max(2000);
const Events = z.array(z.enum(eventTypes)).min(1);
const Position = z.object({ createdAt: z.iso.datetime(), id: Id });
const read = { scope: 'integrations:read' } as const;
const write = { scope: 'integrations:write' } as const;

/** Receivers of webhooks (Standard Webhooks 1.0.0), and the log of what was sent to them. */
export const webhookEndpoints: Routes = (app, deps) => {
  app.get(
    '/webhook-endpoints',
    {
      config: read,
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
      const rows = await allEndpoints(deps, { after: readCursor(cursor, MadePosition), limit: limit + 1 });
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const { page, nextCursor } = cut(rows, limit, ({ createdAt, id }) => ({ createdAt, id }), to);
      return { endpoints: page, nextCursor };
    },
  );

  app.post(
    '/webhook-endpoints',
    {
      config: { ...write, headers: ['location'] },
      schema: {
        operationId: 'createEndpoint',
        tags: ['integrations'],
        summary: 'A new receiver; its secret is shown this once',
        description:
          'Messages are signed by Standard Webhooks 1.0.0 and carry ids, scores and codes, never a name or words of a résumé. They are tried ten times within 76 hours; 410 disables the receiver.',
        body: z.strictObject({
          url: Url,
          description: Words.max(200).default(''),
          events: Events.default([...eventTypes]),
        }),
        response: {
          201: EndpointBody.extend({ secret: z.string().describe('shown this once') }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { id, secret } = await makeEndpoint(deps, callerOf(request), request.body);
      reply.status(201).header('location', `/v1/webhook-endpoints/${id}`);
      return { ...(await describeEndpoint(deps, await endpointOf(deps, id))), secret };
    },
  );

  app.get(
    '/webhook-endpoints/:id',
    {
      config: read,
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

  app.patch(
    '/webhook-endpoints/:id',
    {
      config: write,
      schema: {
        operationId: 'changeEndpoint',
        tags: ['integrations'],
        summary: 'Change a receiver, switch it off, or on again',
        description:
          'While it is switched off its messages are held for thirty days; `recoverDeliveries` sends them.',
        params,
        body: z.strictObject({
          url: Url.optional(),
          description: Words.max(200).optional(),
          events: Events.optional(),
          state: z.enum(['active', 'disabled']).optional(),
        }),
        response: { 200: EndpointBody, ...problemResponses },
      },
    },
    async (request) => {
      const { url, description, events, state } = request.body;
      await editEndpoint(deps, callerOf(request), request.params.id, {
        ...(url === undefined ? {} : { url }),
        ...(description === undefined ? {} : { description }),
        ...(events === undefined ? {} : { events }),
        ...(state === undefined ? {} : { state }),
      });
      return describeEndpoint(deps, await endpointOf(deps, request.params.id));
    },
  );

  app.delete(
    '/webhook-endpoints/:id',
    {
      config: write,
      schema: {
        operationId: 'deleteEndpoint',
        tags: ['integrations'],
        summary: 'Take a receiver away with its log',
        description: 'Messages under way are dropped.',
        params,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await removeEndpoint(deps, callerOf(request), request.params.id);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/webhook-endpoints/:id/rotate-secret',
    {
      config: write,
      schema: {
        operationId: 'rotateEndpointSecret',
        tags: ['integrations'],
        summary: 'A new secret, shown this once; the old one signs along for a day',
        description: 'Messages are signed by both until then.',
        params,
        response: { 201: z.object({ secret: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await rotateSecret(deps, callerOf(request), request.params.id)),
  );

  app.post(
    '/webhook-endpoints/:id/test',
    {
      config: write,
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

  app.get(
    '/webhook-endpoints/:id/deliveries',
    {
      config: read,
      schema: {
        operationId: 'listDeliveries',
        tags: ['integrations'],
        summary: 'What was sent to a receiver, the newest first',
        description: 'By state when asked: pending, delivered, failed, or held while it is switched off.',
        params,
        querystring: z.strictObject({
          state: z
            .enum(['pending', 'delivered', 'failed', 'held'])
            .optional()
            .describe('only deliveries in this state'),
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
      const after = readCursor(cursor, Position);
      const rows = await deliveriesOf(deps, request.params.id, state ?? null, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const nextCursor =
        rows.length > limit && last
          ? writeCursor({ createdAt: last.createdAt.toISOString(), id: last.id })
          : null;
      linkNext(request, reply, deps.config.publicUrl, nextCursor);
      return { deliveries: page.map(shown), nextCursor };
    },
  );

  app.get(
    '/webhook-endpoints/:id/deliveries/:delivery',
    {
      config: read,
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
      config: write,
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
      config: write,
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
