import { boxesOf, type Document, quote, spanOf } from './document.ts';
import type { DocumentEvidence } from './resume.ts';

/** Evidence for the UTF-16 range `from`–`to` of a document, without white space at its ends. */
export function evidence(document: Document, from: number, to: number): DocumentEvidence {
  const raw = document.text.slice(from, to);
  const begin = from + (raw.length - raw.trimStart().length);
  const end = to - (raw.length - raw.trimEnd().length);
  const span = spanOf(document, begin, Math.max(begin, end));
  const boxes = boxesOf(document, begin, end);
  return {
    source: 'document',
    page: document.lines.find((line) => line.start < end && line.end > begin)?.page ?? null,
    ...span,
    quote: quote(document, span),
    ...(boxes.length > 0 ? { boxes } : {}),
  };
}
