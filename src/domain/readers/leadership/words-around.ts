/* Words around verbs of leading. */
import type { Grammar } from '#domain/words/grammar.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { wordsOf } from '#domain/words/patterns.ts';

/** Gives the words of a list of the grammar of leading, in all languages. */
export type WordsOfLeading = (pick: (leading: Grammar['leading']) => string[]) => Set<string>;

/** Words around verbs of leading that say whom they lead, or that they lead nobody. */
export function wordsAround(leading: WordsOfLeading) {
  return {
    recipients: leading((words) => words.recipients),
    promotions: leading((words) => words.promotions),
    asides: leading((words) => words.asides),
    outsiders: leading((words) => words.outsiders),
    papers: leading((words) => words.papers),
    giving: leading((words) => words.giving),
    themselves: leading((words) => words.themselves),
    relative: {
      words: leading((words) => words.relative.words),
      persons: leading((words) => words.relative.persons),
    },
    help: {
      words: leading((words) => words.help.words),
      joints: leading((words) => words.help.joints),
    },
    chances: {
      words: leading((words) => words.prospects.words),
      behind: leading((words) => words.prospects.behind),
    },
  };
}

/** What was learnt or wished with what leads on from it, of any verb and of one of teaching; `purposes` are words of what something is for. */
export function studiedWords(languages: Words[], purposes: string[]) {
  const studies = {
    words: wordsOf(languages, ({ studied, leading }) => [
      ...studied.words,
      ...studied.training,
      ...leading.abilities,
    ]),
    links: wordsOf(languages, ({ studied }) => studied.links),
  };
  // "Wrote courses to train employees" teaches.
  const taught = {
    ...studies,
    links: new Set([...studies.links].filter((word) => !purposes.includes(word))),
  };
  return { studies, taught };
}
