import { type HeadingLine, type Piece, split, tabs } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';
import type { Row } from '../rows/rows.ts';
import type { HeadingParts } from './heading-parts.ts';

/* Titles that stand in the text of an entry rather than in its heading. */

/** Rows of an entry's text that may be its title, and their characters. */
const rowsOfText = 3;
const longestRole = 40;
/** The verb of the sentence that a title runs into: "HR Coordinator Administered monthly payroll". */
const firstVerb = /(?<=\p{L})\s+\p{Lu}\p{Ll}+ed(?:\s+(?:of|and|for|the|in))*$/u;
/** Characters of a title. */
const longestTitle = 90;

interface TitlesInText {
  /** The title in the first list items of an entry: "Lab Demonstrator - supervised 30 students". */
  roleIn(own: Row[]): Piece | null;
  /** The employer beside its place where that is all of a heading whose title stands in the text: "11/2018 – 12/2019<tab>Northwind, UK". */
  besidePlace(lines: HeadingLine[]): Piece | null;
  /** What is left of a heading, or opens its text, beside a word in an employer's place. */
  besideAnonymous(lines: HeadingLine[], row: Row): Piece | null;
}

/** Makes what finds them. */
export function titlesInText(headers: HeaderReader, parts: HeadingParts): TitlesInText {
  return {
    roleIn,
    besidePlace,
    besideAnonymous: (lines, row) => (row.body ? null : leftOver(lines)) ?? leftOver(openingOf(row)),
  };

  function besidePlace(lines: HeadingLine[]): Piece | null {
    const cells = lines.flatMap((line) => split(line.text, line.from, line.row, line.bold, tabs));
    const [cell, ...more] = cells.filter(({ text }) => /\p{L}/u.test(text));
    const [, name = '', place = ''] = /^(\p{Lu}[^,]{1,40}),\s+([^,]{2,30})$/u.exec(cell?.text ?? '') ?? [];
    if (!cell || more.length > 0 || !headers.isPlace(place) || headers.isTownInState(cell.text)) return null;
    if (headers.isPlace(name) || !headers.isNamed(name) || headers.isField(name)) return null;
    if (headers.kind(name) !== 'job' || headers.isAside(name)) return null;
    return { ...cell, text: name, to: cell.from + name.length };
  }

  /** The names that open the text behind a word in an employer's place. */
  function openingOf(row: Row): HeadingLine[] {
    const lines = parts.partsOf({ ...row, range: null, head: row.text.length }, -1);
    return lines.flatMap((line) => {
      const cut = line.text.lastIndexOf('\t');
      const behind = line.text.slice(cut + 1);
      const lead = behind.length - behind.trimStart().length;
      const names = /^(?:(?:\p{Lu}[\p{L}/&'.-]*|of|and|for|the|in)\s+){1,8}/u
        .exec(behind.trimStart())?.[0]
        .trimEnd()
        .replace(firstVerb, '');
      // A verb that opens the text is no name: "City , State Provide various clients …".
      const isLone = names !== undefined && !/\s/.test(names) && headers.titleScore(names) === 0;
      return names && !isLone ? [{ ...line, text: names, from: line.from + cut + 1 + lead }] : [];
    });
  }

  function leftOver(lines: HeadingLine[]): Piece | null {
    return (
      lines
        .flatMap((line) => split(line.text, line.from, line.row, line.bold, tabs))
        .find(
          ({ text }) =>
            text.length < longestTitle && headers.companyScore(text) > 0 && !headers.readsLikeText(text),
        ) ?? null
    );
  }

  /** The title in the first list items of an entry: "Lab Demonstrator - supervised 30 students". */
  function roleIn(own: Row[]): Piece | null {
    for (const row of own.slice(0, rowsOfText)) {
      if (!row.body) return null;
      const mark = /^[\s\p{P}\p{S}]*/u.exec(row.text)?.[0].length ?? 0;
      const lead = /^(.{3,60}?)(?:\s[-–—]\s|:\s|$)/u.exec(row.text.slice(mark))?.[1]?.trim() ?? '';
      const whole = lead.length === row.text.slice(mark).trim().length;
      if (lead === '' || (whole && lead.length > longestRole) || headers.titleScore(lead) < 2) continue;
      if (!/^\p{Lu}/u.test(lead) || headers.readsLikeText(lead)) continue;
      const from = row.line.start + mark;
      return { text: lead, from, to: from + lead.length, line: -1, bold: row.line.bold };
    }
    return null;
  }
}
