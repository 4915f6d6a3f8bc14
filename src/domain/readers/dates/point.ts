import type { PartialDate } from '#domain/resume.ts';

/** A date, a month without its year or a word in the place of a date, as it stands in a text. */
export interface Point {
  from: number;
  to: number;
  date: PartialDate | null;
  /** A month without its year: it takes the year of what follows. */
  month: number | null;
  present: boolean;
  since: boolean;
  /** Two-digit forms and lone months, believed only as a part of a range. */
  weak: boolean;
  /** Believed beside a dash with room around it only: `09-18 – Now`. */
  apart: boolean;
  /** Believed behind a word like since only: `seit 07.16`. */
  afterSince: boolean;
  /** A year with its month behind it, whose month may run to another: `2018, Aug–Sep`. */
  yearFirst: boolean;
}

/** What stands behind a month that a piece of a line ends with; a year in the next cell is its own. */
export const endsPiece = /^\.?\s*(?:$|\t(?!\s*(?:19|20)\d\d)|[)\]])/u;

/** "2008, 2010, 2011": years of a list are no stretch of time. */
export function isListed(text: string, { from, to }: Point, next: Point): boolean {
  if (!/^\s*,\s*$/u.test(text.slice(to, next.from)) || next.date?.precision !== 'year') return false;
  const behind = /^\s*,\s*(?:and\s+)?(?:19|20)\d\d/u.test(text.slice(next.to));
  return behind || /(?:19|20)\d\d\s*,\s*$/u.test(text.slice(0, from));
}

const gluedDash = /^[-–—－](?=\s+\p{Lu})/u;
const plus = /^\+(?=\s*(?:$|[\t|│)\]]))/u;

/** A month behind its year and a slash: with a dash it would be that of a day. */
export const numbered = /^\d{4}\s?\/\s?\d\d$/u;

/** What clings to a date of a year and leaves it open: "10/2021– Senior Engineer" at the head of a line, "(2023+)" alone in its cell; a full hundred counts people. */
export function clingingEnd(
  text: string,
  { from, to }: { from: number; to: number },
  year: number,
): RegExpExecArray | null {
  const rest = text.slice(to);
  const dash = from < 3 ? gluedDash.exec(rest) : null;
  const isAlone = /(?:^|[\t|(])\s*$/u.test(text.slice(0, from)) && year % 100 !== 0;
  return dash ?? (isAlone ? plus.exec(rest) : null);
}
