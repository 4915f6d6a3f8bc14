import { createHash } from 'node:crypto';
import type { DrawnOutcome, DrawOfFile, Load, ReaderPool } from './request.ts';

/** Draws pages of files, and remembers them for a while: whoever looks at a page turns back to it. */
export interface Drawer {
  /** The same as `ReaderPool.draw`, of the bytes with a sha-256. */
  draw(sha256: string, load: Load, asked: DrawOfFile): Promise<DrawnOutcome>;
}

interface Kept {
  outcome: Promise<DrawnOutcome>;
  bytes: number;
  since: number;
}

/** Bytes that are remembered at most, and for how long, in milliseconds. */
const mostBytes = 64 * 1024 * 1024;
const longest = 10 * 60 * 1000;
const smallest = 1024;

/** A drawer that has `pool` draw what it does not remember; `now` gives milliseconds. */
export function drawer(pool: Pick<ReaderPool, 'draw'>, now: () => number = () => performance.now()): Drawer {
  const kept = new Map<string, Kept>();
  const tidy = () => {
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    // The oldest come first.
    for (const [key, one] of kept) {
      if (bytes <= mostBytes && now() - one.since < longest) break;
      kept.delete(key);
      bytes -= one.bytes;
    }
  };
  const remember = async (key: string, load: Load, asked: DrawOfFile) => {
    const one: Kept = { outcome: pool.draw(load, asked), bytes: smallest, since: now() };
    kept.set(key, one);
    const outcome = await one.outcome.catch((error) => {
      kept.delete(key);
      throw error;
    });
    // A reader that died may have a reason of its own.
    if (!outcome.ok && outcome.reason === 'crashed') kept.delete(key);
    one.bytes += (outcome.ok && outcome.picture?.bytes?.length) || 0;
    tidy();
    return outcome;
  };
  return {
    async draw(sha256, load, asked) {
      tidy();
      const key = `${sha256} ${createHash('sha256').update(JSON.stringify(asked)).digest('base64url')}`;
      const known = kept.get(key);
      if (known === undefined) return remember(key, load, asked);
      // The bytes may have been erased meanwhile: nothing of them is shown that is not there any more.
      await load();
      return known.outcome;
    },
  };
}
