/** A process that opens files, as far as its memory goes. */
interface Holder {
  /** Resident bytes, as last seen. */
  bytes: number;
  /** False while it starts: it is not given up for others, nor counted for what it will hold. */
  ready: boolean;
  /** What it works on; null while it is idle. One that is `alone` is left to its own limit. */
  work: { alone: boolean } | null;
}

interface Owner<H extends Holder> {
  /** Gives up the memory of one of its own. */
  release(holder: H): void;
}

/** What several pools of readers, and unpackers, may hold together. */
export interface MemoryBound {
  /** Says what an owner's processes hold, and has it give up one of them when all together hold too much. */
  hold<H extends Holder>(owner: Owner<H>, holders: H[]): void;
  /** Whether another process may be started: there is room for one, or there is none at all. */
  hasRoom(): boolean;
  /** Forgets an owner that was closed. */
  leave(owner: object): void;
}

/** What an ordinary reader holds after some files. */
const usualBytes = 250 * 1024 * 1024;

/**
 * A bound of `bytes` over all processes of this one that open files. Past it the largest idle one goes, else the largest at
 * work, whose file is tried again alone: what a file gives does not depend on its neighbours.
 */
export function memoryBound(bytes: number): MemoryBound {
  const held = new Map<object, Holder[]>();
  const everybody = () => [...held.values()].flat();
  const sum = () => everybody().reduce((total, one) => total + (one.ready ? one.bytes : usualBytes), 0);
  return {
    hold(owner, holders) {
      held.set(owner, holders);
      if (sum() <= bytes) return;
      const largest = (some: Holder[]) => some.sort((a, b) => b.bytes - a.bytes)[0];
      const ready = everybody().filter((one) => one.ready);
      const chosen =
        largest(ready.filter((one) => one.work === null)) ??
        largest(ready.filter((one) => one.work !== null && !one.work.alone));
      const own = holders.find((one) => one === chosen);
      if (own) owner.release(own);
    },
    hasRoom: () => everybody().length === 0 || sum() + usualBytes <= bytes,
    leave(owner) {
      held.delete(owner);
    },
  };
}
