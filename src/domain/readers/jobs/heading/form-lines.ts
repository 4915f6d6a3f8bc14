import { type HeadingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import type { labelReader } from '#domain/readers/jobs/labels.ts';
import { type HeadingLine, type Headings, marks, type Piece, partsOf } from '#domain/readers/jobs/pieces.ts';

/** Where another label of a form may begin within a line. */
const nextLabel = /(?:\s{2,}|\t|\s?[|;]\s?)(?=\p{L}[\p{L} ]{1,30}\s?[:：])/gu;

/**
 * Makes what reads the lines of a form ("Role: Tester", "Client: Contoso, Berlin"): title and employer that labels give, and the lines that
 * have none.
 */
export function formReader(
  labelled: ReturnType<typeof labelReader>,
  { titleScore, isPlace, hasLegalForm }: Pick<HeadingWords, 'titleScore' | 'isPlace' | 'hasLegalForm'>,
): (lines: HeadingLine[], loose: boolean) => { given: Headings; free: HeadingLine[] } {
  return (lines, loose) => {
    const given: Headings = { title: null, company: null };
    const free = lines.flatMap(atLabels).filter((line) => {
      const found = labelled(line.text, loose);
      if (found === null) return true;
      const from = line.from + found.skip;
      // What the dates stood in: "Company: Northwind (2008 – 2010)".
      const text = line.text.slice(found.skip).replace(/[\s([]+$/u, '');
      if (text === '') return false;
      const piece = { text, from, to: from + text.length, line: line.row, bold: line.bold };
      if (found.label === 'title') given.title ??= piece;
      if (found.label === 'company') {
        const both = titleBehind(piece);
        given.company ??= both?.company ?? withoutTown(piece);
        given.title ??= both?.title ?? null;
      }
      return false;
    });
    return { given, free };
  };

  /** "Role: Tester   Client: Contoso   Duration:": a line that goes on with other labels, parted at each. */
  function atLabels(line: HeadingLine): HeadingLine[] {
    if (labelled(line.text, false) === null) return [line];
    const cuts = [...line.text.matchAll(nextLabel)].flatMap((match) => {
      const from = match.index + match[0].length;
      return labelled(line.text.slice(from), false) === null ? [] : [from];
    });
    return [0, ...cuts].map((from, index) => ({
      ...line,
      text: line.text.slice(from, cuts[index] ?? line.text.length).trimEnd(),
      from: line.from + from,
    }));
  }

  /** "Northwind Bank – Java Developer": what a client is called, and the title behind it; null where there is none. */
  function titleBehind(piece: Piece): Headings | null {
    const [company, title, ...more] = partsOf(piece, marks);
    if (!company || !title || more.length > 0) return null;
    return titleScore(company.text) === 0 && titleScore(title.text) >= 2 ? { title, company } : null;
  }

  /** "Great Lakes Credit Union, Lansing, MI", "Northwind S.r.l., Catania": an employer without the place behind it. */
  function withoutTown(piece: Piece): Piece {
    const parts = partsOf(piece, outerComma);
    const rest = (at: number) => piece.text.slice((parts[at] as Piece).from - piece.from);
    const closed = parts.findLastIndex((part) => hasLegalForm(part.text)) + 1;
    const at =
      closed > 0 && closed < parts.length
        ? closed
        : parts.findIndex((_part, index) => index > 0 && isPlace(rest(index)));
    const last = parts[at - 1];
    return last ? { ...piece, text: piece.text.slice(0, last.to - piece.from), to: last.to } : piece;
  }
}
