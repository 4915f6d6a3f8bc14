import type { Line } from '#domain/document.ts';

/** How a heading is set. */
export interface Look {
  /** In points; 0 where unknown. */
  size: number;
  bold: boolean;
  upper: boolean;
  colon: boolean;
  /** True where its text stands beside it. */
  railed?: boolean;
  /** True where it is an item of a list. */
  bullet?: boolean;
}

/** The look of a heading: its line, and its text without what runs on behind. */
export function lookOf(line: Line, text: string): Look {
  const upper = text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
  return {
    ...{ size: line.size ?? 0, bold: line.bold, upper, colon: /:\s*$/.test(text) },
    ...(line.bullet ? { bullet: true } : {}),
  };
}

/** True for a look that stands below that of the heading which opened the section. */
export function isWeaker(look: Look, opener: Look): boolean {
  if (opener.upper && !look.upper) return true;
  if (opener.bold && !look.bold) return true;
  return look.size < opener.size * 0.92 || (look.colon && !opener.colon && !look.upper);
}

/** Words of a heading that is told by its looks, and of one in letters larger than the text by this much. */
const [mostWords, mostLarge, larger] = [5, 9, 1.15];

/**
 * True for a short line without digits that is set just as `opener`, the heading above it, and others of those `known` by their words; `body` is the
 * size of the text in points: in larger letters it may be longer, with commas.
 */
export function isAlike(line: Line, text: string, opener: Look, known: Look[], body: number): boolean {
  const words = text.trim().split(/\s+/).length;
  const isLarge = (line.size ?? 0) > body * larger;
  if (words > (isLarge ? mostLarge : mostWords) || !/\p{L}{3}/u.test(text)) return false;
  if (/[\d\t.;:@]/u.test(text) || (text.includes(',') && !isLarge)) return false;
  const look = lookOf(line, text);
  const same = (one: Look) =>
    one.upper === look.upper && one.bold === look.bold && Math.abs(one.size - look.size) <= one.size * 0.02;
  const plain = !opener.upper && !opener.bold;
  return same(opener) && !plain && known.filter(same).length > (isLarge && look.upper ? 0 : 1);
}
