/** Steps that a service repeats for as long as it runs. */
export interface Relay {
  /** Runs the fast step now rather than at its next turn. */
  kick(): void;
  stop(): Promise<void>;
}

interface Steps {
  /** Moves the outbox into the queue; gives how many rows it moved. */
  relay(): Promise<number>;
  /** Finds what was lost on the way. */
  sweep(): Promise<void>;
}

/** Runs `relay` every `relayMs` (at once again while it finds rows) and `sweep` every `sweepMs`. Failures wait for the next turn. */
export function startRelay(
  steps: Steps,
  relayMs: number,
  sweepMs: number,
  onFailure: (error: unknown) => void,
): Relay {
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;
  const turn = () => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = (async () => {
      try {
        do again = false;
        while ((await steps.relay()) > 0 || again);
      } catch (error) {
        onFailure(error);
      } finally {
        running = null;
      }
    })();
  };
  let sweeping: Promise<void> | null = null;
  const fast = setInterval(turn, relayMs);
  const slow = setInterval(() => {
    sweeping ??= steps
      .sweep()
      .catch(onFailure)
      .finally(() => {
        sweeping = null;
      });
  }, sweepMs);
  return {
    kick: turn,
    async stop() {
      stopped = true;
      clearInterval(fast);
      clearInterval(slow);
      await running;
      await sweeping;
    },
  };
}
