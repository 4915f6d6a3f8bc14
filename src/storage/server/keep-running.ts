import { freeBytes } from './disk.ts';
import type { EmbeddedServer } from './embedded.ts';

/** Pauses before the tries to start a server again, in milliseconds; while its disk is full, somebody may make room. */
const pausesMs = [0, 1000, 2000, 5000, 10_000];
const fullPauseMs = 15_000;
const fullTries = 40;

const full = /no space left|disk full/i;
const leastBytes = 32 * 1024 * 1024;
/** Having run for so long, it was sound. */
const soundMs = 60_000;

/**
 * Starts the embedded server again whenever it ends by itself: it was killed, or ran out of disk. Gives up after
 * some 20 seconds, with a full disk after ten minutes, and tells why in one line.
 */
export function keepRunning(
  server: EmbeddedServer,
  say: (line: string) => void,
  giveUp: (line: string) => void,
): void {
  let [tried, startedAt] = [0, 0];
  const again = async (): Promise<void> => {
    say('the embedded Postgres ended and is started again');
    // One that ends as soon as it writes, as with a full disk, is no new trouble each time.
    if (performance.now() - startedAt > soundMs) tried = 0;
    let reason = '';
    for (; ; tried++) {
      const isFull = full.test(reason) || (await freeBytes([server.folder])) < leastBytes;
      const pause = pausesMs[tried] ?? (isFull && tried < fullTries ? fullPauseMs : null);
      if (pause === null) break;
      await new Promise((done) => setTimeout(done, pause));
      try {
        await server.restart();
        startedAt = performance.now();
        tried += 1;
        say('the embedded Postgres runs again');
        return;
      } catch (error) {
        reason = (error as Error).message;
      }
    }
    giveUp(
      `the embedded Postgres ended and cannot be started again (${reason || 'it ends at once'}): is the disk full? See postgres.log beside its data`,
    );
  };
  server.onEnd(() => void again());
}
