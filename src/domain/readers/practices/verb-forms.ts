/* Forms of the verb that a phrase opens with. */
import { stem } from '#domain/words/words.ts';

/** A phrase that opens with a verb in the past. */
export const pastTense = /^\p{L}+ed(?!\p{L})/u;

/** Letters of a past tense whose present is made by a rule: "led" has none. */
const shortestPast = 6;

/** A phrase that opens with a verb in the past, in the present: "prepared … plans" as "prepare … plans" and "prepares … plans", "wrote the guide" as "write the guide". */
export function presentOf(phrase: string, irregular: Map<string, string[]>): string[] {
  const opening = /^\p{L}+/u.exec(phrase)?.[0] ?? '';
  const bare = phrase.slice(opening.length);
  // Before a gap they are nouns as often: "lead … workshops", "write … policies".
  const isTight = /\p{L}{4}/u.test(bare) && !/^\s*…/u.test(bare);
  const others = isTight ? (irregular.get(opening) ?? []) : [];
  if (others.length > 0) return others.flatMap((verb) => [`${verb}${bare}`, `${verb}s${bare}`]);
  const [past] = pastTense.exec(phrase) ?? [];
  // A word alone is a noun as well ("document", "pivot"), and "present to" a date.
  if (past === undefined || past.length < shortestPast || !/\p{L}{4}/u.test(phrase.slice(past.length)))
    return [];
  const root = past.slice(0, -2);
  const bases = /i$/u.test(root)
    ? [`${root.slice(0, -1)}y`]
    : [root, `${root}e`, ...(/([b-df-hj-np-tv-z])\1$/u.test(root) ? [root.slice(0, -1)] : [])];
  return bases
    .filter((base) => stem(base) === stem(past))
    .flatMap((base) => [base, /y$/u.test(base) && /i$/u.test(root) ? `${base.slice(0, -1)}ies` : `${base}s`])
    .map((verb) => `${verb}${phrase.slice(past.length)}`);
}
