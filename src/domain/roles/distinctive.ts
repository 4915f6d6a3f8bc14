import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import type { Criterion, Role } from '../judging/role.ts';

/** Criteria by weight, and among equals by how little other packs ask for the same: TF-IDF over the packs. */
export function distinctive(criteria: Criterion[], packs: Role[]): Criterion[] {
  const index = new TfIdf();
  const wordsOf = (list: Criterion[]) =>
    list.flatMap(
      (one) =>
        JSON.stringify(one.asks)
          .toLowerCase()
          .match(/[\p{L}\p{N}+#.]{2,}/gu) ?? [],
    );
  index.addDocument(wordsOf(criteria));
  for (const pack of packs) index.addDocument(wordsOf(pack.criteria));
  const weights = new Map(index.listTerms(0).map(({ term, tfidf }) => [term, tfidf]));
  const telling = (one: Criterion) => {
    const own = wordsOf([one]);
    return own.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0) / Math.max(1, own.length);
  };
  return [...criteria].sort(
    (a, b) => b.weight - a.weight || telling(b) - telling(a) || (a.id < b.id ? -1 : 1),
  );
}
