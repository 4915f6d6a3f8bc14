/* Items of lists that are entries, or roles of one. */
import { type Document, type Line, textOf } from '#domain/document.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import { type DatedRow, isClosing } from '#domain/readers/jobs/rows/dates-in-rows.ts';
import { isInMonths, isReversed, isWithin } from '#domain/tenure.ts';
import type { HeaderReader } from '../heading/headers.ts';

/** Characters of a list item that is a job, and what bars part on it besides its dates: its employer and its title. */
export const [longestItem, longestDated] = [60, 90];
const cellsOfEntry = 2;
/** Characters besides its dates of an item that is a post with its employer behind its time. */
const longestPost = 160;
/** Characters of a title below an item. */
const longestSmall = 40;

/** What is known of a line: its dates, whether a title stands beside them, whether they stand at its edge, and how much else it holds. */
export interface Titled {
  text: string;
  range: DateRange | null;
  titled: boolean;
  atEdge: boolean;
  rest: number;
}

/** A row above. */
export interface Above extends DatedRow {
  line: Line;
}

/** True for the words of an item besides its dates that are an employer's; one that no word marks as a firm has months. */
export function namesEmployer(own: string, range: DateRange, headers: HeaderReader): boolean {
  const [name = ''] = own.split(/,\s|\s[–—|-]\s|\t/u);
  if (headers.titleScore(own) > 0 || !headers.isNamed(name) || headers.isDeed(own)) return false;
  if (headers.isDegree(own) || headers.isField(name) || headers.isSubject(name) || headers.isPlace(own))
    return false;
  return headers.companyScore(name) >= 3 || (isInMonths(range) && headers.companyScore(name) > 0);
}

/** Makes what asks an item whether it is one. */
export function itemTests(headers: HeaderReader, dates: DateReader) {
  return { isHeading };

  /** True for an item with dates that is an entry, or a role of one. */
  function isHeading(
    document: Document,
    asked: Titled,
    { rows, held, headed }: { rows: Above[]; held: DateRange | null; headed: boolean },
    below: Line | undefined,
  ): boolean {
    return (
      isDatedItem(asked, headed) ||
      isDatedPost(asked, rows, headed) ||
      isNamedItem(asked, rows) ||
      isPostItem(asked, rows, headed) ||
      isEmployerItem(asked, rows, headed) ||
      opensEntry(document, asked, headed, below) ||
      isEntryOfList(asked, held) ||
      isRoleBelow(asked, rows) ||
      isPostBelow(asked, rows, held) ||
      isPostOfYear(asked, rows, headed)
    );
  }

  /** "• Northwind | Web Developer | Feb 2012 - Oct 2013" outside the time of the job above, which `held` is: a job of a list. */
  function isEntryOfList({ text, range, titled, atEdge, rest }: Titled, held: DateRange | null): boolean {
    if (!range || range.single || !titled || !atEdge || rest > longestItem || held === null) return false;
    if (isWithin(range, held) || isWithin(held, range)) return false;
    const cells = without(text, range)
      .split(/[|│]/u)
      .filter((cell) => /\p{L}{2}/u.test(cell));
    return cells.length === cellsOfEntry && cells.some((cell) => headers.titleScore(cell) >= 2);
  }

  /** "• Northwind, Berlin Oct 2023 – present" over "Platform Engineer": an entry as a list item whose second line is its title. */
  function opensEntry(
    document: Document,
    { text, range, atEdge, rest }: Titled,
    headed: boolean,
    below: Line | undefined,
  ): boolean {
    if (!range || range.single || !atEdge || headed || !below || below.bullet || rest > longestItem)
      return false;
    const next = textOf(document, below);
    const own = without(text, range);
    const isTitle = next.length < longestSmall && headers.titleScore(next) >= 2 && dates(next).length === 0;
    return isTitle && !isBullet(next) && headers.titleScore(own) === 0 && !headers.readsLikeText(own);
  }

  /** "- 10/2010 – 12/2011 · Buyer · Northwind Ltd" where nothing else heads the list: its items are jobs. */
  function isDatedItem({ text, range, rest }: Titled, headed: boolean): boolean {
    if (headed || !range || range.single || rest > longestDated) return false;
    const cells = text
      .slice(range.to)
      .split(/\s[·•|–—-]\s/u)
      .filter((cell) => /\p{L}{2}/u.test(cell));
    const isTitled = cells.some((cell) => headers.titleScore(cell) >= 2);
    return /^\P{L}{0,4}$/u.test(text.slice(0, range.from)) && cells.length === cellsOfEntry && isTitled;
  }

  /** "• July 2004<tab>Steward, Northwind Ltd" where nothing but such items stands above: months or a year, and a post with its employer. */
  function isDatedPost({ text, range, rest }: Titled, rows: Above[], headed: boolean): boolean {
    if (headed || !range || rest > longestDated || !rows.every((row) => row.line.bullet)) return false;
    if (!/^\P{L}{0,4}$/u.test(text.slice(0, range.from))) return false;
    const [, behind] = /^(?:\s*\t|:\s|\s[–—-]\s)\s*(\p{L}.*)$/u.exec(text.slice(range.to)) ?? [];
    const [post = '', name = ''] = behind?.split(/,\s|\sat\s/u) ?? [];
    if (range.single && rows.some((row) => row.range && !row.range.single)) return false;
    const isName = /^\p{Lu}/u.test(name) && !headers.isField(name) && !headers.isSubject(name);
    return headers.titleScore(post) >= 2 && isName && !headers.isDeed(post) && !headers.readsLikeText(post);
  }

  /**
   * "- Northwind (08/2022 – 09/2025): Full stack developer": the employer with its time in brackets, and what somebody was there, where nothing
   * but items, and text, stands above: below a post, or a label, it is a client or a project.
   */
  function isNamedItem({ text, range, rest }: Titled, rows: Above[]): boolean {
    if (!range || range.single || rest > longestDated) return false;
    if (!rows.every((row) => row.line.bullet || row.text.length > longestItem)) return false;
    const { from, to } = range;
    const name = /^\W*(\p{L}[^()]{1,38}?)\s\($/u.exec(text.slice(0, from))?.[1];
    const title = /^\):\s(\p{L}.+)$/u.exec(text.slice(to))?.[1];
    if (name === undefined || title === undefined || !headers.isNamed(name)) return false;
    return (
      headers.titleScore(name) === 0 &&
      headers.titleScore(title) >= 2 &&
      !headers.isDeed(title) &&
      !/[.;]\s*$/u.test(title)
    );
  }

  /**
   * "• Mechanical Engineer (May 2000 - December 2003) Northwind Medical, Inc. - Leeds": a post with its time in brackets and its employer behind, where
   * nothing but such items stands above.
   */
  function isPostItem({ text, range, rest }: Titled, rows: Above[], headed: boolean): boolean {
    if (headed || !range || range.single || rest > longestPost) return false;
    if (!rows.every((row) => row.line.bullet)) return false;
    const post = /^[^\p{L}]*(\p{L}[^()]{2,90}?)\s?\($/u.exec(text.slice(0, range.from))?.[1];
    const behind = /^\)[\s,–—-]{1,3}(\p{L}.+)$/u.exec(text.slice(range.to))?.[1];
    if (post === undefined || behind === undefined) return false;
    const [name = ''] = behind.split(/\s[–—-]\s|,\s|\s{2}|\s\(/u);
    return isPost(post) && !headers.isDeed(post) && namesEmployer(name, range, headers);
  }

  /** "• Northwind Ltd<tab>03/2024 – 10/2024" where nothing but items stands above: an employer with its time, which what was done there follows. */
  function isEmployerItem({ text, range, atEdge, rest }: Titled, rows: Above[], headed: boolean): boolean {
    if (headed || !range || range.single || !atEdge || rest > longestItem) return false;
    if (!rows.every((row) => row.line.bullet || row.body)) return false;
    return namesEmployer(besides(text, range), range, headers);
  }

  /**
   * "• Support Specialist | Oct 2013 – Aug 2015" right below "Northwind, Leeds | 2007 – 2015" or another such item: a role of the employer
   * that nothing but its own time stands beside.
   */
  function isRoleBelow({ text, range, titled, atEdge, rest }: Titled, rows: Above[]): boolean {
    if (!range || range.single || !titled || !atEdge || rest > longestItem) return false;
    const at = rows.findLastIndex((row) => !row.line.bullet || row.body || !row.range);
    const banner = rows[at];
    if (!banner?.range || banner.body || banner.range.single || banner.line.bullet) return false;
    const isNamed = headers.titleScore(without(banner.text, banner.range)) === 0;
    // "Developer" above the employer's line: the item is what was done besides.
    const above = rows[at - 1];
    if (above && !above.body && !above.range && headers.titleScore(above.text) >= 2) return false;
    return isNamed && isWithin(range, banner.range) && isPost(besides(text, range));
  }

  /**
   * "• Enrolment Officer May 2014 – July 2015" right below "University of Exampleton, Leeds" and the text of another job, outside the time of that: a post with its
   * employer above it, marked as what was done in the others is.
   */
  function isPostBelow(
    { text, range, titled, atEdge, rest }: Titled,
    rows: Above[],
    held: DateRange | null,
  ): boolean {
    if (!range || range.single || !titled || !atEdge || rest > longestItem || held === null) return false;
    const [before, employer] = [rows.at(-2), rows.at(-1)];
    if (!before?.body || !employer || employer.body || employer.range || employer.line.bullet) return false;
    // Clients of the job above stand so too, in its time.
    const isBefore = range.end !== 'present' && isReversed(held.start, range.end);
    const isBehind = held.end !== 'present' && isReversed(range.start, held.end);
    const [name = ''] = employer.text.split(/,\s/u);
    if (!(isBefore || isBehind) || !headers.isEmployer(employer.text) || headers.isAside(employer.text))
      return false;
    if (/\s\p{Ll}{3,}/u.test(name) || !headers.isNamed(name)) return false;
    const own = besides(text, range);
    return isPost(own) && !headers.isDeed(own);
  }

  /** "• Analyst, Northwind Ltd, 2011" in a list of posts that close with their time: one of a year. */
  function isPostOfYear(asked: Titled, rows: Above[], headed: boolean): boolean {
    const { text, range, rest } = asked;
    if (headed || !range?.single || rest > longestDated || !isClosing({ ...asked, body: false }))
      return false;
    const [title = '', name = ''] = without(text, range).split(/,\s/u);
    if (!isPost(title.replace(/^\P{L}+/u, '')) || headers.isDeed(title) || !headers.isNamed(name))
      return false;
    const entries = rows.filter((row) => !row.body && row.range);
    const years = entries.filter((row) => row.range?.single).length;
    return (
      // A list of talks has more years than stretches of time, and names what is still to come.
      years < entries.length - years &&
      entries.some((row) => (row.range?.start.year ?? 0) >= range.start.year) &&
      entries.every((row) => row.line.bullet && isClosing(row))
    );
  }

  /** The words of an item besides its dates. */
  function besides(text: string, range: DateRange): string {
    return without(text, range).replace(/^\P{L}+|\P{L}+$/gu, '');
  }

  /** True where they are a title, and no text. */
  function isPost(own: string): boolean {
    return headers.titleScore(own) >= 2 && !headers.readsLikeText(own);
  }
}
