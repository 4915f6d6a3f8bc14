import { Readable } from 'node:stream';
import * as z from 'zod';
import { stillWelcome } from '#api/auth.ts';
import { events } from '#api/events.ts';
import type { Routes } from '#api/route.ts';
import { problemResponses, RoleId } from '#api/schemas.ts';
import { newsOf } from '#flows/roles/news.ts';

const everyMs = 2500;

/** What colleagues and uploads change of a role while one looks at it. */
export const roleEvents: Routes = (app, deps) => {
  app.get(
    '/roles/:role/events',
    {
      config: {
        scope: 'shortlist:read',
        of: 'wholeRole',
        personal: 'never',
        media: { 'text/event-stream': 'text' },
        json: false,
      },
      schema: {
        operationId: 'streamRoleEvents',
        tags: ['roles'],
        summary: 'What changes of a role, as server-sent events',
        description:
          'Events `changed`, at most one in two and a half seconds: counts, the version that is shown, how many decisions there are and the newest. The first comes at once. It goes on until the caller leaves.',
        produces: ['text/event-stream'],
        params: z.object({ role: RoleId }),
        response: { 200: z.string().meta({ description: 'text/event-stream' }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { role } = request.params;
      await newsOf(deps, role);
      const stream = events(
        request,
        async () => {
          await stillWelcome(request, deps);
          return { event: 'changed', data: await newsOf(deps, role), last: false };
        },
        everyMs,
      );
      reply.header('content-type', 'text/event-stream').header('x-accel-buffering', 'no');
      return reply.send(Readable.from(stream) as never);
    },
  );
};
