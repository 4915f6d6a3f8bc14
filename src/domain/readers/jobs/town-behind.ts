import type { HeadingWords } from './heading-words.ts';
import type { HeadingLine } from './pieces.ts';

/** A heading with commas, a dash, and a town with its country. */
const townBehind = /^(.{5,100}?,\s.{2,80}?)\s+[–—-]\s+(\p{Lu}[\p{L}' .-]{1,30}, \p{Lu}[\p{L} .]{2,24})\s*$/u;

/** Makes what gives "Engineer, Acme – Girona, Spain" without the place behind its dash, which need not be known beside its country. */
export function withoutTownReader({
  titleScore,
  isTownInCountry,
}: Pick<HeadingWords, 'titleScore' | 'isTownInCountry'>) {
  return (line: HeadingLine): HeadingLine => {
    const [, head, town] = townBehind.exec(line.text) ?? [];
    if (head === undefined || town === undefined || !isTownInCountry(town)) return line;
    const parts = head.split(', ');
    const titled = parts.filter((part) => titleScore(part) > 0).length;
    return titled === 0 || titled === parts.length ? line : { ...line, text: head };
  };
}
