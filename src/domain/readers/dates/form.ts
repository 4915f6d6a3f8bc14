import type { PartialDate } from '#domain/resume.ts';
import type { DayOrder } from './order.ts';

/* What a form of a date is, and what all of them are made of. */

/** The groups of a form by name; those that stand for nothing in the text are undefined. */
export type Groups = Record<string, string | undefined>;

export interface DateForm {
  /** A pattern without flags, read with `iu`. */
  pattern: string;
  /** The date that it stands for, in a document of a certain order; null when there is none such. */
  dateOf(groups: Groups, order: DayOrder): PartialDate | null;
  /** True for forms that are believed only as a part of a range. */
  weak?: boolean;
  /** True for forms that are believed beside a dash with room around it only. */
  apart?: boolean;
  /** True for forms that are believed behind a word like since only. */
  afterSince?: boolean;
  /** True for a year before its month. */
  yearFirst?: boolean;
  /** True for a year alone, which may number a product. */
  bareYear?: boolean;
  /** A month without its year. */
  monthOf?(groups: Groups): number | null;
  /** A word in the place of a date. */
  word?: 'since' | 'present';
}

export const year4 = '(?:19[3-9]\\d|20[0-9]\\d)';
/** The number of a month. */
export const monthNumber = '(?:0?[1-9]|1[0-2])';

/** The first year that somebody may have worked from until today: "1945 to the present" is a time of history. */
const firstYear = 1960;

/** True for a year before which nobody began who works today. */
export function isHistory({ year, month }: PartialDate): boolean {
  return month === null && year < firstYear;
}

/** A year, or a month of it (1–12). */
export function whole(year: number, month: number | null): PartialDate {
  return { year, month, lastMonth: month, precision: month === null ? 'year' : 'month' };
}

/** The month of a year that a form gives in numbers, as its groups `y` and `m`. */
export function inNumbers({ y, m }: Groups): PartialDate {
  return whole(Number(y), Number(m));
}
