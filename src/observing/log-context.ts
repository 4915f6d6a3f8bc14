import { AsyncLocalStorage } from 'node:async_hooks';
import { isSpanContextValid, trace } from '@opentelemetry/api';

/** Ids of what is under way, by name: of a request, a batch, an application. Never what somebody wrote. */
export type Ids = Record<string, string>;

const underWay = new AsyncLocalStorage<Ids>();

/** Runs `act` with ids that every line of the log carries which is written on its way, beside those it has already. */
export function withIds<T>(ids: Ids, act: () => T): T {
  return underWay.run({ ...underWay.getStore(), ...ids }, act);
}

/** What a line of the log carries beside what it says: ids of what is under way, and of its trace where there is one. */
export function idsOfLine(): Ids {
  const span = trace.getActiveSpan()?.spanContext();
  const traced = span !== undefined && isSpanContextValid(span) ? { trace: span.traceId } : {};
  return { ...underWay.getStore(), ...traced };
}
