/* What something was for rather than what was done: "answered calls to resolve issues". */
import type { Words } from '#domain/words/lexicon.ts';
import { wordsOf } from '#domain/words/patterns.ts';
import type { Token } from '#domain/words/words.ts';

/** Words within which verbs of one purpose stand, and what joins the last of them. */
const reach = 10;
const joined = /^,?\s\p{L}{1,3}\s$/u;

/** Makes what tells purposes; a verb is asked by its index among the words of a text. */
export function purposeTests(languages: Words[]) {
  const infinitives = wordsOf(languages, (grammar) => grammar.infinitives);
  /** "To resolve"; "up to 20 %" is none. */
  const isInfinitive = (tokens: Token[], at: number) =>
    infinitives.has(tokens[at]?.word ?? '') && !/^\d/.test(tokens[at + 1]?.word ?? '');
  /** The nearest infinitive within reach before a word, as the index of its mark; -1 where there is none. */
  const infinitiveBefore = (tokens: Token[], first: number): number => {
    for (let at = first - 1; at >= Math.max(0, first - reach); at -= 1)
      if (isInfinitive(tokens, at)) return at;
    return -1;
  };
  const jointVerbs = wordsOf(languages, (grammar) => grammar.jointVerbs);
  const jointWith = wordsOf(languages, (grammar) => grammar.jointWith);
  const denials = wordsOf(languages, (grammar) => grammar.denials);
  const reached = wordsOf(languages, (grammar) => grammar.reached);
  /** True for a purpose that tells what was done: "worked with developers to resolve issues", "was hired to build"; `at` is its mark. */
  const isReached = (text: string, tokens: Token[], at: number) => {
    const ends = (one: number) => /[.;:•]/u.test(text.slice(tokens[one]?.to, tokens[one + 1]?.from));
    if (reached.has(tokens[at - 1]?.word ?? '') && !ends(at - 1) && !denials.has(tokens[at - 2]?.word ?? ''))
      return true;
    for (let one = at - 1; one >= Math.max(0, at - reach); one -= 1) {
      if (ends(one) || isInfinitive(tokens, one)) return false;
      const isJoint = jointVerbs.has(tokens[one]?.word ?? '') && jointWith.has(tokens[one + 1]?.word ?? '');
      if (isJoint) return !isInfinitive(tokens, one - 1);
    }
    return false;
  };
  /** True for what something was for, not for what was done: "answered calls to resolve issues", "to name, sort and resolve them". */
  const isPurpose = (text: string, tokens: Token[], first: number) => {
    if (tokens[first]?.word.endsWith('ed')) return false;
    if (isInfinitive(tokens, first - 1)) return !isReached(text, tokens, first - 1);
    const [before, own] = [tokens[first - 2], tokens[first] as Token];
    if (before === undefined || !joined.test(text.slice(before.to, own.from))) return false;
    const at = infinitiveBefore(tokens, first);
    return at >= 0 && !isReached(text, tokens, at);
  };

  /** True behind a purpose that the same sentence tells. */
  const isBehindPurpose = (text: string, tokens: Token[], first: number) => {
    const at = infinitiveBefore(tokens, first);
    if (at < 0 || isReached(text, tokens, at)) return false;
    return !/[.;:•]/u.test(text.slice(tokens[at]?.to, tokens[first]?.from));
  };
  return { isPurpose, isBehindPurpose };
}
