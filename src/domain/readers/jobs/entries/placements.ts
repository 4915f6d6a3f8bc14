/* Headings of work that name placements, alone or beside jobs. */
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import { alternatives } from '#domain/words/words.ts';

/** Makes what tells a heading under which every job is a placement: "Internships", no "Work experience and internships". */
export function placementHeadings(languages: Words[]): (heading: string) => boolean {
  const internships = new RegExp(listAlternatives(languages, ({ stems }) => stems.internship));
  const ofWorkToo = headingPairs(languages, internships);
  return (heading) => internships.test(heading) && !ofWorkToo(heading);
}

/** Makes what tells a heading of work that names another kind of it as well; `other` is that kind. */
function headingPairs(languages: Words[], other: RegExp): (heading: string) => boolean {
  const work = languages
    .flatMap(({ headings }) => headings.experience ?? [])
    .filter((heading) => !other.test(heading));
  const links = listAlternatives(languages, ({ joins, eithers, linksBetweenNames }) => [
    ...joins,
    ...eithers,
    ...linksBetweenNames,
  ]);
  const pair = new RegExp(`^(?:${alternatives(work)})\\s*(?:[,&/+]|\\s(?:${links})\\s)`, 'iu');
  return (heading) => pair.test(heading);
}
