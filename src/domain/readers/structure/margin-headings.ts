import { type Document, type Line, textOf } from '#domain/document.ts';
import { usualEdges } from '#domain/page/edges.ts';

/** Words in capitals before one that has small letters, or before a number. */
const opening = /^(\p{Lu}[\p{Lu} &/-]{2,38}\p{Lu})\s+(?=\p{Lu}?\p{Ll}|\d)/u;
/** One or two words before a capital. */
const opener = /^(\p{Lu}\p{Ll}{3,}(?: \p{L}{4,})?) (?=\p{Lu})/u;
/** Where a word begins behind others. */
const nextWord = /(?<=\S) (?=[\p{Lu}\d])/gu;
/** Such lines from which the headings of a document stand before their text, and those of a document without places or capitals. */
const fewest = 2;
const fewestUnplaced = 3;
/** Points between left edges that are one, and those by which a heading in the margin stands out at least. */
const sameEdge = 2;
const outBy = 20;
/** The share of a page's lines that begin at the edge of its text. */
const share = 0.5;

/**
 * Lines that begin with a heading and go on with its text, a space between them: headings set in the margin. In capitals they are told
 * by those ("EXPERIENCE Database Developer, Northwind"), in small letters by where they stand: before the edge at which the other lines of
 * their page begin, which is where their text begins. Where no places are known, small letters are asked if no heading has a line of its
 * own. Gives where the text begins, in UTF-16 units of the line, and no heading for the second half of one; empty where the document has too few.
 */
export function marginHeadings(
  document: Document,
  lines: Line[],
  isHeading: (text: string) => boolean,
  namesSection: (text: string) => boolean,
): Found {
  const found: Found = new Map();
  const edges = edgesOf(lines);
  for (const line of lines) {
    const text = textOf(document, line);
    const [whole, heading] = opening.exec(text) ?? [];
    if (whole && heading && isHeading(heading)) found.set(line, { heading, at: whole.length });
    else {
      const at = textAt(line, text, edges.get(line.page));
      if (at !== null && isHeading(text.slice(0, at).trim()))
        found.set(line, { heading: text.slice(0, at).trim(), at });
    }
  }
  const parted = partedHeadings(document, lines, { isHeading, namesSection });
  if (count(found) >= fewest) return new Map([...found, ...parted]);
  const unplaced = lines.every(({ box }) => box === null)
    ? unplacedHeadings(document, lines, isHeading)
    : found;
  return new Map([...(count(unplaced) >= fewestUnplaced ? unplaced : []), ...parted]);
}

/** Half a heading in capitals, in a cell before its text. */
const half = /^(\p{Lu}[\p{Lu} &-]{2,24})\t/u;
/** The two halves of one that small letters go on with, the second alone on its line or not. */
const smallHalves = [/^(\p{Lu}\p{Ll}[\p{L} &-]{1,24})\t/u, /^(\p{L}[\p{L} &-]{2,24})(?:\t|$)/u] as const;

/** "WORK<tab>Contoso, Leeds" over "EXPERIENCE<tab>Engineer", "Other research<tab>Calder" over "experience<tab>Fellow": the heading at the first line, and nothing at the second. */
function partedHeadings(
  document: Document,
  lines: Line[],
  { isHeading, namesSection }: Record<'isHeading' | 'namesSection', (text: string) => boolean>,
): Found {
  const found: Found = new Map();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || found.has(line) || next.flow !== line.flow || next.page !== line.page) continue;
    const [own, below] = [textOf(document, line), textOf(document, next)];
    const [first, second] = half.test(own)
      ? [half.exec(own), half.exec(below)]
      : [smallHalves[0].exec(own), smallHalves[1].exec(below)];
    const heading = `${first?.[1]} ${second?.[1]}`;
    // What stands alone below may be any word: the whole is a heading of a list.
    const isOne = second?.[0].endsWith('\t') ? namesSection : isHeading;
    if (!first || !second || !isOne(heading)) continue;
    // "Professional<tab>Engineer, Contoso" over "Experience<tab>2015 –": a second half in capitals is no heading behind another one.
    const isCapital = /^\p{Lu}\p{Ll}/u.test(second[1] ?? '');
    if (isCapital && (isHeading(first[1] ?? '') || !isHeading(heading))) continue;
    found.set(line, { heading, at: first[0].length });
    found.set(next, { heading: '', at: second[0].length });
  }
  return found;
}

type Found = Map<Line, { heading: string; at: number }>;

function count(found: Found): number {
  return new Set([...found.values()].map(({ heading }) => heading)).size;
}

/** "Education Calder University" where no heading stands alone: its first words are one, and a capital follows. */
function unplacedHeadings(document: Document, lines: Line[], isHeading: (text: string) => boolean): Found {
  const found: Found = new Map();
  for (const line of lines) {
    const text = textOf(document, line);
    if (isHeading(text)) return new Map();
    const [whole, heading] = opener.exec(text) ?? [];
    const first = heading?.split(' ')[0] ?? '';
    if (!whole || !heading) continue;
    if (isHeading(heading)) found.set(line, { heading, at: whole.length });
    else if (isHeading(first)) found.set(line, { heading: first, at: first.length + 1 });
  }
  return found;
}

/** The left edges at which most lines of the pages begin, in points. */
function edgesOf(lines: Line[]): Map<number | null, number> {
  const edges = new Map<number | null, number>();
  for (const [page, own] of Map.groupBy(lines, (line) => line.page)) {
    const [edge, count] = usualEdges(own.map(({ box }) => box?.x ?? 0))[0] ?? [0, 0];
    if (page !== null && edge > 0 && count >= own.length * share) edges.set(page, edge);
  }
  return edges;
}

/** Where the text of a line begins that stands out into the margin, in UTF-16 units of it; null where it does not. */
function textAt({ box, edges }: Line, text: string, edge: number | undefined): number | null {
  if (edge === undefined || !box || !edges || box.x > edge - outBy) return null;
  for (const { index } of text.matchAll(nextWord)) {
    if (Math.abs((edges[index + 1] ?? 0) - edge) <= sameEdge) return index + 1;
  }
  return null;
}
