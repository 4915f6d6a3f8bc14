/*
 * The order of title and employer, learnt from the entries of a document whose words tell it and used for those whose words do
 * not: "Growth Wizard" is a title where its siblings' titles stand.
 */
import type { Document } from '#domain/document.ts';
import { type Headings, joinedBy, lineWith, type Piece } from '#domain/readers/jobs/pieces.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { againstOrder, isSelfEmployed } from './against-order.ts';
import { fewestCells, type Order, pieceAt, type ReadHeading, slotOf } from './slots.ts';

/** Entries that have to agree, and their share of those that say. */
const fewest = 2;
const share = 0.6;
/** What a name scores that is an employer's by its words. */
const byItsWords = 3;
/** Entries before and behind one that are its neighbours. */
const neighbours = 4;

/** The order that most sure entries keep; null when they keep none. */
export function learnOrder(headings: ReadHeading[], headers: HeaderReader): Order | null {
  const sure = headings.flatMap((heading): (Order & { byWords: boolean; isOpen: boolean })[] => {
    const { title, company } = heading;
    // "Freelancer" over "UX Design" stands where an employer does.
    const isSure = title && headers.titleScore(title.text) >= 2 && !isSelfEmployed(title, headers);
    const first = isSure ? slotOf(heading, title) : null;
    const byWords = company !== null && headers.companyScore(company.text) >= byItsWords;
    const isOpen = company !== null && !byWords && mayBeOfTitle(heading, headers);
    return first ? [{ title: first, company: company && slotOf(heading, company), byWords, isOpen }] : [];
  });
  const named = sure.filter(({ company, isOpen }) => company !== null && !isOpen);
  return (
    // "Research" behind the dash of a title is as much its field: where names tell by their words that they are employers, these say.
    apart(majority(named.filter(({ byWords }) => byWords))) ??
    majority(named) ??
    majority(sure.map(({ title }) => ({ title, company: null })))
  );
}

/** An order in which employers stand on lines of their own; null for another one: beside a title two names by their words say nothing of a third. */
function apart(order: Order | null): Order | null {
  return order !== null && order.company?.row !== order.title.row ? order : null;
}

/** "Analyst · Business Development" over "Contoso · 2019 – 2021": what stands behind the title may be its field, as another line has a name. */
function mayBeOfTitle({ title, company, lines }: ReadHeading, headers: HeaderReader): boolean {
  if (!title || !company || company.line !== title.line || company.from < title.to) return false;
  return lines.some(({ row, text }) => {
    const name = text.trim().replace(/[\s·•|,–—-]+$/u, '');
    return (
      row !== title.line && headers.isNamed(name) && headers.companyScore(name) > 0 && !headers.isPlace(name)
    );
  });
}

function majority(orders: Order[]): Order | null {
  const votes = Map.groupBy(orders, ({ title, company }) => JSON.stringify([title, company]));
  const [best] = [...votes].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const count = best?.[1].length ?? 0;
  const [order] = best?.[1] ?? [];
  const isKept = order && count >= fewest && count >= orders.length * share;
  return isKept ? { title: order.title, company: order.company, count } : null;
}

/** The order that the neighbours of one heading keep, where those of a document keep two, as a table of references below the jobs does. */
export function neighboursOrder(headings: ReadHeading[], index: number, headers: HeaderReader): Order | null {
  const order = learnOrder(headings.slice(Math.max(0, index - neighbours), index + neighbours + 1), headers);
  return (order?.count ?? 0) > fewest ? order : null;
}

/** A heading read by that order where its own words do not tell. */
export function byOrder(heading: ReadHeading, order: Order, headers: HeaderReader): Headings {
  const { title, company } = heading;
  const named = order.company && pieceAt(heading, order.company);
  const employer = named && headers.employerOf(named);
  const isName =
    employer &&
    headers.companyScore(employer.text) > 0 &&
    headers.titleScore(employer.text) < 2 &&
    !headers.readsLikeText(employer.text);
  if (title && headers.titleScore(title.text) > 0) {
    const slot = slotOf(heading, title);
    const inPlace = slot?.row === order.title.row && slot.piece === order.title.piece;
    // "ideax!" where the siblings' employers stand, each on a line of its own.
    if (inPlace && company === null && named && employer && isLikeSiblings(named, order, headers))
      return { title, company: employer };
    if (inPlace && company === null && named && isInCell(heading, title, named, order, headers))
      return { title, company: named };
    if (inPlace && company && isName && isBehindTitle(heading, order, employer, headers)) {
      const line = lineWith(heading.lines, title.from, company.to);
      const whole = line && joinedBy(/^(?:,|\s[-–—·•])\s+$/, title, company, line);
      return { title: whole || title, company: employer };
    }
    // "Lead - Logistics | Contoso" where the siblings are "Analyst | Contoso": the field within a title is no employer.
    const isWithin = employer && employer.from > title.from && employer.to <= title.to;
    if (inPlace && isWithin && company && company.from > title.to) return heading;
    const contrary = inPlace ? null : againstOrder(heading, order, headers, isName ? employer : null);
    if (contrary) return contrary;
    // "Baker | Northwind Porter": the word of a trade in the employer's cell is none where a title stands in that of the titles.
    const first = pieceAt(heading, order.title);
    if (first && first.from < title.from && named?.from === title.from && headers.titleScore(first.text) >= 2)
      if (isInCell(heading, first, title, order, headers)) return { title: first, company: title };
    if (!inPlace || !isName || employer.from === title.from) return heading;
    // An employer on a line of its own that is as sure is not that of a comma.
    const sure = company !== null && company.line !== title.line && headers.companyScore(company.text) > 1;
    if (sure && headers.companyScore(company.text) >= headers.companyScore(employer.text)) return heading;
    const own = company && slotOf(heading, company);
    if (own?.row === order.company?.row && own?.piece === order.company?.piece) return heading;
    return { title: withoutEmployer(title, employer), company: employer };
  }
  const titled = pieceAt(heading, order.title);
  if (!titled || titled.text.length > 80 || headers.companyScore(titled.text) <= 0) return heading;
  if (order.company === null) return titled.from === company?.from ? heading : { title: titled, company };
  if (!isName || titled.from === employer.from) return heading;
  if (headers.readsLikeText(titled.text) || headers.hasLegalForm(titled.text) || headers.isPlace(titled.text))
    return heading;
  return { title: withoutEmployer(titled, employer), company: employer };
}

/** "Analyst – Property Rates" where the siblings' employers stand on lines of their own, as one stands here: no employer behind a title. */
function isBehindTitle(
  { title, company }: ReadHeading,
  order: Order,
  employer: Piece,
  headers: HeaderReader,
): boolean {
  if (!title || !company || company.line !== title.line || company.from < title.to) return false;
  if (order.company === null || order.company.row === order.title.row) return false;
  if (headers.isUnit(company.text) || /[,(]/u.test(company.text)) return false;
  const isSurer = headers.companyScore(company.text) >= headers.companyScore(employer.text) + 1;
  return employer.line !== company.line && !headers.hasLegalForm(company.text) && !isSurer;
}

/** "Developer | Northwind Porter | 2015", "mobile concepts | Developer": a name in the cell where the employers of most entries stand. */
function isInCell(
  heading: ReadHeading,
  title: Piece,
  named: Piece,
  { company, title: slot, count = 0 }: Order,
  headers: HeaderReader,
): boolean {
  const [first, second] = title.from < named.from ? [title, named] : [named, title];
  const line = lineWith(heading.lines, first.from, second.to);
  const between = line?.text.slice(first.to - line.from, second.from - line.from) ?? '';
  return (
    company?.row === slot.row &&
    count >= fewestCells &&
    /^\s*[|│┃¦\t]\s*$/u.test(between) &&
    named.text.length <= longestName &&
    !headers.readsLikeText(named.text) &&
    !headers.isPlace(named.text) &&
    !headers.isAside(named.text) &&
    headers.titleScore(named.text) <= headers.titleScore(title.text)
  );
}

/** Characters of a name that its place alone makes an employer. */
const longestName = 40;

/** True for what its place alone makes the name of an employer: a line of its own, as those of the siblings are, and no text, place, label or title. */
function isLikeSiblings({ text }: Piece, { title, company }: Order, headers: HeaderReader): boolean {
  return (
    company !== null &&
    company.row !== title.row &&
    text.length <= longestName &&
    !/[.;:]$/u.test(text) &&
    headers.titleScore(text) === 0 &&
    !headers.readsLikeText(text) &&
    !headers.isPlace(text) &&
    !headers.isAside(text) &&
    !headers.isNotWork(text) &&
    headers.label(text) === null
  );
}

/** True for an entry whose employer stands on a line above its title, and its dates beside that or below. */
function isNamedAbove({ title, company, anchor }: ReadHeading): boolean {
  return title !== null && company !== null && company.line < title.line && title.line <= anchor;
}

/** True for a section in which several employers stand above their jobs. */
export function namesAbove(headings: ReadHeading[]): boolean {
  return headings.filter(isNamedAbove).length >= fewest;
}

/**
 * "Engineer, Search Quality" below "Senior Engineer, Payments Platform" whose employer stands on a line above it: the words behind the
 * comma are the team's, and the employer is the same one. So they are below "Director of Engineering" where employers stand above their
 * jobs throughout (`above`). Gives the heading as it was where they are no such siblings.
 */
export function ofSameEmployer(
  heading: ReadHeading,
  before: ReadHeading | undefined,
  headers: HeaderReader,
  above: boolean,
): Headings {
  const { title, company, anchor, lines } = heading;
  if (!title || !company || !before?.title || !before.company) return heading;
  const ofTeam = isOfTeamAbove(heading, before, headers) ? asOneTitle(heading, /^,\s+$/) : null;
  if (ofTeam) return ofTeam;
  if (!isNamedAbove(before)) return heading;
  // "Director of Research, Production" below "Director of Research".
  const again = title.text === before.title.text;
  const dash = /\s[-–—]\s/u.test(before.title.text);
  const named = headers.isField(company.text);
  if (!above && !again && !dash && !named && !before.title.text.includes(', ')) return heading;
  const isAlone =
    lines.every((line) => line.row >= title.line) && title.line <= anchor && company.line === title.line;
  // "Analyst, Software Engineering" below "Associate, Software Engineering": the same team's, whatever its words.
  const team = before.title.text.split(/, |\s[-–—]\s/u).at(-1);
  // "Software Engineer – Payments" below "Engineering Manager – Growth".
  const isField = named || (dash && /^\S+$/u.test(company.text));
  if (!isAlone || (headers.companyScore(company.text) > 1 && team !== company.text && !isField))
    return heading;
  const own = dash ? /^\s[-–—]\s+$/ : /^,\s+$/;
  const joint = named ? /^(?:,|\s[-–—])\s+$/ : own;
  return asOneTitle(heading, joint) ?? heading;
}

/** Title and employer of one line as a title alone, where `joint` stands between them; null elsewhere. */
function asOneTitle({ title, company, lines }: ReadHeading, joint: RegExp): Headings | null {
  const line = title && company && lineWith(lines, title.from, company.to);
  const whole = line && joinedBy(joint, title, company, line);
  return whole ? { title: whole, company: null } : null;
}

/**
 * "Engineer, Networks" under the name of its employer, which stands above all of its jobs: the words behind the comma are the team's,
 * unless they end in a legal form.
 */
export function ofBanner(
  { title, company }: Headings,
  { text }: Document,
  headers: HeaderReader,
  { isInGroup, isHeld }: { isInGroup: boolean; isHeld: boolean },
): Headings {
  if (!title || !company || headers.hasLegalForm(company.text)) return { title, company };
  // "Contoso PowerStore – Software Engineer" within the time of Contoso: a product or a unit of it.
  const before = text.slice(company.to, title.from);
  const isWithin = company.from >= title.from && company.to <= title.to;
  if (isHeld && (isWithin || /^\s[-–—]\s+$/u.test(before))) return { title, company: null };
  // Where the time of the employer holds the job, "Engineer - Storage" is a title as well.
  const joint = isInGroup ? /^(?:,|\s[-–—])\s+$/ : /^,\s+$/;
  const whole = joinedBy(joint, title, company, { text, from: 0 });
  return whole ? { title: whole, company: null } : { title, company };
}

/** "Engineer, Systems & Operations" below "Manager, Systems & Operations", whose employer stands beside the dates above it: the same team. */
function isOfTeamAbove(
  { title, company, anchor, lines }: ReadHeading,
  before: ReadHeading,
  headers: HeaderReader,
): boolean {
  if (!title || !company || !before.title || !before.company) return false;
  const endsInField = headers.isField(company.text.split(/\s+/u).at(-1) ?? '');
  if (!endsInField && headers.companyScore(company.text) >= 3) return false;
  const isAlone =
    lines.every((line) => line.row >= anchor) && title.line === anchor && company.line === anchor;
  const team = before.title.text.split(/,\s/u).slice(1).join(', ');
  return isAlone && before.company.line < before.title.line && team === company.text;
}

/** "Developer, Northwind" whose second half is the employer: the first half. */
function withoutEmployer(title: Piece, employer: Piece): Piece {
  if (employer.from <= title.from || employer.to > title.to) return title;
  const text = title.text.slice(0, employer.from - title.from).replace(/[\s,;|–—-]+$/u, '');
  return text === '' ? title : { ...title, text, to: title.from + text.length };
}
