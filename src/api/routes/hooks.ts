import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { type Inbound, receiveHook } from '#flows/receive.ts';
import type { App, Routes } from '../route.ts';
import { Id } from '../schemas.ts';

/** Most bytes that are taken in before it is known who sends; the generic system may send documents along. */
const bodyLimit = 4 * 1024 * 1024;
const genericBodyLimit = 32 * 1024 * 1024;

/** Events of applicant-tracking systems: no key, the signature over the raw bytes tells who sends. */
export const hooks: Routes = (app, deps) => {
  app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: genericBodyLimit },
      (_request, body, done) => done(null, body),
    );
    const params = z.object({ connection: Id });
    const schema = {
      tags: ['integrations'],
      summary: 'An event of an applicant-tracking system',
      description:
        'The address to enter over there. Answered as that system wants, once the event is kept; what it asks for is done afterwards. docs/integrations has a guide for each system.',
      security: [],
    };
    const take = async (
      system: string,
      connection: string,
      request: FastifyRequest,
      reply: FastifyReply,
    ): Promise<FastifyReply> => {
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
    };
    const hooked = own as unknown as App;
    hooked.post(
      '/v1/hooks/generic/:connection',
      { bodyLimit: genericBodyLimit, schema: { ...schema, params } },
      (request, reply) =>
        take('generic', request.params.connection, request as FastifyRequest, reply as never),
    );
    hooked.post(
      '/v1/hooks/:system/:connection',
      {
        bodyLimit,
        schema: { ...schema, params: params.extend({ system: z.string().regex(/^[a-z]{2,30}$/) }) },
      },
      (request, reply) =>
        take(request.params.system, request.params.connection, request as FastifyRequest, reply as never),
    );
  });
};
