/** A process that opens files, as far as its memory goes. */
interface Holder {
  /** Resident bytes, as last seen. */
  bytes: number;
  /** What it works on; null while it is idle. */
  job: { alone: boolean } | null;
}

interface Owner<H extends Holder> {
  /** Gives up the memory of one of its own. */
  release(holder: H): void;
}

/** What several pools of readers may hold together. */
export interface MemoryBound {
  /** Says what a pool's readers hold, and has it give up one of them when all pools together hold too much. */
  hold<H extends Holder>(owner: Owner<H>, holders: H[]): void;
  /** Forgets a pool that was closed. */
  leave(owner: object): void;
}

/**
 * A bound of `bytes` over all readers of this process. Past it the largest idle reader goes, else the largest at work, whose
 * file is tried again alone: what a file gives does not depend on its neighbours. One that runs alone is left to its own limit.
 */
export function memoryBound(bytes: number): MemoryBound {
  const held = new Map<object, Holder[]>();
  return {
    hold(owner, holders) {
      held.set(owner, holders);
      const all = [...held.values()].flat();
      if (all.reduce((sum, one) => sum + one.bytes, 0) <= bytes) return;
      const largest = (some: Holder[]) => some.sort((a, b) => b.bytes - a.bytes)[0];
      const chosen =
        largest(all.filter((one) => one.job === null)) ?? largest(all.filter((one) => !one.job?.alone));
      const own = holders.find((one) => one === chosen);
      if (own) owner.release(own);
    },
    leave(owner) {
      held.delete(owner);
    },
  };
}
