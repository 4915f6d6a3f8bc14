import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, MadePosition, PageQuery, readCursor } from '#api/cursors.ts';
import { ConnectionBody, SystemBody } from '#api/integration-bodies.ts';
import type { Routes } from '#api/route.ts';
import { idOf, NextCursor, problemResponses } from '#api/schemas.ts';
import { allConnections, connectionOf, describe, systems } from '#flows/ats/connections.ts';

const params = z.object({ id: idOf('connection') });

/** Connections to applicant-tracking systems: secrets, which job is which role, what came in. */
export const connections: Routes = (app, deps) => {
  app.get(
    '/connections/systems',
    {
      config: { scope: 'integrations:read', of: 'nobody', personal: 'never' },
      schema: {
        operationId: 'listSystems',
        tags: ['integrations'],
        summary: 'The systems that can be connected, with what each needs',
        description: 'Settings and credentials of each, and whether it can be polled and takes notes.',
        response: {
          200: z.object({ systems: z.array(SystemBody) }),
          ...problemResponses,
        },
      },
    },
    async () => ({ systems: systems() }),
  );

  app.get(
    '/connections',
    {
      config: { scope: 'integrations:read', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'listConnections',
        tags: ['integrations'],
        summary: 'The connections, without their secrets',
        description:
          'Oldest first, each with the address to enter over there, its jobs and its events by state.',
        querystring: PageQuery,
        response: {
          200: z.object({ connections: z.array(ConnectionBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const rows = await allConnections(deps, callerOf(request), {
        after: readCursor(cursor, MadePosition),
        limit: limit + 1,
      });
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const { page, nextCursor } = cut(rows, limit, ({ createdAt, id }) => ({ createdAt, id }), to);
      return { connections: page, nextCursor };
    },
  );

  app.get(
    '/connections/:id',
    {
      config: { scope: 'integrations:read', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'getConnection',
        tags: ['integrations'],
        summary: 'A connection',
        description: 'Secrets only as when they were made and end.',
        params,
        response: { 200: ConnectionBody, ...problemResponses },
      },
    },
    async (request) => describe(deps, await connectionOf(deps, request.params.id)),
  );
};
