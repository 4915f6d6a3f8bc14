import type { DateRange } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';

/** What parts two stretches of one post: marks, a short word, and how it was held: "2012 – 2013 (Intern) | 2013 – 2015". */
const between = /^(?:\s*\([^()\d]{2,20}\))?[\s,;|&/+()]*(?:\p{L}{1,3}\s+)?[\s(]*$/u;

/** The dates of a heading, and further stretches that nothing but marks parts from them. */
export function stretches(
  text: string,
  range: DateRange | null,
  ranges: DateRange[],
): { range: DateRange | null; more: DateRange[] } {
  if (range === null || range.single) return { range, more: [] };
  const more: DateRange[] = [];
  let to = range.to;
  for (const next of ranges) {
    if (next.single || next.from < to || !between.test(text.slice(to, next.from))) continue;
    more.push(next);
    to = next.to;
  }
  return { range: more.length > 0 ? { ...range, to } : range, more };
}

/** A season or a quarter alone is a span of months: "Summer 2016". */
export function longSingle(range: DateRange | null): DateRange | null {
  return range?.single && range.start.precision !== 'year' && range.start.precision !== 'month'
    ? { ...range, single: false }
    : range;
}

/** "2011 2012 2013 2014 2015": years of a scale, one after another, are nobody's dates. */
export function isScale(text: string): boolean {
  const years = text.trim().split(/\s+/u);
  const isNext = (year: string, at: number) => at === 0 || Number(year) === Number(years[at - 1]) + 1;
  return years.length > 4 && years.every((year, at) => /^(?:19|20)\d\d$/.test(year) && isNext(year, at));
}

/** True for dates behind one small word that opens their line: "da gen. 2021 – oggi". */
export function opensLine(text: string, { from }: DateRange): boolean {
  return /^\s*\p{Ll}{1,5}\s+$/u.test(text.slice(0, from));
}

/** True for dates in brackets of their own. */
export function inBrackets(text: string, range: DateRange): boolean {
  return /[([]\s*$/.test(text.slice(0, range.from)) && /^\s*[)\]]/.test(text.slice(range.to));
}

/** "since March 2020": a word, a date and nothing else. */
const sinceAlone = /^\p{L}[^–—→-]*\d$/u;

/** True for dates that tell by a word when something began. */
export function isSinceAlone(text: string, { from, to, end }: DateRange): boolean {
  return end === 'present' && sinceAlone.test(text.slice(from, to));
}

/** True for a year that is told in a bracket of words: "Northwind (acquired by Contoso in 2021)", "(since 2017 Fabrikam)". */
export function isAsideYear(text: string, range: DateRange): boolean {
  const since = isSinceAlone(text, range);
  if (!since && (!range.single || range.start.precision !== 'year')) return false;
  const open = text.lastIndexOf('(', range.from);
  const close = text.indexOf(')', range.to);
  if (open < 0 || close < 0 || text.slice(open, range.from).includes(')')) return false;
  const said = text.slice(open + 1, range.from) + text.slice(range.to, close);
  return (said.match(/\p{L}{2,}/gu) ?? []).length >= (since ? 1 : 2) && !/\d/.test(said);
}

/** True for dates at an edge of their line or between marks, as a heading sets them. */
export function standsApart(text: string, range: DateRange): boolean {
  const [before, after] = [text.slice(0, range.from), text.slice(range.to)];
  return /(?:^|[\t|(,;:·•–—-])\s*$/u.test(before) && /^\s*(?:$|[\t|),;:.·•–—-])/u.test(after);
}

/** Dates in the middle of words: "line management of two technicians since April 2019", but for the grade of a title ("Analyst ll"). */
export function inSentence(text: string, range: DateRange): boolean {
  const before = text.slice(0, range.from);
  const own = before.slice(Math.max(...[...'\t|,;:–—(·•'].map((mark) => before.lastIndexOf(mark))) + 1);
  return own.trim().split(/\s+/).length >= 4 && /\s(?!(?:i{1,3}|l{1,3}|iv)\s)\p{Ll}+\s+$/u.test(own);
}

/** Characters of leaders, which lead the eye from a title to its dates: "Help Desk Manager .......... 2010 to 2012". */
export function leadersLength(text: string): number {
  return (text.match(/[.…_·]{4,}/g) ?? []).join('').length;
}

/** "Game tester (proofreader of Swedish versions and functional tester) at Northwind": what tells more of a title in brackets right behind it. */
const behindTitle = /^[\s,:–—-]*(\p{L}[^()]{2,60}?)\s(\([^()]{20,120}\))/u;

/** Characters of what stands in brackets behind the title that a text begins with. */
export function asideOf(text: string, isTitle: (text: string) => boolean): number {
  const [, title = '', aside = ''] = behindTitle.exec(text) ?? [];
  return aside !== '' && isTitle(title) ? aside.length : 0;
}

/** True for a row of a heading without dates. */
export function isPlain<R extends { range: DateRange | null; body: boolean }>(row: R | undefined): row is R {
  return row !== undefined && !row.body && row.range === null;
}

/** A row with its dates; `body` is true for text below a heading. */
export interface DatedRow {
  text: string;
  range: DateRange | null;
  body: boolean;
}

/** True for a row of dates and nothing else. */
export function isAlone(row: DatedRow | undefined): boolean {
  return row?.range ? !row.body && without(row.text, row.range).trim().length <= 2 : false;
}

/** "2016<tab>Northwind Ltd", "2016 | Northwind Ltd": dates in a rail or before a bar, beside a name. */
export function isRailed(row: DatedRow | undefined): boolean {
  if (!row?.range || row.body || row.range.from > 2) return false;
  return /^\s*(?:\t|\|\s)/u.test(row.text.slice(row.range.to));
}

/** "Northwind Ltd | 2016": dates behind a bar or in a cell behind a name. */
export function isTrailed(row: DatedRow | undefined): boolean {
  if (!row?.range || row.body || /[\p{L}\d]/u.test(row.text.slice(row.range.to))) return false;
  const before = row.text.slice(0, row.range.from).trimEnd();
  const bar = row.text.slice(before.length).includes('\t') ? before : before.replace(/\s\|$/u, '');
  const parted = bar !== before || row.text[before.length] === '\t';
  return parted && /\p{L}/u.test(bar.slice(Math.max(bar.lastIndexOf('|'), bar.lastIndexOf('\t')) + 1));
}

/** "Analyst, Northwind Ltd, 2016": dates behind the last comma of a line. */
export function isClosing(row: DatedRow | undefined): boolean {
  if (!row?.range || row.body || !/^\s*\.?\s*$/u.test(row.text.slice(row.range.to))) return false;
  return /[\p{L}.)],\s{1,3}$/u.test(row.text.slice(0, row.range.from));
}
