import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** A token of the text: `from` and `to` are UTF-16 offsets, `word` is folded for comparing. */
export interface Token {
  word: string;
  from: number;
  to: number;
}

/**
 * Letters and digits with the marks that technical names carry: C++, C#, F#, .NET, Node.js, CI/CD stay whole
 * or split the same way in text and in tables.
 */
const tokenPattern = /\.?[\p{L}\p{N}]+(?:['’][\p{L}]+)*(?:\+\+|#)?/gu;

/** Lower case, without accents' variants of form (NFKC); the length of the text may change. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}

/** Tokens of a text in order. Takes any string; linear in its length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const word = match[0];
    const dotted = word.startsWith('.') && !/^\.net$/i.test(word);
    const from = match.index + (dotted ? 1 : 0);
    tokens.push({ word: fold(dotted ? word.slice(1) : word), from, to: match.index + word.length });
  }
  return tokens;
}

const stems = new Map<string, string>();

/** Porter stem of a folded word (M. F. Porter, "An algorithm for suffix stripping", 1980). */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = /^[a-z]+$/.test(word) && word.length > 3 ? stemmer.stem(word) : word;
  if (stems.size > 50_000) stems.clear();
  stems.set(word, made);
  return made;
}

/** Makes a word list safe inside a regular expression, longest first. */
export function alternatives(words: Iterable<string>): string {
  return [...words]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replace(/\s+/g, '\\s+')
        .replace(/['’]/g, "['’]"),
    )
    .join('|');
}
