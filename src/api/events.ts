import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';

interface ServerEvent {
  event: string;
  data: unknown;
  /** True for the event after which nothing follows. */
  last: boolean;
}

const pollMs = 1000;
const commentMs = 15_000;

/**
 * Server-sent events (HTML standard, 9.2) of what `look` gives, by default each second, when it has changed; a comment now and then
 * keeps proxies from closing a quiet connection. Ends with the last event, or with the connection or the server.
 */
export async function* events(
  request: FastifyRequest,
  look: () => Promise<ServerEvent>,
  everyMs = pollMs,
): AsyncGenerator<string> {
  let before = '';
  let saidAt = 0;
  const { closing } = request.server;
  while (!request.raw.destroyed && !closing.aborted) {
    const { event, data, last } = await look();
    const text = JSON.stringify(data);
    if (text !== before || last) {
      yield `event: ${event}\ndata: ${text}\n\n`;
      saidAt = performance.now();
    } else if (performance.now() - saidAt > commentMs) {
      yield ': still here\n\n';
      saidAt = performance.now();
    }
    before = text;
    if (last) return;
    await wait(everyMs, null, { signal: closing }).catch(() => {});
  }
}
