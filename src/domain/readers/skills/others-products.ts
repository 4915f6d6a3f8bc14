/* Names of products that are somebody else's: what something is likened to, and who buys. */
import type { Grammar } from '#domain/words/grammar.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import type { Candidate } from './skill-line.ts';

/** UTF-16 units before a name in which a list of customers may begin, and in which something is likened to it. */
const [farthest, near] = [90, 30];

interface OthersProducts {
  /** "A store à la Dropbox", "a replacement for MS Exchange", "a Trello-like board", "the Oracle merger". */
  isCompared(text: string, found: Omit<Candidate, 'unsure' | 'first' | 'last'>): boolean;
  /** Asked of a whole line first. */
  mayNameCustomers(text: string): boolean;
  /** "Customers such as Oracle and NCR", until it is told with what something was done for them. */
  isCustomer(text: string, from: number): boolean;
}

/** Makes the tests for the words of these languages. */
export function othersProducts(languages: Words[]): OthersProducts {
  const list = (pick: (skills: Grammar['skills']) => string[]) =>
    listAlternatives(languages, (grammar) => pick(grammar.skills));
  const likened = new RegExp(`(?:${list((words) => words.likened)})\\s+$`, 'iu');
  const behind = new RegExp(`^(?:${list((words) => words.likenedBehind)})(?!\\p{L})`, 'iu');
  const asFirm = new RegExp(`^\\s(?:${list((words) => words.firmBehind)})(?!\\p{L})`, 'iu');
  const names = list((words) => words.customers);
  const used = list((words) => words.usedWith);
  const may = new RegExp(names, 'iu');
  const sold = new RegExp(`(?<!\\p{L})(?:${names})\\s(?:(?!\\s(?:${used})\\s)[^.;:()\\n])*$`, 'iu');
  return {
    // "BDD-style tests" are such tests: it is said of products alone.
    isCompared: (text, { skill, from, to }) =>
      likened.test(text.slice(Math.max(0, from - near), from)) ||
      (/^\p{Lu}/u.test(text.slice(from, to)) && asFirm.test(text.slice(to, to + near))) ||
      (skill.application && behind.test(text.slice(to, to + near))),
    mayNameCustomers: (text) => may.test(text),
    isCustomer: (text, from) =>
      /^\p{Lu}/u.test(text.slice(from, from + 2)) &&
      sold.test(text.slice(Math.max(0, from - farthest), from)),
  };
}
