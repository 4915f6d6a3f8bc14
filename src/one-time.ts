import { createHash, randomBytes } from 'node:crypto';

/** Links that sign somebody in once, kept in this process alone. */
export interface OneTimeLinks {
  /** A word that stands for a key, once and for `onceMinutes`. */
  make(key: string): string;
  /** The key that a word stands for, which it does no more; null for any other word. */
  take(word: string): string | null;
}

export const onceMinutes = 5;

const hashOf = (word: string) => createHash('sha256').update(word).digest('base64url');

/** Makes and takes one-time links; `now` gives milliseconds. */
export function oneTimeLinks(now: () => number = Date.now): OneTimeLinks {
  const open = new Map<string, { key: string; until: number }>();
  return {
    make(key) {
      const word = randomBytes(32).toString('base64url');
      open.set(hashOf(word), { key, until: now() + onceMinutes * 60_000 });
      return word;
    },
    take(word) {
      const hash = hashOf(word);
      const found = open.get(hash);
      open.delete(hash);
      return found !== undefined && found.until > now() ? found.key : null;
    },
  };
}
