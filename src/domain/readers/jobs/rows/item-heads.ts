/* Heads of entries that are items of lists: a title, an employer or both above the rest. */
import { type Document, type Line, textOf } from '#domain/document.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { type Above, longestDated, longestItem, type Titled } from './item-tests.ts';

/** True for a row that is an item in bold letters. */
const isBoldItem = ({ line }: Above) => line.bold && line.bullet;

/** Makes what asks an item whether it heads an entry. */
export function itemHeads(headers: HeaderReader, dates: DateReader) {
  return { isHeadOfItem };

  /** True for the heading of an item, or the dates of one. */
  function isHeadOfItem(
    document: Document,
    asked: Titled & { line: Line },
    rows: Above[],
    below: Line | undefined,
  ): boolean {
    return (
      isBoldEntry(document, asked, rows, below) ||
      isEmployerOver(document, asked, rows, below) ||
      // Below other rows an item is theirs, and so are the dates below it.
      (rows.length === 0 && isOverDates(document, asked, below)) ||
      areDatesOfItem(asked, rows.at(-1))
    );
  }

  /** "• **Northwind, Sep 2012 – May 2013**" over "• **Developer**" among items in plain letters; the first entry of a section tells those that follow. */
  function isBoldEntry(
    document: Document,
    { line, text, range, rest }: Titled & { line: Line },
    rows: Above[],
    below: Line | undefined,
  ): boolean {
    if (!line.bold || rest > longestItem) return false;
    if (range?.single || headers.readsLikeText(range ? without(text, range) : text)) return false;
    const opened = rows.find((row) => !row.body && row.range);
    const above = rows.at(-1);
    if (range === null) return above?.body === false && above.range !== null && isBoldItem(above);
    if (opened !== undefined) return isBoldItem(opened) && rows.some((row) => row.body && !row.line.bold);
    return below?.bold === true && below.bullet && headers.titleScore(textOf(document, below)) >= 2;
  }

  /**
   * "• Northwind – Shops of the North" over "Clerk, from 06/02/2020 - today", which is no item: the employer of the title with its dates, where the section
   * begins so.
   */
  function isEmployerOver(
    document: Document,
    { text, range, rest }: Titled,
    rows: Above[],
    below: Line | undefined,
  ): boolean {
    if (range !== null || rest > longestDated || !below || below.bullet) return false;
    const [opening] = rows;
    if (opening && (opening.body || !isBullet(opening.text))) return false;
    const next = textOf(document, below);
    const [dated] = dates(next);
    if (isBullet(next) || !dated || dated.single || next.length - dated.to > 2 || next.length > longestItem)
      return false;
    const own = text.replace(/^\P{L}+/u, '');
    const [name = ''] = own.split(/\s[–—|-]\s/u);
    const isFirm = headers.isEmployer(own) || (headers.isNamed(name) && headers.companyScore(name) > 0);
    return (
      isFirm &&
      headers.titleScore(name) === 0 &&
      !headers.isDeed(own) &&
      !headers.readsLikeText(own) &&
      !/[.;:]\s*$/u.test(own) &&
      headers.titleScore(without(next, dated)) >= 2
    );
  }

  /** "• Courier • Northwind, Leeds" over "September 2021 – October 2023": a title with its employer above dates that have a line of their own, the first of a section. */
  function isOverDates(document: Document, { text, range, rest }: Titled, below: Line | undefined): boolean {
    if (range !== null || rest > longestDated || !below) return false;
    const next = textOf(document, below);
    if (isBullet(next)) return false;
    const [dated] = dates(next);
    if (!dated || dated.single || /\p{L}/u.test(without(next, dated))) return false;
    const [title = '', ...behind] = text
      .replace(/^\P{L}+/u, '')
      .split(/\s[·•|]\s|\t/u)
      .filter((part) => /\p{L}{2}/u.test(part));
    const [name = ''] = behind[0]?.split(/,\s/u) ?? [];
    const isNamed = headers.isNamed(name) && !headers.isTeam(name) && !headers.isField(name);
    return (
      isNamed && headers.titleScore(title) >= 2 && !headers.isDeed(title) && !headers.readsLikeText(text)
    );
  }

  /** The dates below such an item, whose line is the item's own; "• February 2019" alone below "Intern, Northwind Ltd". */
  function areDatesOfItem({ text, range }: Titled, above: Above | undefined): boolean {
    if (!range || /\p{L}/u.test(without(text, range)) || above?.body !== false || above.range !== null)
      return false;
    if (range.single) return isBullet(text) && !above.line.bullet && headers.titleScore(above.text) >= 2;
    return !isBullet(text) && above.line.bullet;
  }
}
