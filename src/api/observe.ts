import { randomUUID } from 'node:crypto';
import { type Span, SpanStatusCode } from '@opentelemetry/api';
import { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Deps } from '#deps.ts';
import { withIds } from '#observing/log-context.ts';

/** What an app is made with so that its lines carry ids as all others do, one line a request: the usual two name addresses with their queries. */
export const observedOptions = ({ log }: Pick<Deps, 'log'>) => ({
  loggerInstance: log as FastifyBaseLogger,
  genReqId: requestId,
  childLoggerFactory: (own: FastifyBaseLogger) => own,
  logController: new LogController({ disableRequestLogging: true }),
});

/** The id of a request: the caller's own where it is one that tells nothing, else a new one. It comes back as `x-request-id`. */
function requestId(request: { headers: Record<string, unknown> }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[0-9a-f-]{16,64}$/i.test(given) ? given : randomUUID();
}

/**
 * One line of the log, one measurement and, where traces are kept, one span for every request: method, route without its
 * parameters, status, time. Never the address itself, which may hold what somebody searches for.
 */
export function observeRequests(app: FastifyInstance, deps: Pick<Deps, 'metrics' | 'tracing'>): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    const { traceparent } = request.headers;
    withIds({ request: request.id }, () => {
      const span = deps.tracing.request(
        `${request.method} ${routeOf(request)}`,
        typeof traceparent === 'string' ? traceparent : undefined,
        done,
      );
      if (span) spans.set(request, span);
    });
  });
  // Who gives up gets no answer: its span ends all the same.
  app.addHook('onRequestAbort', async (request) => spans.get(request)?.end());
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const [route, status, ms] = [routeOf(request), reply.statusCode, reply.elapsedTime];
    // The address without its query, the status and the time: nothing that names a person.
    request.log.info({ request: request.id, method, route, status, ms: Math.round(ms) }, 'answered');
    deps.metrics.answered(method, route, status, ms / 1000);
    const span = spans.get(request);
    span?.setAttributes({
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
      'prescreen.request': request.id,
    });
    if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
}

const routeOf = (request: FastifyRequest) => request.routeOptions.url ?? 'unknown';
