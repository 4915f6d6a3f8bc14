/* What stands apart on one line: several titles with dates each, and dates set flush right beside a list item. */
import { type Document, type Line, lineFrom, textOf } from '#domain/document.ts';
import { bulletLength, isBullet } from '#domain/page/lines.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { namesEmployer } from './item-tests.ts';

/** Characters of an employer's name. */
const longestName = 60;

/** Makes what parts such lines; both give the line as it is where nothing stands apart on it. */
export function partsOfLines(dates: DateReader, headers: HeaderReader) {
  return { datesApart, titlesApart };

  /** One line of several titles, each with its dates: "Senior Tester (since 2019)<tab>Tester (2015 to 2019)". */
  function titlesApart(document: Document, line: Line): Line[] {
    const text = textOf(document, line);
    if (!/[\t;]|\),/.test(text) || dates(text).filter((one) => !one.single).length < 2) return [line];
    const parts: Line[] = [];
    let titled = 0;
    for (const match of text.matchAll(/(?:[^\t;)]|\)(?!,\s))+\)?/gu)) {
      const [range] = dates(match[0]);
      const words = range ? without(match[0], range) : '';
      if (!range || range.single || words.trim().split(/\s+/).length > 8) return [line];
      if (headers.titleScore(words) > 0) titled += 1;
      parts.push({
        ...line,
        start: line.start + match.index,
        end: line.start + match.index + match[0].length,
        edges: null,
      });
    }
    return titled > 0 && parts.length > 1 ? parts : [line];
  }

  /** A list item with dates set flush right on its line: the dates stand apart, before it; an employer's are its own. */
  function datesApart(document: Document, line: Line): Line[] {
    const text = textOf(document, line);
    const tab = text.lastIndexOf('\t');
    if (tab < 0 || !(line.bullet || isBullet(text))) return [line];
    const cell = text.slice(tab + 1);
    const [range] = dates(cell);
    if (!range || range.single || range.from > 1 || cell.length - range.to > 1) return [line];
    // "• Northwind Ltd<tab>2019 – 2021": the heading of an entry, whatever mark it has.
    const mark = bulletLength(text);
    if (tab <= longestName + mark && namesEmployer(text.slice(mark, tab).trim(), range, headers))
      return [{ ...lineFrom(line, mark), bullet: false }];
    const apart = { ...line, start: line.start + tab + 1, bullet: false, edges: null };
    return [apart, { ...line, end: line.start + tab, edges: null }];
  }
}
