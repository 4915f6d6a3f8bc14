import * as z from 'zod';
import { type Inbound, receiveHook } from '#flows/receive.ts';
import type { App, Routes } from '../route.ts';
import { Id } from '../schemas.ts';

const bodyLimit = 32 * 1024 * 1024;

/** Events of applicant-tracking systems: no key, the signature over the raw bytes tells who sends. */
export const hooks: Routes = (app, deps) => {
  app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    );
    (own as unknown as App).post(
      '/v1/hooks/:system/:connection',
      {
        bodyLimit,
        schema: {
          tags: ['integrations'],
          summary: 'An event of an applicant-tracking system',
          description:
            'The address to enter over there. Answered as that system wants, once the event is kept; what it asks for is done afterwards. docs/integrations has a guide for each system.',
          security: [],
          params: z.object({ system: z.string().regex(/^[a-z]{2,30}$/), connection: Id }),
        },
      },
      async (request, reply) => {
        const { system, connection } = request.params;
        const headers: Inbound['headers'] = {};
        for (const [name, value] of Object.entries(request.headers))
          headers[name] = Array.isArray(value) ? value.join(', ') : value;
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const answer = await receiveHook(deps, system, connection, { headers, body });
        return reply
          .status(answer.status)
          .headers(answer.headers)
          .serializer((text: unknown) => String(text))
          .send(answer.body);
      },
    );
  });
};
