/* How titles and dates stand to each other in a section. */
import { largest } from '#domain/extremes.ts';
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import { isAlone, isPlain, isRailed, isTrailed } from '#domain/readers/jobs/rows/dates-in-rows.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';
import { isWithin } from '#domain/tenure.ts';

/** Entries from which an order is learnt. */
export const fewestInOrder = 2;

/** True for a row without dates that holds a title. */
export function isTitleRow(row: Row | undefined, headers: HeaderReader): boolean {
  return isPlain(row) && headers.titleScore(row.text) >= 2;
}

/** "2016<tab>Northwind Ltd", "2015 – 2016 Northwind Ltd": dates before a name, whatever the room. */
function isBefore(row: Row | undefined): boolean {
  if (isRailed(row) || row?.range?.single) return isRailed(row);
  return row?.range
    ? !row.body && row.range.from < 3 && /^\s+\p{Lu}/u.test(row.text.slice(row.range.to))
    : false;
}

/**
 * How titles and dates stand to each other where most ranges of a section stand alike: dates that open the row below a title, or
 * alone on the row above one. A month alone, or a year on a row of its own, that stands so dates a job as they do; null where they
 * stand in no such order.
 */
export function dateOrder(rows: Row[], headers: HeaderReader): ((index: number) => boolean) | null {
  const isTitle = (row: Row | undefined) => isTitleRow(row, headers);
  const opens = (index: number) => (rows[index]?.range?.from ?? 99) <= 2 && !rows[index]?.body;
  const isBelow = (index: number) =>
    opens(index) && (isTitle(rows[index - 1]) || (isPlain(rows[index - 1]) && isTitle(rows[index - 2])));
  const isAbove = (index: number) => isAlone(rows[index]) && isTitle(rows[index + 1]);
  const isBeside = (index: number) =>
    isBefore(rows[index]) && headers.titleScore(rows[index]?.text ?? '') === 0 && isTitle(rows[index + 1]);
  const isOver = (index: number) =>
    isTrailed(rows[index]) &&
    headers.titleScore(rows[index]?.text ?? '') === 0 &&
    isTitle(rows[index + 1]) &&
    !isWithinAbove(rows, index);
  const ranges = rows.flatMap((row, index) => (row.range?.single === false ? [index] : []));
  // Dates that open the section have their title below them, and so have those that stand alike.
  const orders = isBeside(0) ? [isBeside, isBelow, isAbove, isOver] : [isBelow, isAbove, isBeside, isOver];
  const found = orders.find(
    (order) => ranges.filter(order).length >= Math.max(fewestInOrder, ranges.length * 0.6),
  );
  // A single stretch of time tells the order of a year that stands as alone above its title.
  return (
    found ??
    (ranges.length === 1 ? ([isAbove, isBeside, isOver].find((order) => ranges.every(order)) ?? null) : null)
  );
}

/** Ranges beside which a date stands as they do, and how many of them one such date needs. */
const [fewestBeside, rangesForOne] = [2, 2];

/**
 * Dates alone that stand where the ranges of their section do, before their names in a rail or in a cell behind them, and outside the time of the
 * entry above: "June 2017<tab>Secondment, Ageing Lab" among "Mar 2018 – Present<tab>Developer". A list of years has more of them than of ranges.
 */
export function datesBeside(rows: Row[], headers: HeaderReader): (index: number) => boolean {
  const ranges = rows.filter((row) => row.range?.single === false);
  const newest = largest(
    ranges.map(({ range }) => range?.start.year ?? 0),
    0,
  );
  /** A title or a firm by its words, no later than what somebody does now. */
  const isPost = ({ text, range }: Row) => {
    if (range === null || range.start.year > newest || /\d\.\d{1,2}\.\d/u.test(text)) return false;
    const parts = without(text, range).split(/\t|,\s|\s[–—|-]\s/u);
    return parts.some((part) => headers.titleScore(part) >= 1 || headers.companyScore(part) >= 3);
  };
  for (const stands of [isRailed, isTrailed]) {
    const alike = ranges.filter(stands).length;
    if (alike < fewestBeside || alike < ranges.length * 0.6) continue;
    const single = rows.flatMap((row, index) =>
      row.range?.single && stands(row) && isPost(row) && !isWithinAbove(rows, index) ? [index] : [],
    );
    return single.length * rangesForOne > alike ? () => false : (index) => single.includes(index);
  }
  return () => false;
}

/** Rows beside which one that is parted as they are needs no title of its own. */
const fewestAlike = 3;

/** How many cells a row has, and in which its dates stand; null of one that no mark parts. */
function cellsOf({ text, range }: Row): string | null {
  const marks = (part: string) => part.split(/[|│•·\t]/u).length - 1;
  if (range === null || range.single) return null;
  const [before, behind] = [marks(text.slice(0, range.from)), marks(text.slice(range.to))];
  return before + behind < 2 ? null : `${before} ${behind}`;
}

/** Rows that are parted as those are which `isTitled` says of that they hold a title: "Dev | Northwind | 2016 – 2021" among "Engineer | Contoso | 2021 – 2024". */
export function partedAlike(rows: Row[], isTitled: (index: number) => boolean): (index: number) => boolean {
  const shapes = rows.map(cellsOf);
  const titled = shapes.filter((shape, index) => shape !== null && isTitled(index));
  return (index) =>
    shapes[index] !== null && titled.filter((shape) => shape === shapes[index]).length >= fewestAlike;
}

/** "Compass | 2018" below a job from 2015 to 2019: something made in it. */
function isWithinAbove(rows: Row[], index: number): boolean {
  const range = rows[index]?.range;
  const above = rows.slice(0, index).findLast((row) => !row.body && row.range?.single === false)?.range;
  return !!range && !!above && range.single && isWithin({ start: range.start, end: range.start }, above);
}
