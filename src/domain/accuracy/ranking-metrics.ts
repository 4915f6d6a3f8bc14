import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import { fold, stem, tokenize } from '../words/words.ts';

/** A document with its grade and the number that it is ordered by, larger first. */
export interface Graded {
  grade: number;
  score: number;
}

/**
 * Normalised discounted cumulative gain of the first `depth`, 0–1 (Järvelin and Kekäläinen, 2002; gain 2^grade − 1).
 * Equal scores share the mean gain of their places, so that no order among them is lucky.
 */
export function ndcg(items: Graded[], depth: number): number {
  const gain = (grade: number) => 2 ** grade - 1;
  const discount = (place: number) => (place < depth ? 1 / Math.log2(place + 2) : 0);
  const sorted = [...items].sort((a, b) => b.score - a.score);
  let found = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end++;
    const tied = sorted.slice(at, end);
    const mean = tied.reduce((sum, item) => sum + gain(item.grade), 0) / tied.length;
    for (let place = at; place < end; place++) found += mean * discount(place);
    at = end;
  }
  const ideal = [...items]
    .sort((a, b) => b.grade - a.grade)
    .reduce((sum, item, place) => sum + gain(item.grade) * discount(place), 0);
  return ideal === 0 ? 1 : found / ideal;
}

/** Share of pairs with different grades that stand in the right order, 0–1; a tie counts half. */
export function pairwiseAgreement(items: Graded[]): number {
  let right = 0;
  let pairs = 0;
  for (const better of items) {
    for (const worse of items) {
      if (better.grade <= worse.grade) continue;
      pairs += 1;
      if (better.score > worse.score) right += 1;
      else if (better.score === worse.score) right += 0.5;
    }
  }
  return pairs === 0 ? 1 : right / pairs;
}

const words = (text: string) => tokenize(text).map((token) => stem(token.word));

/** Baseline: how many of the keywords a text names, as whole words. */
export function keywordCount(text: string, keywords: string[]): number {
  const flat = ` ${tokenize(text)
    .map((token) => token.word)
    .join(' ')} `;
  return keywords.filter((keyword) =>
    flat.includes(
      ` ${tokenize(fold(keyword))
        .map((token) => token.word)
        .join(' ')} `,
    ),
  ).length;
}

/** Baseline: cosine of TF-IDF vectors of stems between a query and each text, 0–1, in the order of the texts. */
export function tfidfSimilarity(texts: string[], query: string): number[] {
  const index = new TfIdf();
  for (const text of [...texts, query]) index.addDocument(words(text));
  const weights = (document: number) =>
    new Map(index.listTerms(document).map(({ term, tfidf }) => [term, tfidf]));
  const length = (vector: Map<string, number>) => Math.hypot(...vector.values()) || 1;
  const wanted = weights(texts.length);
  return texts.map((_text, document) => {
    const own = weights(document);
    let product = 0;
    for (const [term, weight] of wanted) product += weight * (own.get(term) ?? 0);
    return product / (length(wanted) * length(own));
  });
}
