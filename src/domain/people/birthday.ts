/* A day of birth that stands in the head of a document without a word for it. Pure. */
import { called } from './blind-parts.ts';
import type { Mask } from './home.ts';
import type { Identity } from './identity.ts';

/** Lines at the head of a document at most. */
const linesOfHead = 15;
/** Years in which somebody was born who is old enough to work. */
const born = '(?:19[3-9]\\d|200\\d|201[0-2])';
const day = '\\d{1,2}';
/** "12.06.1982", "June 12th, 1982", "12 de junio de 1982": a whole day, and no end of a range of days. */
const birthday = new RegExp(
  `(?<![\\p{L}\\d.,/-])(?:${day}[./-]${day}[./-]${born}|\\p{L}{3,10}\\.?\\s${day}(?:st|nd|rd|th)?,?\\s${born}|${day}(?:st|nd|rd|th|\\.)?\\s(?:de\\s)?\\p{L}{3,10}\\.?,?\\s(?:de\\s)?${born})(?![\\p{L}\\d])`,
  'giu',
);
/** What makes two days a stretch. */
const range = /\d\s*[-–—]\s*(?:\p{L}{3,10}\.?\s)?\d/u;

/** A document without whole days that somebody may have been born on, in the lines above its first heading. */
export function withoutBirthday(text: string, { telling }: Pick<Identity, 'telling'>, mask: Mask): string {
  if (!telling) return text;
  const { studies, referees, others } = telling.headings;
  const lines = text.split('\n');
  const first = lines.findIndex((line) =>
    [studies, referees, others].some((names) => names.has(called(line))),
  );
  const end = Math.min(linesOfHead, first < 0 ? lines.length : first);
  return lines
    .map((line, at) => (at < end && !range.test(line) ? line.replace(birthday, mask) : line))
    .join('\n');
}
