/*
 * Lines of a section of work before they are rows: lines that hold nothing, and addresses alone, fall out, dates that break over lines come together,
 * and what stands apart on one line is parted.
 *   noviembre de 2016 - mayo de / 2020 · April 2012 / to / January 2013 · Senior Tester (since 2019)<tab>Tester (2015 to 2019)
 */
import { type Document, type Line, textOf } from '#domain/document.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import { isReversed } from '#domain/tenure.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { withoutFactMarks } from './heading-items.ts';
import { withoutOuterMarks } from './outer-items.ts';
import { partsOfLines } from './parts-of-lines.ts';
import { wrappedReader } from './wrapped-dates.ts';
import { headingJoiner } from './wrapped-headings.ts';

/** Characters of a line that may be a part of dates alone. */
const longestPart = 30;
/** Characters of a legal form. */
const longestForm = 12;
/** A line that is nothing but an address of the web, such as that of an employer below its name. */
const addressAlone = /^\W*(?:https?:\/\/|www\.)\S+\s*$/iu;
/** Lines over which dates break at most. */
const mostLines = 3;

/** Makes what prepares lines, and what tells dates that wrap to the line below. */
export function lineReader(dates: DateReader, headers: HeaderReader, languages: Lexicon['languages']) {
  const { wrappedDates, wholeOf } = wrappedReader(dates, headers);
  const joinedHeadings = headingJoiner(dates, headers, languages);
  const { datesApart, titlesApart } = partsOfLines(dates, headers);
  return { prepare, wrappedDates };

  /** The lines of a section, parted and joined, in their order. */
  function prepare(document: Document, lines: Line[]): Line[] {
    const told = lines.filter((line) => {
      const text = textOf(document, line);
      return /[\p{L}\p{N}]/u.test(text) && !addressAlone.test(text);
    });
    const items = withoutFactMarks(
      document,
      withoutOuterMarks(document, told, dates, headers),
      dates,
      headers,
    );
    return withEnds(document, joinedDates(document, joinedHeadings(document, withForms(document, items))))
      .flatMap((line) => datesApart(document, line))
      .flatMap((line) => titlesApart(document, line));
  }

  /**
   * "2014 —<tab>Contoso" over "Engineer" over "2016": in a wide margin the end stands below the title; right below its start it is read. So does
   * "Jul 2011 –" over "Contoso, Leeds" over "Jun 2012", which stand around their line.
   */
  function withEnds(document: Document, lines: Line[]): Line[] {
    const ordered = [...lines];
    for (let at = 0; at + 2 < ordered.length; at++) {
      const [line, title, end] = ordered.slice(at, at + 3) as [Line, Line, Line];
      const own = textOf(document, line);
      const cell = /^([^\t]{2,24}[-–—])\s*(?:\t|$)/u.exec(own)?.[1];
      if (cell === undefined) continue;
      const isAround = !own.includes('\t') && dates(cell).some(({ from }) => from < 2);
      if (
        isAround
          ? headers.readsLikeText(textOf(document, title))
          : headers.titleScore(textOf(document, title)) < 2
      )
        continue;
      if (dates(textOf(document, title)).length > 0) continue;
      const whole = wholeOf(cell, textOf(document, end));
      if (whole === null || (whole.end !== 'present' && isReversed(whole.start, whole.end))) continue;
      ordered.splice(at + 1, 2, end, title);
    }
    return ordered;
  }

  /** A legal form that stands alone below the name that it ends: "Harbor Freight Systems" over "LLC". */
  function withForms(document: Document, lines: Line[]): Line[] {
    const joined: Line[] = [];
    for (const line of lines) {
      const above = joined.at(-1);
      const text = textOf(document, line);
      const alone = above && text.length < longestForm && headers.isLegalForm(text);
      if (alone && above.page === line.page && line.start === above.end + 1)
        joined[joined.length - 1] = { ...above, end: line.end, edges: null };
      else joined.push(line);
    }
    return joined;
  }

  /** Dates on lines of their own, one line for them: "April 2012" over "to" over "January 2013". */
  function joinedDates(document: Document, lines: Line[]): Line[] {
    const joined: Line[] = [];
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] as Line;
      const count = datesFrom(document, lines, at);
      const last = lines[at + count - 1] as Line;
      joined.push(count === 1 ? line : { ...line, end: last.end, edges: null });
      at += count - 1;
    }
    return joined;
  }

  /** How many lines from one on are one range of dates and nothing else; 1 where they are none. */
  function datesFrom(document: Document, lines: Line[], at: number): number {
    const first = lines[at] as Line;
    const own = textOf(document, first);
    if (own.length > longestPart || !/\d/.test(own) || own.includes('\t')) return 1;
    const [date] = dates(own);
    // "Jun 2017 –" and "From Jun 2017" are open until the line below closes them.
    const [open, dashed] = [date?.end === 'present', /[-–—－]\s*$/u.test(own)];
    if (!date || date.from > 1 || !(date.single || open)) return 1;
    for (let count = 2; count <= mostLines; count++) {
      const last = lines[at + count - 1];
      // A page may end between them.
      if (!last || (last.page ?? 0) > (first.page ?? 0) + 1 || last.end - last.start > longestPart) return 1;
      if (Math.abs((last.box?.x ?? 0) - (first.box?.x ?? 0)) > 30) return 1;
      const text = document.text.slice(first.start, last.end);
      const [range] = dates(text);
      // "Start: 03/2020" over "End: present".
      const isClosed = !open || dashed || range?.end !== 'present' || range.to > own.length;
      // The word before the first of both: "From Jun 2017" over "to May 2019".
      const lead = range && !dashed ? text.slice(0, range.from).replace(/^\p{L}{1,8}\s/u, '') : '';
      const opens = range && (range.from < 2 || (open && lead === ''));
      if (range && !range.single && opens && range.to >= text.trimEnd().length - 1 && isClosed) return count;
    }
    return 1;
  }
}
