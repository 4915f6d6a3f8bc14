import type { EmbeddedServer } from './embedded.ts';

/** Pauses before the tries to start a server again, in milliseconds; while its disk is full, somebody may make room. */
const pausesMs = [0, 1000, 2000, 5000, 10_000];
const fullPauseMs = 15_000;
const fullTries = 40;

const full = /no space left|disk full/i;

/**
 * Starts the embedded server again whenever it ends by itself: it was killed, or ran out of disk. Gives up after
 * some 20 seconds, with a full disk after ten minutes, and tells why in one line.
 */
export function keepRunning(
  server: EmbeddedServer,
  say: (line: string) => void,
  giveUp: (line: string) => void,
): void {
  const again = async (): Promise<void> => {
    say('the embedded Postgres ended and is started again');
    let reason = '';
    for (let tried = 0; ; tried++) {
      const pause = pausesMs[tried] ?? (full.test(reason) && tried < fullTries ? fullPauseMs : null);
      if (pause === null) break;
      await new Promise((done) => setTimeout(done, pause));
      try {
        await server.restart();
        say('the embedded Postgres runs again');
        return;
      } catch (error) {
        reason = (error as Error).message;
      }
    }
    giveUp(
      `the embedded Postgres ended and cannot be started again (${reason}): is the disk full? See postgres.log beside its data`,
    );
  };
  server.onEnd(() => void again());
}
