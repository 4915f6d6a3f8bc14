import type { FastifyInstance } from 'fastify';
import { answerUnread } from './problems.ts';

/** Time for a body to come in that is no upload and no event. */
const bodyMs = 30_000;
/** Bodies that come over slow lines, and those that keep time by themselves. */
const patient: readonly unknown[] = ['file', 'uploads', 'event'];

/** Ends requests whose body does not come in: half a request holds memory and a connection for as long as it likes. */
export function limitBodies(app: FastifyInstance, longest = bodyMs): void {
  app.addHook('onRequest', async (request) => {
    if (request.raw.complete || patient.includes(request.routeOptions.config.body)) return;
    const { socket } = request.raw;
    const late = setTimeout(() => {
      if (!request.raw.complete) answerUnread({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, socket);
    }, longest);
    request.raw.once('close', () => clearTimeout(late));
    request.raw.once('end', () => clearTimeout(late));
  });
}
