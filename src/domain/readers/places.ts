import type { Document, Line } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { DocumentEvidence, SectionKind } from '../resume.ts';
import type { Entry } from './jobs.ts';
import type { Section } from './sections.ts';

/** A visible line with the section and the job that it stands in. */
export interface Place {
  line: Line;
  section: SectionKind;
  /** Index of the job, or null. */
  job: number | null;
  whole: DocumentEvidence;
}

/** Every visible line of the sections in document order, with the job whose entry covers it. */
export function placesOf(document: Document, sections: Section[], entries: Entry[]): Place[] {
  const places: Place[] = [];
  for (const section of sections) {
    for (const line of section.lines) {
      const job = entries.findIndex((entry) => line.start < entry.to && line.end > entry.from);
      places.push({
        line,
        section: section.kind,
        job: job < 0 ? null : job,
        whole: evidence(document, line.start, line.end),
      });
    }
  }
  return places.sort((a, b) => a.line.start - b.line.start);
}
