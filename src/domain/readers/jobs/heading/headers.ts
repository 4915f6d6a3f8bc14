import { type HeadingWords, headingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import { labelReader } from '#domain/readers/jobs/labels.ts';
import {
  type HeadingLine,
  type Headings,
  type Piece,
  partsOf,
  piecesOf,
  slash,
  split,
} from '#domain/readers/jobs/pieces.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listAlternatives, looseAlternatives } from '#domain/words/patterns.ts';
import { alternatives } from '#domain/words/words.ts';
import { formsBehindNames } from '../firm-words.ts';
import { asideLines } from './aside-lines.ts';
import { asidePattern, modeTest } from './asides.ts';
import { outrightReader } from './at-outright.ts';
import { beforeCodeReader } from './before-code.ts';
import { beforePlaceReader } from './before-place.ts';
import { employerCleaner } from './employer-alone.ts';
import { employerApartReader } from './employer-apart.ts';
import { employerUnnamedReader } from './employer-unnamed.ts';
import { besideLabel, formReader } from './form-lines.ts';
import { gluedDashes, holdsLongDash } from './glued-dash.ts';
import { guesser } from './guess.ts';
import { leadingPatterns } from './leading-words.ts';
import { picker } from './pick.ts';
import { employerPlaces } from './placed.ts';
import { refereeReader } from './referees.ts';
import { runTogetherParter } from './run-together.ts';
import { commaSealer } from './sealed.ts';
import { seamReader } from './seams.ts';
import { slashReader } from './slashes.ts';
import { smallWordsIn } from './small-words.ts';
import { titleJoiner } from './title-joined.ts';
import { titleParter } from './title-parted.ts';
import { namesOf, withForms } from './told.ts';
import { sentenceParter } from './told-sentence.ts';
import { townReader } from './town-behind.ts';

export interface HeaderReader extends HeadingWords {
  /** The label of a form that a line begins with: title, company, dates or duties. */
  label(text: string, loose?: boolean): string | null;
  /** True for a line of its own label ("Technologies: …"), unless a title or an employer stands behind it. */
  isAside(text: string): boolean;
  /** True for a line that begins with "at" and a name. */
  opensEmployer(text: string): boolean;
  /** True for a title that ends in that of who owns or founded a firm. */
  isOwner(title: string): boolean;
  /** Title and company of heading lines whose dates are already cut out. */
  read(lines: HeadingLine[], loose?: boolean): Headings;
  /** Title and company of a heading in which no word tells them apart; null when there are not two pieces. */
  guess(lines: HeadingLine[]): Headings | null;
  /** True for a line that names an employer by its words, its legal form or the place behind it. */
  isEmployer(text: string): boolean;
  /** An employer without what a comma parts from it, such as its place. */
  employerOf(piece: Piece): Piece;
}

/** "Acme Supply-Tulsa, OK", as Indeed writes an employer and its place, "Lead Engineer- New York, NY", "Northwind—Leeds, England". */
const placedByHyphen =
  /(?<=\p{L})(?:-\s?(?=\p{Lu}[\p{L} .]{2,30}, [A-Z]{2}\s*$)|[–—](?=\p{Lu}[\p{L} .]{2,30}, \p{Lu}[\p{L} ,.]{1,30}$))/u;

/** Makes a header reader that knows the title and company words of these languages. */
export function headerReader(lexicon: Pick<Lexicon, 'languages' | 'shared'>): HeaderReader {
  const { languages, shared } = lexicon;
  const words = headingWords(lexicon);
  const { titleScore, companyScore, isPlace, hasLegalForm } = words;
  const labelled = labelReader(languages);
  const pick = picker(words);
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const commaBeforeName = new RegExp(
    `,\\s+(?!(?:${looseAlternatives(shared.legalForms)})\\b)(?![^()]*\\))`,
    'giu',
  );
  const opening = formsBehindNames(shared).filter((form) => form.length > 2);
  const formOpens = new RegExp(`^(?:${looseAlternatives(opening)})(?=[\\s,.]|$)`, 'iu');
  const { prepositions, atName, leadsToName, opensEmployer, isOwner, withSmallAt, withoutTail } =
    leadingPatterns(languages, shared);
  const named = ({ text, behind }: HeadingLine) => (behind ? text.replace(leadsToName, '') : text);
  /** Behind an employer in brackets, where its title stands elsewhere: "(Intern)". */
  const sorts = alternatives(
    languages.flatMap(({ kinds }) => [...(kinds.internship ?? []), ...(kinds.freelance ?? []), 'contractor']),
  );
  const sortBehind = new RegExp(`\\s*\\((?:${sorts})\\)$`, 'iu');
  const withoutReferees = refereeReader(languages, shared, words);
  const aside = asidePattern(languages, shared);

  const { isOnePiece, withForm, withNameGoingOn } = smallWordsIn(words, formOpens, {
    worksFor: list((grammar) => grammar.worksFor),
    ofOwners: list((grammar) => grammar.owners.of),
  });
  const employerUnnamed = employerUnnamedReader(words);
  const places = employerPlaces(words, formOpens, withForm);
  const { placedByDash, behindTeam, besideBar, inBrackets, isWhere } = places;
  const beforePlace = beforePlaceReader(words, languages);
  const bySlash = slashReader(words);
  const employerOf = employerCleaner(words, languages);
  const atOutright = outrightReader(words, atName, { pick, employerOf });
  const employerApart = employerApartReader(words, atName, employerOf);
  const { withoutTown, withoutTownAtEnd } = townReader(words);
  const { withTeam, withField, joined, withBehind, ofFields, ofTowns, ofTrades, isOfField } = titleJoiner(
    words,
    languages,
  );
  const { afterColon, partedByColon, afterForm, ofFirm, atStop, atHanBlank, atHyphen, withoutDeed } =
    titleParter(words, shared);
  const { readForm, namesClient } = formReader(labelled, words, modeTest(languages, shared));
  const isAside = asideLines(words, labelled, aside, namesClient, shared);
  const beforeCode = beforeCodeReader(words);
  const runTogether = runTogetherParter(words, languages);
  const { sealed, unsealed } = commaSealer(words, languages);
  const guess = guesser(words, commaBeforeName, labelled);
  const atGluedDash = gluedDashes(words);
  const seamed = seamReader(words);
  const bySentence = sentenceParter(languages);

  return {
    ...words,
    isEmployer,
    isAside,
    isOwner,
    guess,
    employerOf,
    opensEmployer: (text) => opensEmployer.test(text),
    label: (text, loose) => labelled(text, loose ?? false)?.label ?? null,
    read(given, loose) {
      const whole = given.map((line) => seamed(line, given));
      const lines = whole.map((line) => ({ ...line, text: sealed(line.text) }));
      const read = readLines(lines, loose ?? false);
      const isGlued =
        read.company === null || (read.company.line === read.title?.line && holdsLongDash(read.title.text));
      const parted = isGlued ? atGluedDash(lines) : null;
      return unsealed(parted === null ? read : readLines(parted, loose ?? false));
    },
  };

  function readLines(lines: HeadingLine[], loose: boolean): Headings {
    const { given, client, free } = readForm(lines, loose);
    const rest = readFree(free);
    // "Job: Developer, Northwind GmbH": what a label calls the title holds the employer too.
    if (given.title && !given.company) {
      const { text, from, bold, line } = given.title;
      const both = readFree([{ text, from, bold, row: line }]);
      const elsewhere = rest.company?.text ?? '';
      const isElsewhere =
        hasLegalForm(elsewhere) || (companyScore(elsewhere) >= 3 && words.isNamed(elsewhere));
      if (both.title && both.company && !isElsewhere) return both;
    }
    const title = given.title ?? (given.company ? withBehind(rest, free) : rest.title);
    const company =
      given.company ??
      rest.company ??
      besideLabel(given, rest, words) ??
      client ??
      (title && beforeCode(free, title));
    return { title: title && withoutAside(title), company: company && withoutSortBehind(company) };
  }

  /** An employer's name without the sort of work in brackets behind it: "Contoso (contract)". */
  function withoutSortBehind(piece: Piece): Piece {
    const text = piece.text.replace(sortBehind, '').replace(aside, '');
    return text === piece.text || text === '' ? piece : { ...piece, text, to: piece.from + text.length };
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
    // "Research Assistant, Advisor: Dr. Jane Roe": a label behind it tells something else.
    const own = title.text.replace(aside, '').replace(/(?<=\p{L}{3}),\s+\p{Lu}[\p{L} ]{2,20}:\s.*$/u, '');
    const text = withoutTownAtEnd(own.replace(/(?<=\p{L})\([^()\s]*\)$/u, ''));
    return text === title.text || text === '' ? title : { ...title, text, to: title.from + text.length };
  }

  /** "bei der Northwind GmbH" without the word that leads to the name. */
  function withoutAt(line: HeadingLine): HeadingLine {
    const skip = line.behind ? 0 : (opensEmployer.exec(line.text)?.[0].length ?? 0);
    return skip === 0 ? line : { ...line, text: line.text.slice(skip), from: line.from + skip };
  }

  function readFree(all: HeadingLine[]): Headings {
    const given = withoutReferees(all);
    const lines = given
      .map((line) => namesOf(line, words, { withoutAt, withoutTown }))
      .map((line) => ({
        ...line,
        text: withoutTail(withSmallAt(named(line)).replace(placedByHyphen, '|'), isWhere),
      }))
      .reduce<HeadingLine[]>((joined, line) => withForms(formOpens, joined, line), [])
      .flatMap(bySentence);
    const whole =
      employerUnnamed(lines) ??
      atOutright(lines) ??
      beforePlace(lines) ??
      placedByDash(given) ??
      behindTeam(lines) ??
      besideBar(lines) ??
      employerApart(lines);
    if (whole) return whole;
    const pieces = lines
      .flatMap(piecesOf)
      .flatMap(atStop)
      .flatMap(atHanBlank)
      .flatMap(atHyphen)
      .map(withoutDeed);
    const parts = pieces.flatMap(afterColon);
    // A heading of one row that has its dates.
    const isRow = lines.every((line) => line.dated && line.row === lines[0]?.row);
    const finer = partedByColon(parts, isRow);
    const first = readPieces(parts, lines);
    // An employer of another line than the title's is none that stands behind the title's colon.
    const isApart = first.title && first.company && first.company.line !== first.title.line;
    const kept = isApart || finer === parts ? first : readPieces(finer, lines);
    const settled = bySlash(lines, kept);
    if (settled !== null) return settled;
    if (!lines.some((line) => / \/ /.test(line.text))) return kept;
    // "Contoso / Northwind, Network Engineer": two names of one employer.
    const names = kept.title && kept.company?.text.split(' / ');
    if (names && names.length === 2 && names.every((name) => titleScore(name) === 0)) return kept;
    const parted = pieces.flatMap((piece) => partsOf(piece, slash));
    const both = parted.filter((piece) => titleScore(piece.text) > 0).length > 1;
    return both && kept.title !== null ? kept : readPieces(parted, lines);
  }

  function readPieces(whole: Piece[], lines: HeadingLine[]): Headings {
    // "Developer, Northwind Ltd" is two pieces: one reads like a title, another ends in a legal form.
    const pieces = whole
      .map((piece) => withoutSort(piece, whole))
      .flatMap(afterForm)
      .flatMap((piece) => ofFirm(piece, whole))
      .flatMap((piece) => runTogether(piece, whole))
      .flatMap((piece) => inBrackets(piece, whole))
      .flatMap((piece) => {
        const parts = ofTrades(partsOf(piece, commaBeforeName));
        const titled = parts.some((part) => titleScore(part.text) > 0);
        return titled && parts.some((part) => hasLegalForm(part.text)) ? parts : [piece];
      });
    const finer = pieces.flatMap((piece) => {
      const parts = withNameGoingOn(partsOf(piece, prepositions), piece);
      const sure = titleScore(piece.text) > 0 || (parts.length > 1 && titleScore(parts[0]?.text ?? '') >= 2);
      return !sure ? [piece] : isOnePiece(parts, piece, pieces) ? partsOf(piece, outerComma) : parts;
    });
    const picked = withField(joined(pick(finer), finer, lines), finer, lines);
    const first = withTeam(picked, finer, lines);
    const commas = (piece: Piece) => {
      const parts = ofTrades(ofTowns(ofFields(withForm(partsOf(piece, outerComma), piece))));
      return parts.length > 1 ? parts : [piece];
    };
    const parts = first.title?.text.includes(', ') && !isOfField(first) ? commas(first.title) : [];
    if (first.title && parts.length > 1) {
      const scored = parts.filter((part) => titleScore(part.text) > 0);
      if (first.company === null || scored.length < parts.length) {
        const again = pick(finer.flatMap((piece) => (piece === first.title ? parts : commas(piece))));
        // "Director, Engineering" is one title when a company stands elsewhere on its own; below a heading of its own it is one whatever
        // its words.
        // "Contoso, Developer<tab>Thiene, Italia": before the title stands the employer, in the other cell a town.
        const isNamedFirst = titleScore(parts[0]?.text ?? '') === 0 && companyScore(parts[0]?.text ?? '') > 0;
        const isTown = first.company !== null && words.isTownInCountry(first.company.text);
        // "External Lecturer, Northwind University" over "Department of Economics".
        const isUnit =
          first.company !== null &&
          words.isUnit(first.company.text) &&
          parts.some((part) => companyScore(part.text) >= 3 && !words.isUnit(part.text));
        const own =
          first.company !== null &&
          companyScore(first.company.text) > 0 &&
          !(isNamedFirst && isTown) &&
          !isUnit;
        const isHeaded = own && first.company?.bold && first.company.line < first.title.line;
        const names = (part: Piece) => (isHeaded ? hasLegalForm(part.text) : companyScore(part.text) > 1);
        const rest = parts.filter((part) => part !== again.title && names(part));
        const behind = parts.slice(1).map((part) => part.text);
        const placed = isPlace(behind.join(', '));
        if (!own || rest.length > 0 || placed) return again;
      }
    }
    return first.company ? { title: first.title, company: employerOf(first.company) } : first;
  }

  /** "Northwind Aero (Intern)" beside "Web Developer": an employer without the sort of work behind it. */
  function withoutSort(piece: Piece, all: Piece[]): Piece {
    const text = piece.text.replace(sortBehind, '');
    if (text === piece.text || text === '' || titleScore(text) > 0) return piece;
    if (!all.some((other) => other !== piece && titleScore(other.text) >= 2)) return piece;
    return { ...piece, text, to: piece.from + text.length };
  }
}
