/* What places tell together: lists under a heading, and a document as a whole. */
import { isSureTechnology, type NamedPlace } from './skill-line.ts';

/** Technologies named beyond doubt from which a document is one of technology. */
const fewestOfTechnical = 6;

/** Indices of the places of all runs that stand alike and of which all together say so. */
function runsOf(
  places: NamedPlace[],
  isOne: (place: NamedPlace) => boolean,
  counts: (run: NamedPlace[]) => boolean,
): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < places.length; at++) {
    let end = at;
    while (end < places.length && isOne(places[end] as NamedPlace)) end++;
    if (end > at && counts(places.slice(at, end))) for (let one = at; one < end; one++) found.add(one);
    at = Math.max(at, end - 1);
  }
  return found;
}

/** True where so many technologies are named beyond doubt that capitals are no accident. */
export function isTechnical(places: NamedPlace[]): boolean {
  const named = new Set<string>();
  for (const { candidates } of places)
    for (const one of candidates) if (isSureTechnology(one)) named.add(one.skill.id);
  return named.size >= fewestOfTechnical;
}

/** Indices of the places under a heading of languages that holds programming languages: one of them is unmistakable. */
export function programmingLanguages(places: NamedPlace[]): Set<number> {
  return runsOf(
    places,
    ({ section }) => section === 'languages',
    (run) => run.some(({ candidates }) => candidates.some(isSureTechnology)) || areNamesAlone(run),
  );
}

/** True for two names of code at least and hardly a letter beside them: "Go, Rust". */
function areNamesAlone(run: NamedPlace[]): boolean {
  const names = run.flatMap(({ candidates }) => candidates.filter(({ skill }) => skill.code));
  const named = names.reduce((sum, { from, to }) => sum + to - from, 0);
  const letters = run.reduce((sum, { text }) => sum + text.replace(/[^\p{L}+#]/gu, '').length, 0);
  return names.length >= 2 && named >= letters * 0.8;
}

/** Items a line from which a list's share of technologies tells what it is a list of. */
const fewestItems = 4;

/** Indices of the places of lists in which fewer than half are technologies: "Interests: sailing, Go, chess, embroidery". */
export function pastimes(places: NamedPlace[]): Set<number> {
  return runsOf(
    places,
    ({ told }) => told,
    (run) => {
      const items = run.flatMap(({ text }) => text.split(/[,;|•·]/u)).length;
      const technologies = run.flatMap(({ candidates }) =>
        candidates.filter(({ skill }) => skill.technology),
      );
      return items >= run.length * fewestItems && technologies.length * 2 < items;
    },
  );
}
