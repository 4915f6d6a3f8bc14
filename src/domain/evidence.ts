import { boxesOf, type Document, linesIn, spanOf } from './document.ts';
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
    page: linesIn(document, begin, end)[0]?.page ?? null,
    ...span,
    quote: document.text.slice(begin, end),
    ...(boxes.length > 0 ? { boxes } : {}),
  };
}
