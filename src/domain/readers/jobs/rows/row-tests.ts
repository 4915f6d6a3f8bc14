/* What a row holds by its marks and its dates. */
import { type Document, type Line, textOf } from '#domain/document.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { type DatedRow, isAlone, opensLine } from './dates-in-rows.ts';
import { longest } from './sentences-in-rows.ts';

/** Characters besides the dates of a bold heading with its dates at the end. */
const longestBold = 220;

/** Characters of an institution with its parts, without its dates. */
const longestNamed = 180;

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

/** Names that begin in small letters: before a tab and a place, as an address before a place, with a sign at their end. */
const smallName = /^\p{Ll}[\p{L}\d]{3,19}\t([^\t]+)$/u;
const addressAsName =
  /^(?:https?:\/\/(?:www\.)?)?[\p{Ll}\d-]{2,30}(?:\.[\p{Ll}\d]{2,20}){1,2}(?:\s\([^()]*\))?(?:,\s|\t)([^\t]+)$/u;
/** "Northwind — guitar pedal startup<tab>Leeds, UK": a name with what it is, beside its place. */
const toldName = /^\p{Lu}[\p{L}\d .&'’-]{1,30}\s[–—-]\s\p{Ll}[^\t.;:]{2,40}\t([^\t]+)$/u;
const signedName = /^\p{Ll}[\p{L}\d-]{2,19}[!*]$/u;

/** A title that no capital opens, and no stop closes. */
const smallTitle = /^\p{Ll}[^.;:!?\t]{4,99}[\p{L})]$/u;
const addressOpening = /^[\p{Ll}\d-]+\.\p{Ll}{2,9}\s*[|│·\t–—-]/u;
/** What a line ends in that goes on: a comma, a small word. */
const openEnd = /(?:[,&]|\s\p{Ll}{1,4})\s*$/u;

/** True for a title in small letters, and where it is held: "project scientist, institute of robotics". */
export function isSmallTitle(text: string, headers: HeaderReader): boolean {
  const [title = ''] = text.split(', ');
  return (
    smallTitle.test(text) &&
    headers.titleScore(title) >= 2 &&
    !headers.isDeed(title) &&
    !headers.readsLikeText(title)
  );
}

/** Makes what asks a row of these words. */
export function rowTests(headers: HeaderReader, dates: DateReader) {
  return {
    ...{ listsBelowLabel, isTown, sentenceOf, closesClient, longestOf, longestOfName, isHead },
    ...{ isSmallName, isSmallBelow },
    ...{ endsSentence, isPlaceOverDates, opensInAddress, breaksBelowDates },
  };

  /** Characters of a heading without dates: more for an institution with its parts, "Ministry of Example and Other Resources (MEOR) - Central Unit". */
  function longestOfName(text: string): number {
    if (text.length <= longest || text.length > longestNamed) return longest;
    const [name = ''] = text.split(/\s[([]|\s[-–—]\s|,\s/u);
    const isNamed = headers.isNamed(text.replace(/[()[\]]|(?<=[\s)])[-–—](?=\s)/gu, ' '));
    return isNamed && headers.companyScore(name) >= 3 && headers.titleScore(text) === 0
      ? longestNamed
      : longest;
  }

  /** "Handled Orders, Transfers and Returns," below "Northwind, Leeds — Clerk" and its dates: deeds in capitals that go on below. */
  function breaksBelowDates(text: string, rows: { text: string; range: DateRange | null }[]): boolean {
    if (isOpenDeed(text)) return true;
    const [head, dated] = rows.slice(-2);
    if (!head || !dated?.range || !/,\s*$/u.test(text) || !/(?:\p{L}+\P{L}+){4}/u.test(text)) return false;
    if (without(dated.text, dated.range).trim() !== '') return false;
    const [employer = '', title = '', ...more] = head.text.split(/\s?[–—|]\s/u);
    return more.length === 0 && /,\s/u.test(employer) && headers.titleScore(title) >= 2;
  }

  /** "Taught High School Mathematics, Algebra,": a deed whose objects have capitals, and which goes on below. */
  function isOpenDeed(text: string): boolean {
    if (!/,\s*$/u.test(text)) return false;
    return headers.isDeed(
      text.replace(/^\S+\s\p{Lu}/u, (opening) => opening.charAt(0) + opening.slice(1).toLowerCase()),
    );
  }

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

  /** "northwind.example | Engineer": a name that is an address, and no word with which the line above goes on. */
  function opensInAddress(text: string, above = ''): boolean {
    return addressOpening.test(text) && !openEnd.test(above);
  }

  /** "USA" over dates alone, however far it is set in: the place of the job that the lines above name. */
  function isPlaceOverDates(document: Document, text: string, below: Line): boolean {
    const next = textOf(document, below);
    const [range] = dates(next);
    // What is asked of most lines is asked first.
    if (!range || range.single || without(next, range).trim() !== '') return false;
    return !isBullet(text) && headers.isPlace(text.trim());
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
    if (above?.range == null || above.body) return false;
    const told = toldName.exec(text)?.[1];
    return signedName.test(text) || (told !== undefined && headers.isPlace(told));
  }

  /** "staff AI engineer", "project scientist, institute of robotics" right below "Northwind, Inc., USA<tab>2022 – 2024": a title that no capital opens. */
  function isSmallBelow(text: string, rows: DatedRow[]): boolean {
    const above = rows.at(-1);
    // Dates alone may stand above the name.
    const dated = above?.range === null ? rows.at(-2) : above;
    if (!above || above.body || !dated?.range || dated.range.single || !isSmallTitle(text, headers))
      return false;
    if (above !== dated && !isAlone(dated)) return false;
    const own = above.range ? without(above.text, above.range) : above.text;
    const [name = ''] = own.split(/,\s|\t/u);
    return headers.titleScore(own) === 0 && headers.companyScore(name) > 0;
  }

  /** "Northwind<tab>Leeds, England" over "Engineer<tab>2015 – 2022": a name at the edge of the text of the list above it, and no more of that. */
  function isHead(document: Document, line: Line, text: string, below: Line): boolean {
    const [name = '', where, ...more] = text.split('\t');
    if (more.length > 0 || !/^[\p{Lu}\d]/u.test(name) || headers.titleScore(name) > 0) return false;
    if (where === undefined ? !line.gap || !headers.isNamed(name) : !headers.isPlace(where)) return false;
    if (below.bullet || headers.readsLikeText(name) || /\p{Ll}\.\s/u.test(name)) return false;
    const next = textOf(document, below);
    const [range] = dates(next);
    return range !== undefined && !range.single && headers.titleScore(without(next, range)) >= 2;
  }
}
