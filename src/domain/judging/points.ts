/* What a weight and a level come to. Weights are integers, levels thousandths, results hundredths of a point. */

interface Weighed {
  weight: number;
  /** Thousandths, 0–1000. */
  level: number;
}

/** Sum of the weights. */
export function weightsOf(verdicts: { weight: number }[]): number {
  return verdicts.reduce((sum, verdict) => sum + verdict.weight, 0);
}

/** Σ weight × level ÷ Σ weight in hundredths of a point, half up, in integers; 0 when nothing weighs anything. */
export function totalOf(verdicts: Weighed[]): number {
  const weights = weightsOf(verdicts);
  const weighted = verdicts.reduce((sum, { weight, level }) => sum + weight * level, 0);
  return weights === 0 ? 0 : Math.floor((2 * weighted * 10 + weights) / (2 * weights));
}

/** Hundredths of a point that one criterion gives among all weights; not rounded. */
export function shareOf({ weight, level }: Weighed, weights: number): number {
  return weights === 0 ? 0 : (weight * level * 10) / weights;
}

/** Hundredths of a point that one criterion would give in addition if it were met in full; not rounded. */
export function gainOf({ weight, level }: Weighed, weights: number): number {
  return shareOf({ weight, level: 1000 - level }, weights);
}

/** Hundredths of a point as points. */
export function points(hundredths: number): number {
  return Math.round(hundredths) / 100;
}
