/*
 * Dates that break over two lines: "noviembre de 2016 - mayo de" over "2020" in a rail, "Engineer | Northwind | Jan 2004 –" over "Dec 2007 | Leeds",
 * "summer Intern, Northwind" over "2024 Built …".
 */
import { type Document, type Line, lineFrom, textOf } from '#domain/document.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import { isReversed } from '#domain/tenure.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { longSingle } from './dates-in-rows.ts';

/** Dates that two lines hold together; `rest` is the lower line without its share of them. */
interface Wrapped {
  range: DateRange;
  rest: Line | null;
}

/** UTF-16 units of a line that its dates end. */
const longestBefore = 110;
/** Characters of the end of dates below a line. */
const longestUnder = 22;

/** Between a title and the name of its employer: a comma, or a small word. */
const beforeName = /(?:,|\s\p{Ll}{2,4})\s\p{Lu}/u;

/** True for a range whose end is its own: "July 2019 – June" may have its year on the line below. */
const isWhole = ({ single, borrowed }: DateRange) => !single && !borrowed;

/** Makes what tells dates that wrap to the line below, and the range that two halves make. */
export function wrappedReader(dates: DateReader, headers: HeaderReader) {
  return { wrappedDates, wholeOf };

  /**
   * Dates that break in a narrow rail on either side: "noviembre de 2016 - mayo de" over "2020", "Q3 2022 –" over
   * "today". `rest` is the lower line without its share of them.
   */
  function wrappedDates(document: Document, line: Line, below: Line): Wrapped | null {
    const [text, under] = [textOf(document, line), textOf(document, below)];
    const wrapped = wrappedOver(text, under, below);
    if (wrapped === null) return null;
    // "2025-<tab>Engineer, Northwind" over "2024<tab>Consultant, Contoso": two entries, the first of which is open.
    const { start, end } = wrapped.range;
    return end !== 'present' && isReversed(start, end) ? null : wrapped;
  }

  function wrappedOver(text: string, under: string, below: Line): Wrapped | null {
    const [tab, underTab] = [text.indexOf('\t'), under.indexOf('\t')];
    const ending = wrappedAtEnd(text, under);
    if (ending) return ending;
    const marked = wrappedBeforeMark(text, under, below) ?? wrappedBeforeStop(text, under, below);
    if (marked) return marked;
    if (tab < 0) return wrappedInText(text, under, below);
    if (isOfTwo([text, under], [tab, underTab])) return null;
    const first =
      wholeOf(text.slice(0, tab), underTab < 0 ? under : under.slice(0, underTab)) ??
      (underTab < 0 ? null : endAboveStart([text, under], [tab, underTab]));
    if (first) {
      const rest = underTab < 0 ? null : lineFrom(below, underTab + 1);
      return { range: { ...first, from: 0, to: tab }, rest };
    }
    if (underTab < 0) {
      const opened = cellInText(text.slice(0, tab), under, below);
      if (opened) return { ...opened, range: { ...opened.range, from: 0, to: tab } };
    }
    const [last, underLast] = [text.lastIndexOf('\t') + 1, under.lastIndexOf('\t') + 1];
    const end = underLast > 0 ? wholeOf(text.slice(last), under.slice(underLast)) : null;
    if (!end) return null;
    return {
      range: { ...end, from: last, to: text.length },
      rest: { ...below, end: below.start + underLast - 1, edges: null },
    };
  }

  /** "July 2005<tab>Waiter, Northwind" over "July 2006<tab>Cook, Contoso": two entries, each with one date and its title. */
  function isOfTwo(lines: [string, string], tabs: [number, number]): boolean {
    return lines.every((line, at) => {
      const cell = line.slice(0, Math.max(0, tabs[at] ?? 0)).trim();
      const [date] = dates(cell);
      const isAlone = date?.single && date.from === 0 && date.to === cell.length;
      const rest = line.slice(cell.length);
      return isAlone && headers.titleScore(rest) >= 2 && beforeName.test(rest);
    });
  }

  /** Dates at the end of a line whose last word stands alone on the next: "Engineer June 2019 – July" over "2020". */
  function wrappedAtEnd(text: string, under: string): Wrapped | null {
    if (
      under.trim().length > longestUnder ||
      !/[\p{L}\p{N}–—,-]\s*$/u.test(text) ||
      text.length > longestBefore
    )
      return null;
    const whole = `${text} ${under.replace(/[\s)\].:]+$/u, '')}`;
    const range = dates(whole).find((one) => !one.single) ?? seasonIn(text, whole);
    if (!range || range.from >= text.length || range.to < whole.length || range.to <= text.length)
      return null;
    // Dates that are whole on either line are that line's.
    // "from Jan 2020 to till" is open behind its dates.
    const isOpen = ({ end, to }: DateRange) =>
      end === 'present' && (/[-–—]\s*$/.test(text) || to < text.trimEnd().length);
    const own = dates(text).find((one) => isWhole(one) && !isOpen(one));
    const below = dates(under).find((one) => !one.single);
    if (own || (below && below.start.year !== range.start.year)) return null;
    return { range: { ...range, to: text.length }, rest: null };
  }

  /** "… intern, strategy (Summer" over "2019)": a season that opens a bracket or its line; "Counselor, Summer" may be of years that stand elsewhere. */
  function seasonIn(text: string, whole: string): DateRange | null {
    const range = longSingle(dates(whole)[0] ?? null);
    if (!range || range.single || isBullet(text) || !/(?:^|\()\s*$/u.test(text.slice(0, range.from)))
      return null;
    return range;
  }

  /** The same where a mark follows them on the next line: "Engineer | Acme | Jan 2004 –" over "Dec 2007 | Denver". */
  function wrappedBeforeMark(text: string, under: string, below: Line): Wrapped | null {
    const [lead, head = ''] = /^\s*([^|•·\t]{2,20}?)\s*[|•·\t]\s*(?=\S)/u.exec(under) ?? [];
    if (lead === undefined || text.length > longestBefore || !/[-–—](?:\s*\p{L}{3,9}\.?)?\s*$/u.test(text))
      return null;
    // Dates that are whole on the upper line are that line's.
    if (dates(text).some((one) => isWhole(one) && one.end !== 'present')) return null;
    return wrappedBehind(text, lead, head, below);
  }

  /** The same where a sentence follows them: "Instructor, Acme, September 1989 -" over "May 1990. Taught calculus." */
  function wrappedBeforeStop(text: string, under: string, below: Line): Wrapped | null {
    const [lead, head = ''] = /^\s*([^.\t]{4,20}?)\.\s+(?=\p{Lu})/u.exec(under) ?? [];
    if (lead === undefined || text.length > longestBefore || !/\d\s*[-–—]\s*$/u.test(text)) return null;
    const wrapped = wrappedBehind(text, lead, head, below);
    return wrapped?.range.end === 'present' ? null : wrapped;
  }

  /** The dates that begin in `text` and end with `head`, which stands in `lead`, the beginning of the line `below`. */
  function wrappedBehind(text: string, lead: string, head: string, below: Line): Wrapped | null {
    const whole = `${text.trimEnd()} ${head}`;
    const range = dates(whole).find((one) => !one.single);
    if (!range || range.from >= text.length || range.to < whole.length) return null;
    return {
      range: { ...range, to: text.length },
      rest: { ...below, start: below.start + lead.length, edges: null },
    };
  }

  /** The same where a space alone follows the dates: "2019 – Manager at Acme" over "2022 Led the team". */
  function wrappedInText(text: string, under: string, below: Line): Wrapped | null {
    const season = seasonOpening(text, under);
    const small = beforeSmallTitle(text);
    const head =
      monthEnded(text) ??
      season ??
      monthsOpening(text, under) ??
      beforeDash(text, under) ??
      small ??
      /^\s*([^\s].{2,20}?[-–—－])\s+(?=\p{Ll}?\p{Lu})/u.exec(text)?.[1];
    const [own] = dates(text);
    if (head === undefined || (own && isWhole(own) && own.to > text.indexOf(head) + head.length)) return null;
    const lead = `${head} `;
    const [told] = dates(`${lead}${under.slice(0, 24)}`);
    const range = season === undefined ? told : longSingle(told ?? null);
    if (!range || range.single || range.from > 1 || range.to <= lead.length) return null;
    const used = range.to - lead.length;
    // "2016 – senior nurse" over "2018 – head nurse": two entries.
    if (head === small && !/^(?:\s*$|\s+\p{Lu})/u.test(under.slice(used))) return null;
    const to = text.indexOf(head) + head.length;
    const rest = used >= under.trimEnd().length ? null : { ...below, start: below.start + used, edges: null };
    return { range: { ...range, from: 0, to }, rest };
  }

  /** "Oct 2018 -<tab>Engineer" over "Sep 2020 Northwind Ltd": a cell that leaves its dates open, whose end opens the line below. */
  function cellInText(cell: string, under: string, below: Line): Wrapped | null {
    const lead = `${cell.trim()} `;
    if (lead.length > longestUnder || !/\d\s*(?:[-–—－]|\s\p{Ll}{1,4})\s*$/u.test(cell)) return null;
    const [range] = dates(`${lead}${under.slice(0, longestUnder)}`);
    if (!range || range.single || range.from > 1 || range.to <= lead.length) return null;
    const used = range.to - lead.length;
    if (!/^\s+\p{Lu}/u.test(under.slice(used))) return null;
    return { range, rest: { ...below, start: below.start + used, edges: null } };
  }

  /** "Sep 2014–Dec", "2014 – Dec" before the title of the same line: dates up to a month, whose year stands below. */
  function monthEnded(text: string): string | undefined {
    const head = /^\s*((?:\p{L}{3,9}\.?\s)?(?:19|20)\d\d\s?[-–—－]\s?\p{L}{3,9}\.?)\s+(?=\p{Lu})/u.exec(
      text,
    )?.[1];
    // A year behind the word tells whether it is a month.
    const [range] = head === undefined ? [] : dates(`${head} 2099`);
    return head !== undefined && range && !range.single && range.to > head.length ? head : undefined;
  }

  /** "summer Intern, Contoso" over "2024 Built …": a season in small letters whose year opens the text below. */
  function seasonOpening(text: string, under: string): string | undefined {
    const word = /^\s*(\p{Ll}{4,9})\s+(?=\p{Lu})/u.exec(text)?.[1];
    if (word === undefined || !/^\s*(?:19|20)\d\d\s+[\p{Lu}•-]/u.test(under)) return undefined;
    // What is a season is one beside any year.
    const [range] = dates(`${word} 2099`);
    return range && range.from === 0 && range.start.precision === 'season' ? word : undefined;
  }

  /** "June – Aug Northwind, Leeds" over "2018<tab>Built …": months whose year opens the line below. */
  function monthsOpening(text: string, under: string): string | undefined {
    const months = /^\s*(\p{L}{3,9}\.?\s?[-–—－]\s?\p{L}{3,9}\.?)\s+(?=\p{Lu})/u.exec(text)?.[1];
    if (months === undefined || !/^\s*(?:19|20)\d\d(?:\s(?!\s*[-–—])|$)/u.test(under)) return undefined;
    if (dates(under).some((one) => !one.single)) return undefined;
    const [range] = dates(`${months} 2099`);
    return range && range.from === 0 && !range.single && range.start.month !== null ? months : undefined;
  }

  /** "07/2016– senior programmer, Contoso" over "current": dates whose end opens the line below, before a title in small letters. */
  function beforeSmallTitle(text: string): string | undefined {
    const [, head, rest = ''] = /^\s*(\d[\d./]{3,9}\s?[-–—－])\s+(\p{Ll}.*)$/u.exec(text) ?? [];
    const [title = ''] = rest.split(/[,|(]/u);
    return head !== undefined && headers.titleScore(title) >= 2 && !headers.isDeed(title) ? head : undefined;
  }

  /** "December 2023 Web Developer" over "~ today<tab>Northwind": a month whose dash opens the line below. */
  function beforeDash(text: string, under: string): string | undefined {
    // Behind "- " stands an item as often: there the dates have a cell or the line alone.
    if (!/^\s*(?:[~～]\s?[\p{L}\d]|[-–—]\s?[^\t]{3,20}(?:\t|$))/u.test(under)) return undefined;
    const [own] = dates(text);
    const isOpening = own?.single && own.from === 0 && own.start.precision === 'month';
    return isOpening && /^\s\p{Lu}/u.test(text.slice(own.to)) ? text.slice(0, own.to) : undefined;
  }

  /** The range that two halves make, when they hold nothing else. */
  function wholeOf(cell: string, under: string): DateRange | null {
    // An empty cell before a tab holds no half of dates: those below are whole.
    if (cell.trim() === '' || cell.length > 40 || under.trim() === '' || under.length > 20) return null;
    // "FROM: JAN 2013" alone is open; the line below may close it.
    const open = dates(cell).some((one) => isWhole(one) && !(one.end === 'present' && one.from < 2));
    if (!/[-–—]\s*$/.test(cell) && open) return null;
    const whole = `${cell.trim()} ${under.trim().replace(/[:/]$/u, '')}`;
    // "Summer" over "2024" is as long as a season.
    const [told] = dates(whole);
    const range = /\d/.test(cell) ? told : longSingle(told ?? null);
    const opening = range ? whole.slice(0, range.from) : '';
    // "De mars 2020 à" over "juillet 2020".
    const opens = opening.length < 2 || /^(?:\p{L}{2,8}\s*:\s*|\p{L}{1,3}['’\s])$/u.test(opening);
    return range && !range.single && opens && range.to === whole.length ? range : null;
  }

  /**
   * "Today<tab>Data Engineer, Northwind" over "March 2019<tab>Built pipelines.": a rail that runs upwards. Two dates of two entries are no
   * stretch of time: the lower line goes on with the upper one's, or the upper one is open.
   */
  function endAboveStart(
    [text, under]: [string, string],
    [tab, underTab]: [number, number],
  ): DateRange | null {
    const [end, start] = [text.slice(0, tab).trim(), under.slice(0, underTab).trim()];
    if (end === '' || end.length > longestUnder || start.length > longestUnder) return null;
    // Either line has its own: "Aug 2023<tab>Present<tab>Developer".
    if ([text, under].some((line) => dates(line).some(isWhole))) return null;
    const whole = `${start} – ${end}`;
    const [range, ...others] = dates(whole);
    if (!range || range.single || others.length > 0 || range.from > 0 || range.to < whole.length) return null;
    const [rest, below] = [text.slice(tab + 1), under.slice(underTab + 1)];
    const isText = isBullet(below) || headers.readsLikeText(below);
    const runsOn = isText || /\p{L}\.\s*$/u.test(below);
    // "12/2024<tab>Analyst" over "10/2024<tab>Northwind": a name below a title has no month of its own.
    const inMonths = range.start.month !== null && (range.end === 'present' || range.end.month !== null);
    if (headers.titleScore(rest) < 2 || (headers.titleScore(below) >= 2 && !isText)) return null;
    if (!runsOn && !inMonths) return null;
    // "2019 – 2021" is one where it begins before it ends.
    return isReversed(range.start, range.end) ? null : range;
  }
}
