/*
 * The lines of a section of work as rows: a row has dates, or is short enough to be part of a heading, or is text.
 *   Lead Engineer<tab>Mar 2019 – Present · • built … · 09/2018– <tab>Developer / 09/2021 (dates that wrap)
 */

import { type Document, type Line, textOf } from '#domain/document.ts';
import { largest } from '#domain/extremes.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { SharedWords } from '#domain/words/grammar.ts';
import { alternatives } from '#domain/words/words.ts';
import type { DateRange, DateReader } from '../dates.ts';
import { wraps } from '../places.ts';
import type { HeaderReader } from './headers.ts';

export interface Row {
  line: Line;
  text: string;
  range: DateRange | null;
  /** Text of a job rather than a part of its heading. */
  body: boolean;
  /** UTF-16 length of the heading when text runs on behind it on the same line. */
  head: number;
}

/** Characters besides the dates that a heading has at most. */
const longest = 110;

/** Text without the dates in it. */
export function without(text: string, range: DateRange): string {
  return `${text.slice(0, range.from)} ${text.slice(range.to)}`;
}

/** Makes a reader of rows; with `anywhere` the section is not known to be one of work, and lone dates are text. */
export function rowReader(readDates: DateReader, headers: HeaderReader, shared: SharedWords) {
  /** The end of an employer's name rather than of a sentence: "S.p.A.", "Inc.", "& Co.". */
  const abbreviated = new RegExp(
    `(?:(?<!\\p{L})(?:\\p{L}{1,2}\\.\\s?){2,}|(?<!\\p{L})(?:${alternatives(shared.abbreviatedNames)})\\.)$`,
    'iu',
  );
  /** Dates of the lines of the section at hand: a line is asked more than once. */
  const known = new Map<string, DateRange[]>();
  const dates = (text: string): DateRange[] => {
    const found = known.get(text) ?? readDates(text);
    known.set(text, found);
    return found;
  };

  return (document: Document, lines: Line[], anywhere: boolean): Row[] => {
    const edge = largest(
      lines.map((line) => (line.box ? line.box.x + line.box.width : 0)),
      0,
    );
    const rows: Row[] = [];
    const all = lines
      .flatMap((line) => datesApart(document, line))
      .flatMap((line) => titlesApart(document, line));
    let item: Line | null = null;
    let headed = false;
    for (let index = 0; index < all.length; index++) {
      const line = all[index] as Line;
      const text = textOf(document, line);
      // "2. Province of Drechterland, 2014–2016": numbered under a job, it is a part of it.
      const label = headers.label(text);
      // The lines of a form may be marked like those of a list.
      const bullet =
        label === null &&
        (line.bullet || isBullet(text) || (headed && /^\s*\d{1,2}[.)]\s+\p{L}/u.test(text)));
      const below = all[index + 1];
      const wrapped = below ? wrappedDates(document, line, below) : null;
      // What a form calls the title may speak of dates ("since 2021 deputy"); they are not the job's.
      const ranges = dates(text).filter(
        (one) => label === null || label === 'dates' || standsApart(text, one),
      );
      const range = wrapped?.range ?? longSingle(ranges.find((one) => !one.single) ?? ranges[0] ?? null);
      const rest = range ? text.length - (range.to - range.from) : text.length;
      const dateOnly = range !== null && rest < 12;
      const titled = range !== null && rest < longest && headers.titleScore(without(text, range)) > 0;
      const atEdge = range !== null && (range.from < 4 || text.length - range.to < 4);
      const opened = range !== null && range.from < 3;
      const sentence = !dateOnly && isSentence(line, opened ? text.slice(range.to) : text);
      let body = bullet || rest > longest || sentence || label === 'duties';
      if (!bullet && !range && !line.bold && (hangs(item, line) || goesOn(document, rows.at(-1), line, edge)))
        body = true;
      const dated =
        range !== null &&
        !range.single &&
        rest < longest &&
        !(inSentence(text, range) && (!titled || !atEdge));
      if (dated && (!bullet || dateOnly || (titled && atEdge && !headed)) && (!sentence || titled))
        body = false;
      if (range && !range.single && !dated) body = true;
      if (range?.single && (anywhere || !atEdge)) body = true;
      // Years that end the sentence of the line above: "… the whole of / 2020 and 2021."
      if (dateOnly && /\.\s*$/.test(text) && rows.at(-1)?.body) body = true;
      const runOn = range && !range.single && body ? runOnHead(text, range) : null;
      if (runOn !== null) body = false;
      // Under a heading with its dates, a dated bullet is something done in the job (an office held, a course).
      if (range && !range.single && !body && !bullet) headed = true;
      if (bullet && body) item = line;
      else if (!body) item = null;
      rows.push({ line, text, range: body ? null : range, body, head: runOn ?? text.length });
      if (!wrapped) continue;
      index += 1;
      const beside = wrapped.rest;
      if (beside === null) continue;
      const words = textOf(document, beside);
      rows.push({ line: beside, text: words, range: null, body: false, head: words.length });
    }
    known.clear();
    return rows;
  };

  /** True for a line that ends or begins like prose; a bold title is none. */
  function isSentence(line: Line, text: string): boolean {
    const trimmed = text.trim();
    const ended = /[.!?;]$/.test(trimmed) && text.length > 45 && !abbreviated.test(trimmed);
    if (!ended && !/^\p{Ll}+(?!\p{Lu}|\p{Ll})/u.test(trimmed)) return false;
    return !(line.bold && text.length < 60 && headers.titleScore(text) >= 2);
  }

  /** The next line of a paragraph: it goes on where the text above ran out of room. */
  function goesOn(document: Document, above: Row | undefined, line: Line, edge: number): boolean {
    if (!above?.body || !above.line.box || !line.box || line.box.x < above.line.box.x - 2) return false;
    const text = textOf(document, line);
    if (text.length < 60 && headers.titleScore(text) >= 2) return false;
    return wraps(document, above.line, line, edge);
  }

  /**
   * Dates that break in a narrow rail on either side: "noviembre de 2016 - mayo de" over "2020", "Q3 2022 –" over
   * "today". `rest` is the lower line without its share of them.
   */
  function wrappedDates(
    document: Document,
    line: Line,
    below: Line,
  ): { range: DateRange; rest: Line | null } | null {
    const [text, under] = [textOf(document, line), textOf(document, below)];
    const [tab, underTab] = [text.indexOf('\t'), under.indexOf('\t')];
    if (tab < 0) return wrappedInText(text, under, below);
    const first = wholeOf(text.slice(0, tab), underTab < 0 ? under : under.slice(0, underTab));
    if (first) {
      const start = below.start + underTab + 1;
      const rest = underTab < 0 ? null : { ...below, start, edges: below.edges?.slice(underTab + 1) ?? null };
      return { range: { ...first, from: 0, to: tab }, rest };
    }
    const [last, underLast] = [text.lastIndexOf('\t') + 1, under.lastIndexOf('\t') + 1];
    const end = underLast > 0 ? wholeOf(text.slice(last), under.slice(underLast)) : null;
    if (!end) return null;
    return {
      range: { ...end, from: last, to: text.length },
      rest: { ...below, end: below.start + underLast - 1, edges: null },
    };
  }

  /** The same where a space alone follows the dates: "2019 – Manager at Acme" over "2022 Led the team". */
  function wrappedInText(
    text: string,
    under: string,
    below: Line,
  ): { range: DateRange; rest: Line | null } | null {
    const head = /^\s*([^\s].{2,20}?[-–—])\s+(?=\p{Lu})/u.exec(text)?.[1];
    const [own] = dates(text);
    if (head === undefined || (own && !own.single && own.to > text.indexOf(head) + head.length)) return null;
    const lead = `${head} `;
    const [range] = dates(`${lead}${under.slice(0, 24)}`);
    if (!range || range.single || range.from > 1 || range.to <= lead.length) return null;
    const used = range.to - lead.length;
    const to = text.indexOf(head) + head.length;
    const rest = used >= under.trimEnd().length ? null : { ...below, start: below.start + used, edges: null };
    return { range: { ...range, from: 0, to }, rest };
  }

  /** The range that two halves make, when they hold nothing else. */
  function wholeOf(cell: string, under: string): DateRange | null {
    if (cell.length > 40 || under.trim() === '' || under.length > 16) return null;
    if (!/[-–—]\s*$/.test(cell) && dates(cell).some((one) => !one.single)) return null;
    const whole = `${cell.trim()} ${under.trim()}`;
    const [range] = dates(whole);
    return range && !range.single && range.from < 2 && range.to === whole.length ? range : null;
  }

  /** One line of several titles, each with its dates: "Senior Tester (since 2019)<tab>Tester (2015 to 2019)". */
  function titlesApart(document: Document, line: Line): Line[] {
    const text = textOf(document, line);
    if (!/[\t;]/.test(text) || dates(text).filter((one) => !one.single).length < 2) return [line];
    const parts: Line[] = [];
    for (const match of text.matchAll(/[^\t;]+/gu)) {
      const [range] = dates(match[0]);
      if (!range || range.single || headers.titleScore(without(match[0], range)) === 0) return [line];
      parts.push({
        ...line,
        start: line.start + match.index,
        end: line.start + match.index + match[0].length,
        edges: null,
      });
    }
    return parts;
  }

  /** A list item with dates set flush right on its line: the dates stand apart, before it. */
  function datesApart(document: Document, line: Line): Line[] {
    const text = textOf(document, line);
    const tab = text.lastIndexOf('\t');
    if (tab < 0 || !(line.bullet || isBullet(text))) return [line];
    const cell = text.slice(tab + 1);
    const [range] = dates(cell);
    if (!range || range.single || range.from > 1 || cell.length - range.to > 1) return [line];
    const apart = { ...line, start: line.start + tab + 1, bullet: false, edges: null };
    return [apart, { ...line, end: line.start + tab, edges: null }];
  }

  /** Length of a heading such as "Apr 2014 – Present. Sales Manager, Northwind. Led …": dates, title, then sentences. */
  function runOnHead(text: string, range: DateRange): number | null {
    if (range.from > 3) return null;
    const rest = /^[\s.:,|–—-]*([^.]{4,90}(?:\.(?=\S)[^.]*)?)\./u.exec(text.slice(range.to));
    if (!rest || headers.titleScore(rest[1] ?? '') < 2) return null;
    return range.to + rest[0].length;
  }
}

/** A season or a quarter alone is a span of months: "Summer 2016". */
function longSingle(range: DateRange | null): DateRange | null {
  return range?.single && range.start.precision !== 'year' && range.start.precision !== 'month'
    ? { ...range, single: false }
    : range;
}

/** True for dates at an edge of their line or between marks, as a heading sets them. */
function standsApart(text: string, range: DateRange): boolean {
  const [before, after] = [text.slice(0, range.from), text.slice(range.to)];
  return /(?:^|[\t|(,;:·•–—-])\s*$/u.test(before) && /^\s*(?:$|[\t|),;:.·•–—-])/u.test(after);
}

/** The second line of a list item keeps the left edge of the item's words. */
function hangs(item: Line | null, line: Line): boolean {
  if (!item?.box || !line.box || line.page !== item.page) return false;
  return line.box.x > item.box.x + 3 && line.box.x < item.box.x + 40;
}

/** Dates in the middle of words: "line management of two technicians since April 2019". */
function inSentence(text: string, range: DateRange): boolean {
  const before = text.slice(0, range.from);
  const own = before.slice(Math.max(...[...'\t|,;:–—(·•'].map((mark) => before.lastIndexOf(mark))) + 1);
  return own.trim().split(/\s+/).length >= 4 && /\s\p{Ll}+\s+$/u.test(own);
}
