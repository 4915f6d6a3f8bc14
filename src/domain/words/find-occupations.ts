/* Occupations by what somebody types, in any of the languages of the index. */
import type { OccupationIndex, OccupationLabels } from './occupations.ts';
import { titleWords } from './title-forms.ts';

/** Occupations that a text names or whose labels hold its words: titles first, then labels that begin with them, then the others. */
export function findOccupations(index: OccupationIndex, text: string, most: number): OccupationLabels[] {
  const wanted = titleWords(text).join(' ');
  if (wanted === '') return [];
  const found = new Map<string, OccupationLabels>();
  const take = (one: OccupationLabels | null) => {
    if (one !== null && found.size < most) found.set(one.id, one);
  };
  const named = index.find(text);
  for (const { id, distance } of named) if (distance === 0) take(index.byId(id));
  const ranked = wordsOf(index)
    .map(([one, labels]) => ({ one, place: placeOf(labels, wanted) }))
    .filter(({ place }) => place !== null)
    .sort((a, b) => (a.place as number) - (b.place as number) || a.one.label.length - b.one.label.length);
  for (const { one } of ranked) take(one);
  for (const { id } of named) take(index.byId(id));
  return [...found.values()];
}

/** Labels in words, worked out once an index. */
const labelsOf = new WeakMap<OccupationIndex, [OccupationLabels, string[]][]>();

function wordsOf(index: OccupationIndex): [OccupationLabels, string[]][] {
  const known = labelsOf.get(index);
  if (known) return known;
  const made = index
    .all()
    .map((one): [OccupationLabels, string[]] => [
      one,
      Object.values(one.labels).map((label) => ` ${titleWords(label).join(' ')} `),
    ]);
  labelsOf.set(index, made);
  return made;
}

/** 0 where a label is the text, 1 where one begins with it, 2 where one holds it as words; null elsewhere. */
function placeOf(labels: string[], wanted: string): number | null {
  let best: number | null = null;
  for (const words of labels) {
    const place =
      words === ` ${wanted} `
        ? 0
        : words.startsWith(` ${wanted}`)
          ? 1
          : words.includes(` ${wanted}`)
            ? 2
            : null;
    if (place !== null && (best === null || place < best)) best = place;
  }
  return best;
}
