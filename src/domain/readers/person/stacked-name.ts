/* A name over two lines in the largest letters of the first page, with a column of facts read between its lines: "Jane" over "Miller". */
import { type Document, type Line, type PlacedWord, textOf } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import { largest } from '#domain/extremes.ts';
import type { Evidence } from '#domain/resume.ts';

/** Lines of a name that stand below one another, and points by which their left edges or their middles may differ. */
const mostStacked = 4;
const sameEdge = 4;
/** How far below one another lines of a name stand, in heights of their letters. */
const widest = 1.8;
/** How much larger than most text the letters of a name are. */
const larger = 1.35;

const part = /^\p{Lu}[\p{L}\p{M}'’-]+(?:\s\p{Lu}[\p{L}\p{M}'’.-]*){0,2}$/u;

/** The lines of such a name and where they stand in the text; null where the first page has no such lines. */
export function stackedName(
  document: Document,
  lines: Line[],
): { parts: string[]; evidence: Evidence[] } | null {
  const words = document.placed?.[0]?.words.filter(({ hiding }) => hiding === null) ?? [];
  const tallest = largest(
    words.map(({ size }) => size),
    0,
  );
  const large = words.filter(({ size }) => Math.abs(size - tallest) < 0.5).sort((a, b) => a.base - b.base);
  if (large.length < 2 || large.length > mostStacked) return null;
  const letters = words.flatMap(({ size, text }) => Array.from({ length: text.length }, () => size));
  const body = letters.sort((a, b) => a - b)[Math.floor(letters.length / 2)] ?? 0;
  if (tallest <= body * larger) return null;
  const isBelow = (above: PlacedWord, word: PlacedWord) =>
    (Math.abs(above.x0 - word.x0) <= sameEdge || Math.abs(middleOf(above) - middleOf(word)) <= sameEdge) &&
    word.base - above.base < tallest * widest;
  const isStacked = large.every((word, at) => at === 0 || isBelow(large[at - 1] as PlacedWord, word));
  if (!isStacked || !large.every(({ text }) => part.test(text))) return null;
  const spans = large.map(({ text }) => spanOf(document, lines, text));
  if (spans.some((span) => span === null)) return null;
  return { parts: large.map(({ text }) => text), evidence: spans as Evidence[] };
}

const middleOf = ({ x0, x1 }: PlacedWord) => (x0 + x1) / 2;

/** Where a word stands as a line or a cell of its own on the first page. */
function spanOf(document: Document, lines: Line[], word: string): Evidence | null {
  for (const line of lines) {
    if (line.page !== 1) continue;
    let at = line.start;
    for (const cell of textOf(document, line).split('\t')) {
      if (cell.trim() === word) {
        const from = at + cell.indexOf(word);
        return evidence(document, from, from + word.length);
      }
      at += cell.length + 1;
    }
  }
  return null;
}
