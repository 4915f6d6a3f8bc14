/* Which groups of occupations do near work: by the words of the skills that ESCO calls essential (TF-IDF, cosine; Salton and Buckley 1988). */
import { stemOf, tokenize } from '../src/domain/words/words.ts';

interface Near {
  close: string[];
  near: string[];
}

/** Mean likeness from which a group is near; half of the nearest other group's and more is close. */
const leastNear = 0.12;
const [mostClose, mostNear] = [12, 24];

/** ISCO groups near to each occupation, from the labels of its skills. */
export function nearGroups(
  skills: Map<string, string[]>,
  groupOf: (id: string) => string,
): Map<string, Near> {
  const vectors = vectorsOf(skills);
  const byGroup = Map.groupBy([...vectors.keys()], groupOf);
  const found = new Map<string, Near>();
  for (const [id, own] of vectors) {
    const means = [...byGroup]
      .filter(([group]) => group !== groupOf(id))
      .map(([group, ids]) => ({
        group,
        mean: ids.reduce((sum, other) => sum + cosine(own, vectors.get(other) ?? new Map()), 0) / ids.length,
      }))
      .filter(({ mean }) => mean >= leastNear)
      .sort((a, b) => b.mean - a.mean || (a.group < b.group ? -1 : 1));
    const half = (means[0]?.mean ?? 0) / 2;
    found.set(id, {
      close: means
        .filter(({ mean }) => mean >= half)
        .slice(0, mostClose)
        .map(({ group }) => group),
      near: means.slice(0, mostNear).map(({ group }) => group),
    });
  }
  return found;
}

/** Weights of the word stems of each occupation's labels, of length 1. */
function vectorsOf(skills: Map<string, string[]>): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  const within = new Map<string, number>();
  for (const [id, labels] of skills) {
    const own = new Map<string, number>();
    for (const label of labels)
      for (const stem of new Set(tokenize(label).map(stemOf))) own.set(stem, (own.get(stem) ?? 0) + 1);
    for (const stem of own.keys()) within.set(stem, (within.get(stem) ?? 0) + 1);
    counts.set(id, own);
  }
  for (const own of counts.values()) {
    let square = 0;
    for (const [stem, count] of own) {
      const weight = (1 + Math.log(count)) * Math.log(counts.size / (within.get(stem) ?? 1));
      own.set(stem, weight);
      square += weight * weight;
    }
    for (const [stem, weight] of own) own.set(stem, weight / Math.sqrt(square || 1));
  }
  return counts;
}

function cosine(one: Map<string, number>, other: Map<string, number>): number {
  let sum = 0;
  for (const [stem, weight] of one) sum += weight * (other.get(stem) ?? 0);
  return sum;
}
