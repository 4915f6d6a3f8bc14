import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { Problem } from '#errors.ts';
import { type ApiKey, findKey, type Scope } from '../storage/keys.ts';

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
    if (route.config?.scope === undefined) throw new Error(`${String(route.method)} ${route.url} has no scope`);
  });
  app.addHook('onRequest', async (request) => {
    const header = request.headers.authorization ?? '';
    const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
    if (token === undefined) throw new Problem('unauthenticated', 'Send an API key: "Authorization: Bearer ps_…".');
    const key = await findKey(deps.database, token, deps.now());
    if (key === null) throw new Problem('unauthenticated', 'The API key is wrong, has expired or was revoked.');
    const scope = request.routeOptions.config.scope as Scope;
    if (!key.scopes.includes(scope)) throw new Problem('forbidden', `This key (${key.preset}) lacks the scope ${scope}. An admin can make one that has it.`, { scope });
    callers.set(request, key);
  });
}
