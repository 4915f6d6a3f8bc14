import type { FastifyInstance } from 'fastify';

/** What a page may do that says nothing else: load nothing, and stand in no frame. */
const nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * What every answer carries unless its route says more: no guess of its kind, no frame around it, no copy of it in a cache, no
 * other site that reads it. There are no headers of CORS: pages of other sites get nothing.
 */
export function guardAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(always)) if (!reply.hasHeader(name)) reply.header(name, value);
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', nothing);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
