import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { ConnectionBody } from '#api/integration-bodies.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses, Words } from '#api/schemas.ts';
import { change, connect, connectionOf, describe, disconnect } from '#flows/ats/connections.ts';

const params = z.object({ id: idOf('connection') });
const Texts = z.record(z.string().max(60), Words.min(1).max(2000));
const Secret = Words.min(8).max(500);

/** Connections made, changed and taken away. */
export const editConnections: Routes = (app, deps) => {
  app.post(
    '/connections',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never', headers: ['location'] },
      schema: {
        operationId: 'createConnection',
        tags: ['integrations'],
        summary: 'Connect a system; a signing secret that is made here is shown this once',
        description:
          'The answer holds `hookUrl`, the address to enter over there. Secrets are sealed and never shown again.',
        body: z.strictObject({
          system: z.string().max(30),
          name: Words.min(1).max(100),
          settings: Texts.default({}),
          credentials: Texts.default({}),
          signingSecret: Secret.optional().describe('the one that the system shows; left out, one is made'),
          egress: z.array(z.string().max(200)).max(50).default([]).describe('more hosts that may be called'),
          writeBack: z.boolean().default(false).describe('write notes about results into the system'),
          noteOnRescore: z
            .boolean()
            .default(false)
            .describe('write a new note when a changed role changes a result'),
        }),
        response: {
          201: ConnectionBody.extend({
            signingSecret: z
              .string()
              .nullable()
              .describe('the one that was made here, shown this once; null when it was given'),
          }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { signingSecret, ...asked } = request.body;
      const made = await connect(deps, callerOf(request), { ...asked, signingSecret: signingSecret ?? null });
      reply.status(201).header('location', `/v1/connections/${made.id}`);
      return {
        ...(await describe(deps, await connectionOf(deps, made.id))),
        signingSecret: made.signingSecret,
      };
    },
  );

  app.patch(
    '/connections/:id',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'changeConnection',
        tags: ['integrations'],
        summary: 'Change a connection; what is not named stays',
        description:
          'When the address of the API changes, the credentials are asked for again. What failed because a host might not be called goes on once `egress` allows it.',
        params,
        body: z.strictObject({
          name: Words.min(1).max(100).optional(),
          state: z.enum(['active', 'paused']).optional(),
          settings: Texts.optional(),
          credentials: Texts.optional(),
          egress: z.array(z.string().max(200)).max(50).optional(),
          writeBack: z.boolean().optional(),
          noteOnRescore: z.boolean().optional(),
        }),
        response: { 200: ConnectionBody, ...problemResponses },
      },
    },
    async (request) => {
      await change(deps, callerOf(request), request.params.id, request.body);
      return describe(deps, await connectionOf(deps, request.params.id));
    },
  );

  app.delete(
    '/connections/:id',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'deleteConnection',
        tags: ['integrations'],
        summary: 'Take a connection away; what was screened stays',
        description: 'Its inbox and the ids of its system go; applications stay.',
        params,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await disconnect(deps, callerOf(request), request.params.id);
      return reply.status(204).send(null);
    },
  );
};
