/* What a row holds by its marks and its dates. */
import { type Document, type Line, textOf } from '#domain/document.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import { isWithin } from '#domain/tenure.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { opensLine } from './dates-in-rows.ts';
import { longest } from './sentences-in-rows.ts';

/** Characters besides the dates of a bold heading with its dates at the end. */
const longestBold = 220;

/** "1968-1972 Fellow, Northwind. Studies of neutrons in solids.": sentences behind dates that open a row. */
export function goesOnInSentences(text: string, { from, to, single }: DateRange): boolean {
  const behind = text.slice(to);
  return (
    from < 3 &&
    !single &&
    /^\W*\p{Lu}\p{Ll}/u.test(behind) &&
    /\p{L}{3}\.\s+\p{Lu}\p{Ll}*\s+\p{Ll}/u.test(behind)
  );
}

/** Characters of a list item that is a job, and what bars part on it besides its dates: its employer and its title. */
const [longestItem, longestDated, cellsOfEntry] = [60, 90, 2];
/** Characters of a title below an item. */
const longestSmall = 40;

/** What is known of a line: its dates, whether a title stands beside them, whether they stand at its edge, and how much else it holds. */
interface Titled {
  text: string;
  range: DateRange | null;
  titled: boolean;
  atEdge: boolean;
  rest: number;
}

/** A row above. */
interface Above {
  text: string;
  line: Line;
  range: DateRange | null;
  body: boolean;
}

/** Names that begin in small letters: before a tab and a place, as an address before a place, with a sign at their end. */
const smallName = /^\p{Ll}[\p{L}\d]{3,19}\t([^\t]+)$/u;
const addressAsName =
  /^(?:https?:\/\/(?:www\.)?)?[\p{Ll}\d-]{2,30}(?:\.[\p{Ll}\d]{2,20}){1,2}(?:\s\([^()]*\))?(?:,\s|\t)([^\t]+)$/u;
const signedName = /^\p{Ll}[\p{L}\d-]{2,19}[!*]$/u;

/** Makes what asks a row of these words. */
export function rowTests(headers: HeaderReader, dates: DateReader) {
  return {
    ...{ listsBelowLabel, isTown, sentenceOf, closesClient, longestOf, isSmallName, isHead },
    ...{ isEntryOfList, isDatedItem, endsSentence, opensEntry, isPlaceOverDates, isRoleBelow },
  };

  /** "Technologies used:" over "Angular<tab>Python<tab>Webpack": cells below a label that stands alone belong to it. */
  function listsBelowLabel(
    text: string,
    above: { text: string; range: DateRange | null } | undefined,
  ): boolean {
    if (!above || above.range || !/^[^\t]{3,40}:\s*$/u.test(above.text)) return false;
    const cells = text.split('\t');
    const isNamed = headers.label(above.text) === null || headers.label(above.text) === 'duties';
    return isNamed && cells.length > 1 && cells.every((cell) => headers.titleScore(cell) === 0);
  }

  /** "… May 2012 – May 2013, Leeds", "2005<tab>Bonn": a place behind dates. */
  function isTown(behind: string): boolean {
    const [, mark, town = ''] =
      /^(,\s|\s*[\t|]\s*)(\p{Lu}[\p{L}' .,-]{2,40}?)\.?$/u.exec(behind.trimEnd()) ?? [];
    return headers.isPlace(town) || (mark?.startsWith(',') === true && /^\p{Lu}[\p{L}-]{2,30}$/u.test(town));
  }

  /** "USA" over dates alone, however far it is set in: the place of the job that the lines above name. */
  function isPlaceOverDates(document: Document, text: string, below: Line): boolean {
    if (isBullet(text) || !headers.isPlace(text.trim())) return false;
    const next = textOf(document, below);
    const [range] = dates(next);
    return range !== undefined && !range.single && without(next, range).trim() === '';
  }

  /** "Client: Northwind, Milwaukee, WI May 2022 – Present": a stretch of time that ends what a label calls the employer. */
  function closesClient(label: string, text: string, range: DateRange): boolean {
    return label === 'company' && !range.single && text.slice(range.to).trim() === '';
  }

  /** Characters besides the dates that a line may have as a heading. */
  function longestOf(line: Line, text: string, range: DateRange): number {
    const closed =
      text.length - range.to < 3 && line.bold && headers.titleScore(text.split(',')[0] ?? '') >= 2;
    // "2024–<tab>Program Officer, Division of Research and Innovation, Geosciences Directorate, Northwind Foundation."
    const rail = /^(?:\t|:\s)\s*([^\t,]{3,60}?)(?:,|\s[–—-])\s[^\t]*$/u.exec(text.slice(range.to))?.[1];
    const isRailed = range.from < 3 && rail !== undefined && headers.titleScore(rail) >= 2;
    return closed || (isRailed && !headers.readsLikeText(text.slice(range.to))) ? longestBold : longest;
  }

  /** What of a line may read like a sentence: not the dates that open it, nor the full stop behind those that close it. */
  function sentenceOf(text: string, range: DateRange | null): string {
    if (range === null) return text;
    if (range.from < 3 || opensLine(text, range)) return text.slice(range.to);
    if (/^[\s.)]*$/.test(text.slice(range.to))) return text.slice(0, range.from).replace(/\.\s*$/, '');
    return text;
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

  /**
   * "• Support Specialist | Oct 2013 – Aug 2015" right below "Northwind, Leeds | 2007 – 2015" or another such item: a role of the employer
   * that nothing but its own time stands beside.
   */
  function isRoleBelow({ text, range, titled, atEdge, rest }: Titled, rows: Above[]): boolean {
    if (!range || range.single || !titled || !atEdge || rest > longestItem) return false;
    const at = rows.findLastIndex((row) => !row.line.bullet || row.body || !row.range);
    const banner = rows[at];
    if (!banner?.range || banner.body || banner.range.single || banner.line.bullet) return false;
    const own = without(text, range).replace(/^\P{L}+|\P{L}+$/gu, '');
    const isNamed = headers.titleScore(without(banner.text, banner.range)) === 0;
    return (
      isNamed && isWithin(range, banner.range) && headers.titleScore(own) >= 2 && !headers.readsLikeText(own)
    );
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

  /** True for a sentence of something done that ends in its month: "Got certified as an architect in May 2019". */
  function endsSentence(text: string, range: DateRange): boolean {
    const lead = text.slice(0, range.from);
    const closes = /^[\s.)]*$/u.test(text.slice(range.to)) && /\s\p{Ll}{2,3}\s$/u.test(lead);
    return (
      closes && (headers.isDeed(text) || /^\p{Lu}\p{Ll}+\s\p{Ll}/u.test(lead)) && headers.readsLikeText(lead)
    );
  }

  /** "northwind<tab>Leeds, England", "http://northwind.example, Leeds": a name of small letters beside its place; "northwind!" alone below dates. */
  function isSmallName(text: string, above: { range: DateRange | null; body: boolean } | undefined): boolean {
    const place = (smallName.exec(text) ?? addressAsName.exec(text))?.[1];
    if (place !== undefined) return headers.isPlace(place);
    return above?.range != null && !above.body && signedName.test(text);
  }

  /** "Northwind<tab>Leeds, England" over "Engineer<tab>2015 – 2022": a name at the edge of the text of the list above it, and no more of that. */
  function isHead(document: Document, line: Line, text: string, below: Line): boolean {
    const [name = '', where, ...more] = text.split('\t');
    if (more.length > 0 || !/^[\p{Lu}\d]/u.test(name) || headers.titleScore(name) > 0) return false;
    if (where === undefined ? !line.gap || !headers.isNamed(name) : !headers.isPlace(where)) return false;
    if (below.bullet || headers.readsLikeText(name)) return false;
    const next = textOf(document, below);
    const [range] = dates(next);
    return range !== undefined && !range.single && headers.titleScore(without(next, range)) >= 2;
  }
}
