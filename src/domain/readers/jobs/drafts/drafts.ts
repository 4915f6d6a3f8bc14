import type { Document } from '#domain/document.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import {
  endsInStop,
  type HeadingLine,
  type Headings,
  type Piece,
  without,
} from '#domain/readers/jobs/pieces.ts';
import { isSmallTitle } from '#domain/readers/jobs/rows/row-tests.ts';
import { type Row, rowReader } from '#domain/readers/jobs/rows/rows.ts';
import { namesInstitution } from '#domain/readers/jobs/rows/sentences-in-rows.ts';
import type { Section } from '#domain/readers/sections.ts';
import { isWithin } from '#domain/tenure.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { headingPattern } from '#domain/words/patterns.ts';
import { type Block, blockReader } from './anchors.ts';
import { betweenReader } from './between.ts';
import type { HeadingParts } from './heading-parts.ts';
import { promotionReader } from './promotion.ts';
import { rowsBelowReader } from './rows-below.ts';
import type { ReadHeading } from './slots.ts';

/* Entries before they are settled: the blocks of a section with what the words of their headings tell. */

/** A section of work as rows, and the entries that its dates anchor. */
export interface DraftedSection {
  section: Section;
  rows: Row[];
  banners: Banner[];
  entries: Draft[];
  anywhere: boolean;
}

/** An entry whose heading is not settled yet. */
export interface Draft extends Block, ReadHeading {
  heading: number[];
  used: ReadonlySet<number>;
  form: boolean;
}

/** A row that names the employer of the entries after it, with the length of its time on the row below, or with the dates of all of them. */
export interface Banner {
  row: number;
  company: Piece;
  /** The dates within which those of its entries lie. */
  range?: DateRange;
  /** The months that all of its entries take, where it says so. */
  months?: number;
  /** How many rows it has. */
  rows: number;
}

/** Rows below the dates that may be of the heading; a form has a line for each fact. */
const rowsBelow = 2;
const rowsOfForm = 5;
/** Characters of a row below the dates that is of the heading. */
const longestBelow = 90;
/** The same of a title with the parts of its employer behind it. */
const longestTitled = 130;

/** Characters of a sentence; a shorter one ends in a full stop behind a word: "Card payments." */
const shortestSentence = 40;
/** A label with a number behind it, as forms of authorities have. */
const measured = /^[\p{L} ]{4,24}:\s*[$€£]?\d[\d.,]*\s?(?:\p{L}{1,6}(?:\s\p{L}{1,6}){0,2})?$/u;

/** Makes what reads the drafts of a section; with `anywhere` it is not known to be one of work. */
export function draftReader(
  { languages, shared }: Pick<Lexicon, 'languages' | 'shared'>,
  dates: DateReader,
  headers: HeaderReader,
  parts: HeadingParts,
): (document: Document, section: Section, anywhere: boolean) => DraftedSection {
  const rowsOf = rowReader(dates, headers, { languages, shared });
  const blocksOf = blockReader(headers);
  const isPromotion = promotionReader(headers);
  const {
    isOverPlace,
    isUnderPlace,
    isNameOfEmployer,
    isTitleOfSort,
    isInOwnCell,
    isOverUnit,
    titleBelow,
    isTitleWithUnits,
    isWhole,
    withoutPlaceBeside,
  } = rowsBelowReader(headers);
  const { isMotto, isTrade, isToldOf, isToldAbove, isAsideOverTitle } = betweenReader(headers);
  const projects = headingPattern(languages, 'projects');
  return draftsOf;

  function draftsOf(document: Document, section: Section, anywhere: boolean): DraftedSection {
    const rows = rowsOf(document, section.lines, anywhere);
    const banners = [...bannersOf(rows), ...umbrellasOf(rows)].sort((a, b) => a.row - b.row);
    const mixed = projects.pattern.test(section.heading);
    const bannerRows = new Set(
      banners.flatMap((one) => Array.from({ length: one.rows }, (_row, at) => one.row + at)),
    );
    const blocks = blocksOf(rows, (anywhere && section.kind !== 'volunteer') || mixed, bannerRows);
    return {
      section,
      rows,
      banners,
      anywhere,
      entries: blocks.map((block) =>
        draftOf(rows, block, bannerRows, block === blocks.at(-1) && areParted(rows, blocks)),
      ),
    };
  }

  /** True where room parts the entries of a section, and nothing within their headings or between them and their text. */
  function areParted(rows: Row[], blocks: Block[]): boolean {
    const isGap = (row: Row | undefined) => row?.line.gap === true;
    return (
      blocks.length > 1 &&
      blocks.slice(1).every(({ first }) => isGap(rows[first])) &&
      blocks.every(({ first, anchor }) => !rows.slice(first + 1, anchor + 1).some(isGap)) &&
      blocks.slice(0, -1).every(({ first, end }) => !rows.slice(first + 1, end).some(isGap))
    );
  }

  /** Rows above a length of time alone: "Contoso" over "6 years 2 months" is the employer of what follows. */
  function bannersOf(rows: Row[]): Banner[] {
    return rows.flatMap((row, at) => {
      const above = rows[at - 1];
      if (row.range || !above || above.body || above.range || !parts.isDuration(row.text)) return [];
      if (headers.titleScore(above.text) > 0 && !headers.hasLegalForm(above.text)) return [];
      const { start, end, bold } = above.line;
      const text = above.text.trim();
      const months = parts.monthsOf(row.text);
      const company = { text, from: start, to: end, line: at - 1, bold };
      return [{ row: at - 1, company, rows: 2, ...(months === null ? {} : { months }) }];
    });
  }

  /**
   * "Contoso SE, Berlin  May 2015 – present" over "Manager (since Jan 2022)" and "Engineer (2015 – 2021)". A sentence between them tells
   * what the employer is.
   */
  function umbrellasOf(rows: Row[]): Banner[] {
    return rows.flatMap((row, at) => {
      const told = isTold(rows[at + 1]);
      const below = rows[told ? at + 2 : at + 1];
      if (isPromotion(rows, at + 1)) return [];
      if (!isDated(row) || !below || !isDated(below) || !isWithin(below.range, row.range)) return [];
      const own = without(row.text, row.range);
      const isRole = headers.titleScore(without(below.text, below.range)) >= 2;
      if (headers.titleScore(own) > 0 || !(isRole || headers.label(below.text) === 'company')) return [];
      const { title, company } = headers.read(parts.partsOf(row, at));
      if (title !== null || company === null) return [];
      return [{ row: at, company, range: row.range, rows: told ? 2 : 1 }];
    });
  }

  function isTold(row: Row | undefined): boolean {
    return row !== undefined && row.range === null && !row.line.bullet && headers.readsLikeText(row.text);
  }

  function isDated(row: Row): row is Row & { range: DateRange } {
    return !row.body && row.range !== null && !row.range.single;
  }

  /** The draft of a block; with `parted` what stands below a gap is none of its heading, unless it is a title. */
  function draftOf(rows: Row[], block: Block, banners: ReadonlySet<number>, parted: boolean): Draft {
    const { anchor, first, end } = block;
    const dated = rows[anchor] as Row;
    const below = rows.slice(anchor + 1, Math.min(end, anchor + 1 + rowsOfForm));
    const form =
      headers.label(dated.text, true) === 'dates' ||
      ['title', 'company'].every((label) => below.some((row) => headers.label(row.text, true) === label));
    const heading: number[] = [];
    const text =
      block.told ?? (block.closing ? rows.findIndex(({ body }, at) => body && at > first) : anchor);
    for (let at = first; at < Math.min(text, anchor); at++)
      if (at === first || !isToldAbove(rows, at, anchor)) heading.push(at);
    heading.push(anchor);
    // Where dates open the entries of a form, all of its rows up to the next ones are its own.
    const opens = form && first === anchor && headers.label(dated.text, true) === 'dates';
    const placed = isOverPlace(rows, anchor) || isUnderPlace(rows, anchor);
    let most = opens ? end : anchor + (form ? rowsOfForm : rowsBelow + Number(placed));
    for (let at = anchor + 1; at < end && at <= most; at++) {
      const { text, body, line } = rows[at] as Row;
      if (parted && line.gap && headers.titleScore(text) === 0) break;
      if (at === anchor + 1 && (isToldOf(rows, at, end) || headers.isOfFirm(text))) continue;
      const named = form && /^(?:title|company)$/.test(headers.label(text, true) ?? '');
      if (body && form && !named) continue;
      if (body && !named) break;
      if (form && headers.label(text, true) === null) continue;
      const prose = readsOn(text) && !rows[at]?.line.bold;
      if (
        banners.has(at) ||
        lengthOf(text.split(/\t|\s\|\s/u)[0] ?? '') >=
          (isTitleWithUnits(text) ? longestTitled : longestBelow) ||
        headers.isAside(text) ||
        prose
      ) {
        // "Hours per week: 40" between the dates and the title.
        if (measured.test(text)) most += 1;
        if (opens || measured.test(text) || isAsideOverTitle(rows, at, end)) continue;
        if (prose && at === anchor + 1 && isMotto(rows, at, end)) continue;
        break;
      }
      if (at === anchor + 1 && isTrade(rows, at, end)) continue;
      heading.push(at);
    }
    const named = form ? null : titleBelow(rows, anchor, end);
    if (named !== null && !heading.includes(named)) heading.push(named);
    const lines = heading.flatMap((at) => parts.partsOf(rows[at] as Row, at));
    return { ...block, heading, form, lines, ...readHeading(rows, heading, anchor, form) };
  }

  /** Characters of a text without words that stand in the place of an employer. */
  function lengthOf(text: string): number {
    return text.length - headers.anonymisedLength(text);
  }

  /** True for a sentence below the dates, which no heading holds. */
  function readsOn(text: string): boolean {
    if (headers.label(text, true) !== null || headers.hasLegalForm(text)) return false;
    if (namesInstitution(text, headers) || isSmallTitle(text, headers)) return false;
    // "Northwind — guitar pedal startup<tab>Leeds, UK"
    const [name = '', place, ...more] = text.split('\t');
    if (place && more.length === 0 && /^\p{Lu}[^.;:]*\s[–—-]\s/u.test(name) && headers.isPlace(place))
      return false;
    if (text.length < shortestSentence)
      return (
        endsInStop(text) &&
        !headers.isNamed(text.replace(/\.\s*$/, '').replace(/\s[|•·–—-](?=\s)/gu, '')) &&
        headers.titleScore(text) < 2
      );
    return headers.readsLikeText(text);
  }

  /** "Northwind — Engineer" over "Platform Engineering": a name before the title is its employer, unless a firm by its form stands below. */
  function opensTitle({ title, company }: Headings, { text }: Row, lines: HeadingLine[]): boolean {
    if (!title || !company || company.to > title.from) return false;
    const own = lines.find(({ from, text }) => from <= company.from && from + text.length >= title.to);
    if (!own || !/^\s*[—–|-]\s*$/u.test(own.text.slice(company.to - own.from, title.from - own.from)))
      return false;
    return headers.isNamed(company.text) && !headers.hasLegalForm(text) && !headers.isPlace(company.text);
  }

  /** Title and company of a heading. Lines below the dates are asked only for what the lines up to the dates do not tell. */
  function readHeading(
    rows: Row[],
    heading: number[],
    anchor: number,
    form: boolean,
  ): Headings & { used: Set<number> } {
    const dated = rows[anchor] as Row;
    const range = dated.range as DateRange;
    // The dates' own line tells both: a line above it with a title is another's, such as the head of a page.
    const own = headers.read(parts.partsOf(dated, anchor), form);
    const above = rows[anchor - 1];
    if (own.title && own.company && headers.titleScore(own.title.text) >= 2 && heading.includes(anchor - 1)) {
      if (above && headers.titleScore(above.text) >= 2 && dated.text.includes('\t'))
        return { ...own, used: new Set([anchor]) };
    }
    if (own.title && own.company && !own.title.text.includes(', ') && isWhole(dated, range))
      return { ...own, used: new Set([anchor]) };
    let lines: HeadingLine[] = [];
    let read: Headings = { title: null, company: null };
    const used = new Set<number>();
    // The employer stands below the title, which stands below dates that have a line of their own.
    const bare = dated.text.length - (range.to - range.from) < 3;
    // "01/10/2020 – Current Torino, Italy" over the title and its employer: the place is none of them.
    const behind = dated.text.slice(range.to);
    const below = rows[anchor + 1];
    const placed =
      range.from < 3 &&
      headers.isTownInCountry(behind) &&
      below !== undefined &&
      heading.includes(anchor + 1) &&
      headers.titleScore(below.text) >= 2;
    const employerBelow = anchor + (bare || placed ? 2 : 1);
    for (const at of withoutPlaceBeside(rows, heading, anchor)) {
      const row = rows[at] as Row;
      // An employer below says that what a comma parted above is one title ("Nurse, Telemetry").
      const isBelow =
        (at <= employerBelow &&
          isNameOfEmployer(row.text) &&
          !isInOwnCell(read, dated, row) &&
          !opensTitle(read, row, lines)) ||
        isOverUnit(read.company, row, { at, anchor, most: rowsBelow }) ||
        isTitleOfSort(read.title, row, at);
      // A title that nothing but its place tells gives way to one further down.
      const isKept = at <= anchor + rowsBelow || headers.titleScore(read.title?.text ?? '') > 0;
      if (at > anchor && read.title && read.company && isKept && !isBelow) break;
      used.add(at);
      if (!(placed && at === anchor)) lines = [...lines, ...parts.partsOf(row, at)];
      if (at >= anchor) read = headers.read(lines, form);
    }
    // "2013 – 2015<tab>Contoso, London" over "Clerk" and nothing else: no quarter of the town, but the employer.
    if (placed && read.company === null)
      read = headers.read([...parts.partsOf(dated, anchor), ...lines], form);
    return { ...read, used };
  }
}
