import type { Deps } from '#deps.ts';
import { countDeliveries, oldestWaiting } from '#storage/server/waiting.ts';
import { checkHealth } from './health.ts';

/** Every metric as text, with what is measured now. A server that is away is told of; what it would tell is left out. */
export async function measured(deps: Deps): Promise<string> {
  const [tasks, oldest, deliveries, health] = await Promise.all([
    deps.queue.depths().catch(() => []),
    oldestWaiting(deps.database).catch(() => ({})),
    countDeliveries(deps.database).catch(() => []),
    checkHealth(deps),
  ]);
  const up = Object.fromEntries(Object.entries(health).map(([server, state]) => [server, state === 'ok']));
  deps.metrics.set({ tasks, oldest, deliveries, up });
  return deps.metrics.text();
}
