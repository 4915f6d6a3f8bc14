import { type Document, type Line, spanOf, textOf, utf16Of } from '../document.ts';
import { evidence } from '../evidence.ts';
import { isBullet } from '../page/lines.ts';
import type { DocumentEvidence, Mention, SectionKind } from '../resume.ts';
import type { Words } from '../words/lexicon.ts';
import { deedVerbs, listAlternatives } from '../words/patterns.ts';
import { type Token, tokenize } from '../words/words.ts';
import type { Entry } from './jobs/entries/entries.ts';
import { longestQuote, runsTogether, type WindowWords, windowOf, withoutTail } from './quoting/window.ts';
import { areItems, edgesOf, openInCapitals, wraps } from './quoting/wraps.ts';
import type { Section } from './sections.ts';

/** A visible paragraph (a line with the lines that it wraps to) with the section and the job that it stands in. */
export interface Place {
  /** UTF-16 offsets into the document's text. */
  line: Pick<Line, 'start' | 'end'>;
  text: string;
  tokens: Token[];
  section: SectionKind;
  /** True under a heading of publications, talks, prizes or pastimes. */
  told: boolean;
  /** True under a heading of what somebody learns or wants to. */
  aim: boolean;
  /** Index of the job, or null. */
  job: number | null;
  /** Where it begins, in code points. */
  paragraph: number;
  /** Its words without the mark of a list item, or the words around a part of it where it is too long to quote. */
  around(words: DocumentEvidence): DocumentEvidence;
}

/** Code units of a part between tabs that is quoted alone. */
const shortestCell = 25;

/** Mentions of one skill or practice that are kept: what repeats more often adds nothing but size. */
export const mostMentions = 100;

/** A mention of words in a place. */
export function mentionIn(place: Place, words: DocumentEvidence): Mention {
  return {
    section: place.section,
    job: place.job,
    evidence: words,
    paragraph: place.paragraph,
    line: place.around(words),
  };
}

/** Gives every visible paragraph of the sections in document order, with the job whose entry covers it. */
type PlaceReader = (document: Document, sections: Section[], entries: Entry[]) => Place[];

/** Makes what gives them: small words of the languages lead from one line on to the next. */
export function placeReader(languages: Words[]): PlaceReader {
  const linking = listAlternatives(languages, (grammar) => grammar.linking);
  const small: SmallWords = {
    linking: new RegExp(`\\s(?:${linking})\\s*$`, 'u'),
    leadOn: new RegExp(`(?<!,)\\s(?:\\p{Ll}{2}|${linking})\\s*$`, 'u'),
    joining: new RegExp(`^(?:(?:${linking})\\s+)+`, 'u'),
    verb: new RegExp(`^(?:(?:${linking})\\s+)?(?:${deedVerbs(languages)})(?=\\s)`, 'iu'),
    trailing: new RegExp(`(?:\\s+(?:\\p{Ll}{1,3}|${linking}))+$`, 'u'),
    deeds: new RegExp(`(?<=[\\p{Ll}\\p{N})%]\\s)(?:${deedVerbs(languages)})(?=\\s+[\\p{Ll}\\d$])`, 'gu'),
    rows: new RegExp(`(?<=[\\p{Ll}\\p{N})%]\\n)(?:${deedVerbs(languages)})(?=\\s+[\\p{Ll}\\d$])`, 'gu'),
    openers: new RegExp(
      `(?<=[\\p{Ll}\\p{N})%]\\s)(?<!(?:^|\\s)(?:\\p{Ll}{1,3}|${linking})\\s)(?:${listAlternatives(languages, ({ deeds }) => deeds.openers)})(?=\\s)`,
      'gu',
    ),
  };
  return (document, sections, entries) => placesOf(document, sections, entries, small);
}

/** Words that lead on to others: at the end of a line, and at that of a quote, whose rest is cut off. */
interface SmallWords extends WindowWords {
  leadOn: RegExp;
  linking: RegExp;
}

function placesOf(document: Document, sections: Section[], entries: Entry[], small: SmallWords): Place[] {
  const places: Place[] = [];
  // Entries are in the order of the text, and so are the lines of a section.
  const sorted = entries.map((entry, index) => ({ ...entry, index })).sort((a, b) => a.from - b.from);
  const jobOf = (line: Line): number | null => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.from ?? 0) < line.end) low = middle + 1;
      else high = middle;
    }
    const last = sorted[low - 1];
    return last && line.start < last.to ? last.index : null;
  };
  for (const section of sections) {
    const edgeOf = edgesOf(section.lines);
    const [items, capital] = [areItems(document, section.lines), openInCapitals(document, section.lines)];
    let open: { lines: Line[]; job: number | null } | null = null;
    const close = () => {
      const first = open?.lines[0];
      const last = open?.lines.at(-1);
      if (!open || !first || !last) return;
      const line = { start: first.start, end: last.end };
      const text = textOf(document, line);
      places.push({
        line,
        text,
        tokens: tokenize(text),
        section: section.kind,
        told: section.told,
        aim: section.aim,
        job: open.job,
        ...quotable(document, line, small),
      });
    };
    for (const line of section.lines) {
      const job = jobOf(line);
      const last: Line | undefined = open?.lines.at(-1);
      if (
        open &&
        last &&
        open.job === job &&
        wraps(document, last, line, edgeOf(line), { ...small, items, capital })
      ) {
        open.lines.push(line);
        continue;
      }
      close();
      open = { lines: [line], job };
    }
    close();
  }
  return places.sort((a, b) => a.line.start - b.line.start);
}

function quotable(
  document: Document,
  line: Pick<Line, 'start' | 'end'>,
  small: SmallWords,
): Pick<Place, 'paragraph' | 'around'> {
  const quoted = line.end - line.start <= longestQuote && !runsTogether(document.text, line, small);
  // No quote begins with the mark of its item.
  const words = { start: line.start + markOf(document, line), end: line.end };
  const from = quoted ? words.start : line.start;
  let whole: DocumentEvidence | null = null;
  const around = (own: DocumentEvidence) => {
    const cell = cellOf(document, line, own, small);
    if (cell !== null)
      return windowOf(document, { ...cell, start: Math.max(cell.start, words.start) }, own, small);
    if (!quoted) return windowOf(document, words, own, small);
    whole ??= evidence(document, from, withoutTail(document.text, from, line.end));
    return whole;
  };
  return { paragraph: spanOf(document, from, from).start, around };
}

/** What parts the cells of a line: tabs, and bars where several part it, or one opens it. */
const [tab, bar] = [/\t/gu, /(?:^|\s)[|│]\s+/gu];
const fewestBars = 2;

/** The marks that part a line. */
function partsOf(text: string): { from: number; to: number }[] {
  const bars = [...text.matchAll(bar)];
  const marks = bars.length >= fewestBars || bars[0]?.index === 0 ? bars : [];
  return [...text.matchAll(tab), ...marks]
    .map(({ index, 0: mark }) => ({ from: index, to: index + mark.length }))
    .sort((a, b) => a.from - b.from);
}

/** The part between tabs or bars in which some words stand, where it says enough by itself; null where there are none. */
function cellOf(
  document: Document,
  line: Pick<Line, 'start' | 'end'>,
  words: DocumentEvidence,
  { leadOn }: SmallWords,
): Pick<Line, 'start' | 'end'> | null {
  const text = document.text.slice(line.start, line.end);
  // Most lines have neither.
  const parts = /[\t|│]/u.test(text) ? partsOf(text) : [];
  if (parts.length === 0) return null;
  const at = utf16Of(document, words.start) - line.start;
  const before = parts.findLast(({ to }) => to <= at)?.to ?? 0;
  const behind = parts.find(({ from }) => from >= at)?.from ?? -1;
  // "… with backups via⇥backuputil.": a wide gap, and no cell.
  if (leadOn.test(text.slice(0, before)) || (behind >= 0 && leadOn.test(text.slice(before, behind))))
    return null;
  const cell = { start: line.start + before, end: behind < 0 ? line.end : line.start + behind };
  return cell.end - cell.start >= shortestCell ? cell : null;
}

/** UTF-16 length of the mark of a list item before its words. */
function markOf(document: Document, line: Pick<Line, 'start' | 'end'>): number {
  const text = document.text.slice(line.start, line.end);
  return isBullet(text) ? (/^\s*\S\s*/u.exec(text)?.[0].length ?? 0) : 0;
}
