/** Seconds of a pace that may be used at once, as the limits of most systems are counted. */
const burstSeconds = 10;

/**
 * Lets callers through at a pace: so many a second for each key over ten seconds, in this process. The next ones wait for
 * their turn.
 */
export function pacer(
  nowMs: () => number,
  wait: (ms: number) => Promise<void>,
): (key: string, perSecond: number) => Promise<void> {
  /** When the turns that were given are used up. */
  const used = new Map<string, number>();
  return async (key, perSecond) => {
    const now = nowMs();
    const until = Math.max(now, used.get(key) ?? 0) + 1000 / perSecond;
    used.set(key, until);
    if (used.size > 10_000) for (const [one, at] of used) if (at < now) used.delete(one);
    const ahead = until - now - burstSeconds * 1000;
    if (ahead > 0) await wait(ahead);
  };
}
