import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, readCursor } from '#api/cursors.ts';
import { ConnectionEventBody } from '#api/integration-bodies.ts';
import type { Routes } from '#api/route.ts';
import { Cursor, Id, idOf, Limit, NextCursor, problemResponses } from '#api/schemas.ts';
import { eventStates } from '#domain/states.ts';
import { eventsOf, replay } from '#flows/ats/connections.ts';

const params = z.object({ id: idOf('connection') });
const Position = z.object({ receivedAt: z.iso.datetime(), id: Id });

/** What came in by a connection. */
export const connectionEvents: Routes = (app, deps) => {
  app.get(
    '/connections/:id/events',
    {
      config: { scope: 'integrations:read', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'listConnectionEvents',
        tags: ['integrations'],
        summary: 'What came in, the newest first: done, ignored, parked or failed, with the reason',
        description: 'Ids and reasons only; what an event held is sealed and goes once it is carried out.',
        params,
        querystring: z.strictObject({
          state: z.enum(eventStates).optional().describe('only events in this state'),
          limit: Limit,
          cursor: Cursor,
        }),
        response: {
          200: z.object({ events: z.array(ConnectionEventBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { state, limit, cursor } = request.query;
      const after = readCursor(cursor, Position);
      const rows = await eventsOf(deps, request.params.id, state ?? null, after, limit + 1);
      const { page, nextCursor } = cut(rows, limit, ({ receivedAt, id }) => ({ receivedAt, id }), {
        request,
        reply,
        publicUrl: deps.config.publicUrl,
      });
      return {
        events: page.map((one) => ({
          id: one.id,
          kind: one.kind,
          external: one.external,
          state: one.state,
          reason: one.reason,
          attempts: one.attempts,
          receivedAt: one.receivedAt.toISOString(),
        })),
        nextCursor,
      };
    },
  );

  app.post(
    '/connections/:id/events/:event/replay',
    {
      config: { scope: 'integrations:write', of: 'connection', personal: 'never' },
      schema: {
        operationId: 'replayEvent',
        tags: ['integrations'],
        summary: 'Try a parked or failed event again',
        description: 'Its attempts are counted anew.',
        params: z.object({ id: idOf('connection'), event: idOf('event') }),
        response: { 202: z.object({ status: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      await replay(deps, callerOf(request), request.params.id, request.params.event);
      return reply.status(202).send({ status: 'queued' });
    },
  );
};
