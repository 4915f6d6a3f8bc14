import type { FastifyInstance } from 'fastify';
import { requireKeys } from '../auth.ts';
import type { Routes } from '../route.ts';

/** The page loads its own files only; its styles stand in the page. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; frame-ancestors 'none'; form-action 'none'";

/** A page of the queues for administrators, by Bull Board, to look at only. */
export const queues: Routes = (app, deps) => {
  app.addHook('onRoute', (route) => {
    const own = { scope: 'admin', of: 'installation', personal: 'never' } as const;
    route.config = { ...own, byItself: route.url.startsWith('/queues/api'), ...route.config };
  });
  requireKeys(app as unknown as FastifyInstance, deps);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy);
  });
  app.register(deps.queue.board('/queues'), { prefix: '/queues' });
};
