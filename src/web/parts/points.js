import { say } from '../words.js';

/** Points as every view shows them: whole ones, never above their band; with what is possible where that is more.
 * @param {{ score: number, possible?: number }} entry */
export function pointsOf({ score, possible = score }) {
  const [low, high] = [Math.floor(score), Math.ceil(possible)];
  return score === possible || low === high ? String(low) : say('of', { score: low, possible: high });
}
