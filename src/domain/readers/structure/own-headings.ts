import { type Document, type Line, textOf } from '#domain/document.ts';
import type { SectionKind } from '#domain/resume.ts';
import { type Look, lookOf } from './looks.ts';

/** Formats whose headings are told by their author, not by their looks. */
const headed = new Set(['md', 'html']);
/** Sections of entries, whose own headings may be set as the section's. */
const ofEntries = new Set<SectionKind>(['experience', 'education', 'projects', 'volunteer']);
/** Known headings from which their look is that of sections. */
const fewestKnown = 2;
/** Characters of the longest heading. */
const longestHeading = 48;
/** A year with another one, or with a word for today, behind a dash. */
const stretch = /(?:19|20)\d\d\s*(?:[-–—~→]|\p{L}{1,3}\s)\s*[\p{L}\d]/u;

/**
 * Headings that an author gave names of their own ("Where I've been"), set as those that are known by their words, with what they open:
 * work where stretches of time stand below one and no heading of work is known.
 */
export function ownHeadings(
  document: Document,
  lines: Line[],
  known: (line: Line) => { kind: SectionKind; look: Look } | null,
): Map<Line, SectionKind> {
  const opened = new Map<Line, SectionKind>();
  if (!headed.has(document.format)) return opened;
  const found = lines.map(known);
  const looks = found.flatMap((one) => one?.look ?? []);
  const works = found.some((one) => one?.kind === 'experience');
  const sizes = new Map<number, number>();
  for (const { bold, size } of looks) if (bold) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  let worked = false;
  // From the last line to the first: what stands below a heading is known when it is reached.
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] as Line;
    const text = textOf(document, line);
    const isSet = (sizes.get(lookOf(line, text).size) ?? 0) >= fewestKnown;
    if (!found[at] && line.bold && isSet && text.length <= longestHeading && !/\d{4}|\t/.test(text)) {
      opened.set(line, worked && !works ? 'experience' : 'other');
      worked = false;
    } else worked = found[at] ? false : worked || stretch.test(text);
  }
  return opened;
}

/** True for a section of entries: what stands in it under a heading of its own is one of them. */
export function holdsEntries(kind: SectionKind): boolean {
  return ofEntries.has(kind);
}
