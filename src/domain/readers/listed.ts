import { type Document, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Fact, SectionKind } from '../resume.ts';
import type { Section } from './sections.ts';

/** The items of a section of lists (certificates, languages spoken), each with its words. */
export function listedItems(document: Document, sections: Section[], kind: SectionKind): Fact<string>[] {
  const facts: Fact<string>[] = [];
  for (const line of sections.filter((one) => one.kind === kind).flatMap((one) => one.lines)) {
    const text = textOf(document, line);
    for (const match of text.matchAll(/[^\t;|•●·▪,]+/gu)) {
      const value = match[0].trim();
      if (value.length < 3 || value.length > 120) continue;
      const from = line.start + match.index;
      facts.push({ value, known: true, evidence: [evidence(document, from, from + match[0].length)] });
    }
  }
  return facts.slice(0, 60);
}
