/* Sections of projects that tell of work: a whole career stands under such headings. */
import { type Document, textOf } from '#domain/document.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import type { Section } from '#domain/readers/sections.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { without } from '../pieces.ts';

/** Characters of a title on a line of its own. */
const longestTitle = 60;
/** Entries by which projects are work. */
const fewestProjects = 2;

/**
 * Makes what gives them as sections of work: forms that say for whom, as what and when; those whose entries each have a stretch of time, a
 * title and duties; the titled and dated ones of a freelancer.
 */
export function workAmongProjects(dates: DateReader, headers: HeaderReader) {
  const isStretch = (text: string) => dates(text)[0]?.single === false;

  /** True for a title with a stretch of time on one line. */
  function isTitledStretch(text: string): boolean {
    const [range] = dates(text);
    return range !== undefined && !range.single && headers.titleScore(without(text, range)) >= 2;
  }

  return (document: Document, sections: Section[]): Section[] => {
    const isFreelance = sections.some(
      ({ kind, lines }) =>
        (kind === 'none' || kind === 'summary') &&
        lines.some((line) => headers.kind(textOf(document, line)) === 'freelance'),
    );
    return sections.flatMap((section) => {
      if (section.kind !== 'projects') return [];
      const texts = section.lines.map((line) => textOf(document, line));
      const labels = texts.map((text) => headers.label(text, true));
      const fewest = (found: unknown[]) => found.length >= fewestProjects;
      const isForm =
        ['title', 'company', 'dates'].every((label) => labels.includes(label)) ||
        (isFreelance && fewest(texts.filter(isTitledStretch))) ||
        (fewest(labels.filter((label) => label === 'duties')) &&
          fewest(texts.filter(isStretch)) &&
          fewest(texts.filter((text) => text.length < longestTitle && headers.titleScore(text) >= 2)));
      return isForm ? [{ ...section, kind: 'experience' as const }] : [];
    });
  };
}
