/** Lets callers through one by one: at most so many a second for each key, in this process. */
export function pacer(
  nowMs: () => number,
  wait: (ms: number) => Promise<void>,
): (key: string, perSecond: number) => Promise<void> {
  const free = new Map<string, number>();
  return async (key, perSecond) => {
    const now = nowMs();
    const turn = Math.max(now, free.get(key) ?? 0);
    free.set(key, turn + 1000 / perSecond);
    if (free.size > 10_000) for (const [one, at] of free) if (at < now) free.delete(one);
    if (turn > now) await wait(turn - now);
  };
}
