import { availableParallelism } from 'node:os';
import type { Reader } from './work.ts';

/** How long a slow file stands still for others at most, and runs in between at least. */
const longestPauseMs = 4000;
const leastRunMs = 500;
const cores = availableParallelism();

/** Lets slow files stand still while fast ones have the processors to themselves. */
interface Pausing {
  /** True while fast files want all the processors there are. */
  isPressed(): boolean;
  /** Pauses slow files, or lets them go on, as the fast ones need it. */
  turn(): void;
  /** Lets the file of a reader go on. */
  resume(reader: Reader): void;
}

/**
 * Pausing of the readers at work (`busy`) of a pool of `size`, for seconds at most: a slow file that is niced would still take
 * half of a core that is shared (simultaneous multithreading), and of the memory's speed.
 */
export function pausing(size: number, busy: () => Reader[]): Pausing {
  function isPressed(): boolean {
    return busy().filter((reader) => reader.lane === 0).length >= Math.min(cores, size);
  }

  function resume(reader: Reader): void {
    if (reader.pausedAt === null) return;
    const now = performance.now();
    if (reader.work) reader.work.paused += (now - reader.pausedAt) / 1000;
    reader.pausedAt = null;
    reader.resumedAt = now;
    reader.resume();
  }

  return {
    isPressed,
    resume,
    turn() {
      const working = busy();
      const pressed = isPressed() && working.length >= cores;
      const now = performance.now();
      for (const reader of working) {
        if (reader.lane <= 0) continue;
        const stood = reader.pausedAt === null ? 0 : now - reader.pausedAt;
        if (reader.pausedAt !== null && (!pressed || stood > longestPauseMs)) resume(reader);
        else if (pressed && reader.pausedAt === null && now - reader.resumedAt > leastRunMs) {
          if (reader.pause()) reader.pausedAt = now;
        }
      }
    },
  };
}
