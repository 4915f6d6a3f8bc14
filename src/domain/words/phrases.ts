import { pairMap } from './pair-map.ts';
import { remembering } from './remember.ts';
import { interned, internedStem, numberOf, stemNumberOf, type Token, tokenize } from './words.ts';

interface Node<T> {
  /** Its number among the nodes of its table. */
  id: number;
  /** Whether a word leads on from it. */
  leads: boolean;
  gap: Node<T> | null;
  /** null for none. */
  values: T[] | null;
  /** The words that lead to it, as phrases have them; null where words are compared whole. */
  forms: string[] | null;
}

/** A phrase found in tokens `first`–`last`. */
interface PhraseHit<T> {
  value: T;
  first: number;
  last: number;
}

/** Words that gaps heed: those that join two things, and verbs, which open something else behind a comma. */
interface GapWords {
  joins: ReadonlySet<string>;
  isVerb(word: string): boolean;
}

const noWords: GapWords = { joins: new Set(), isVerb: () => false };

/** Phrases in a trie of tokens; `…` in a phrase lets up to three words stand between, five where one joins two, `(a|b)` is either. */
interface PhraseTable<T> {
  add(phrase: string, value: T): void;
  /** The same for a phrase without a gap whose tokens are at hand. */
  addTokens(tokens: Token[], value: T): void;
  /** Every phrase in the tokens, leftmost and longest of each value first; linear in the tokens. */
  find(tokens: Token[]): PhraseHit<T>[];
}

/** Names of those who do something: "managers", "customer". */
const doers = /(?:er|or)s?$/;
const plural = /[^s]s$/;
/** Forms of verbs. */
const verbal = /(?:ed|ing)$/;

/**
 * True for a word that means what a phrase's words of the same stem mean. Those who do something are not what they do ("customer", no
 * "custom" records), how something is done is no thing ("manual", not "manually"), and several things are no deed ("guides", not "guided").
 */
function isForm(word: string, forms: string[]): boolean {
  if (forms.includes(word)) return true;
  if (word.endsWith('ly')) return forms.some((form) => form.endsWith('ly'));
  if (verbal.test(word) && forms.every((form) => plural.test(form))) return false;
  return forms.some(
    (form) => !doers.test(form) || doers.test(word) || word.startsWith(form.replace(/s$/, '')),
  );
}

/** Words of a gap, and of one that "and" makes wider: "hardware purchases and maintenance". */
const [widestGap, widestJoined] = [3, 5];

/** Fillers that stand beside each other. */
const mostFillers = 2;

/** What stands apart in a phrase: words of which one is meant, and a gap. */
const parts = /(\([^()]*\)|…)/u;
/** The tokens of the same words in many phrases. */
const tokensOf = remembering(tokenize);

/** A table of phrases; with `stemmed`, words are compared by Porter stem. Words of `fillers` may stand between those of any phrase. */
export function phraseTable<T>(
  stemmed: boolean,
  fillers: ReadonlySet<string> = new Set(),
  gaps: GapWords = noWords,
): PhraseTable<T> {
  let made = 0;
  const newNode = (): Node<T> => ({
    id: made++,
    leads: false,
    gap: null,
    values: null,
    forms: stemmed ? [] : null,
  });
  const root = newNode();
  /** All children by the numbers of their parent and word: one map is made sooner than one for each node. */
  const children = pairMap<Node<T>>();
  /** Nodes of first words by number: asked once a token, so an array. */
  const opening: (Node<T> | undefined)[] = [];
  const number = stemmed ? stemNumberOf : numberOf;
  const childOf = (node: Node<T>, word: number): Node<T> | undefined =>
    node.leads && word >= 0 ? children.get(node.id, word) : undefined;
  const after = (node: Node<T>, token: Token): Node<T> | undefined => {
    const next = childOf(node, number(token));
    return next?.forms && !isForm(token.word, next.forms) ? undefined : next;
  };

  function child(node: Node<T>, token: Token): Node<T> {
    const word = stemmed ? internedStem(token) : interned(token);
    const known = childOf(node, word);
    if (known) {
      if (known.forms?.includes(token.word) === false) known.forms.push(token.word);
      return known;
    }
    const one = newNode();
    one.forms?.push(token.word);
    node.leads = true;
    children.set(node.id, word, one);
    if (node === root) opening[word] = one;
    return one;
  }

  function put(node: Node<T>, value: T): void {
    if (node === root) return;
    node.values ??= [];
    if (!node.values.includes(value)) node.values.push(value);
  }

  /** Where a phrase goes on behind fillers, the first of them read already. */
  function beyondFillers(
    node: Node<T>,
    tokens: Token[],
    from: number,
  ): { node: Node<T>; at: number } | undefined {
    for (let at = from; at < tokens.length && at < from + mostFillers; at++) {
      const token = tokens[at] as Token;
      const next = after(node, token);
      if (next) return { node: next, at };
      if (!fillers.has(token.word)) return undefined;
    }
    return undefined;
  }

  function walk(node: Node<T>, tokens: Token[], at: number, first: number, hits: PhraseHit<T>[]): void {
    if (node.values) for (const value of node.values) hits.push({ value, first, last: at - 1 });
    const token = tokens[at];
    if (token === undefined) return;
    const next = after(node, token);
    if (next) walk(next, tokens, at + 1, first, hits);
    else if (node.leads && fillers.has(token.word)) {
      const beyond = beyondFillers(node, tokens, at + 1);
      if (beyond) walk(beyond.node, tokens, beyond.at + 1, first, hits);
    }
    if (!node.gap?.leads) return;
    let most = widestGap;
    let opened = false;
    for (let skip = 0; skip <= most && at + skip < tokens.length; skip++) {
      const next = tokens[at + skip] as Token;
      // "Implementing new features, optimizing systems": behind an object and a comma or an "and" something else is done; verbs in a row share
      // theirs ("negotiated and executed contracts").
      const before = tokens[at + skip - 1] as Token;
      const isApart = next.from - before.to > 1 || (skip > 0 && gaps.joins.has(before.word));
      const isVerb = gaps.isVerb(next.word);
      if (opened && isApart && isVerb) break;
      opened ||= !isVerb && !gaps.joins.has(next.word);
      if (skip > 0 && gaps.joins.has(next.word)) most = widestJoined;
      const beyond = after(node.gap, next);
      if (beyond) walk(beyond, tokens, at + skip + 1, first, hits);
    }
  }

  return {
    add(phrase, value) {
      let ends = [root];
      for (const part of phrase.split(parts)) {
        if (part === '…') ends = ends.map((node) => (node.gap ??= newNode()));
        else {
          const either = (part.startsWith('(') ? part.slice(1, -1).split('|') : [part]).map(tokensOf);
          ends = ends.flatMap((node) => either.map((tokens) => tokens.reduce(child, node)));
        }
      }
      for (const node of ends) put(node, value);
    },
    addTokens: (tokens, value) => put(tokens.reduce(child, root), value),
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
