/* A summary that opens the section of work, with a heading of its own: "Work Experience" over "Professional Synopsis" over its jobs. */
import { type Document, type Line, textOf } from '#domain/document.ts';
import type { SectionKind } from '#domain/resume.ts';

interface Part {
  kind: SectionKind;
  lines: Line[];
}

/** Characters of a line of a heading, and such lines above the dates of the first job. */
const [longestHead, mostHeads] = [60, 4];
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/;

/**
 * The sections of a document, with what stands below the text of a summary given back to the heading of work right above it that holds nothing: from
 * the first lines of a heading over dates on.
 */
export function withWorkBelowSummary<P extends Part>(document: Document, sections: P[]): P[] {
  return sections.flatMap((section, at) => {
    const above = sections[at - 1];
    if (section.kind !== 'summary' || above?.kind !== 'experience' || above.lines.length > 0)
      return [section];
    const { lines } = section;
    const texts = lines.map((line) => textOf(document, line));
    const dated = texts.findIndex((text) => year.test(text) && text.length <= longestHead);
    if (dated < 0) return [section];
    let first = dated;
    const isHead = (text: string) => text.length <= longestHead && !/[.;,]\s*$/u.test(text);
    while (first > 0 && dated - first < mostHeads && isHead(texts[first - 1] as string)) first -= 1;
    return [
      { ...section, lines: lines.slice(0, first) },
      { ...above, lines: lines.slice(first) },
    ];
  });
}
