/* A summary that opens the section of work, with a heading of its own: "Work Experience" over "Professional Synopsis" over its jobs. */
import { type Document, type Line, textOf } from '#domain/document.ts';
import type { SectionKind } from '#domain/resume.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { alternatives } from '#domain/words/words.ts';

interface Part {
  kind: SectionKind;
  lines: Line[];
}

/** Characters of a line of a heading, and such lines above the dates of the first job. */
const [longestHead, mostHeads] = [60, 4];

/**
 * Makes what gives the sections of a document with what stands below the text of a summary given back to the heading of work right above it that holds
 * nothing, where no other one holds anything: from the first lines of a heading over a stretch of time on.
 */
export function summaryInWork(languages: Words[]) {
  const ends = alternatives(languages.flatMap(({ present }) => present));
  const stretch = new RegExp(
    `(?<!\\d)(?:19|20)\\d\\d(?!\\d).{0,20}?(?:(?<!\\d)(?:19|20)\\d\\d(?!\\d)|(?<!\\p{L})(?:${ends})(?!\\p{L}))`,
    'iu',
  );
  const isHead = (text: string) =>
    text.length <= longestHead && /^[^\p{L}]*\p{Lu}/u.test(text) && !/[.;,]\s*$/u.test(text);

  return <P extends Part>(document: Document, sections: P[]): P[] => {
    if (sections.some(({ kind, lines }) => kind === 'experience' && lines.length > 0)) return sections;
    return sections.flatMap((section, at) => {
      const above = sections[at - 1];
      if (section.kind !== 'summary' || above?.kind !== 'experience') return [section];
      const { lines } = section;
      const texts = lines.map((line) => textOf(document, line));
      const dated = texts.findIndex((text) => isHead(text) && stretch.test(text));
      if (dated < 0) return [section];
      let first = dated;
      while (first > 0 && dated - first < mostHeads && isHead(texts[first - 1] as string)) first -= 1;
      // What stands above is the text of the summary.
      if (first === 0 || !/[.!?]\s*$/u.test(texts[first - 1] as string)) return [section];
      return [
        { ...section, lines: lines.slice(0, first) },
        { ...above, lines: lines.slice(first) },
      ];
    });
  };
}
