import type { FastifyInstance } from 'fastify';
import { answerUnread } from './problems.ts';

/** Time for a body to come in that is no upload and no event. */
const bodyMs = 30_000;

/** Ends requests whose body does not come in: half a request holds memory and a connection for as long as it likes. */
export function limitBodies(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    // Uploads over a slow line take their time; events keep time by themselves.
    if (request.raw.complete || request.routeOptions.config.body !== undefined) return;
    const { socket } = request.raw;
    const late = setTimeout(() => {
      if (!request.raw.complete) answerUnread({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, socket);
    }, bodyMs);
    request.raw.once('close', () => clearTimeout(late));
    request.raw.once('end', () => clearTimeout(late));
  });
}
