import { type HeadingLine, type Headings, type Piece, split, tabs } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';
import type { Row } from '../rows/rows.ts';
import type { HeadingParts } from './heading-parts.ts';

/* Titles that stand in the text of an entry rather than in its heading. */

/** Rows of an entry's text that may be its title, and their characters. */
const rowsOfText = 3;
const longestRole = 40;
/** The same where text goes on behind it, and of an item beside dates alone. */
const [longestLead, longestItem] = [60, 75];
/** Three words with capitals: a name that no other word tells. */
const longName = /^\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*){2,}$/u;
/** The verb of the sentence that a title runs into: "HR Coordinator Administered monthly payroll". */
const firstVerb = /(?<=\p{L})\s+\p{Lu}\p{Ll}+ed(?:\s+(?:of|and|for|the|in))*$/u;
/** Characters of a title. */
const longestTitle = 90;

interface TitlesInText {
  /**
   * The title in the first list items of an entry, "Lab Demonstrator - supervised 30 students", with the employer of "Data Scientist. Contoso"; `whole`
   * where it is all of the item. `bare` says that the heading is nothing but dates.
   */
  roleIn(own: Row[], bare: boolean): (Headings & { whole: boolean }) | null;
  /** The employer beside its place where that is all of a heading whose title stands in the text: "11/2018 – 12/2019<tab>Northwind, UK". */
  besidePlace(lines: HeadingLine[]): Piece | null;
  /** The part of a school that the first list item of an entry names and nothing else: "• Mapping Lab, Calder University". */
  firmIn(own: Row | undefined): Piece | null;
  /** What is left of a heading, or opens its text, beside a word in an employer's place. */
  besideAnonymous(lines: HeadingLine[], row: Row): Piece | null;
}

/** An item without its mark; `from` is a UTF-16 offset into the document's text. */
function behindMark({ text, line }: Row): { text: string; from: number } {
  const mark = /^[\s\p{P}\p{S}]*/u.exec(text)?.[0].length ?? 0;
  return { text: text.slice(mark), from: line.start + mark };
}

/** Makes what finds them. */
export function titlesInText(headers: HeaderReader, parts: HeadingParts): TitlesInText {
  return {
    roleIn,
    besidePlace,
    firmIn,
    besideAnonymous: (lines, row) => (row.body ? null : leftOver(lines)) ?? leftOver(openingOf(row)),
  };

  function firmIn(row: Row | undefined): Piece | null {
    if (!row?.body || row.range || !row.line.bullet) return null;
    const { text, from } = behindMark(row);
    const opening = openingName(text);
    if (opening !== null)
      return { text: opening, from, to: from + opening.length, line: -1, bold: row.line.bold };
    const name = text.trim();
    if (row.text.length > longestTitle) return null;
    const [unit = '', school = '', ...more] = name.replace(/\s\([^()]*\)/gu, '').split(', ');
    const isPart = headers.companyScore(unit) >= 3 && headers.isSchoolName(school) && school.includes(' ');
    if (!isPart || more.length > 0 || headers.titleScore(name) > 0 || headers.isDeed(name)) return null;
    if (![unit, school].every((part) => headers.isNamed(part)) || headers.isDegree(name)) return null;
    return { text: name, from, to: from + name.length, line: -1, bold: row.line.bold };
  }

  /** "University of Exampleton. Over 500 hours …", "Northwind Institute – NIS, Unit of Labs. Design of …": the employer, as a sentence of its own. */
  function openingName(text: string): string | null {
    const name = /^(\p{Lu}[^.;:\t]{3,90}?)\.\s+\p{Lu}/u.exec(text)?.[1] ?? '';
    const [first = '', ...more] = name.split(/,\s|\s[–—-]\s/u);
    const isFirm =
      headers.isSchoolName(first) || headers.hasLegalForm(first) || headers.companyScore(first) >= 3;
    if (!isFirm || headers.titleScore(name) > 0 || headers.isDegree(name) || headers.isDeed(name))
      return null;
    return [first, ...more].every((part) => headers.isNamed(part)) ? name : null;
  }

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

  /** Title and employer where both are told: "Data Scientist. Contoso", "Contoso, Data Scientist". */
  function bothIn(piece: Piece): Headings | null {
    const read = headers.read([{ text: piece.text, from: piece.from, row: -1, bold: piece.bold }]);
    const [title, name] = [read.title?.text ?? '', read.company?.text ?? ''];
    const isField = headers.isField(name) || headers.isSubject(name) || headers.isTeam(name);
    const isLabel = headers.label(`${name}: `, true) !== null;
    const isName = headers.isNamed(name) && !isField && !isLabel && headers.titleScore(name) === 0;
    // "Developer, Android" names a tool, "Tutor, Dr. Jane Roe" a person.
    const isFirst = read.title !== null && read.company !== null && read.company.from < read.title.from;
    const isLong = longName.test(name);
    const stops = /\p{L}{3}\.\s/u.test(piece.text);
    const isSure = isFirst || isLong || stops || headers.companyScore(name) > 1;
    return headers.titleScore(title) >= 2 && isName && isSure && !headers.readsLikeText(piece.text)
      ? read
      : null;
  }

  /** "• Software Engineer. Tasked with piloting new tools": names alone up to the stop, behind which the item goes on. */
  function sentenceIn({ line }: Row, text: string): string | undefined {
    const lead = line.bullet ? /^(.{3,60}?)\.\s+(?=\p{Lu}\p{L}+(?:\s\S+){3})/u.exec(text)?.[1] : undefined;
    return lead && headers.isNamed(lead) && !headers.isDeed(lead) ? lead : undefined;
  }

  function roleIn(own: Row[], bare: boolean): (Headings & { whole: boolean }) | null {
    for (const row of own.slice(0, rowsOfText)) {
      if (!row.body) return null;
      const { text, from } = behindMark(row);
      const lead = sentenceIn(row, text) ?? /^(.{3,90}?)(?:\s[-–—]\s|:\s|$)/u.exec(text)?.[1]?.trim() ?? '';
      const whole = lead.length === text.trim().length;
      if (lead === '' || headers.titleScore(lead) < 2) continue;
      if (!/^\p{Lu}/u.test(lead) || headers.readsLikeText(lead)) continue;
      const title = { text: lead, from, to: from + lead.length, line: -1, bold: row.line.bold };
      const both = bare ? bothIn(title) : null;
      if (both) return { ...both, whole };
      // "• Executive Chef, Banquet & Catering Manager": an item of names alone.
      const isItem = row.line.bullet && (bare || (whole && headers.isNamed(lead)));
      const most = isItem ? longestItem : whole ? longestRole : longestLead;
      if (lead.length > longestRole && whole && /(?<!\S)\p{Ll}{4,}/u.test(lead)) continue;
      if (lead.length <= most) return { title, company: null, whole };
    }
    return null;
  }
}
