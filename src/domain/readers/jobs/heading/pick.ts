import { type HeadingWords, outerComma } from '#domain/readers/jobs/heading-words.ts';
import { endsInStop, type Headings, opensDeed, type Piece } from '#domain/readers/jobs/pieces.ts';

/** What being a part of a school beside the school takes from an employer. */
const unitBy = 3;
/** The same for one behind the name that it is a part of. */
const partBy = 6;
/** What being nothing but a sort of work takes from a title. */
const sortBy = 1.5;
/** The same from an employer: "Contract" between a title and a name. */
const asEmployerBy = 0.5;
/** What being an address of the web takes from an employer beside a name. */
const addressBy = 1;
const addressAlone = /^(?:www\.)?[\p{Ll}\d-]+(?:\.[\p{Ll}\d-]+)*\.\p{Ll}{2,4}$/u;
/** What its place in brackets behind it gives to an employer: "Northwind (Leeds, UK) - Systems division". */
const placedBy = 2.5;
/** What standing behind an employer and its place takes from what stands in the next cell: "Northwind Leeds, UK<tab>Media". */
const besidePlacedBy = 2.5;
/** "Engineer II (2014)": a rank with the year in which somebody had it, and what that takes from an employer. */
const rankInYear = /\s[IVX]{1,3}\s\((?:19|20)\d\d\)$/u;
const againstRank = 3;
/** Characters of a dash or a bar with its blanks; a comma parts a unit from another as well. */
const mark = 3;
/** Names on a line that list something. */
const fewestListed = 3;

/** Makes what picks a title and an employer among the pieces of a heading, by their words, their look and their nearness. */
export function picker(words: HeadingWords): (pieces: Piece[]) => Headings {
  const { titleScore, companyScore } = words;
  return pick;

  function pick(pieces: Piece[]): Headings {
    let title: Piece | null = null;
    let best = 0;
    const titled = pieces.map((piece) => titleScore(piece.text));
    for (const [index, piece] of pieces.entries()) {
      const own = isDeed(piece.text) ? 0 : (titled[index] as number);
      const score =
        own -
        (isListed(pieces, piece) ? 0.3 : 0) -
        (words.isSort(piece.text) && !isAmongNames(pieces, piece) ? sortBy : 0) +
        (piece.bold ? 0.5 : 0) +
        (closesWithTitle(piece.text) ? (/\s/.test(piece.text) ? 0.6 : 0.2) : 0);
      if (own > 0 && score > best) {
        best = score;
        title = piece;
      }
    }
    let company: Piece | null = null;
    let most = 0;
    for (const [index, piece] of pieces.entries()) {
      if (piece === title) continue;
      // Behind dates stands a place as often as an employer; a bold line of its own above the title is one.
      const beside = title !== null && piece.line === title.line;
      const banner =
        title !== null && piece.bold && piece.line < title.line && countOf(pieces, piece.line) === 1;
      const near = beside ? (piece.behind ? -0.1 : 0.4) : banner ? 0.3 : 0;
      const bare = piece.text.replace(/\s*\([^()]*\)/gu, '');
      const rival = (titled[index] as number) > 1 && titleScore(bare) > 1;
      const own = isSmallName(pieces, piece) ? 1 : companyScore(piece.text);
      // "Ohio National Guard" has a title word and is an employer by another.
      const against = rival ? againstRival(piece, bare, own, title) : 0;
      // "getnorthwind.com" beside the title, "Northwind" below it.
      const isAddress =
        addressAlone.test(piece.text) && pieces.some((other) => other !== piece && isOtherName(other));
      const score =
        own +
        near +
        (isPlacedInBrackets(piece.text) ? placedBy : 0) -
        (isBesidePlaced(pieces[index - 1], piece) ? besidePlacedBy : 0) -
        (isAddress ? addressBy : 0) +
        (piece.bold ? 0.3 : 0) -
        against -
        (rankInYear.test(piece.text) ? againstRank : 0) -
        unitOf(pieces, piece) -
        (words.isSort(piece.text) ? asEmployerBy : 0) -
        (isListed(pieces, piece) ? 0.3 : 0);
      if (title && isToldBelow(pieces, piece, title)) continue;
      // "Senior Engineer, Foundation Team": nobody is employed by a team.
      if (title && beside && piece.from > title.to && words.isTeam(piece.text)) continue;
      // "Served customers in the shop"
      if (words.isDeed(piece.text)) continue;
      if (score > most) {
        most = score;
        company = piece;
      }
    }
    return { title, company: company ?? (title && namedAfterTrade(pieces, title)) };
  }

  /** What the title word in a name takes from it as an employer, which is `own`; `bare` is the name without its bracket. */
  function againstRival(piece: Piece, bare: string, own: number, title: Piece | null): number {
    if (title === null || closesWithTitle(bare)) return 3.5;
    if (piece.line !== title.line && words.isNamed(bare)) return 0.8;
    return own >= 3 ? 1.5 : 3.5;
  }

  /** "Intern" over "Northwind Merchant Partners": beside names of firms alone a sort of work is the title. */
  function isAmongNames(pieces: Piece[], piece: Piece): boolean {
    return pieces.every(
      (other) =>
        other === piece ||
        titleScore(other.text) === 0 ||
        (other.line !== piece.line && companyScore(other.text) >= 3 && !closesWithTitle(other.text)),
    );
  }

  function isBesidePlaced(before: Piece | undefined, piece: Piece): boolean {
    if (before?.line !== piece.line || !words.isTownInCountry(before.text)) return false;
    return companyScore(before.text) >= 1 && titleScore(before.text) === 0;
  }

  function isPlacedInBrackets(text: string): boolean {
    const place = /[\p{L}.]\s\(([^()]+)\)$/u.exec(text)?.[1];
    return (place?.includes(', ') && words.isPlace(place)) ?? false;
  }

  /** "initech<tab>Atlanta, GA": a name of small letters beside its place. */
  function isSmallName(pieces: Piece[], piece: Piece): boolean {
    if (!/^\p{Ll}[\p{L}\d]{3,19}$/u.test(piece.text) || titleScore(piece.text) > 0) return false;
    return pieces.some((other) => other.line === piece.line && other !== piece && words.isPlace(other.text));
  }

  /** "Established interviewing and onboarding processes for new engineers": what was done, and no title. */
  function isDeed(text: string): boolean {
    return /^\p{Lu}\p{Ll}*ed\s/u.test(text) && words.readsLikeText(text);
  }

  /**
   * "Imaging Group, EPFL": a part of a school beside the school is not the employer; nor is a team above its firm, or the one behind its name
   * ("Contoso - Cellular Networks Group").
   */
  function unitOf(pieces: Piece[], piece: Piece): number {
    const isOfSchool = words.isSubject(piece.text);
    const isUnit = words.isUnit(piece.text) || isOfSchool;
    // "Consultant, School of Family Sciences, Acme State University".
    // "University Assistant" is none.
    const isWhole = ({ text }: Piece) =>
      words.isSchoolName(text) && !words.isPartOfSchool(text) && titleScore(text) === 0;
    if (words.isPartOfSchool(piece.text) && pieces.some((other) => other !== piece && isWhole(other)))
      return partBy;
    if (words.isSchoolName(piece.text) || words.hasLegalForm(piece.text)) return 0;
    if (isBeforeSurer(pieces, piece)) return unitBy;
    const others = pieces.filter((other) => other !== piece && !words.isUnit(other.text));
    // "Business Analyst, Project Management, Northwind", "Northwind – Engineer – Engineering Division": beside another name of its line.
    if (words.isField(piece.text) && others.some((other) => other.line === piece.line && isOtherName(other)))
      return unitBy;
    // "Project Engineer – Engineering Dept – Northwind", "Research Manager, Central Analytical Unit, DfE"
    const isBehind = (other: Piece) =>
      other.line === piece.line && other.from > piece.to && isOtherName(other);
    if (words.isDepartment(piece.text) && others.some(isBehind)) return unitBy;
    // "Programmer, Financial Engineering Group, Acme Capital Markets".
    const endsInUnit = words.isUnit(piece.text.split(/\s+/).at(-1) ?? '');
    const isFirm = ({ text }: Piece) => companyScore(text) >= 3 && !words.isField(text);
    if (endsInUnit && others.some((other) => isBehind(other) && isFirm(other))) return unitBy;
    // "Northwind Bank" over "FINANCE DEPARTMENT".
    const isAbove = (other: Piece) => other.line < piece.line && isOtherName(other);
    if (words.isDepartment(piece.text) && endsInUnit && others.some(isAbove)) return partBy;
    if (!isUnit) return 0;
    if (others.some((other) => isNameBefore(other, piece))) return partBy;
    const isBeside = others.some(
      (other) =>
        (other.line === piece.line && words.isSchoolName(other.text)) ||
        (other.line === piece.line - 1 && words.isSchoolName(other.text)) ||
        (other.line === piece.line + 1 &&
          companyScore(other.text) >= 3 &&
          (isOfSchool || titleScore(other.text) === 0)),
    );
    return isBeside ? unitBy : 0;
  }

  /** "Teaching Assistant, Networks in the World, Example State University", "Technician, Auto Execution, Northwind LP": between the title and one that is an employer for sure. */
  function isBeforeSurer(pieces: Piece[], { text: own, line, from, to }: Piece): boolean {
    // "Nurse, Queen Example Hospital, University of Exampleton": one by its words is as sure; "Networks" with a small word is none.
    if (companyScore(own) >= 3 && words.isNamed(own)) return false;
    const isSure = ({ text }: Piece) =>
      words.hasLegalForm(text) || (words.isSchoolName(text) && !words.isPartOfSchool(text));
    const beside = pieces.filter((other) => other.line === line);
    return (
      beside.some((other) => other.to <= from && titleScore(other.text) >= 2) &&
      beside.some((other) => other.from >= to && titleScore(other.text) === 0 && isSure(other))
    );
  }

  /** True for what may be an employer's name, and is no field of work. */
  function isOtherName({ text }: Piece): boolean {
    if (titleScore(text) > 0 || companyScore(text) <= 0 || words.isPlace(text)) return false;
    return words.isNamed(text.replace(/\s\([^()]*\)/gu, '')) && !words.isField(text);
  }

  /** True for a name that nothing but a mark parts from what stands behind it. */
  function isNameBefore(name: Piece, piece: Piece): boolean {
    const room = piece.from - name.to;
    return (
      name.line === piece.line &&
      room === mark &&
      words.isNamed(name.text) &&
      companyScore(name.text) > 0 &&
      titleScore(name.text) === 0
    );
  }

  /** One of three names and more on a line above another one: tools of the job before, as often as an employer. */
  function isListed(pieces: Piece[], piece: Piece): boolean {
    return countOf(pieces, piece.line) >= fewestListed && pieces.some((other) => other.line > piece.line);
  }

  /** "Data Engineering consultancy per Borealis" below a title with a name above or beside it: a line that tells what was done. */
  function isToldBelow(pieces: Piece[], piece: Piece, title: Piece): boolean {
    if (piece.line <= title.line || words.isNamed(piece.text)) return false;
    // "Software engineer on the browser team.": a sentence is no employer.
    if (endsInStop(piece.text) && words.readsLikeText(piece.text) && !words.hasLegalForm(piece.text))
      return true;
    // "Designer, Blue Studio" over "Designed packaging for Contoso GmbH": the comma's own name is the employer.
    const isOther = (part: string) =>
      /^\p{Lu}\p{L}{2}/u.test(part) &&
      titleScore(part) === 0 &&
      words.isNamed(part) &&
      companyScore(part) > 0 &&
      !words.isPlace(part);
    if (title.text.split(outerComma).slice(1).some(isOther)) return true;
    if (words.hasLegalForm(piece.text) && !opensDeed.test(piece.text)) return false;
    return pieces.some(
      (other) =>
        other !== title &&
        other.line <= title.line &&
        words.isNamed(other.text) &&
        companyScore(other.text) > 0 &&
        titleScore(other.text) === 0,
    );
  }

  function countOf(pieces: Piece[], line: number): number {
    return pieces.filter((piece) => piece.line === line).length;
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
}
