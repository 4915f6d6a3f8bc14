import { interned, numberOf, stem, stemNumberOf, type Token, tokenize } from './words.ts';

interface Node<T> {
  /** Children by the number of their word; null for none. */
  next: Map<number, Node<T>> | null;
  gap: Node<T> | null;
  /** null for none. */
  values: T[] | null;
}

/** A phrase found in tokens `first`–`last`. */
interface PhraseHit<T> {
  value: T;
  first: number;
  last: number;
}

/** Phrases in a trie of tokens; `…` in a phrase lets up to three words stand between. */
interface PhraseTable<T> {
  add(phrase: string, value: T): void;
  /** Every phrase in the tokens, leftmost and longest of each value first; linear in the tokens. */
  find(tokens: Token[]): PhraseHit<T>[];
}

const widestGap = 3;

/** A table of phrases; with `stemmed`, words are compared by Porter stem. */
export function phraseTable<T>(stemmed: boolean): PhraseTable<T> {
  const made = (): Node<T> => ({ next: null, gap: null, values: null });
  const root = made();
  /** Nodes of first words by number: asked once a token, so an array. */
  const opening: (Node<T> | undefined)[] = [];
  const number = stemmed ? stemNumberOf : numberOf;

  function child(node: Node<T>, word: string): Node<T> {
    const id = interned(stemmed ? stem(word) : word);
    node.next ??= new Map();
    let known = node.next.get(id);
    if (!known) {
      known = made();
      node.next.set(id, known);
      if (node === root) opening[id] = known;
    }
    return known;
  }

  function walk(node: Node<T>, tokens: Token[], at: number, first: number, hits: PhraseHit<T>[]): void {
    if (node.values) for (const value of node.values) hits.push({ value, first, last: at - 1 });
    const token = tokens[at];
    if (token === undefined) return;
    if (node.next) {
      const next = node.next.get(number(token));
      if (next) walk(next, tokens, at + 1, first, hits);
    }
    if (!node.gap?.next) return;
    for (let skip = 0; skip <= widestGap && at + skip < tokens.length; skip++) {
      const after = node.gap.next.get(number(tokens[at + skip] as Token));
      if (after) walk(after, tokens, at + skip + 1, first, hits);
    }
  }

  return {
    add(phrase, value) {
      let node = root;
      for (const [index, part] of phrase.split('…').entries()) {
        if (index > 0) {
          node.gap ??= made();
          node = node.gap;
        }
        for (const token of tokenize(part)) node = child(node, token.word);
      }
      if (node === root) return;
      node.values ??= [];
      if (!node.values.includes(value)) node.values.push(value);
    },
    find(tokens) {
      const found: PhraseHit<T>[] = [];
      for (let first = 0; first < tokens.length; first++) {
        const id = number(tokens[first] as Token);
        const node = id < 0 ? undefined : opening[id];
        if (node === undefined) continue;
        const hits: PhraseHit<T>[] = [];
        walk(node, tokens, first + 1, first, hits);
        if (hits.length > 1) hits.sort((a, b) => b.last - a.last);
        found.push(...hits);
      }
      return found;
    },
  };
}
