import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '#deps.ts';
import type { ApiKey, Scope } from '#domain/people/access.ts';
import { authenticate } from '#flows/access/keys.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The scope that a key needs for the route. */
    scope?: Scope;
  }
}

const callers = new WeakMap<FastifyRequest, ApiKey>();

/** The key that a request came with. Throws on a route without a scope: a bug. */
export function callerOf(request: FastifyRequest): ApiKey {
  const key = callers.get(request);
  if (!key) throw new Error('the route has no scope');
  return key;
}

/** Asks for a key with the route's scope on every route registered after; a route without a scope does not start. */
export function requireKeys(app: FastifyInstance, deps: Deps): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.scope === undefined)
      throw new Error(`${String(route.method)} ${route.url} has no scope`);
  });
  app.addHook('onRequest', async (request) => {
    const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const key = await authenticate(deps, token, request.routeOptions.config.scope as Scope);
    callers.set(request, key);
  });
}
