import { Readable } from 'node:stream';
import * as z from 'zod';
import { stillWelcome } from '#api/auth.ts';
import { batchBody } from '#api/batch-body.ts';
import { events } from '#api/events.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses } from '#api/schemas.ts';
import { batchOf, progressOf } from '#flows/intake/batches.ts';

const params = z.object({ id: idOf('batch') });

/** Progress of an upload as it happens. */
export const batchEvents: Routes = (app, deps) => {
  app.get(
    '/batches/:id/events',
    {
      config: {
        scope: 'batches:read',
        of: 'batch',
        personal: 'never',
        media: { 'text/event-stream': 'text' },
        json: false,
      },
      schema: {
        operationId: 'streamBatchEvents',
        tags: ['batches'],
        summary: 'Progress as server-sent events, until the batch is finished',
        description:
          'Events `progress`, each with the batch as JSON, at most one a second, then one `finished`.',
        produces: ['text/event-stream'],
        params,
        response: { 200: z.string().meta({ description: 'text/event-stream' }), ...problemResponses },
      },
    },
    async (request, reply) => {
      await batchOf(deps, request.params.id);
      const stream = events(request, async () => {
        await stillWelcome(request, deps);
        const batch = await batchOf(deps, request.params.id);
        const data = { ...batchBody(batch, deps), progress: await progressOf(deps, batch) };
        return {
          event: batch.finishedAt === null ? 'progress' : 'finished',
          data,
          last: batch.finishedAt !== null,
        };
      });
      reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store');
      reply.header('x-accel-buffering', 'no');
      return reply.send(Readable.from(stream) as never);
    },
  );
};
