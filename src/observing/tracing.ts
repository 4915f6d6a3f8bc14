import { context, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { Config } from '#config.ts';
import type { Ids } from './log-context.ts';

/** Traces by OpenTelemetry, where an address for them is configured; else nothing is traced and nothing loaded for it. */
export interface Tracing {
  /** Runs `act` within a span. Ids are its only attributes. */
  span<T>(name: string, ids: Ids, act: () => Promise<T>): Promise<T>;
  /** Begins the span of a request, a part of the caller's trace where it names one (W3C Trace Context), and runs `next` in it. */
  request(name: string, traceparent: string | undefined, next: () => void): Span | null;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** How long the rest of the spans may take at the end, in milliseconds. */
const closeMs = 2000;

/** Opens tracing to OTEL_EXPORTER_OTLP_ENDPOINT (OTLP over HTTP). A receiver that is away loses spans and holds nothing up. */
export async function openTracing({ traces }: Pick<Config, 'traces'>): Promise<Tracing> {
  if (traces === null)
    return {
      span: (_name, _ids, act) => act(),
      request(_name, _traceparent, next) {
        next();
        return null;
      },
      close: async () => {},
    };
  const { close, tracer } = await exporter(traces);
  return {
    span: (name, ids, act) =>
      tracer.startActiveSpan(name, { attributes: attributesOf(ids) }, (span) => within(span, act)),
    request(name, traceparent, next) {
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER }, parentOf(traceparent));
      context.with(trace.setSpan(context.active(), span), next);
      return span;
    },
    close,
  };
}

async function exporter({
  endpoint,
  service,
}: NonNullable<Config['traces']>): Promise<{ tracer: Tracer; close(): Promise<void> }> {
  // Loaded only here: nobody else pays for it.
  const [{ AsyncLocalStorageContextManager }, { OTLPTraceExporter }, { resourceFromAttributes }, sdk] =
    await Promise.all([
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
    ]);
  // One for the whole process; a second one is refused and the first one kept.
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }),
      }),
    ],
  });
  const late = () => new Promise<void>((done) => setTimeout(done, closeMs).unref());
  return {
    tracer: provider.getTracer('prescreen'),
    close: () => Promise.race([provider.shutdown().catch(() => {}), late()]),
  };
}

async function within<T>(span: Span, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    // What an error says may hold words of a résumé: only that there was one.
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

const attributesOf = (ids: Ids) =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [`prescreen.${name}`, id]));

/** The context of a caller's trace, from `traceparent`; the empty one where that is none. */
function parentOf(traceparent: string | undefined) {
  const [, traceId, spanId, flags] =
    /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})/.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId || !flags) return context.active();
  return trace.setSpanContext(context.active(), {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & 1,
    isRemote: true,
  });
}
