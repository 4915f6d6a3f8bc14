import { type Document, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Fact, SectionKind } from '../resume.ts';
import type { Section } from './sections.ts';

/** What stands in brackets parts nothing: "Teaching certificate (English, mathematics)". */
const items = /(?:\([^()\t]{0,100}\)|[^\t;|•●·▪,])+/gu;
/** "Oracle Certified Professional, Java Developer (2020)": one certificate with its only year, and what a comma says further of it. */
const oneOfYear = /^[^,\t;|•●·▪]+,\s+\p{L}+\s[\p{L}\d][^,\t;|•●·▪]*\((?:19|20)\d\d\)\s*$/u;
const whole = /[^\t]+/gu;
/** "English/Spanish", "English & German *", none of which parts a certificate's name. */
const spoken = /[^\t;|•●·▪,/&*]+/gu;

/** The items of a section of lists (certificates, languages spoken), each with its words. */
export function listedItems(document: Document, sections: Section[], kind: SectionKind): Fact<string>[] {
  const facts: Fact<string>[] = [];
  for (const line of sections.filter((one) => one.kind === kind).flatMap((one) => one.lines)) {
    const text = textOf(document, line);
    const parts = kind === 'languages' ? spoken : oneOfYear.test(text) ? whole : items;
    for (const match of text.matchAll(parts)) {
      // Without the mark of a list item that is a part of the text.
      const mark = /^\s*(?:[-–—*]\s+)?/u.exec(match[0])?.[0].length ?? 0;
      const value = match[0].slice(mark).trim();
      // A year in a column of its own and a line of dashes are no items.
      if (value.length < 3 || value.length > 120 || !/\p{L}{2}|\p{Lo}/u.test(value)) continue;
      const from = line.start + match.index + mark;
      facts.push({
        ...{ value, known: true },
        evidence: [evidence(document, from, from + match[0].length - mark)],
      });
    }
  }
  return facts.slice(0, 60);
}
