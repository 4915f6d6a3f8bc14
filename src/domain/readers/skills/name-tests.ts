/* Whether words that spell a skill's name are one: nothing parts them, and they are no other word's plural. */
import type { Skill } from '#domain/words/lexicon.ts';
import type { Token } from '#domain/words/words.ts';

/** Letters of a word that stands in a column of its own. */
const shortestInColumn = 3;

/** True for a skill one of whose names has "&" or "and" in it. */
function spelledWithAnd({ id, aliases, contextual }: Skill): boolean {
  return [id, ...aliases, ...contextual].some((name) => /&|\sand\s/u.test(name));
}

/** True when a mark of lists stands between the words: "Git, Bash" is no Git Bash. */
export function isParted(
  text: string,
  tokens: Token[],
  { first, last, value: { skill } }: { first: number; last: number; value: { skill: Skill } },
): boolean {
  for (let at = first; at < last; at++) {
    const between = text.slice((tokens[at] as Token).to, (tokens[at + 1] as Token).from);
    const next = tokens[at + 1] as Token;
    // Words of two columns; what stands behind a label ("Driving licence⇥B") is its own.
    if (between === '\t' && next.to - next.from >= shortestInColumn) return true;
    if (/\(\s*$/.test(between) && /^\d/.test(next.word)) return true;
    if (between.length > 1 && /[,;|•·●\t]|[.:!?]\s|\s[-–—]\s/u.test(between)) return true;
    // "Backend & AI" is no Backend.ai, where the name itself has no such mark.
    if (/\s&\s/u.test(between) && !spelledWithAnd(skill)) return true;
  }
  return false;
}

/** "IOs", "TRs": the plural of another abbreviation than the skill's. */
export function isOtherPlural(raw: string, { id, aliases, contextual }: Skill): boolean {
  if (!/^\p{Lu}{2,3}s$/u.test(raw)) return false;
  const single = raw.slice(0, -1).toLowerCase();
  const initialsOf = (name: string) =>
    name
      .split(/[\s-]+/)
      .map((word) => word[0])
      .join('');
  return ![id, ...aliases, ...contextual].some(
    (name) => name === single || (single.length > 2 && initialsOf(name) === single),
  );
}
