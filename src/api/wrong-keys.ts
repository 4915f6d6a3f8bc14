import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '#deps.ts';
import { Problem } from '#errors.ts';
import { tellLimit } from './rate-limit.ts';

/** How long somebody who guesses waits for each answer. */
const slowMs = 1000;
/** Answers that are held back at once; beyond it they come at once, so that guessing fills no memory. */
const mostHeld = 200;
let held = 0;

/**
 * What a wrong key or link comes to: the error itself, until its address has sent so many a minute; then each is answered a
 * second late with `too_many_requests`, and logged. Right keys of the same address are never held up. `RateLimit` headers tell what is left.
 */
export async function slowWrongKeys(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<never> {
  if (!(error instanceof Problem) || !['unauthenticated', 'not_found'].includes(error.code)) throw error;
  const address = request.ip;
  const left = await deps.limits.wrongKey(address);
  tellLimit(reply, 'address', left);
  if (left.allowed) throw error;
  const over = left.used - left.quota;
  if (over === 1 || over % 1000 === 0)
    deps.log.warn({ address, wrongKeys: left.used }, 'an address that sends wrong keys is slowed');
  if (held < mostHeld) {
    held += 1;
    await wait(slowMs).finally(() => {
      held -= 1;
    });
  }
  throw new Problem(
    'too_many_requests',
    `Too many wrong keys came from this address. Try again in ${left.seconds} s; a right key is taken at once.`,
    { retryAfterSeconds: left.seconds },
  );
}
