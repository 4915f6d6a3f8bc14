/* Whether two rates differ by more than chance. Pure arithmetic, no table of values. */

/** So many of a group: `hits` of `n` were selected, or scored above the median. */
export interface Rate {
  hits: number;
  n: number;
}

/** erfc(x) for x from 0: the series 7.1.6 below 3, the continued fraction 7.1.14 above (Abramowitz and Stegun, 1964). */
function erfc(x: number): number {
  const bell = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 3) {
    let [term, sum] = [x, x];
    for (let n = 1; term > sum * 1e-17 && n < 200; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - 2 * bell * sum;
  }
  let tail = x;
  for (let n = 60; n > 0; n--) tail = x + n / 2 / tail;
  return bell / tail;
}

/**
 * The pooled z of the difference of two rates, and its two-sided p; two standard deviations are the usual bound (Hazelwood School
 * District v. United States, 433 U.S. 299, 1977). Null where nobody or everybody was hit: nothing differs.
 */
export function pooledZ(one: Rate, other: Rate): { z: number; p: number } | null {
  const pooled = (one.hits + other.hits) / (one.n + other.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.n + 1 / other.n));
  if (!(error > 0)) return null;
  const z = (one.hits / one.n - other.hits / other.n) / error;
  return { z, p: erfc(Math.abs(z) / Math.SQRT2) };
}

/** True when a cell of the table of two rates is expected to hold fewer than five: then Fisher's test speaks, not z. */
export function isSmall(one: Rate, other: Rate): boolean {
  const [all, hits] = [one.n + other.n, one.hits + other.hits];
  return [one, other].some(({ n }) => (n * hits) / all < 5 || (n * (all - hits)) / all < 5);
}

/** Tables are as likely as another within this share of it: sums of floating point are never equal (as in R and SciPy). */
const tolerance = 1e-7;

/** The two-sided p of Fisher's exact test: the chance of all tables with these margins that are no likelier (R. A. Fisher, 1922). */
export function fisherExact(one: Rate, other: Rate): number {
  const [n, m, hits] = [one.n, other.n, one.hits + other.hits];
  const [least, most] = [Math.max(0, hits - m), Math.min(n, hits)];
  // Logarithms of the chances, each from the one before; only their ratios matter.
  const logs = [0];
  for (let k = least; k < most; k++)
    logs.push((logs.at(-1) as number) + Math.log(((n - k) * (hits - k)) / ((k + 1) * (m - hits + k + 1))));
  const top = Math.max(...logs);
  const chances = logs.map((log) => Math.exp(log - top));
  const own = chances[one.hits - least] as number;
  const all = chances.reduce((sum, chance) => sum + chance, 0);
  const as = chances.reduce((sum, chance) => (chance <= own * (1 + tolerance) ? sum + chance : sum), 0);
  return Math.min(1, as / all);
}
