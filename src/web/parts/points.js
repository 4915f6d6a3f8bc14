import { say } from '../words.js';

const tenths = new Intl.NumberFormat(document.documentElement.lang, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** Years of so many months, as the page's language writes them; a dash where no dates were read. @param {number} months */
export const yearsOf = (months) => (months === 0 ? '–' : say('years', { n: tenths.format(months / 12) }));

/** Points as every view shows them: whole ones, never above what there is; with what is possible where that is more.
 * @param {{ score: number, possible?: number }} entry */
export function pointsOf({ score, possible = score }) {
  const [low, high] = [Math.floor(score), Math.floor(possible)];
  return low === high ? String(low) : say('of', { score: low, possible: high });
}
