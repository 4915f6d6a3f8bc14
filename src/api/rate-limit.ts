import type { FastifyReply } from 'fastify';
import type { Deps } from '#deps.ts';
import type { Caller } from '#domain/people/access.ts';
import { Problem } from '#errors.ts';

type Left = Awaited<ReturnType<Deps['limits']['wrongKey']>>;

/** Tells what is left of a minute's count, `of` what (draft-ietf-httpapi-ratelimit-headers-10). */
export function tellLimit(reply: FastifyReply, of: 'key' | 'address', left: Left): void {
  reply.header('ratelimit-policy', `"${of}";q=${left.quota};w=60`);
  reply.header('ratelimit', `"${of}";r=${left.remaining};t=${left.seconds}`);
}

/** Requests under way, by caller. */
const underWay = new Map<string, number>();
/** Callers who were told that too many of their requests are under way, until none is. */
const toldBusy = new Set<string>();

const busySeconds = 1;

/**
 * Counts a request of a caller, by the minute and at once, tells what is left, and logs who asks for more. Throws Problem
 * `too_many_requests`.
 */
export async function countRequest(deps: Deps, caller: Caller, reply: FastifyReply): Promise<void> {
  const left = await deps.limits.request(caller.id);
  if (left !== null) {
    tellLimit(reply, 'key', left);
    if (!left.allowed) {
      const over = left.used - left.quota;
      if (over === 1 || over % 1000 === 0)
        deps.log.warn({ key: caller.id, requests: left.used }, 'a key asks more often than it may');
      throw new Problem(
        'too_many_requests',
        `A key may ask ${left.quota} times a minute. Ask again in ${left.seconds} s.`,
        { retryAfterSeconds: left.seconds },
      );
    }
  }
  const busy = underWay.get(caller.id) ?? 0;
  if (busy >= deps.config.maxAtOnce) {
    if (!toldBusy.has(caller.id))
      deps.log.warn({ key: caller.id, underWay: busy }, 'a key has more requests under way than it may');
    toldBusy.add(caller.id);
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
    if (now > 0) return void underWay.set(caller.id, now);
    underWay.delete(caller.id);
    toldBusy.delete(caller.id);
  });
}
