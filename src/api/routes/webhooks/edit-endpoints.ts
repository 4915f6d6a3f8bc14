import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { EndpointBody } from '#api/integration-bodies.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses, Words } from '#api/schemas.ts';
import { eventTypes } from '#domain/people/events.ts';
import { endpointStates } from '#domain/states.ts';
import {
  describeEndpoint,
  editEndpoint,
  endpointOf,
  makeEndpoint,
  removeEndpoint,
} from '#flows/webhooks/endpoints.ts';

const params = z.object({ id: idOf('receiver') });
const Url = z.url({ protocol: /^https?$/ }).max(2000);
const Events = z.array(z.enum(eventTypes)).min(1);

/** Receivers made, changed and taken away. */
export const editEndpoints: Routes = (app, deps) => {
  app.post(
    '/webhook-endpoints',
    {
      config: { scope: 'integrations:write', of: 'endpoint', personal: 'never', headers: ['location'] },
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

  app.patch(
    '/webhook-endpoints/:id',
    {
      config: { scope: 'integrations:write', of: 'endpoint', personal: 'never' },
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
          state: z.enum(endpointStates).optional(),
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
      config: { scope: 'integrations:write', of: 'endpoint', personal: 'never' },
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
};
