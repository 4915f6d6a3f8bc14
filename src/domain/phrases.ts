import { stem, type Token, tokenize } from './words.ts';

interface Node<T> {
  next: Map<string, Node<T>>;
  gap: Node<T> | null;
  values: T[];
}

/** A phrase found in tokens `first`–`last`. */
export interface PhraseHit<T> {
  value: T;
  first: number;
  last: number;
}

/** Phrases in a trie of tokens; `…` in a phrase lets up to three words stand between. */
export interface PhraseTable<T> {
  add(phrase: string, value: T): void;
  /** Every phrase in the tokens, leftmost and longest of each value first; linear in the tokens. */
  find(tokens: Token[]): PhraseHit<T>[];
}

const widestGap = 3;

/** A table of phrases; with `stemmed`, words are compared by Porter stem. */
export function phraseTable<T>(stemmed: boolean): PhraseTable<T> {
  const root: Node<T> = { next: new Map(), gap: null, values: [] };
  const form = (word: string) => (stemmed ? stem(word) : word);

  function child(node: Node<T>, word: string): Node<T> {
    const known = node.next.get(word);
    if (known) return known;
    const made: Node<T> = { next: new Map(), gap: null, values: [] };
    node.next.set(word, made);
    return made;
  }

  function walk(node: Node<T>, words: string[], at: number, first: number, hits: PhraseHit<T>[]): void {
    for (const value of node.values) hits.push({ value, first, last: at - 1 });
    const word = words[at];
    if (word === undefined) return;
    const next = node.next.get(word);
    if (next) walk(next, words, at + 1, first, hits);
    if (node.gap) {
      for (let skip = 0; skip <= widestGap && at + skip < words.length; skip++) {
        const after = node.gap.next.get(words[at + skip] ?? '');
        if (after) walk(after, words, at + skip + 1, first, hits);
      }
    }
  }

  return {
    add(phrase, value) {
      let node = root;
      for (const [index, part] of phrase.split('…').entries()) {
        if (index > 0) {
          node.gap ??= { next: new Map(), gap: null, values: [] };
          node = node.gap;
        }
        for (const token of tokenize(part)) node = child(node, form(token.word));
      }
      if (node !== root && !node.values.includes(value)) node.values.push(value);
    },
    find(tokens) {
      const words = tokens.map((token) => form(token.word));
      const found: PhraseHit<T>[] = [];
      for (let first = 0; first < words.length; first++) {
        if (!root.next.has(words[first] as string)) continue;
        const hits: PhraseHit<T>[] = [];
        walk(root, words, first, first, hits);
        hits.sort((a, b) => b.last - a.last);
        found.push(...hits);
      }
      return found;
    },
  };
}
