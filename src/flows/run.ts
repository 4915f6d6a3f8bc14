import type { Deps } from '#deps.ts';
import { codeOf } from '#errors.ts';
import { type Relay, startRelay } from '#queue/relay.ts';
import { relay, sweep } from './relay.ts';

const relayMs = 250;
const sweepMs = 60_000;
const staleSeconds = 120;

/** Keeps the outbox moving and sweeps for lost work, for as long as the process runs. Any number of processes may. */
export function keepMoving(deps: Deps): Relay {
  let failing = false;
  const moving = startRelay(
    {
      async relay() {
        const moved = await relay(deps);
        failing = false;
        return moved;
      },
      sweep: () => sweep(deps, staleSeconds),
    },
    relayMs,
    sweepMs,
    (error) => {
      // An outage fails every turn: one line tells of it.
      if (!failing) deps.log.warn({ code: codeOf(error) }, 'the outbox cannot be moved on; it waits');
      failing = true;
    },
  );
  deps.kick = moving.kick;
  return moving;
}
