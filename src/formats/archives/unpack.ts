import { realpathSync } from 'node:fs';
import type { Heard } from '../guarded/channel.ts';
import type { MemoryBound } from '../guarded/memory-bound.ts';
import { forkGuarded, usage } from '../guarded/process.ts';
import type { ArchiveKind, Unpacked, UnpackFailure, UnpackLimits, UnpackRequest } from './archive.ts';

const pollMs = 50;

/** An archive by its path; numbers of files in it that are `known` are left out. */
interface Archive {
  path: string;
  kind: ArchiveKind;
  known: Iterable<number>;
}

/**
 * Unpacks an archive in a process that is killed past its limits, one file at a time: the next is unpacked when `take` is
 * done with the last, two archives at once. Gives why the rest was not unpacked, or null. Throws what `take` throws.
 */
export async function unpack(
  archive: Archive,
  limits: UnpackLimits,
  take: (file: Unpacked) => Promise<void>,
  bound: MemoryBound | null = null,
): Promise<UnpackFailure | null> {
  while (underWay >= mostAtOnce) await new Promise<void>((next) => waiting.push(next));
  underWay += 1;
  try {
    return await unpackNow({ ...archive, path: realpathSync(archive.path) }, limits, take, bound);
  } finally {
    underWay -= 1;
    waiting.shift()?.();
  }
}

/** Archives that are unpacked at once by a process: each may hold as much memory as a reader. */
const mostAtOnce = 2;
let underWay = 0;
const waiting: (() => void)[] = [];

async function unpackNow(
  { path, kind, known }: Archive,
  limits: UnpackLimits,
  take: (file: Unpacked) => Promise<void>,
  bound: MemoryBound | null,
): Promise<UnpackFailure | null> {
  let heard: Heard = () => {};
  const most = limits.fileBytes + 1024 * 1024;
  const guarded = forkGuarded('unpack-child', { most, heard: (...all) => heard(...all) }, [path]);
  let watch: NodeJS.Timeout | undefined;
  const holder = { bytes: 0, ready: true, work: { alone: true } };
  const owner = { release() {} };
  try {
    return await new Promise<UnpackFailure | null>((resolve, reject) => {
      let [began, cpuAtStart, waits] = [performance.now(), 0, true];
      watch = setInterval(() => {
        const used = usage(guarded.pid());
        holder.bytes = used?.bytes ?? 0;
        bound?.hold(owner, [holder]);
        if (waits && performance.now() - began > limits.wallSeconds * 1000) resolve('timeout');
        if (used && used.cpuSeconds - cpuAtStart > limits.cpuSeconds) resolve('timeout');
        if (used && used.bytes > limits.memoryBytes) resolve('memory');
      }, pollMs);
      const next = () => {
        [began, cpuAtStart, waits] = [performance.now(), usage(guarded.pid())?.cpuSeconds ?? 0, true];
        guarded.send('next');
      };
      heard = (message, bytes) => {
        if ('end' in message) return resolve(message.end as UnpackFailure | null);
        waits = false;
        const { bytes: given, ...about } = message;
        const file = { ...about, bytes: given === true ? bytes : null } as unknown as Unpacked;
        take(file).then(next, reject);
      };
      guarded.onEnd(() => resolve('crashed'));
      guarded.send({ path, kind, limits, known: [...known] } satisfies UnpackRequest);
    });
  } finally {
    clearInterval(watch);
    bound?.leave(owner);
    guarded.kill();
  }
}
