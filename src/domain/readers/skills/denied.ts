import type { Grammar } from '#domain/words/grammar.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives, listOf } from '#domain/words/patterns.ts';
import { remembering } from '#domain/words/remember.ts';
import { alternatives, firstWords, fold, type Token } from '#domain/words/words.ts';

/** Characters before and behind a name in which it may be denied, and of the clause before one that tells a wish. */
const reach = 40;
const reachOfClause = 90;

/**
 * Makes what tells a name that somebody says they do not know or want to learn: "no Kubernetes", "would like to learn Kubernetes",
 * "Kubernetes habe ich nie gemacht". Asked for a language, then for a line, then for a name in it by its UTF-16 range.
 */
export function denialReader(languages: Words[]) {
  const list = (pick: (skills: Grammar['skills']) => string[]) =>
    listAlternatives(languages, (grammar) => pick(grammar.skills));
  const wishes = list((words) => words.wishes);
  const wish = new RegExp(`\\b(?:${wishes})\\b`, 'iu');
  /** Asked of a whole line first. */
  const opening = firstWords(listOf(languages, ({ skills }) => skills.wishes));
  const behind = new RegExp(`^\\s(?:${list((words) => words.deniedBehind)})(?!\\p{L})`, 'iu');
  /** Asked at the end of what stands before a name, backwards: most words before names are none of these. */
  const negationsOf = remembering((language: string): RegExp => {
    const own = languages.find((words) => words.language === language);
    // Portuguese "no" is "in the": what a document's own small words are denies nothing in it.
    const small = new Set(own?.stopwords.map(fold));
    const denies = own?.grammar.skills.negations ?? [];
    const none = alternatives(
      listOf(languages, (grammar) => grammar.skills.negations).filter(
        (word) => denies.includes(word) || !small.has(fold(word)),
      ),
    );
    const towards = list((words) => words.towards);
    const anywhere = `(?<!\\b(?:${list((words) => words.affirmedBefore)})\\s)\\b(?:${none})(?!\\s+(?:${list((words) => words.affirmedBehind)})\\s)`;
    const opening = `(?:^|[.!?;:,(•|\\t]\\s*|(?:^|\\s)[-–—*]\\s+)(?:${list((words) => words.openingNegations)})`;
    return new RegExp(`(?<=(?:${anywhere}|${opening})\\s+(?:(?!(?:${towards})\\s)\\p{L}+\\s+){0,2})`, 'iuy');
  });

  return (language: string) => {
    const negations = negationsOf(language);
    return (text: string, tokens: Token[]) => {
      const wishing = tokens.some(({ word }) => opening.has(word));
      return (from: number, to: number): boolean => {
        const before = text.slice(Math.max(0, from - reach), from);
        negations.lastIndex = before.length;
        if (negations.test(before) || behind.test(text.slice(to, to + reach))) return true;
        return wishing && wish.test(clauseBefore(text, from));
      };
    };
  };
}

function clauseBefore(text: string, from: number): string {
  const clause = text.slice(Math.max(0, from - reachOfClause), from);
  return clause.slice(Math.max(clause.lastIndexOf('.'), clause.lastIndexOf(';')) + 1);
}
