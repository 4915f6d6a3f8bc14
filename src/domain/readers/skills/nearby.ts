/* What stands near the name of a skill on its line. */
import type { Candidate, LineContext } from './skill-line.ts';

/** Characters to either side that are looked at. */
export const reach = 80;

/** Names of other skills within reach, on either side. */
export function neighbours({ candidates }: LineContext, at: number): Candidate[] {
  const one = candidates[at] as Candidate;
  const found: Candidate[] = [];
  for (const step of [-1, 1]) {
    for (let next = at + step; next >= 0 && next < candidates.length; next += step) {
      const other = candidates[next] as Candidate;
      if (Math.abs(other.from - one.from) >= reach) break;
      if (other.skill !== one.skill) found.push(other);
    }
  }
  return found;
}

/** True where a sentence ends between two names. */
export function sentenceBetween(text: string, one: Candidate, other: Candidate): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  return /[.!?;]\s/.test(text.slice(first.to, second.from));
}

/** True at the head of a sentence or an item. */
export function startsSentence(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - reach), from).trimEnd();
  return before === '' || /[.!?:•●▪–—*]$/u.test(before) || /^\W*$/u.test(before);
}
