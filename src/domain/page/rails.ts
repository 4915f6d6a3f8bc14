/*
 * Entries in a rail: each has a few lines on the left (employer, title, dates) and its text beside them. Read entry by entry, so that
 * what was done follows its own title.
 */

import type { PlacedWord } from '../document.ts';
import { largest, smallest } from '../extremes.ts';
import { dated } from './date-cells.ts';
import { usualEdges } from './edges.ts';
import type { Row } from './lines.ts';
import { lineOf, rowsOf } from './rows.ts';

/** Entries of a rail, and lines of one. */
const fewestEntries = 3;
const mostLines = 8;
/** The share of them among what is dated in the rail. */
const share = 0.8;
/** Labels that return from entry to entry, and the share of these that each returns in, from which they are a form's. */
const fewestLabels = 2;
const shareOfForms = 0.6;
/** Characters of a line in a rail. */
const longestLine = 40;
/** Points of white space between the rail and its text, and between base lines that are one. */
const narrowest = 5;
const sameBase = 4;
/** Room above an entry, in heights of its line. */
const room = 0.5;

/** Rows in reading order where they hold such entries: those of the rail before the text beside them. Null where they hold none. */
export function inRails(rows: Row[]): Row[] | null {
  for (const x of edgesOf(rows)) {
    const read = railedAt(rows, x);
    if (read !== null) return read;
  }
  return null;
}

/** Left edges at which text begins behind white space, the most usual first. */
function edgesOf(rows: Row[]): number[] {
  const parted = rows.flatMap(({ words }) =>
    words.filter((word, at) => {
      const before = words[at - 1];
      return before === undefined || word.x0 - before.x1 >= narrowest;
    }),
  );
  return usualEdges(parted.map(({ x0 }) => x0))
    .filter(([, count]) => count >= fewestEntries)
    .map(([edge]) => edge - 1);
}

function railedAt(rows: Row[], x: number): Row[] | null {
  const crosses = (row: Row) => row.words.some((word) => word.x0 < x && word.x1 > x - narrowest / 2);
  let best: { first: number; last: number; entries: Row[][] } | null = null;
  for (let first = 0; first < rows.length; first++) {
    if (crosses(rows[first] as Row)) continue;
    let last = first;
    while (last + 1 < rows.length && !crosses(rows[last + 1] as Row)) last += 1;
    const entries = entriesOf(rows.slice(first, last + 1), x);
    if (entries && entries.length > (best?.entries.length ?? 0)) best = { first, last, entries };
    first = last;
  }
  if (best === null) return null;
  const run = rows.slice(best.first, best.last + 1);
  const starts = best.entries.map((lines) => (lines[0] as Row).y0 - sameBase);
  const within = (row: Row, at: number) =>
    row.y0 >= (starts[at] ?? 0) && row.y0 < (starts[at + 1] ?? Number.POSITIVE_INFINITY);
  const before = run.filter((row) => row.y0 < (starts[0] ?? 0));
  const read = starts.flatMap((_start, at) => {
    const band = run.filter((row) => within(row, at));
    return [...sideOf(band, (word) => word.x0 < x), ...sideOf(band, (word) => word.x0 >= x)];
  });
  return [...rows.slice(0, best.first), ...before, ...read, ...rows.slice(best.last + 1)];
}

/**
 * The entries of a rail, each a few short lines of which one is dated, or two are that follow each other, and the first stands beside the
 * beginning of a text. What is not dated, such as the tools of an entry below it, belongs to the entry before.
 */
function entriesOf(run: Row[], x: number): Row[][] | null {
  const rail = sideOf(run, (word) => word.x0 < x);
  const texts = sideOf(run, (word) => word.x0 >= x);
  if (rail.some((row) => lineOf(row).length > longestLine)) return null;
  const isNear = (above: Row, row: Row) => row.y0 - above.y1 < (row.y1 - row.y0) * room;
  const byRoom = groupsOf(rail, isNear);
  if (areForms(byRoom)) return null;
  return (
    entriesAmong(byRoom, texts) ??
    entriesAmong(
      groupsOf(rail, (above) => !isDated(above)),
      texts,
    )
  );
}

const isDated = (row: Row) => dated.test(lineOf(row));

/** Lines in groups, each of which goes on while a line belongs to the one above. */
function groupsOf(lines: Row[], goesOn: (above: Row, row: Row) => boolean): Row[][] {
  const groups: Row[][] = [];
  for (const row of lines) {
    const above = groups.at(-1)?.at(-1);
    if (above && goesOn(above, row)) groups.at(-1)?.push(row);
    else groups.push([row]);
  }
  return groups;
}

function entriesAmong(groups: Row[][], texts: Row[]): Row[][] | null {
  const isEntry = (lines: Row[]) => {
    const dates = lines.flatMap((row, at) => (isDated(row) ? [at] : []));
    const [first = 0, second = first + 1] = dates;
    return lines.length > 1 && lines.length <= mostLines && dates.length <= 2 && second === first + 1;
  };
  const isBesideOpening = (line: Row) =>
    texts.some((text, at) => {
      const above = texts[at - 1];
      const apart = above === undefined || text.y0 - above.y1 > (text.y1 - text.y0) * room;
      return apart && Math.abs(text.base - line.base) < sameBase;
    });
  // The heading of the section may stand above the first.
  const opens = (lines: Row[]) => lines.slice(0, 2).some(isBesideOpening);
  const told = groups.filter((lines) => lines.some(isDated));
  const entries = told.filter((lines) => isEntry(lines) && opens(lines));
  return entries.length >= fewestEntries && entries.length >= told.length * share ? entries : null;
}

/**
 * True for the forms of entries: "Position" and "Tools" below the dates of one after another are labels of what stands beside them, and apart
 * from one another where that has several lines. Titles and employers that return stand together.
 */
function areForms(groups: Row[][]): boolean {
  const counts = new Map<string, number>();
  const entries = groups.filter((lines) => lines.some(isDated)).length;
  for (const lines of groups)
    for (const label of new Set(lines.filter((row) => !isDated(row)).map(lineOf)))
      counts.set(label, (counts.get(label) ?? 0) + 1);
  const repeated = new Set(
    [...counts].flatMap(([label, count]) => (count > entries * shareOfForms ? [label] : [])),
  );
  const isApart = groups.some((lines) => !lines.some(isDated) && repeated.has(lineOf(lines[0] as Row)));
  const ends = groups.flat().map((row) => row.words.at(-1)?.x1 ?? 0);
  return entries > 1 && isApart && repeated.size >= fewestLabels && largest(ends) - smallest(ends) < sameBase;
}

function sideOf(rows: Row[], has: (word: PlacedWord) => boolean): Row[] {
  return rowsOf(rows.flatMap((row) => row.words.filter(has)));
}
