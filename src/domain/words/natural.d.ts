declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

declare module 'natural/lib/natural/tfidf/tfidf.js' {
  export default class TfIdf {
    addDocument(words: string[]): void;
    listTerms(document: number): { term: string; tfidf: number }[];
  }
}

declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  /** Jaro–Winkler similarity of two strings, 0–1. */
  export default function jaroWinkler(one: string, other: string, options: { ignoreCase?: boolean }): number;
}
