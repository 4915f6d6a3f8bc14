import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '#deps.ts';
import { type Caller, isBlind, type Scope } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import { blinded } from '#flows/access/blind.ts';
import { keyCaller, requireScope, sessionCaller } from '#flows/access/callers.ts';
import { permit, type Subject } from '#flows/access/permit.ts';
import { sessionOf } from './cookies.ts';
import { countRequest } from './rate-limit.ts';
import { slowWrongKeys } from './wrong-keys.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The scope that a caller needs for the route; `any`: no other than to be known. */
    scope?: Scope | 'any';
    /** What its address is about: callers who are kept to some roles are kept to them. */
    of?: Subject;
    /**
     * Whether it shows who somebody is: `never`; `masked`, where names and the like are taken out for a blind caller; or
     * `needed`, which no blind caller may ask for.
     */
    personal?: 'never' | 'masked' | 'needed';
    /** True where an open page asks by itself: that is no sign of life. */
    byItself?: boolean;
  }
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** Who a request came from. Throws on a route without a scope: a bug. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('the route has no scope');
  return caller;
}

/** The members of a problem as its caller may see them: a blind one sees nobody in it either. */
export async function problemFor(
  request: FastifyRequest,
  deps: Deps,
  extra: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const caller = callers.get(request);
  if (!caller || !isBlind(caller) || Object.keys(extra).length === 0) return extra;
  const about = aboutOf(request);
  // Without the database nobody is known, and nothing of anybody is told.
  return about.length === 0 ? extra : blinded(deps, extra, about).catch(() => ({}));
}

/** The application that a request is about. */
function aboutOf(request: FastifyRequest): string[] {
  const { id } = idsOf(request);
  return request.routeOptions.config.of === 'application' && id ? [id] : [];
}

/** Lets nobody pass any more who might not begin now: for answers that go on for long. Throws Problem. */
export async function stillWelcome(request: FastifyRequest, deps: Deps): Promise<void> {
  const { scope, of } = request.routeOptions.config;
  const caller = await identify(request, deps, false);
  requireScope(caller, scope as Scope | 'any');
  await permit(deps, caller, of as Subject, idsOf(request));
}

/**
 * Asks on every route registered after who comes, whether they have its scope, whether what it is about is within their
 * reach, and whether they may see who somebody is. A route that does not say all three does not start.
 */
export function requireKeys(app: FastifyInstance, deps: Deps): void {
  app.addHook('onRoute', (route) => {
    const { scope, of, personal } = route.config ?? {};
    if (scope === undefined || of === undefined || personal === undefined)
      throw new Error(`${String(route.method)} ${route.url} needs scope, of and personal`);
  });
  app.addHook('onRequest', async (request, reply) => {
    const { scope, personal, byItself } = request.routeOptions.config;
    const caller = await identify(request, deps, byItself !== true).catch((error) => {
      // Who sends none guesses none.
      if (request.headers.authorization === undefined && sessionOf(request) === null) throw error;
      return slowWrongKeys(deps, request, reply, error);
    });
    callers.set(request, caller);
    await countRequest(deps, caller, reply);
    requireScope(caller, scope as Scope | 'any');
    if (personal === 'needed' && isBlind(caller))
      throw new Problem('blind', 'This key never sees who somebody is; this would tell it.', {
        scope: 'pii:read',
      });
  });
  app.addHook('preSerialization', async (request, _reply, answer) => {
    const caller = callers.get(request);
    const masked = request.routeOptions.config.personal === 'masked';
    if (!caller || !masked || !isBlind(caller)) return answer;
    return blinded(deps, answer, aboutOf(request));
  });
  // Before bodies are checked: what is out of reach is not there, whatever is sent.
  app.addHook('preValidation', (request) =>
    permit(deps, callerOf(request), request.routeOptions.config.of as Subject, idsOf(request)),
  );
}

function idsOf(request: FastifyRequest) {
  return request.params as { role?: string; id?: string; other?: string };
}

/** The owner of the key of a request, else who has signed in by its cookie, whose session `alive` keeps. Throws Problem `unauthenticated` or `forbidden`. */
async function identify(request: FastifyRequest, deps: Deps, alive = true): Promise<Caller> {
  const { authorization } = request.headers;
  const cookie = authorization === undefined ? sessionOf(request) : null;
  if (cookie !== null) {
    const { headers, method } = request;
    const told = { csrf: headers['x-csrf-token'], site: headers['sec-fetch-site'], method };
    // What a page asks by itself is no sign of life.
    return sessionCaller(deps, cookie, told, alive && headers['x-background'] === undefined);
  }
  return keyCaller(deps, /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]);
}
