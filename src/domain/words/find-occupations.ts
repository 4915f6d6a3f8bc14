/* Occupations by what somebody types, in any of the languages of the index. */
import { byPlace } from './by-place.ts';
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
  for (const one of byPlace(wordsOf(index), wanted)) take(one);
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
