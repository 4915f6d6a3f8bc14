/* Orders in which all entries of a section stand: their dates first, last, or over their titles. */
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import { endsInStop, without } from '#domain/readers/jobs/pieces.ts';
import { isAlone, isPlain } from '#domain/readers/jobs/rows/dates-in-rows.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';
import { fewestInOrder } from './date-order.ts';

/** A way to reach somebody. */
export const reach = /@[\w-]+\.\w|https?:|www\.|\+?\d[\d\s().-]{8,}\d/u;
/** Rows of it at the foot of a section. */
const mostFoot = 2;

/** The rows below each anchor, up to the next one. */
function rowsBelow(rows: Row[], anchors: number[]): Row[][] {
  return anchors.map((anchor, order) => rows.slice(anchor + 1, anchors[order + 1] ?? rows.length));
}

/** Makes what tells the order of a section whose dates stand in the rows `anchors`; `mostAbove` rows of a heading stand beside dates at most. */
export function entryOrders(headers: HeaderReader, mostAbove: number) {
  return { areEnded, areBegun, areOverTitles, areOverEmployers, areClosing, closesAgain };

  /**
   * True for "Period: 1998 – 1999" that closes its entry as such a line closed the one before: "Contoso" over "Clerk" over "Period: 2000 – 2004". As many rows stand
   * above the first of them as between two: where dates are in the middle there are fewer.
   */
  function closesAgain(rows: Row[], anchors: number[], order: number): boolean {
    const isPeriod = (at: number) => headers.label(rows[at]?.text ?? '') === 'dates';
    /** The rows of the heading above dates, up to the text or the dates of the entry before. */
    const above = (one: number) => {
      const [floor, anchor] = [anchors[one - 1] ?? -1, anchors[one] as number];
      return (
        anchor -
        1 -
        Math.max(
          floor,
          rows.findLastIndex(({ body }, at) => body && at < anchor),
        )
      );
    };
    const adjoins = (one: number) =>
      one > 0 &&
      [one - 1, one].every((each) => isPeriod(anchors[each] as number)) &&
      !rows.slice((anchors[one - 1] as number) + 1, anchors[one]).some(({ body }) => body);
    if (!adjoins(order)) return false;
    let opening = order;
    while (adjoins(opening)) opening -= 1;
    return above(opening) > 1 && above(opening) === above(order);
  }

  /** "Wrote the billing in Java.", however short. */
  function isText(row: Row | undefined): boolean {
    if (!row || row.range) return false;
    return row.body || (endsInStop(row.text) && !headers.isNamed(row.text) && /\s\p{Ll}/u.test(row.text));
  }

  /** A form whose entries end with "Dates": the label of the employer stands above each of them. */
  function areEnded(rows: Row[], anchors: number[]): boolean {
    return anchors.every((anchor, order) => {
      const own = rows.slice(order === 0 ? 0 : (anchors[order - 1] as number) + 1, anchor);
      const isLabel = (row: Row | undefined, label: string) => headers.label(row?.text ?? '', true) === label;
      // "Duration:" over "Role:" is in the middle of its entry; over "Company:" over "Role:" it ends one.
      const behind = rows.slice(anchor + 1, anchor + 1 + mostAbove);
      const labelled = behind.find((row) => isLabel(row, 'title') || isLabel(row, 'company'));
      const goesOn = isLabel(labelled, 'title');
      return isLabel(rows[anchor], 'dates') && !goesOn && own.some((row) => isLabel(row, 'company'));
    });
  }

  /**
   * "2010–2014  Developer" opens the section and each entry, or "2010 – 2014 Northwind, Leeds" over "Developer": what stands above such a row is the
   * entry's before.
   */
  function areBegun(rows: Row[], anchors: number[]): boolean {
    if (anchors.length < fewestInOrder || anchors[0] !== 0) return false;
    const behind = anchors.map((anchor) => {
      const { text, range } = rows[anchor] as Row;
      return range !== null && range.from < 3 ? without(text, range).trim() : '';
    });
    if (!behind.every((text) => text.length > 2)) return false;
    const most = behind.length * 0.6;
    const titled = behind.filter((text) => headers.titleScore(text) >= 2);
    if (titled.length > 0) return titled.length >= most;
    const below = rowsBelow(rows, anchors);
    const isTitle = (row: Row) => isPlain(row) && headers.titleScore(row.text) >= 2;
    return below.at(-1)?.some(isPlain) === true && below.filter((own) => own.some(isTitle)).length >= most;
  }

  /**
   * An employer over dates alone, each over its title, with no text: what stands above such dates is the title of those before. The first may
   * be that of studies.
   */
  function areOverTitles(rows: Row[], anchors: number[]): boolean {
    const [top = 0] = anchors;
    if (anchors.length < fewestInOrder || rows.at(-1)?.range || top === 0) return false;
    if (rows.slice(0, top).some((row) => row.body || headers.titleScore(row.text) > 0)) return false;
    const below = rowsBelow(rows, anchors);
    const isStudyOrPlace = (row: Row | undefined) =>
      row !== undefined && (headers.isStudy(row.text, false) || headers.isPlace(row.text));
    const isTitled = ([title]: Row[]) => title !== undefined && headers.titleScore(title.text) >= 2;
    return (
      anchors.every((anchor) => isAlone(rows[anchor])) &&
      below.every((own) => own.length === 1 && own[0]?.body === false) &&
      below.slice(1).every(isTitled) &&
      (isTitled(below[0] ?? []) || (below.length > fewestInOrder + 1 && isStudyOrPlace(below[0]?.[0])))
    );
  }

  /** Dated titles over their employers, one after another without a text: what stands below the last is as much as between them. */
  function areOverEmployers(rows: Row[], anchors: number[]): boolean {
    if (anchors.length < fewestInOrder + 1) return false;
    const below = rowsBelow(rows, anchors);
    return below.every((own, order) => {
      const [employer, ...more] = own;
      const { text, range } = rows[anchors[order] as number] as Row;
      const isTitled = range !== null && headers.titleScore(without(text, range)) >= 2;
      return isTitled && isPlain(employer) && more.length === 0 && headers.titleScore(employer.text) === 0;
    });
  }

  /** Title, employer, text, and the dates alone below: every date closes an entry, and the last one the section. */
  function areClosing(rows: Row[], anchors: number[]): boolean {
    const last = anchors.at(-1);
    if (last === undefined) return false;
    // What reaches the person stands at the foot of a column, and its labels below it.
    const foot = rows.slice(last + 1);
    if (foot.length > mostFoot || (foot[0] && !reach.test(foot[0].text))) return false;
    // A single entry shows by the title at the head of its section.
    const titled = rows
      .slice(0, 2)
      .some((row) => !row.body && !row.range && headers.titleScore(row.text) >= 2);
    // "○ Northwind" over what was done there over "[2019 – present]": nothing else has the mark.
    const marked = anchors.every((anchor, order) => {
      const own = rows.slice(order === 0 ? 0 : (anchors[order - 1] as number) + 1, anchor);
      return own[0] !== undefined && isNamedItem(own[0]) && own.slice(1).every(({ line }) => !line.bullet);
    });
    if (anchors.length < (marked ? 2 : fewestInOrder) && !titled) return false;
    return anchors.every((anchor, order) => {
      const opening = rows[order === 0 ? 0 : (anchors[order - 1] as number) + 1];
      const dated = rows[anchor] as Row;
      const rest = dated.range === null ? null : without(dated.text, dated.range);
      const alone = rest !== null && (marked ? /^[\s()[\]]*$/u : /^\s*$/u).test(rest);
      const opens = opening?.range === null && (marked || !opening.body || isTitledItem(opening));
      return alone && isText(rows[anchor - 1]) && opens;
    });
  }

  /** "○ Northwind Heart Institute": an item that is the name of an employer. */
  function isNamedItem({ text, line, range }: Row): boolean {
    const name = text.replace(/^[^\p{L}\p{N}]+/u, '');
    const isNamed = headers.companyScore(name) > 0 && headers.isNamed(name.replace(/\s[–—|-]\s/gu, ' '));
    const isFirm = isNamed || (headers.isEmployer(name) && headers.companyScore(name) >= 3);
    return line.bullet && range === null && isFirm && !headers.readsLikeText(name);
  }

  /** "- Backend Developer: moved the orders to …", "- Teacher.": an item that its title opens. */
  function isTitledItem({ text, line }: Row): boolean {
    const title = /^\W*(\p{L}[^:.]{2,60}?)(?:\s?:\s|\.?\s*$)/u.exec(text)?.[1] ?? '';
    return line.bullet && headers.titleScore(title) >= 2 && !headers.readsLikeText(title);
  }
}
