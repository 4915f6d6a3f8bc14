/*
 * The heading lines of a job to its title and its company, in the usual orders:
 *   Lead Engineer, Northwind Ltd · Northwind Ltd — Lead Engineer · Lead Engineer at Northwind · Northwind | Berlin
 *   Lead Engineer / Northwind Ltd (two lines, either first)
 */
import { largest } from '#domain/extremes.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listAlternatives, looseAlternatives } from '#domain/words/patterns.ts';
import { alternatives } from '#domain/words/words.ts';
import { type HeadingWords, headingWords, inEmployer, outerComma, workedAs } from './heading-words.ts';
import { labelReader } from './labels.ts';
import { colon, marks, type Piece, partsOf, slash, split } from './pieces.ts';

/** A line of a heading without its dates; `from` is a UTF-16 offset into the document's text. */
export interface HeadingLine {
  text: string;
  from: number;
  bold: boolean;
  /** Lines of one number stand on one line of the page, such as the parts before and behind dates. */
  row: number;
  /** True for what stands on the line of the dates. */
  dated?: boolean;
}

export interface Headings {
  title: Piece | null;
  company: Piece | null;
}

export interface HeaderReader extends HeadingWords {
  /** The label of a form that a line begins with: title, company, dates or duties. */
  label(text: string, loose?: boolean): string | null;
  /** True for a line of its own label ("Technologies: …"), unless a title or an employer stands behind it. */
  isAside(text: string): boolean;
  /** Title and company of heading lines whose dates are already cut out. */
  read(lines: HeadingLine[], loose?: boolean): Headings;
  /** Title and company of a heading in which no word tells them apart; null when there are not two pieces. */
  guess(lines: HeadingLine[]): Headings | null;
  /** True for a line that names an employer by its words, its legal form or the place behind it. */
  isEmployer(text: string): boolean;
  /** An employer without what a comma parts from it, such as its place. */
  employerOf(piece: Piece): Piece;
}

/** "Acme Supply-Tulsa, OK", as Indeed writes an employer and its place. */
const placedByHyphen = /(?<=\p{L})-(?=\p{Lu}[\p{L} .]{2,30}, [A-Z]{2}$)/u;
const pipes = /\s*[|]\s*/gu;

/** Makes a header reader that knows the title and company words of these languages. */
export function headerReader(lexicon: Pick<Lexicon, 'languages' | 'shared'>): HeaderReader {
  const { languages, shared } = lexicon;
  const words = headingWords(lexicon);
  const { titleScore, companyScore, isPlace, hasLegalForm } = words;
  const labelled = labelReader(languages);
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const commaBeforeName = new RegExp(
    `,\\s+(?!(?:${looseAlternatives(shared.legalForms)})\\b)(?![^()]*\\))`,
    'giu',
  );
  const forms = looseAlternatives(shared.legalForms.filter((form) => form.length > 2));
  const formInside = new RegExp(`^.{2,60}?\\s(?:${forms})\\.?\\s+(?=\\p{Lu}.)`, 'iu');
  const openingPlace = new RegExp(`^(?:${alternatives(shared.places)})[\\s,]+(?=\\p{Lu})`, 'iu');
  const opensName = '(?=\\p{Lu}|\\d|\\p{Ll}{1,4}\\p{Lu})';
  const at = list((grammar) => ['@', ...grammar.at]);
  const worksFor = list((grammar) => grammar.worksFor);
  const prepositions = new RegExp(`\\s+(?:${at}|${worksFor})\\s+${opensName}`, 'gu');
  const atName = new RegExp(`\\s+(?:${at})\\s+${opensName}`, 'gu');
  /** Behind a title in brackets: "(Full-time)", "(via Red Kite)". */
  const modes = alternatives([
    ...shared.workModes,
    ...languages.flatMap(({ kinds }) => [...(kinds.parttime ?? []), ...(kinds.freelance ?? [])]),
  ]);
  const aside = new RegExp(`\\s*\\((?:via\\s[^()]*|(?:${modes})(?:[,/\\s]+(?:${modes}))*)\\)\\s*$`, 'iu');

  function pick(pieces: Piece[], behindAt: Piece | null = null): Headings {
    let title: Piece | null = null;
    let best = 0;
    const titled = pieces.map((piece) => (piece === behindAt ? 0 : titleScore(piece.text)));
    for (const [index, piece] of pieces.entries()) {
      const own = titled[index] as number;
      const score = own + (piece.bold ? 0.5 : 0);
      if (own > 0 && score > best) {
        best = score;
        title = piece;
      }
    }
    let company: Piece | null = null;
    let most = 0;
    for (const [index, piece] of pieces.entries()) {
      if (piece === title) continue;
      if (piece === behindAt) return { title, company: piece };
      const near = title && piece.line === title.line ? 0.4 : 0;
      const bare = piece.text.replace(/\s*\([^()]*\)/gu, '');
      const rival = (titled[index] as number) > 1 && titleScore(bare) > 1;
      const own = companyScore(piece.text);
      // "Ohio National Guard" has a title word and is an employer by another.
      const against = !rival ? 0 : own >= 3 && title !== null && !closesWithTitle(bare) ? 1.5 : 3.5;
      const score = own + near + (piece.bold ? 0.3 : 0) - against;
      if (score > most) {
        most = score;
        company = piece;
      }
    }
    return { title, company: company ?? (title && namedAfterTrade(pieces, title)) };
  }

  function closesWithTitle(text: string): boolean {
    return titleScore(text.trim().split(/\s+/).at(-1) ?? '') > 0;
  }

  /** "Baker Hughes" over "Release Engineer": a name that opens with a word of titles is an employer where none else is. */
  function namedAfterTrade(pieces: Piece[], title: Piece): Piece | null {
    const opens = (text: string) => titleScore(text.split(/\s+/)[0] ?? '') > 0;
    const found = pieces.find(
      (piece) =>
        piece.line !== title.line &&
        opens(piece.text) &&
        !closesWithTitle(piece.text) &&
        words.isNamed(piece.text),
    );
    return found && found.text.split(/\s+/).length <= 4 && closesWithTitle(title.text) ? found : null;
  }

  return {
    ...words,
    isEmployer,
    isAside,
    guess,
    employerOf,
    label: (text, loose) => labelled(text, loose ?? false)?.label ?? null,
    read(lines, loose) {
      const given: Headings = { title: null, company: null };
      const free = lines.filter((line) => {
        const found = labelled(line.text, loose ?? false);
        if (found === null) return true;
        const from = line.from + found.skip;
        const text = line.text.slice(found.skip).trim();
        const piece = { text, from, to: from + text.length, line: line.row, bold: line.bold };
        if (found.label === 'title' && text !== '') given.title ??= piece;
        else if (found.label === 'company' && text !== '') given.company ??= piece;
        return false;
      });
      const rest = readFree(free);
      const title = given.title ?? rest.title;
      return { title: title && withoutAside(title), company: given.company ?? rest.company };
    },
  };

  function isAside(text: string): boolean {
    const label = labelled(text, false)?.label;
    if (label !== undefined) return label === 'duties';
    const opening = /^[\p{L} /&-]{2,24}:(?=\s|$)/u.exec(text)?.[0];
    if (opening === undefined) return false;
    // "Northwind Group: Senior Developer" is a heading, "Reports to: Head of Sales, IT" is none.
    const rest = text.slice(opening.length).trim();
    return rest.length > 60 || /[,;:]/.test(rest) || !/^\p{Lu}/u.test(rest) || titleScore(rest) < 2;
  }

  function isEmployer(text: string): boolean {
    if (titleScore(text) > 0 || isPlace(text)) return false;
    const [first, ...rest] = split(text, 0, 0, false, outerComma);
    const placed = rest.length > 0 && isPlace(rest.map((part) => part.text).join(', '));
    if (companyScore(text) >= 3 || (first !== undefined && companyScore(first.text) >= (placed ? 1 : 3)))
      return true;
    // "Second Cup, Lakeview": names alone, at most one comma.
    const several = text.trim().split(/[\s,]+/).length >= 2;
    return several && rest.length <= 1 && text.length < 60 && words.isNamed(text);
  }

  /** A title without a bracket behind it that tells how or through whom the work was done. */
  function withoutAside(title: Piece): Piece {
    const text = title.text.replace(aside, '').replace(/(?<=\p{L})\([^()\s]*\)$/u, '');
    return text === title.text || text === '' ? title : { ...title, text, to: title.from + text.length };
  }

  /** "Current<space>Senior Analyst at Northwind": the word stands for the dates. */
  function withoutNow(line: HeadingLine): HeadingLine {
    const now = /^\s*(?:current|present|now)\s+(?=\p{Lu})/iu.exec(line.text)?.[0].length ?? 0;
    return now === 0 ? line : { ...line, text: line.text.slice(now), from: line.from + now };
  }

  /** "Worked as Senior Engineer in Northwind Ltd": the words around the title fall away. */
  function told(line: HeadingLine): HeadingLine[] {
    const opening = workedAs.exec(line.text);
    if (!opening) return [line];
    const from = line.from + opening[0].length;
    const rest = line.text.slice(opening[0].length);
    const at = inEmployer.exec(rest);
    if (!at) return [{ ...line, text: rest, from }];
    const behind = at.index + at[0].length;
    return [
      { ...line, text: rest.slice(0, at.index), from },
      { ...line, text: rest.slice(behind).replace(/\s+from\s*$/iu, ''), from: from + behind },
    ];
  }

  function readFree(given: HeadingLine[]): Headings {
    const lines = given
      .map(withoutNow)
      .map((line) => ({ ...line, text: line.text.replace(placedByHyphen, '|') }))
      .flatMap(told);
    const outright = atOutright(lines);
    if (outright) return outright;
    const apart = employerApart(lines);
    if (apart) return apart;
    const pieces = lines.flatMap((line) => split(line.text, line.from, line.row, line.bold, marks));
    const kept = readPieces(pieces.flatMap(afterColon), lines);
    // A title with a slash in it is one when its employer stands on another line, or is one by its words.
    if (kept.title !== null && kept.company !== null) {
      if (kept.title.line !== kept.company.line) return kept;
      if (kept.title.text.includes(' / ') && companyScore(kept.company.text) >= 3) return kept;
    }
    if (!lines.some((line) => / \/ /.test(line.text))) return kept;
    const parted = pieces.flatMap((piece) => partsOf(piece, slash));
    const both = parted.filter((piece) => titleScore(piece.text) > 0).length > 1;
    return both && kept.title !== null ? kept : readPieces(parted, lines);
  }

  /** "Payments Integration at Northwind Global": what stands before the word is the title, whatever its words. */
  function atOutright(lines: HeadingLine[]): Headings | null {
    const titled = lines.filter((line) => titleScore(line.text) > 0);
    for (const line of titled.length > 0 ? titled.slice(0, 1) : lines) {
      if (line.text.length > 100 || /\t/.test(line.text)) continue;
      const parts = split(line.text, line.from, line.row, line.bold, atName);
      const [left, right] = parts;
      if (parts.length !== 2 || !left || !right) continue;
      const sure = titleScore(left.text) > 0;
      if (!sure && (words.readsLikeText(left.text) || !/^\p{Lu}/u.test(left.text))) continue;
      // Marks on either side may part more: "Engineer at Northwind | Berlin".
      if ([left, right].some((part) => partsOf(part, marks).length > 1)) {
        const company = partsOf(right, marks)[0];
        const before = partsOf(left, marks);
        if (!company || !sure) continue;
        return { title: before.length === 1 ? left : pick(before).title, company: employerOf(company) };
      }
      return { title: left, company: employerOf(right) };
    }
    return null;
  }

  /**
   * A title on a line of its own below or above a line that holds the employer: dashes, commas and small words in it
   * part nothing ("Tech Lead - Service Engineering" under "Northwind Health<tab>Leeds, UK").
   */
  function employerApart(lines: HeadingLine[]): Headings | null {
    const rows = [...Map.groupBy(lines, (line) => line.row).values()];
    if (rows.length < 2) return null;
    const score = (row: HeadingLine[]) =>
      largest(row.flatMap((line) => line.text.split('\t')).map(titleScore));
    const titled = rows.filter((row) => score(row) >= 2);
    const [own] = titled;
    if (titled.length !== 1 || !own) return null;
    const cells = own.flatMap((line) => split(line.text, line.from, line.row, line.bold, /\t+/gu));
    const cell = cells.find((one) => titleScore(one.text) >= 2);
    if (!cell) return null;
    const besideCell = cells.some((one) => one !== cell && !isPlace(one.text) && companyScore(one.text) > 0);
    const parts = partsOf(cell, marks).flatMap((part) => partsOf(part, outerComma));
    if (parts.length < 2 || parts.some((part) => part !== parts[0] && hasLegalForm(part.text))) return null;
    // "Pollen & Co. — Founder" holds both.
    if (titleScore(parts[0]?.text ?? '') < 2) return null;
    // What a bar parts may be the employer as well.
    if (partsOf(cell, pipes).some((part) => titleScore(part.text) === 0 && !isPlace(part.text))) return null;
    const at = rows.indexOf(own);
    const beside = [rows[at - 1], rows[at + 1]].flatMap((row) => (row && isEmployerRow(row) ? [row] : []));
    const [employer] = beside;
    // An employer with the dates leaves a place for the other cell.
    if (besideCell && !employer?.some((line) => line.dated)) return null;
    if (!employer || atName.test(cell.text)) {
      atName.lastIndex = 0;
      return null;
    }
    const company = employer
      .flatMap((line) => split(line.text, line.from, line.row, line.bold, marks))
      .find((one) => companyScore(one.text) > 0);
    if (!company) return null;
    return { title: titleOfCell(withoutPlace(cell, parts)), company: employerOf(company) };
  }

  /** A title without the place, or the way to work, that ends its cell. */
  function withoutPlace(cell: Piece, parts: Piece[]): Piece {
    const at = parts.findIndex(
      (_part, index) =>
        index > 0 &&
        isPlace(
          parts
            .slice(index)
            .map((part) => part.text)
            .join(', '),
        ),
    );
    const last = parts[at - 1];
    if (!last) return cell;
    return { ...cell, text: cell.text.slice(0, last.to - cell.from), to: last.to };
  }

  /** A line that holds an employer beside or before its place, or an employer by its words. */
  function isEmployerRow(row: HeadingLine[]): boolean {
    const parts = row.flatMap((line) => split(line.text, line.from, line.row, line.bold, marks));
    const [first, ...rest] = parts;
    if (!first || companyScore(first.text) <= 0) return false;
    if (companyScore(first.text) >= 3) return true;
    if (rest.length === 0 && words.isTownInCountry(first.text)) return false;
    if (rest.length === 0 && row.some((line) => line.dated) && !words.readsLikeText(first.text)) return true;
    const [name, ...behind] = partsOf(first, outerComma);
    const placed = [...rest.map((part) => part.text), behind.map((part) => part.text).join(', ')];
    return (
      name !== undefined && companyScore(name.text) > 0 && placed.some((text) => text !== '' && isPlace(text))
    );
  }

  /** A title in a cell of its own: whole, but for what a bar parts from it that is no title. */
  function titleOfCell(cell: Piece): Piece {
    const parts = partsOf(cell, pipes);
    if (parts.every((part) => titleScore(part.text) > 0)) return cell;
    return parts.find((part) => titleScore(part.text) > 0) ?? cell;
  }

  /** "Institute of Physics: Head of Linux Services" */
  function afterColon(piece: Piece): Piece[] {
    const parts = partsOf(piece, colon);
    const [first, last] = parts;
    const titled = parts.length === 2 && first && last && titleScore(last.text) > 0;
    return titled && titleScore(first.text) === 0 ? parts : [piece];
  }

  /** "Contoso Ltd. Hong Kong Trainee": a legal form closes the employer's name before a title. */
  function afterForm(piece: Piece): Piece[] {
    const form = formInside.exec(piece.text);
    if (!form) return [piece];
    const cut = form.index + form[0].length;
    const rest = piece.text.slice(cut);
    const place = openingPlace.exec(rest)?.[0].length ?? 0;
    if (titleScore(rest) === 0) return [piece];
    const name = piece.text.slice(0, cut).trimEnd();
    return [
      { ...piece, text: name, to: piece.from + name.length },
      { ...piece, text: rest.slice(place), from: piece.from + cut + place },
    ];
  }

  function readPieces(whole: Piece[], lines: HeadingLine[]): Headings {
    // "Developer, Northwind Ltd" is two pieces: one reads like a title, another ends in a legal form.
    const pieces = whole.flatMap(afterForm).flatMap((piece) => {
      const parts = partsOf(piece, commaBeforeName);
      const titled = parts.some((part) => titleScore(part.text) > 0);
      return titled && parts.some((part) => hasLegalForm(part.text)) ? parts : [piece];
    });
    const finer = pieces.flatMap((piece) => {
      const parts = partsOf(piece, prepositions);
      const sure = titleScore(piece.text) > 0 || (parts.length > 1 && titleScore(parts[0]?.text ?? '') >= 2);
      return sure ? parts : [piece];
    });
    const first = joined(pick(finer), finer, lines);
    const commas = (piece: Piece) => {
      const parts = partsOf(piece, outerComma);
      return parts.length > 1 ? parts : [piece];
    };
    if (first.title?.text.includes(', ')) {
      const parts = commas(first.title);
      const scored = parts.filter((part) => titleScore(part.text) > 0);
      if (first.company === null || scored.length < parts.length) {
        const again = pick(finer.flatMap((piece) => (piece === first.title ? parts : commas(piece))));
        // "Director, Engineering" is one title when a company stands elsewhere on its own.
        const own = first.company !== null && companyScore(first.company.text) > 0;
        const rest = parts.filter((part) => part !== again.title && companyScore(part.text) > 1);
        const placed =
          parts.length > 1 &&
          isPlace(
            parts
              .slice(1)
              .map((part) => part.text)
              .join(', '),
          );
        if (!own || rest.length > 0 || placed) return again;
      }
    }
    return first.company ? { title: first.title, company: employerOf(first.company) } : first;
  }

  /** "Staff Nurse - Ward Manager" is one title when both halves are one and the employer stands elsewhere. */
  function joined(read: Headings, pieces: Piece[], lines: HeadingLine[]): Headings {
    const { title, company } = read;
    if (!title || company?.line === title.line) return read;
    const same = pieces.filter((piece) => piece.line === title.line);
    const [first, second] = same;
    if (same.length !== 2 || !first || !second || !same.every((piece) => titleScore(piece.text) >= 2))
      return read;
    const line = lines.find((one) => one.from <= first.from && second.to <= one.from + one.text.length);
    if (!line) return read;
    const text = line.text.slice(first.from - line.from, second.to - line.from);
    return /[\t|]/.test(text) ? read : { title: { ...first, text, to: second.to }, company };
  }

  function employerOf(whole: Piece): Piece {
    // "Northwind: seat planning": what was done there stands behind the colon.
    const before = /^[^:]{2,60}(?=:\s)/u.exec(whole.text)?.[0];
    const piece = before ? { ...whole, text: before, to: whole.from + before.length } : whole;
    if (!piece.text.includes(', ')) return piece;
    const all = partsOf(piece, outerComma);
    // "Pryce, Lowe & Swift LLP": a legal form behind a comma closes the name that began before it.
    const form = all.findIndex((part) => hasLegalForm(part.text));
    const [head, tail] = [all[0], all[form]];
    if (head && tail && form > 0) {
      const to = tail.to - piece.from;
      return { ...head, text: piece.text.slice(0, to), to: tail.to };
    }
    return all.find((one) => companyScore(one.text) > -2) ?? piece;
  }

  /** "MA" behind a town. */
  function isState({ text }: Piece): boolean {
    return /^\p{Lu}{2}$/u.test(text);
  }

  /** Of two pieces that no title word tells apart, the first is the title: that order is the commoner. */
  function guess(lines: HeadingLine[]): Headings | null {
    const likely = lines
      .flatMap((line) => split(line.text, line.from, line.row, line.bold, marks))
      .flatMap((piece) => partsOf(piece, slash))
      .flatMap((piece) => partsOf(piece, commaBeforeName))
      .filter((piece, at, all) => !isState(piece) && !(all[at + 1] && isState(all[at + 1] as Piece)))
      .filter((piece) => companyScore(piece.text) > 0);
    const [first, second] = likely;
    if (!first || !second || likely.length > 3) return null;
    // "Contoso Inc. - Storage Kernel": the legal form tells; so does what stands in brackets behind an employer, or a word for a
    // sort of work.
    const placed = first.text.endsWith(')') && !second.text.endsWith(')');
    const sorted = words.kind(first.text) === 'job' && words.kind(second.text) !== 'job';
    if (hasLegalForm(first.text) || placed || sorted)
      return { title: likely.at(-1) as Piece, company: first };
    return { title: first, company: second };
  }
}
