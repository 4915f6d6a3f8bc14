/** Median of some numbers, 0 of none. */
export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Milliseconds of CPU of this process and of what it waited for that each step costs, the median of so many rounds: steps
 * alternate, so that a machine whose speed drifts moves all of them. The first round warms up and does not count.
 */
export async function rounds(
  steps: Record<string, () => Promise<unknown> | unknown>,
  count: number,
): Promise<Record<string, number>> {
  const times = new Map(Object.keys(steps).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= count; round++) {
    for (const [name, step] of Object.entries(steps)) {
      const before = process.cpuUsage();
      const wall = performance.now();
      await step();
      const used = process.cpuUsage(before);
      // A program of its own uses no CPU of this process: its time is the wall's.
      const ms = name.endsWith('(spawned)') ? performance.now() - wall : (used.user + used.system) / 1000;
      if (round > 0) times.get(name)?.push(ms);
    }
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values)]));
}
