import { type Document, type Line, textOf } from '#domain/document.ts';
import { lookOf } from './looks.ts';

/** Words of half a heading. */
const mostWords = 2;

/**
 * Headings over two lines that are set alike, as they are known in one: "EXPERIÊNCIA" over "PROFISSIONAL". Gives each first line with the whole
 * heading, and each second one with nothing. `isKnown` knows headings; what is one by itself is no second half.
 */
export function twoLineHeadings(
  document: Document,
  lines: Line[],
  isKnown: (text: string) => boolean,
): Map<Line, string> {
  const found = new Map<Line, string>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || found.has(line) || line.flow !== next.flow || line.page !== next.page) continue;
    const [first, second] = [textOf(document, line).trim(), textOf(document, next).trim()];
    if (!isHalf(first) || !isHalf(second)) continue;
    const [one, other] = [lookOf(line, first), lookOf(next, second)];
    const alike = one.upper === other.upper && one.bold === other.bold && one.size === other.size;
    if (!alike || !(one.upper || one.bold) || isKnown(second) || !isKnown(`${first} ${second}`)) continue;
    found.set(line, `${first} ${second}`);
    found.set(next, '');
  }
  return found;
}

function isHalf(text: string): boolean {
  return /^\p{Lu}[\p{L} &-]{2,24}$/u.test(text) && text.split(' ').length <= mostWords;
}
