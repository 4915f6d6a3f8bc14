/*
 * Headings that go on on the line below, as narrow columns break them:
 *   2022 – today<tab>Research Fellow, Atlantic Marine Insti- / tute, Galway · De mai 2017 à décembre 2020<tab>Développeur – Agence / Traboule (Lyon)
 *   • Visiting Engineer, Northwind Ltd / (Leeds), 2008–2009. · Engineer, Council on Trade and / Migration, 2022–2024.
 */
import { type Document, type Line, textOf } from '#domain/document.ts';
import { largest } from '#domain/extremes.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { longSingle } from './dates-in-rows.ts';

/** Characters of a heading's line, and of what goes on below it. */
const longest = 110;
const longestUnder = 45;
/** The same where nothing but more can follow: a broken word, a small word. */
const longestRest = 90;
/** Of an entry that its dates close. */
const closedByDates = /,\s*[(\s]*$/u;
/** What parts a title from an employer. */
const parted = /,\s|\s[–—/|-]\s|\s[–—/|-]$|\s@\s/u;
/** A cell of one name. */
const town = /^\p{Lu}[\p{L}’'-]+$/u;
/** A word that breaks at the end of its line. */
const brokenWord = /\p{L}{2}-$/u;

/** Makes what tells a line that cannot end there: behind a small word something follows. */
function openEnds(languages: Lexicon['languages']): RegExp {
  const small = listAlternatives(languages, (grammar) => [
    ...grammar.joins,
    ...grammar.definiteArticles,
    ...grammar.dates.of,
    ...grammar.at,
    ...grammar.worksFor,
    ...grammar.eithers,
    ...grammar.linksBetweenNames,
  ]);
  return new RegExp(`\\p{L}\\s+(?:&|${small})\\s*$`, 'u');
}

/** Makes what joins the lines of a heading that wraps. */
export function headingJoiner(
  dates: DateReader,
  headers: HeaderReader,
  languages: Lexicon['languages'],
): (document: Document, lines: Line[]) => Line[] {
  const openEnd = openEnds(languages);

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
    if (above.page !== line.page || line.start !== above.end + 1 || line.bullet || line.gap) return false;
    const [text, under] = [textOf(document, above), textOf(document, line)];
    if (text.length > longest || under.length > longestRest || isBullet(under)) return false;
    const [range] = dates(text);
    // "Institut d'architecture de l'Université de" over "Genève<tab>Carouge": a name whose place has a cell of its own.
    if (under.includes('\t'))
      return (
        !range &&
        !above.bullet &&
        !isBullet(text) &&
        headers.companyScore(text) >= 3 &&
        endsInSmallWord(text, under)
      );
    if (headers.label(under) !== null) return false;
    if (range && closesBracketBehind(text, under, range)) return true;
    if (!range && closesBracket(text, under)) return next.slice(0, 1).some(opensWithDates);
    if (endsInRank(text) && headers.titleScore(under) >= 2) return !range && under.length <= longestUnder;
    if (datesEndBelow(text, under)) return true;
    if (!range && datesBehindMark(text, under)) return true;
    if (closesBelow(text, under)) return !range && (above.bullet || isBullet(text) || openEnd.test(text));
    if (above.bullet || isBullet(text) || dates(under).length > 0) return false;
    if (range && !range.single && goesOn(text, under, range)) return true;
    if (under.length > longestUnder && !brokenWord.test(text)) return false;
    // "…, Computer Science Department, Minneapo-" over "lis, MN" over "Administrator (Jan 2010 – Present)".
    const isDated = brokenWord.test(text) ? holdsDates : opensWithDates;
    if (range ? range.single : !next.some(isDated)) return false;
    if (brokenWord.test(text)) return /^\p{Ll}{2}/u.test(under);
    if (!range && closesTitle(text, under)) return true;
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

  /** "Northwind — Principal Protocol" over "Engineer": behind a mark a title lacks its last word. */
  function closesTitle(text: string, under: string): boolean {
    const [, name = '', title = ''] = /^([^—–|]+?)\s[—–|]\s(\p{Lu}[^—–|,]*\p{L})$/u.exec(text) ?? [];
    // "Engineer, Custody": with what it was about.
    const [, own = '', about = ''] = /^(\p{Lu}\p{L}+)(?:,\s(\p{Lu}[\p{L} &]{1,24}))?$/u.exec(under) ?? [];
    if (name === '' || own === '' || headers.titleScore(own) < 2 || headers.companyScore(about) > 1)
      return false;
    const last = title.split(/\s+/u).at(-1) ?? '';
    return headers.titleScore(name) === 0 && headers.titleScore(last) < 2 && !headers.isPlace(title);
  }

  /** "Northwind Ltd — Senior" over "Software Engineer": behind a mark a rank begins a title. */
  function endsInRank(text: string): boolean {
    const rank = /\s[—–|-]\s(\p{Lu}\p{L}+)\s*$/u.exec(text)?.[1];
    return rank !== undefined && headers.titleScore(rank) === 1;
  }

  /** "Intern — Northwind Ltd (formerly Contoso" over "Systems): Leeds": a bracket that the line below closes. */
  function closesBracket(text: string, under: string): boolean {
    const open = text.lastIndexOf('(');
    if (open < 0 || text.includes(')', open) || !/^[^()]{1,30}\)/u.test(under)) return false;
    return (
      headers.titleScore(text.split(parted)[0] ?? '') >= 2 && !headers.readsLikeText(text.slice(0, open))
    );
  }

  /** A title, its employer and dates on two lines, as lists of posts have them: "Visiting Engineer, Northwind Ltd" over "(Leeds), 2008–2009.". */
  function closesBelow(text: string, under: string): boolean {
    const [range] = dates(under);
    if (
      !range ||
      !closedByDates.test(under.slice(0, range.from)) ||
      !/^[\s).]*$/u.test(under.slice(range.to))
    )
      return false;
    const [title = '', ...behind] = text.split(/,\s/u);
    if (behind.length === 0 || headers.titleScore(title) < 2 || /[.;:!?]\s*$/u.test(text)) return false;
    // An entry of its own.
    return !headers.readsLikeText(title) && headers.titleScore(under.split(/,\s/u)[0] ?? '') === 0;
  }

  /** "• Lecturer, Department of Mathematics, Northwind University," over "January 1993 – May 1993. Taught algebra.", or dates that break between the lines. */
  function datesEndBelow(text: string, under: string): boolean {
    const [title = '', ...behind] = text.replace(/^\P{L}+/u, '').split(/,\s/u);
    if (behind.length === 0 || headers.titleScore(title) < 2 || headers.readsLikeText(title)) return false;
    const end = text.trimEnd().length;
    const whole = `${text.trimEnd()} ${under}`;
    const range = longSingle(dates(whole).find(({ from, to }) => from <= end + 1 && to > end + 1) ?? null);
    if (!range || range.single || !closedByDates.test(whole.slice(0, range.from))) return false;
    return /^\.(?:\s+\p{Lu}|\s*$)/u.test(whole.slice(range.to));
  }

  /** "Contoso Ltd - Office Assistant -" over "(April 2020 - May 2020)": what closes with its dates where they had no room. */
  function datesBehindMark(text: string, under: string): boolean {
    const [range] = dates(under);
    if (!/\s[-–—|]$/u.test(text.trimEnd()) || !range || range.single) return false;
    const isAlone = /^[\s()]*$/u.test(without(under, range));
    return isAlone && text.split(parted).some((part) => headers.titleScore(part) >= 2);
  }

  /** Behind dates, a title and a mark a line that ends in a small word: "2014–2024<tab>Head of Studies, Council on Trade and" over "Migration.". */
  function goesOn(text: string, under: string, range: { from: number; to: number }): boolean {
    if (!openEnd.test(text) || headers.readsLikeText(under)) return false;
    const own = without(text, range).trim();
    return parted.test(own) && own.split(parted).some((part) => headers.titleScore(part) >= 2);
  }

  /** "Calder Hospital", "Rowan Textiles, Leeds": a name of several words that needs no beginning above it; "Center, Leeds" does. */
  function namesEmployer(under: string): boolean {
    const [name = '', ...behind] = under.split(parted);
    if (!/\s/.test(name)) return false;
    return headers.companyScore(name) >= 3 || headers.isPlace(behind[0] ?? '');
  }

  /** "2002 – 2008<tab>Nebenjobs (Webseiten," over "Industriereiniger bei BMW)": a bracket behind dates that all of the line below closes. */
  function closesBracketBehind(text: string, under: string, range: DateRange): boolean {
    const open = text.lastIndexOf('(');
    if (range.single || open < range.to || text.includes(')', open)) return false;
    return /,\s*$/u.test(text) && /^[^()]{3,60}\)\s*$/u.test(under) && dates(under).length === 0;
  }

  /** True for names whose line ends in a small word, over one whose first cell goes on and whose second is a place. */
  function endsInSmallWord(text: string, under: string): boolean {
    const [rest = '', place = '', ...more] = under.split('\t');
    if (more.length > 0 || text.includes('\t') || dates(under).length > 0) return false;
    return (
      openEnd.test(text) &&
      /^\p{Lu}/u.test(rest) &&
      (headers.isPlace(place) || town.test(place)) &&
      !headers.readsLikeText(text)
    );
  }

  function holdsDates(text: string): boolean {
    return dates(text).some(({ single }) => !single);
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
