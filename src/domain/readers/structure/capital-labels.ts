import { type Document, type Line, textOf } from '#domain/document.ts';

/** Words in capitals before one that has small letters, or before a number. */
const opening = /^(\p{Lu}[\p{Lu} &/-]{2,38}\p{Lu})\s+(?=\p{Lu}?\p{Ll}|\d)/u;
/** Such lines from which the headings of a document stand before their text. */
const fewestLabels = 2;

/**
 * Lines that begin with a heading in capitals and go on with its text, a space between them ("EXPERIENCE Database Developer, Northwind"):
 * headings set in the margin. Gives where the text begins, in UTF-16 units of the line; empty where the document has fewer than two.
 */
export function capitalLabels(
  document: Document,
  lines: Line[],
  isHeading: (text: string) => boolean,
): Map<Line, { heading: string; at: number }> {
  const found = new Map<Line, { heading: string; at: number }>();
  for (const line of lines) {
    const [whole, heading] = opening.exec(textOf(document, line)) ?? [];
    if (whole && heading && isHeading(heading)) found.set(line, { heading, at: whole.length });
  }
  const headings = new Set([...found.values()].map(({ heading }) => heading));
  return headings.size >= fewestLabels ? found : new Map();
}
