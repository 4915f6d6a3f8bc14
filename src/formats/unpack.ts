import type { ArchiveKind, Unpacked, UnpackFailure, UnpackLimits, UnpackRequest } from './archive.ts';
import { forkGuarded, usage } from './guarded/process.ts';

const pollMs = 50;

/**
 * Unpacks an archive in a process that is killed past its limits, one file at a time: the next is unpacked when `take` is
 * done with the last. Gives why the rest was not unpacked, or null. Throws what `take` throws.
 */
export async function unpack(
  path: string,
  kind: ArchiveKind,
  limits: UnpackLimits,
  known: Iterable<number>,
  take: (file: Unpacked) => Promise<void>,
): Promise<UnpackFailure | null> {
  const guarded = forkGuarded('unpack-child', [path]);
  const child = guarded.process;
  try {
    return await new Promise<UnpackFailure | null>((resolve, reject) => {
      let [began, cpuAtStart, waits] = [performance.now(), 0, true];
      const watch = setInterval(() => {
        const used = usage(guarded.pid());
        if (waits && performance.now() - began > limits.wallSeconds * 1000) resolve('timeout');
        if (used && used.cpuSeconds - cpuAtStart > limits.cpuSeconds) resolve('timeout');
        if (used && used.bytes > limits.memoryBytes) resolve('memory');
      }, pollMs);
      const next = () => {
        [began, cpuAtStart, waits] = [performance.now(), usage(guarded.pid())?.cpuSeconds ?? 0, true];
        child.send('next', () => {});
      };
      child.on('message', (message: Unpacked | { end: UnpackFailure | null }) => {
        if ('end' in message) return resolve(message.end);
        waits = false;
        take(message).then(next, reject);
      });
      guarded.onEnd(() => resolve('crashed'));
      child.on('close', () => clearInterval(watch));
      child.send({ path, kind, limits, known: [...known] } satisfies UnpackRequest, () => {});
    });
  } finally {
    guarded.kill();
  }
}
