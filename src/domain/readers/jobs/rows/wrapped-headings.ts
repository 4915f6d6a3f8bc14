/*
 * Headings that go on on the line below, as narrow columns break them:
 *   2022 – today<tab>Research Fellow, Atlantic Marine Insti- / tute, Galway · De mai 2017 à décembre 2020<tab>Développeur – Agence / Traboule (Lyon)
 */
import { type Document, type Line, textOf } from '#domain/document.ts';
import { largest } from '#domain/extremes.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';

/** Characters of a heading's line, and of what goes on below it. */
const longest = 110;
const longestUnder = 45;
/** What parts a title from an employer. */
const parted = /,\s|\s[–—/|-]\s|\s[–—/|-]$|\s@\s/u;
/** A word that breaks at the end of its line. */
const brokenWord = /\p{L}{2}-$/u;

/** Makes what joins the lines of a heading that wraps. */
export function headingJoiner(
  dates: DateReader,
  headers: HeaderReader,
): (document: Document, lines: Line[]) => Line[] {
  return (document, lines) => {
    const rightOf = (line: Line) => (line.box ? line.box.x + line.box.width : 0);
    const edges = new Map(
      [...Map.groupBy(lines, (line) => line.page)].map(([page, own]) => [page, largest(own.map(rightOf), 0)]),
    );
    const joined: Line[] = [];
    for (const [at, line] of lines.entries()) {
      const above = joined.at(-1);
      const next = lines.slice(at + 1, at + 3).map((one) => textOf(document, one));
      if (above && wraps(document, above, line, edges.get(line.page) ?? 0, next))
        joined[joined.length - 1] = { ...above, box: line.box, end: line.end, edges: null };
      else joined.push(line);
    }
    return joined;
  };

  function wraps(document: Document, above: Line, line: Line, edge: number, next: string[]): boolean {
    if (above.page !== line.page || line.start !== above.end + 1 || above.bullet || line.bullet || line.gap)
      return false;
    const [text, under] = [textOf(document, above), textOf(document, line)];
    if (text.length > longest || under.length > longestUnder || isBullet(text) || isBullet(under))
      return false;
    if (under.includes('\t') || dates(under).length > 0 || headers.label(under) !== null) return false;
    const [range] = dates(text);
    if (range ? range.single : !next.some(opensWithDates)) return false;
    if (brokenWord.test(text)) return /^\p{Ll}{2}/u.test(under);
    if (!isFull(above, line, under, edge) || headers.readsLikeText(under) || /[.;:!?]$/u.test(under))
      return false;
    const own = range ? without(text, range) : text;
    // What closes with its dates goes on with nothing.
    if (range && /^[\s)]*$/u.test(text.slice(range.to))) return false;
    if (namesEmployer(under) && !/\s\p{Ll}+$/u.test(own.trim())) return false;
    const whole = `${own.trim()} ${under}`;
    const isTitled = whole
      .split(/\t/)
      .some((cell) => headers.titleScore(cell.split(parted)[0] ?? '') >= 2 || headers.titleScore(cell) >= 2);
    const behindMark = parted.test(own.trim()) ? under : under.split(parted)[0];
    return parted.test(whole) && isTitled && headers.titleScore(behindMark ?? '') === 0;
  }

  /** "Calder Hospital", "Rowan Textiles, Leeds": a name of several words that needs no beginning above it; "Center, Leeds" does. */
  function namesEmployer(under: string): boolean {
    const [name = '', ...behind] = under.split(parted);
    if (!/\s/.test(name)) return false;
    return headers.companyScore(name) >= 3 || headers.isPlace(behind[0] ?? '');
  }

  function opensWithDates(text: string): boolean {
    const [range] = dates(text);
    return range !== undefined && !range.single && range.from < 3;
  }

  /** True where the first word of the line below had no room any more. */
  function isFull(above: Line, line: Line, under: string, edge: number): boolean {
    if (!above.box || !line.box) return false;
    const first = /^\S+/u.exec(under)?.[0].length ?? 0;
    const letter = line.box.width / under.length;
    return edge - (above.box.x + above.box.width) < (first + 1) * letter;
  }
}
