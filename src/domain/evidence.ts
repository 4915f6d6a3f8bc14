import { boxesOf, type Document, linesIn, spanOf } from './document.ts';
import type { DocumentEvidence } from './resume.ts';

/** UTF-16 units of the longest quote: what proves a point is short. */
const longestQuote = 600;

/** The end of a range, at most `most`, that cuts no character in two. */
function wholeUpTo(text: string, most: number, to: number): number {
  if (to <= most) return to;
  return text.codePointAt(most - 1) === text.charCodeAt(most - 1) ? most : most - 1;
}

/** Evidence for the UTF-16 range `from`–`to` of a document, without white space at its ends. */
export function evidence(document: Document, from: number, to: number): DocumentEvidence {
  const raw = document.text.slice(from, wholeUpTo(document.text, from + longestQuote, to));
  const begin = from + (raw.length - raw.trimStart().length);
  const end = from + raw.trimEnd().length;
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
