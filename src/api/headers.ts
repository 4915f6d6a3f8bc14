import type { FastifyInstance } from 'fastify';

/** What a page may do that says nothing else: load nothing, and stand in no frame. */
export const nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The headers of every answer whose route says no more. */
export const guards: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': nothing,
  'cache-control': 'no-store',
};

/**
 * What every answer carries unless its route says more: no guess of its kind, no frame around it, no copy of it in a cache, no
 * other site that reads it. There are no headers of CORS: pages of other sites get nothing.
 */
export function guardAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(guards)) if (!reply.hasHeader(name)) reply.header(name, value);
  });
}
