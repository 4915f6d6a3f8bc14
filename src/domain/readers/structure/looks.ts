import type { Line } from '#domain/document.ts';

/** How a heading is set. */
export interface Look {
  /** In points; 0 where unknown. */
  size: number;
  bold: boolean;
  upper: boolean;
  colon: boolean;
}

/** The look of a heading: its line, and its text without what runs on behind. */
export function lookOf(line: Line, text: string): Look {
  const upper = text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
  return { size: line.size ?? 0, bold: line.bold, upper, colon: /:\s*$/.test(text) };
}

/** True for a look that stands below that of the heading which opened the section. */
export function isWeaker(look: Look, opener: Look): boolean {
  if (opener.upper && !look.upper) return true;
  if (opener.bold && !look.bold) return true;
  return look.size < opener.size * 0.92 || (look.colon && !opener.colon && !look.upper);
}
