/* What was learnt or wished, and not done. */
import type { Token } from './words.ts';

/** Words between what is learnt or wished and the verb that it is about. */
const nearStudy = 6;

/** True for a verb that tells what was learnt or wished: "attended a workshop on managing teams", "wants to lead a team". */
export function isStudied(
  text: string,
  tokens: Token[],
  at: number,
  { words, links }: { words: ReadonlySet<string>; links: ReadonlySet<string> },
): boolean {
  if (!links.has(tokens[at - 1]?.word ?? '')) return false;
  for (let back = at - 2; back >= 0 && back >= at - nearStudy; back--) {
    if (/[.;!?•,]/u.test(text.slice(tokens[back]?.to, tokens[back + 1]?.from))) return false;
    if (words.has(tokens[back]?.word ?? '')) return true;
  }
  return false;
}
