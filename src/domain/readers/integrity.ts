import { type Document, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { IntegrityFact } from '../resume.ts';
import type { Words } from '../words/lexicon.ts';
import { wordsOf } from '../words/patterns.ts';
import { alternatives, fold, tokenize } from '../words/words.ts';

/** What integrity reading gives: the facts, and whether a text speaks to an automatic screener (it earns nothing). */
interface Integrity {
  facts: IntegrityFact[];
  isAddressed(text: string): boolean;
}

/** Makes a reader of text that the page hides and of text that speaks to an automatic screener. */
export function integrityReader(languages: Words[]) {
  const phrases = languages.flatMap((language) => language.screenerText.map(fold));
  const addressed = new RegExp(alternatives(phrases), 'iu');
  /** The words of the phrases by the longest of them. */
  const needles = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = phrase.split(' ').sort((a, b) => b.length - a.length);
    const [longest = ''] = words;
    needles.set(longest, [...(needles.get(longest) ?? []), words]);
  }

  const fillers = new Set(
    languages.flatMap((language) => [...language.stopwords, ...language.until, ...language.since]).map(fold),
  );
  const pageWords = wordsOf(languages, (grammar) => grammar.pageWords);
  /**
   * What a page hides without a promise: small words for those who listen to it ("until" between two dates), and the number of a page
   * that stands beside it.
   */
  const isFiller = (text: string) => {
    const words = tokenize(text).map(({ word }) => word);
    const [first = ''] = words;
    const numbered = pageWords.has(first)
      ? words.slice(1).map((word) => word.replace(/^\d{1,3}$/, ''))
      : words;
    return numbered.every((word) => word === '' || fillers.has(word));
  };

  /** False for nearly every document, at a fraction of the pattern's cost: no phrase has all of its words in it. */
  const mayAddress = (text: string) => {
    const lower = text.toLowerCase();
    for (const [longest, those] of needles)
      if (lower.includes(longest) && those.some((words) => words.every((word) => lower.includes(word))))
        return true;
    return false;
  };

  function factsOf(document: Document, suspect: boolean): IntegrityFact[] {
    const facts: IntegrityFact[] = [];
    for (const line of document.lines) {
      if (line.hiding === null && !suspect) continue;
      const text = textOf(document, line);
      if (line.hiding !== null && /\p{L}{2}/u.test(text) && !isFiller(text)) {
        facts.push({
          kind: 'hidden_text',
          how: line.hiding,
          evidence: evidence(document, line.start, line.end),
        });
      }
      const match = suspect ? addressed.exec(text) : null;
      if (match) {
        const from = line.start + match.index;
        facts.push({
          kind: 'screener_text',
          how: line.hiding ?? 'visible',
          evidence: evidence(document, from, from + match[0].length),
        });
      }
    }
    return facts;
  }

  return (document: Document): Integrity => {
    // A phrase in a line is one in the whole text too, which is quicker to ask once.
    const suspect = mayAddress(document.text) && addressed.test(document.text);
    return {
      facts: factsOf(document, suspect),
      isAddressed: (text) => suspect && addressed.test(text),
    };
  };
}
