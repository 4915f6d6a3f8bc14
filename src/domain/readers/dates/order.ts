/* Whether a document writes 3 April 2019 as 03/04/2019 or as 04/03/2019. */

import type { PartialDate } from '#domain/resume.ts';

/** What stands first in dates with slashes; null where nothing tells. */
export type DayOrder = 'day first' | 'month first' | null;

const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?![\d/])/g;
/** A telephone number of a country; North America, which writes months first, has the code 1. */
const abroad = /\+(?:[2-9]\d)/;

/**
 * The order of a document's dates: what its own ones tell that have no other reading, else its language, else where its telephone is.
 * `isEnglish` is asked where the dates themselves do not tell.
 */
export function dayOrderOf(text: string, isEnglish: () => boolean): DayOrder {
  let ambiguous = false;
  let [days, months] = [0, 0];
  for (const [, a, b] of text.matchAll(slashed)) {
    const [first, second] = [Number(a), Number(b)];
    ambiguous ||= first <= 12 && second <= 12;
    if (first > 12 && second <= 12) days += 1;
    if (second > 12 && first <= 12) months += 1;
  }
  if (!ambiguous || (days > 0 && months > 0)) return null;
  if (days > 0) return 'day first';
  if (months > 0) return 'month first';
  return !isEnglish() || abroad.test(text) ? 'day first' : null;
}

/** "2018-25", and how many such tell that "2010-11" beside them is two years as well. */
const shortYear = /(?<![\d./-])(?:19|20)(\d\d)\s?[-–](\d\d)(?![\d./-])/g;
const fewestShort = 2;
/** "2010-11 – present" */
const monthOfRange =
  /(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])\s+(?:[–—-]|\p{L}{1,5})\s+(?:(?:19|20)\d\d|\p{L})/u;

/** True for a document that writes "2018-25" for two years, and nothing that has to be the month of one ("2019-03"). */
export function hasShortYears(text: string): boolean {
  if (monthOfRange.test(text)) return false;
  const found = [...text.matchAll(shortYear)].flatMap(({ index, 0: whole, 1: year, 2: behind }) => {
    const opens = /(?:^|\n)[^\S\n]*$/u.test(text.slice(Math.max(0, index - 4), index));
    // A blank before the dash is one of dates that open their line.
    return opens || !/\s/.test(whole) ? [{ from: Number(year), to: Number(behind), opens }] : [];
  });
  if (found.some(({ from, to }) => to <= 12 && to < from)) return false;
  // "2007-09" over "2009-11": one ends where the other begins.
  const begun = new Set(found.flatMap(({ from, opens }) => (opens ? [from] : [])));
  const isShort = ({ from, to, opens }: (typeof found)[number]) =>
    to > 12 || (opens && to > from && begun.has(to));
  return found.filter(isShort).length >= fewestShort;
}

/** True for a date behind another of the same precision: a year and a month do not tell. */
export function isAfter(first: PartialDate, second: PartialDate): boolean {
  if ((first.month === null) !== (second.month === null)) return false;
  return second.year * 12 + (second.month ?? 0) > first.year * 12 + (first.month ?? 0);
}
