import { group, words } from './grammar-words.ts';

/** Words by which leading is told: a part of a language's grammar. */
export const leadingWords = group({
  /** Before one person: "supervise an assistant". */
  onePerson: words,
  /** Behind a verb: work beside others or led by them. */
  withOthers: words,
  /** Words of `withOthers` that mean "of" behind a noun with one of these endings: "Leitung von". */
  ofAfter: group({ word: words, endings: words }),
  /** Before a word of leading that says of others that they do, and what makes it a post behind it: "the lead developers", "the lead of". */
  before: words,
  ofPosts: words,
  /** Nouns of help, and the words that lead from them to whom it is given: "support of the team" leads nobody. */
  help: group({ words, joints: words }),
  /** Verbs of many meanings: they lead people only with a number of them or a group. */
  weak: words,
  /** Before a group in which somebody works: "built it in a team of three". */
  inside: words,
  groups: words,
  /** Before people for whom something was made rather than led: "courses for supervisors". */
  purpose: words,
  /** Between a verb and people whom it is about, not above: "managed the recruitment of developers". */
  asides: words,
  /** People whom one trains without being above or before them in their work. */
  outsiders: words,
  /** Words behind which people are none, but what papers and rooms are of: "personnel records". */
  papers: words,
  /** Words that are chances of a sale behind some others: "qualified leads". */
  prospects: group({ words, behind: words }),
  /** What somebody could or would like to do, before "to": "proven ability to lead teams". */
  abilities: words,
  /** Verbs of giving: people behind them get something, whatever was led before. */
  giving: words,
  /** Before a hyphen and a verb of leading that leads nobody else: "self-directed". */
  themselves: words,
  /** Words of people and of papers, and words before them that make them people: "direct reports". */
  reports: group({ words, behind: words }),
  /** Before a participle of hiring that tells who came: "newly hired staff". */
  newly: words,
  /** Behind a person who is not oneself: "worked for a director who led forty engineers". */
  relative: group({ words, persons: words }),
  /** Before somebody else's leadership, and what may stand between. */
  under: words,
  underFillers: words,
  /** Before somebody for whom something was done: "reports for the head of treasury". */
  recipients: words.default([]),
  /** Before a post that somebody was given: "promoted to head of". */
  promotions: words.default([]),
  /** Between a team and its size. */
  sizeOf: words,
  /** Titles of people that are machines and programs in most sentences: "server". */
  machines: words,
  /** Verbs of taking people on, whoever leads them. */
  hires: words,
});
