import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '#deps.ts';
import { type Caller, isBlind, type Scope } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import { blinded } from '#flows/access/blind.ts';
import { keyCaller, requireScope, sessionCaller } from '#flows/access/callers.ts';
import { permit, type Subject } from '#flows/access/permit.ts';
import { sessionOf } from './cookies.ts';
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
/** Requests under way, by caller. */
const underWay = new Map<string, number>();

/** Who a request came from. Throws on a route without a scope: a bug. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('the route has no scope');
  return caller;
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
      return slowWrongKeys(deps, request.ip, error);
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
    const { id } = idsOf(request);
    return blinded(deps, answer, request.routeOptions.config.of === 'application' && id ? [id] : []);
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

const busySeconds = 1;

/**
 * Counts a request of a caller, by the minute and at once, and tells what is left (draft-ietf-httpapi-ratelimit-headers-10).
 * Throws Problem `too_many_requests`.
 */
async function countRequest(deps: Deps, caller: Caller, reply: FastifyReply): Promise<void> {
  const left = await deps.limits.request(caller.id);
  if (left !== null) {
    reply.header('ratelimit-policy', `"key";q=${left.quota};w=60`);
    reply.header('ratelimit', `"key";r=${left.remaining};t=${left.seconds}`);
    if (!left.allowed)
      throw new Problem(
        'too_many_requests',
        `A key may ask ${left.quota} times a minute. Ask again in ${left.seconds} s.`,
        { retryAfterSeconds: left.seconds },
      );
  }
  const busy = underWay.get(caller.id) ?? 0;
  if (busy >= deps.config.maxAtOnce) {
    throw new Problem(
      'too_many_requests',
      `${deps.config.maxAtOnce} requests of this key are under way. Ask again when some have been answered.`,
      { retryAfterSeconds: busySeconds },
    );
  }
  // Given up while it was counted: its end has been.
  if (reply.raw.destroyed || reply.raw.closed) return;
  underWay.set(caller.id, busy + 1);
  // Closed is what comes last, whether it was answered or given up.
  reply.raw.once('close', () => {
    const now = (underWay.get(caller.id) ?? 1) - 1;
    if (now <= 0) underWay.delete(caller.id);
    else underWay.set(caller.id, now);
  });
}
