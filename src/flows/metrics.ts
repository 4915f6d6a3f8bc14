import type { Deps } from '#deps.ts';
import { countDeliveries, oldestWaiting } from '#storage/server/waiting.ts';
import { checkHealth } from './health.ts';
import { inTime } from './in-time.ts';

/** How long what was measured holds, in milliseconds: several who ask cost what one does. */
const holdsMs = 5000;
const measuredAt = new WeakMap<Deps['metrics'], number>();

/** Every metric as text, with what is measured now. A server that is away is told of; what it would tell is left out. */
export async function measured(deps: Deps): Promise<string> {
  const now = performance.now();
  if (now - (measuredAt.get(deps.metrics) ?? Number.NEGATIVE_INFINITY) >= holdsMs) {
    measuredAt.set(deps.metrics, now);
    await measure(deps);
  }
  return deps.metrics.text();
}

async function measure(deps: Deps): Promise<void> {
  const or = <T>(asked: Promise<T>, otherwise: T): Promise<T> => inTime(asked).catch(() => otherwise);
  const [tasks, oldest, deliveries, health] = await Promise.all([
    or(deps.queue.depths(), []),
    or(oldestWaiting(deps.database), {}),
    or(countDeliveries(deps.database), []),
    checkHealth(deps),
  ]);
  const up = Object.fromEntries(Object.entries(health).map(([server, state]) => [server, state === 'ok']));
  deps.metrics.set({ tasks, oldest, deliveries, up });
}
