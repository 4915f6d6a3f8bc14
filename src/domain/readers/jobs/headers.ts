/*
 * The heading lines of a job to its title and its company, in the usual orders:
 *   Lead Engineer, Northwind Ltd · Northwind Ltd — Lead Engineer · Lead Engineer at Northwind · Northwind | Berlin
 *   Lead Engineer / Northwind Ltd (two lines, either first)
 */
import { largest } from '#domain/extremes.ts';
import type { WorkKind } from '#domain/resume.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon, Words } from '#domain/words/lexicon.ts';
import { listAlternatives, looseAlternatives } from '#domain/words/patterns.ts';
import {
  alternatives,
  fold,
  openingsIn,
  tokenize,
  type WordPattern,
  wordPattern,
} from '#domain/words/words.ts';
import { colon, comma, marks, type Piece, partsOf, slash, split } from './pieces.ts';

/** A line of a heading without its dates; `from` is a UTF-16 offset into the document's text. */
interface HeadingLine {
  text: string;
  from: number;
  bold: boolean;
}

export interface Headings {
  title: Piece | null;
  company: Piece | null;
}

export interface HeaderReader {
  /**
   * The label of a form that a line begins with: title, company, dates or duties. With `loose` a space is enough behind
   * it ("Function Engineer"), for lines of an entry whose dates are labelled so.
   */
  label(text: string, loose?: boolean): string | null;
  /** Number of title words in a piece of heading, 0 when it reads like no title. */
  titleScore(text: string): number;
  /** Title and company of heading lines whose dates are already cut out. */
  read(lines: HeadingLine[], loose?: boolean): Headings;
  /** Title and company of a heading in which no word tells them apart; null when there are not two pieces. */
  guess(lines: HeadingLine[]): Headings | null;
  /** What sort of work a heading names. */
  kind(text: string): WorkKind;
  /** True for a line that names an employer by its words, its legal form or the place behind it. */
  isEmployer(text: string): boolean;
  /** True for a course of study: a degree or a school without a title of work. */
  isStudy(text: string): boolean;
  isNotWork(text: string): boolean;
}

/** Characters of a line that is asked whether it is a label alone. */
const longestLabel = 80;
/** Characters of the shortest word that ends in a title. */
const shortestCompound = 6;
const ranks = new Set('senior junior lead chief principal sr jr'.split(' '));
const workedAs =
  /^\s*(?:(?:presently|currently|previously)\s+)?(?:work(?:ing|ed)|employed|served|serving|engaged|joined|acting)\s+as\s+(?:an?\s+|the\s+)?/iu;
const inEmployer = /\s+(?:in|at|with|for|of)\s+(?=\p{Lu})/u;
/** "Acme Supply-Tulsa, OK", as Indeed writes an employer and its place. */
const placedByHyphen = /(?<=\p{L})-(?=\p{Lu}[\p{L} .]{2,30}, [A-Z]{2}$)/u;

/** A label without its mark of a list and its colon, folded. */
const labelKey = (text: string) => fold(text.replace(/^\s*[•●▪◦·*–-]\s*/u, '').replace(/\s*:?\s*$/u, ''));

/** Makes a header reader that knows the title and company words of these languages. */
export function headerReader({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>): HeaderReader {
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  /** A place or a way to work, alone or before the rest of a place. */
  const place = new RegExp(
    `^(?:${alternatives(shared.workModes)}|[\\p{L} .'-]+,\\s*[A-Z]{2}(?:,?\\s+(?:USA?|\\d{5}))?|(?:${alternatives(shared.places)})(?:,\\s*[\\p{L} .]+)?)$`,
    'iu',
  );
  /** Compounds that name an institution: Kreiskrankenhaus, Sparkasse, Stadtwerke. */
  const compound = new RegExp(`\\p{L}{3}(?:${list((grammar) => grammar.companyEndings)})$`, 'u');
  const titleCompound = new RegExp(`(?:${list((grammar) => grammar.titleEndings)})$`, 'u');
  const nameWord = new RegExp(`^[\\p{Lu}\\d&]|^(?:${list((grammar) => grammar.nameWords)})$`, 'u');
  const legalForm = new RegExp(`(?<![\\p{L}])(?:${looseAlternatives(shared.legalForms)})\\.?$`, 'iu');
  const commaBeforeName = new RegExp(`,\\s+(?!(?:${looseAlternatives(shared.legalForms)})\\b)`, 'giu');
  const titles = new Set<string>();
  const companies = new Set<string>();
  const labels = new Map<string, string>();
  for (const words of languages) {
    for (const word of words.titles) titles.add(fold(word));
    for (const word of [...(words.kinds.internship ?? []), ...(words.kinds.volunteer ?? [])])
      titles.add(fold(word));
    for (const [label, names] of Object.entries(words.labels))
      for (const name of names) labels.set(labelKey(name), label);
    for (const word of words.companies) companies.add(fold(word));
  }
  // Labels of several words are told by themselves, whatever parts them from the fact: "• Tipo di impiego Programmatore".
  const longLabels = new RegExp(
    `^\\s*(?:[•●▪◦·*–-]\\s*)?(${alternatives(
      languages.flatMap(({ labels: all }) =>
        Object.values(all)
          .flat()
          .filter((name) => name.includes(' ')),
      ),
    )})\\s*:?\\s+(?=\\S)`,
    'iu',
  );
  const small = new Set(
    languages.flatMap((words) => [...words.since, ...words.until, ...words.stopwords]).map(fold),
  );
  const at = list((grammar) => ['@', ...grammar.at, ...grammar.worksFor]);
  const prepositions = new RegExp(`\\s+(?:${at})\\s+(?=\\p{Lu}|\\d)`, 'gu');
  const kinds = (['internship', 'freelance', 'parttime', 'volunteer', 'research', 'military'] as const).map(
    (kind) => {
      const words = languages.flatMap((language) => language.kinds[kind] ?? []);
      return [kind, wordPattern(words, '\\p{L}', 'iu')] as const;
    },
  );
  const listed = (pick: (words: Words) => string[]) => wordPattern(languages.flatMap(pick), '\\p{L}', 'iu');
  const degrees = listed((words) => words.degrees);
  const breaks = listed((words) => words.notWork);
  const has = ({ pattern, mayOccur }: WordPattern, text: string) =>
    mayOccur(openingsIn(text)) && pattern.test(text);

  /** True for words like those of a sentence: several small ones that no name holds, or a full stop. */
  function readsLikeText(text: string): boolean {
    const words = text.trim().split(/\s+/);
    if (words.length < 4) return false;
    const lower = words.filter((word) => /^\p{Ll}{3,}/u.test(word) && !nameWord.test(word));
    return lower.length >= 3 || /[\p{L}\d]{2}\.$/u.test(text.trim());
  }

  function titleScore(whole: string): number {
    const text = workedAs.test(whole) ? (whole.replace(workedAs, '').split(inEmployer)[0] ?? '') : whole;
    if (text.includes(', ')) return largest(text.split(', ').map(titleScore));
    const tokens = tokenize(text).map((token) => token.word);
    if (tokens.length === 0 || tokens.length > 14) return 0;
    let score = 0;
    for (const word of tokens) {
      if (titles.has(word)) score += 2;
      else if (word.length >= shortestCompound && titleCompound.test(word)) score += 2;
      else if (ranks.has(word)) score += 1;
    }
    if (score > 0 && legalForm.test(text)) score -= 3;
    return Math.max(0, tokens.length > 8 ? score - 1 : score);
  }

  function companyScore(text: string): number {
    const tokens = tokenize(text).map((token) => token.word);
    let score = 1;
    for (const word of tokens) if (companies.has(word) || compound.test(word)) score += 2;
    if (legalForm.test(text)) score += 3;
    if (place.test(text.trim())) score -= 4;
    if (!/^[\p{Lu}\p{N}]|^\p{Ll}+\p{Lu}|^\p{Lo}/u.test(text.trim())) score -= 2;
    if (tokens.every((word) => small.has(word))) score -= 5;
    // What was done, not for whom: "Rebuilt the menu around a daily fish auction".
    if (score === 1 && readsLikeText(text)) score -= 1.6;
    if (tokens.length > 8) score -= 3;
    if (/^(?:\d|\(|https?:|www\.)|^[\p{L} ]{2,30}:\s/u.test(text.trim())) score -= 4;
    return score;
  }

  function pick(pieces: Piece[]): Headings {
    let title: Piece | null = null;
    let best = 0;
    const titled = pieces.map((piece) => titleScore(piece.text));
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
      const near = title && piece.line === title.line ? 0.4 : 0;
      const score =
        companyScore(piece.text) + near + (piece.bold ? 0.3 : 0) - ((titled[index] as number) > 1 ? 3.5 : 0);
      if (score > most) {
        most = score;
        company = piece;
      }
    }
    return { title, company };
  }

  return {
    titleScore,
    isNotWork: (text) => has(breaks, text),
    isEmployer(text) {
      if (titleScore(text) > 0) return false;
      const [first, ...rest] = split(text, 0, 0, false, comma);
      const placed = rest.length > 0 && place.test(rest.map((part) => part.text).join(', '));
      if (companyScore(text) >= 3 || (first !== undefined && companyScore(first.text) >= (placed ? 1 : 3)))
        return true;
      // "Second Cup, Lakeview": names alone, at most one comma.
      const words = text.trim().split(/[\s,]+/);
      return (
        words.length >= 2 &&
        rest.length <= 1 &&
        text.length < 60 &&
        words.every((word) => nameWord.test(word))
      );
    },
    isStudy: (text) => has(degrees, text) && titleScore(text) === 0,
    kind(text) {
      const openings = openingsIn(text);
      for (const [kind, words] of kinds)
        if (words.mayOccur(openings) && words.pattern.test(text)) return kind;
      return 'job';
    },
    guess,
    label: (text, loose) => labelled(text, loose ?? false)?.label ?? null,
    read(lines, loose) {
      const given: Headings = { title: null, company: null };
      const free = lines.filter((line, index) => {
        const found = labelled(line.text, loose ?? false);
        if (found === null) return true;
        const from = line.from + found.skip;
        const text = line.text.slice(found.skip).trim();
        const piece = { text, from, to: from + text.length, line: index, bold: line.bold };
        if (found.label === 'title' && text !== '') given.title ??= piece;
        else if (found.label === 'company' && text !== '') given.company ??= piece;
        return false;
      });
      if (given.title !== null || given.company !== null) {
        const rest = readFree(free);
        return { title: given.title ?? rest.title, company: given.company ?? rest.company };
      }
      return readFree(free);
    },
  };

  /** The label of a form at the start of a line ("Employer: …", "Employer<tab>…") and how far the fact lies behind it. */
  function labelled(text: string, loose: boolean): { label: string; skip: number } | null {
    const whole = text.trim();
    const bare = whole.length > longestLabel ? null : labels.get(labelKey(whole));
    if (bare) return { label: bare, skip: text.length };
    const long = longLabels.exec(text);
    const named = long && labels.get(labelKey(long[1] as string));
    if (long && named) return { label: named, skip: long[0].length };
    const word = loose ? /^\s*(\p{L}{3,20})\s+(?=[\p{Lu}\d])/u.exec(text) : null;
    const own = word && labels.get(labelKey(word[1] as string));
    if (word && own) return { label: own, skip: word[0].length };
    if (!/[:\t]/.test(text)) return null;
    const match = /^\s*([\p{L}][\p{L}' ]{2,40}?)\s*(?::\s*|\t+)(?=\S|$)/u.exec(text);
    const label = match && labels.get(labelKey(match[1] as string));
    return match && label ? { label, skip: match[0].length } : null;
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
    // Its two halves stay on one line for whoever asks which pieces stand together.
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
    const pieces = lines.flatMap((line, index) => split(line.text, line.from, index, line.bold, marks));
    const kept = readPieces(pieces.flatMap(afterColon));
    // A title with a slash in it is one when its employer stands on another line.
    if (kept.title !== null && kept.company !== null && kept.title.line !== kept.company.line) return kept;
    if (!lines.some((line) => / \/ /.test(line.text))) return kept;
    const parted = pieces.flatMap((piece) => partsOf(piece, slash));
    const both = parted.filter((piece) => titleScore(piece.text) > 0).length > 1;
    return both && kept.title !== null ? kept : readPieces(parted);
  }

  /** "Institute of Physics: Head of Linux Services" */
  function afterColon(piece: Piece): Piece[] {
    const parts = partsOf(piece, colon);
    const [first, last] = parts;
    const titled = parts.length === 2 && first && last && titleScore(last.text) > 0;
    return titled && titleScore(first.text) === 0 ? parts : [piece];
  }

  function readPieces(whole: Piece[]): Headings {
    // "Developer, Northwind Ltd" is two pieces: one reads like a title, another ends in a legal form.
    const pieces = whole.flatMap((piece) => {
      const parts = partsOf(piece, commaBeforeName);
      const titled = parts.some((part) => titleScore(part.text) > 0);
      return titled && parts.some((part) => legalForm.test(part.text)) ? parts : [piece];
    });
    const finer = pieces.flatMap((piece) =>
      titleScore(piece.text) === 0 ? [piece] : partsOf(piece, prepositions),
    );
    const first = pick(finer);
    const commas = (piece: Piece) => {
      const parts = partsOf(piece, comma);
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
          place.test(
            parts
              .slice(1)
              .map((part) => part.text)
              .join(', '),
          );
        if (!own || rest.length > 0 || placed) return again;
      }
    }
    if (first.company?.text.includes(', ')) {
      const all = commas(first.company);
      // "Pryce, Lowe & Swift LLP": a legal form behind a comma closes the name that began before it.
      const form = all.findIndex((part) => legalForm.test(part.text));
      const [head, tail] = [all[0], all[form]];
      if (head && tail && form > 0) {
        const to = tail.to - first.company.from;
        return {
          title: first.title,
          company: { ...head, text: first.company.text.slice(0, to), to: tail.to },
        };
      }
      const [part] = all.filter((one) => companyScore(one.text) > -2);
      return { title: first.title, company: part ?? first.company };
    }
    return first;
  }

  /** Of two pieces that no title word tells apart, the first is the title: that order is the commoner. */
  function guess(lines: HeadingLine[]): Headings | null {
    const likely = lines
      .flatMap((line, index) => split(line.text, line.from, index, line.bold, marks))
      .flatMap((piece) => partsOf(piece, slash))
      .flatMap((piece) => partsOf(piece, comma))
      .filter((piece) => companyScore(piece.text) > 0 && !/^\p{Lu}{2}$/u.test(piece.text));
    const [title, company] = likely;
    if (!title || !company || legalForm.test(title.text) || likely.length > 3) return null;
    return { title, company };
  }
}
