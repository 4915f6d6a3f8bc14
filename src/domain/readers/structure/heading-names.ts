/* What headings are called: names of lists, slips of the pen, letters that kerning has parted, nouns with qualifiers. */
import type { SectionKind } from '#domain/resume.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives, listOf } from '#domain/words/patterns.ts';
import { remembering } from '#domain/words/remember.ts';
import { isNear } from '#domain/words/spelling.ts';
import { fold, openingsIn, plain, tokenize } from '#domain/words/words.ts';
import { cleanHeading } from './heading-text.ts';

/** Letters of a word from which one slip of the pen leaves it known. */
const shortestMisspelt = 7;
/** Letters of a heading without room between its words. */
const shortestRun = 14;
/** Characters, and words, of the longest heading by name. */
export const longestName = 48;
const mostNamed = 6;

/** Sections whose headings words stand before. */
const qualifiable: ReadonlySet<SectionKind> = new Set(['experience', 'skills', 'projects'] as const);

/** What is asked of the names of headings. */
interface HeadingNames {
  /** The section that a cleaned heading of the lists names, with its accents or without. */
  named(cleaned: string): SectionKind | undefined;
  /** First words of known headings, all their words, and headings of offices, which are work only where nothing else is. */
  openers: ReadonlySet<string | undefined>;
  words: ReadonlySet<string>;
  besideWork: ReadonlySet<string>;
  joints: RegExp;
  /** A word, or the word of headings that it is a slip of the pen away from. */
  spelled(word: string): string;
  /** The section that a heading with parted letters names. */
  pieced(text: string, cleaned: string): SectionKind | undefined;
  /** The section that a text names; null where it names none. */
  kindOf(text: string, looksLikeHeading: boolean): SectionKind | null;
  /** That of a line of which every cell names another one. */
  headingsOver(text: string): { kind: SectionKind; heading: string } | null;
}

/** Makes what knows the names of headings of these languages. */
export function headingNames(languages: Words[]): HeadingNames {
  const known = new Map<string, SectionKind>();
  const nouns: [string, SectionKind][] = [];
  /** Headings of offices, which are work only where nothing else is. */
  const besideWork = new Set<string>();
  const joins = listAlternatives(languages, (grammar) => grammar.joins);
  const joints = new RegExp(`\\s*(?:[&/,+]|\\b(?:${joins})\\b)\\s*`, 'u');
  const volunteering = new RegExp(listAlternatives(languages, ({ stems }) => stems.volunteer));
  for (const words of languages) {
    for (const [kind, headings] of Object.entries(words.headings)) {
      for (const heading of headings) {
        const folded = fold(heading);
        if (!known.has(folded)) known.set(folded, kind as SectionKind);
      }
    }
    for (const kind of ['experience', 'skills', 'projects', 'education'] as const) {
      const first = words.headings[kind]?.[0];
      if (first) nouns.push([fold(first), kind]);
    }
    for (const heading of words.grammar.besideWork) {
      besideWork.add(fold(heading));
      known.set(fold(heading), 'experience');
    }
    for (const noun of words.grammar.workNouns) nouns.push([fold(noun), 'experience']);
  }

  /** "EXPERIENCES PROFESSIONNELLES", "Centres d interet": as they are typed without accents and apostrophes. */
  const bare = (text: string) => plain(text).replaceAll("'", ' ');
  const unaccented = new Map([...known].map(([heading, kind]) => [bare(heading), kind]));
  /** "LES EXPÉRIENCES PROFESSIONNELLES" */
  const article = new RegExp(
    `^(?:${listAlternatives(
      languages.filter(({ language }) => language !== 'en'),
      (grammar) => grammar.definiteArticles,
    )})\\s+(?=\\S+\\s)`,
    'u',
  );
  const joined = new Map([...known].map(([heading, kind]) => [heading.replaceAll(' ', ''), kind]));
  /** "Expérienceprofessionnelle 1": without the room between its words, which no one word of some length is. */
  const run = (text: string) => {
    const own = text.replace(/\s\d{1,2}$/u, '');
    return /^\p{L}+$/u.test(own) && own.length >= shortestRun ? joined.get(own) : undefined;
  };
  const named = (text: string) =>
    known.get(text) ??
    unaccented.get(bare(text)) ??
    unaccented.get(bare(text.replace(article, ''))) ??
    run(text);

  const openers = new Set([...known.keys()].map((heading) => openingsIn(heading)[0]));
  const words = new Set(
    [...known.keys()]
      .flatMap((heading) => tokenize(heading))
      .flatMap(({ word }) => [word, ...tokenize(bare(word)).map((token) => token.word)]),
  );

  /** Words of headings of work, and what joins them. */
  const workWords = new Set(
    [...known].flatMap(([heading, kind]) => (kind === 'experience' ? heading.split(' ') : [])),
  );
  for (const join of [...listOf(languages, (grammar) => grammar.joins), '&']) workWords.add(fold(join));

  /** "Developer" is no slip of the pen for "developed". */
  const ofTitles = new Set(
    languages.flatMap(({ titles }) => titles.flatMap((title) => tokenize(title).map(({ word }) => word))),
  );
  const longWords = [...words].filter((word) => word.length >= shortestMisspelt);
  /** A word, or the word of headings that it is a slip of the pen away from. */
  const spelled = remembering((word: string): string =>
    word.length < shortestMisspelt - 1 || words.has(word) || ofTitles.has(word)
      ? word
      : (longWords.find((one) => one[0] === word[0] && isNear(one, word)) ?? word),
  );

  /** A heading whose letters kerning has parted: "EXPERIE N CE", "LA N GUAGES". */
  function pieced(text: string, cleaned: string): SectionKind | undefined {
    const parts = cleaned.split(' ');
    if (parts.length < 2 || text !== text.toUpperCase() || !parts.some((part) => part.length <= 3))
      return undefined;
    return joined.get(cleaned.replaceAll(' ', ''));
  }

  function kindOf(text: string, looksLikeHeading: boolean): SectionKind | null {
    const written = cleanHeading(text);
    if (written === '' || written.length > longestName) return null;
    const cleaned =
      looksLikeHeading && named(written) === undefined ? written.split(' ').map(spelled).join(' ') : written;
    const exact = named(cleaned) ?? pieced(text, cleaned);
    if (exact) return exact;
    // "Employment & Experience": two names of one section are a name of it.
    const parts = cleaned.split(joints);
    const only = named(parts[0] as string);
    if (only && parts.every((part) => named(part) === only) && /^\P{L}*\p{Lu}/u.test(text)) return only;
    if (isWorkOfWords(cleaned, parts) && /^\P{L}*\p{Lu}/u.test(text)) return 'experience';
    const bare = unqualified(cleaned);
    const kind = bare === cleaned || !/^\P{L}*\p{Lu}/u.test(text) ? undefined : named(bare);
    if (kind !== undefined && qualifiable.has(kind)) return kind;
    if (!looksLikeHeading || cleaned.split(' ').length > mostNamed) return null;
    // A slip of the pen is one where all of a heading is known then: "Founding & Initial Director" is no "Funding".
    // "Tools: Outlook, Works, Excel" lists what stands behind its label.
    const told = written.split(joints);
    const lists = /\p{L}:\s+\p{L}/u.test(text);
    if (told.length > 1 && !lists && told.every((part) => part.split(' ').length <= 3)) {
      const all = told.map((part) => named(part) ?? byNoun(part));
      // "Web and Mobile Developer" tells no address.
      const kinds = all.flatMap((kind) =>
        kind === null || (kind === 'contact' && all.includes(null)) ? [] : kind,
      );
      // "Education & Internships" holds both: jobs are told from studies in a section of work.
      if (kinds[0] === 'education' && kinds.includes('experience')) return 'experience';
      if (kinds[0]) return kinds[0];
    }
    return cleaned.split(' ').length <= 4 ? byNoun(cleaned) : null;
  }

  const qualifiers = listAlternatives(languages, (grammar) => grammar.headingQualifiers.map(fold));
  const tails = listAlternatives(languages, (grammar) => grammar.headingTails.map(fold));
  const qualified = new RegExp(`^(?:${qualifiers})\\s+|\\s+(?:${tails})$`, 'gu');
  /** A heading without words before or behind it that change nothing: "Ausgewählte Berufserfahrung". */
  function unqualified(text: string): string {
    return text.replace(qualified, '');
  }

  /** "Relevant professional experience": words of headings of work alone, of which the last part is one. */
  function isWorkOfWords(text: string, parts: string[]): boolean {
    const own = text.split(' ');
    const last = parts.at(-1) as string;
    const isWork = named(last) === 'experience' || byNoun(last) === 'experience';
    return isWork && own.length > 1 && own.length <= mostNamed && own.every((word) => workWords.has(word));
  }

  /** "Work<tab>Study" over two columns: that of work, where every cell is a heading. */
  function headingsOver(text: string): { kind: SectionKind; heading: string } | null {
    const cells = text.includes('\t') && text.length <= longestName ? text.split('\t') : [];
    const kinds = cells.map((cell) => (/^\P{L}*\p{Lu}/u.test(cell) ? named(cleanHeading(cell)) : undefined));
    const at = kinds.indexOf('experience');
    if (at < 0 || kinds.includes(undefined) || new Set(kinds).size < 2) return null;
    return { kind: 'experience', heading: cells[at] as string };
  }

  /** "Selected consulting experience": a qualifier and a noun. */
  function byNoun(text: string): SectionKind | null {
    const found = nouns.find(([noun]) => text.endsWith(` ${noun}`));
    // "Contoso - Formation" names somebody before it.
    if (!found || /\s[-–—]\s/u.test(text)) return null;
    return volunteering.test(text) ? 'volunteer' : found[1];
  }

  return { named, openers, words, besideWork, joints, spelled, pieced, kindOf, headingsOver };
}
