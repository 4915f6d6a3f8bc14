import { type HeadingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import type { labelReader } from '#domain/readers/jobs/labels.ts';
import { type HeadingLine, type Headings, marks, type Piece, partsOf } from '#domain/readers/jobs/pieces.ts';

/** Where another label of a form may begin within a line. */
const nextLabel = /(?:\s{2,}|\t|\s?[|;]\s?)(?=\p{L}[\p{L} ]{1,30}\s?[:：])/gu;
/** What stands before the label of a client within the heading of a job: "Java Developer, Client: Contoso", "… (Client: Contoso)". */
const innerLabel = /\s*(?:[,|;(]\s*|\s[-–—]\s|\t|\s{2,})(?=\p{L}[\p{L} ]{1,30}\s?[:：]\s*\S)/gu;

/** What labels give; `client` is named within a heading and is the employer where nothing else is. */
interface Form {
  given: Headings;
  client: Piece | null;
  free: HeadingLine[];
}

/**
 * Makes what reads the lines of a form ("Role: Tester", "Client: Contoso, Berlin"): title and employer that labels give, and the lines that
 * have none.
 */
export function formReader(
  labelled: ReturnType<typeof labelReader>,
  { titleScore, isPlace, hasLegalForm }: Pick<HeadingWords, 'titleScore' | 'isPlace' | 'hasLegalForm'>,
  isMode: (text: string) => boolean,
): { readForm: (lines: HeadingLine[], loose: boolean) => Form; namesClient: (text: string) => boolean } {
  return { readForm, namesClient: (text) => clientAt(text) !== null };

  function readForm(lines: HeadingLine[], loose: boolean): Form {
    const given: Headings = { title: null, company: null };
    let client: Piece | null = null;
    const free = lines.flatMap(atLabels).filter((line) => {
      const found = labelled(line.text, loose);
      if (found === null) return true;
      // "Position:. Telephone operator." has stops on either side.
      const skip = found.skip + (/^\.?\s+(?=\p{L})/u.exec(line.text.slice(found.skip))?.[0].length ?? 0);
      const from = line.from + skip;
      // What the dates stood in: "Company: Northwind (2008 – 2010)".
      const text = line.text.slice(skip).replace(/[\s([]+$|(?<=\p{Ll}{5})\.\s*$/u, '');
      if (text === '') return false;
      const piece = { text, from, to: from + text.length, line: line.row, bold: line.bold };
      // "Position: Full-time" tells how, not as what.
      if (found.label === 'title' && !isMode(text)) given.title ??= piece;
      if (found.label === 'company') {
        const both = titleBehind(piece);
        given.company ??= both?.company ?? withoutTown(piece);
        given.title ??= both?.title ?? null;
      }
      return false;
    });
    const unlabelled = free.map((line) => {
      const inner = clientIn(line);
      if (inner === null) return line;
      client ??= inner.client;
      return inner.rest;
    });
    return { given, client, free: unlabelled };
  }

  /** "Java Developer, Client: Contoso, Leeds", "Java Developer (Client: Contoso)": the client within a heading, and the heading without it. */
  function clientIn(line: HeadingLine): { client: Piece; rest: HeadingLine } | null {
    const found = clientAt(line.text);
    if (found === null) return null;
    const { opens, from, to, closes } = found;
    const text = line.text.slice(from, to).trimEnd();
    const start = line.from + from;
    const client = { text, from: start, to: start + text.length, line: line.row, bold: line.bold };
    // What stands behind a bracket keeps its place.
    const rest = line.text.slice(0, opens) + '\t'.repeat(closes - opens) + line.text.slice(closes);
    return { client: withoutTown(client), rest: { ...line, text: rest.trimEnd() } };
  }

  /** Where a client is named within a heading, as offsets in UTF-16: of the mark before its label, of its name, and behind its bracket. */
  function clientAt(text: string): { opens: number; from: number; to: number; closes: number } | null {
    if (!/[:：]/.test(text)) return null;
    for (const { index: opens, 0: mark } of text.matchAll(innerLabel)) {
      const at = opens + mark.length;
      const found = labelled(text.slice(at), false);
      if (found?.label !== 'company' || !/\p{L}/u.test(text.slice(0, opens))) continue;
      const from = at + found.skip;
      const isBracket = mark.includes('(');
      const to = isBracket ? text.indexOf(')', from) : text.length;
      if (to > from) return { opens, from, to, closes: isBracket ? to + 1 : to };
    }
    return null;
  }

  /** "Role: Tester   Client: Contoso   Duration:": a line that goes on with other labels, parted at each. */
  function atLabels(line: HeadingLine): HeadingLine[] {
    if (labelled(line.text, false) === null) return [line];
    const cuts = [...line.text.matchAll(nextLabel)].flatMap((match) => {
      const from = match.index + match[0].length;
      return labelled(line.text.slice(from), false) === null ? [] : [from];
    });
    return [0, ...cuts].map((from, index) => ({
      ...line,
      text: line.text.slice(from, cuts[index] ?? line.text.length).replace(/[\s|;]+$/u, ''),
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

/** "2013 – Project Builder" over "Role: Trainee": beside a title that a label gives, a name with a word of titles is the employer; null where none is. */
export function besideLabel(
  { title }: Headings,
  rest: Headings,
  { isNamed }: Pick<HeadingWords, 'isNamed'>,
): Piece | null {
  return title && rest.company === null && rest.title && isNamed(rest.title.text) ? rest.title : null;
}
