import { type Document, type Line, spanOf, textOf, utf16Of } from '../document.ts';
import { evidence } from '../evidence.ts';
import { largest } from '../extremes.ts';
import { bulletLength, isBullet } from '../page/lines.ts';
import type { DocumentEvidence, Mention, SectionKind } from '../resume.ts';
import type { Words } from '../words/lexicon.ts';
import { deedVerbs, listAlternatives } from '../words/patterns.ts';
import { type Token, tokenize } from '../words/words.ts';
import type { Entry } from './jobs/entries/entries.ts';
import { type WindowWords, windowOf } from './quoting/window.ts';
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

/** Code units of a paragraph that is quoted whole. */
const longestQuote = 160;
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
    leadOn: new RegExp(`(?<!,)\\s(?:\\p{Ll}{2}|${linking})\\s*$`, 'u'),
    trailing: new RegExp(`(?:\\s+(?:\\p{Ll}{1,3}|${linking}))+$`, 'u'),
    deeds: new RegExp(`(?<=[\\p{Ll}\\p{N})%]\\s)(?:${deedVerbs(languages)})(?=\\s+[\\p{Ll}\\d$])`, 'gu'),
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
    const edge = largest(
      section.lines.map((line) => (line.box ? line.box.x + line.box.width : 0)),
      0,
    );
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
        wraps(document, last, line, edge, { items, capital, leadOn: small.leadOn })
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
  const quoted = line.end - line.start <= longestQuote;
  const from = quoted ? line.start + markOf(document, line) : line.start;
  let whole: DocumentEvidence | null = null;
  const around = (words: DocumentEvidence) => {
    const cell = cellOf(document, line, words, small);
    if (cell !== null) return windowOf(document, cell, words, small);
    if (!quoted) return windowOf(document, line, words, small);
    whole ??= evidence(document, from, line.end);
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

/** Lines from which it is told that none of a section wraps, and the letters of a line that might. */
const fewestItems = 6;
const longLine = 40;

/** A word of two letters at the end of a line leads to what stands on the next: "… the hardware of" over "Windows". */
const twoLetters = /(?<!,)\s\p{Ll}{2}\s*$/u;

/** True for lines of which none goes on in small letters: items that no mark opens. */
function areItems(document: Document, lines: Line[]): boolean {
  let behind = 0;
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    if (!above || above.end - above.start <= longLine || line.start !== above.end + 1) continue;
    const text = textOf(document, line);
    if (/^\s*\p{Ll}/u.test(text) || isBullet(text)) return false;
    behind += 1;
  }
  return behind >= fewestItems;
}

/** List items that surely begin with their line, of which most open in a capital. */
const fewestOpening = 2;

/** True where list items open in capitals: one in small letters is no item of its own. */
function openInCapitals(document: Document, lines: Line[]): boolean {
  let [all, capitals] = [0, 0];
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    if (!line.bullet || (above?.bullet && !line.gap && !/[.!?]\s*$/u.test(textOf(document, above)))) continue;
    all += 1;
    if (/^[\s\p{P}]*\p{Lu}/u.test(textOf(document, line))) capitals += 1;
  }
  return all >= fewestOpening && capitals * 5 >= all * 4;
}

/**
 * True when a line goes on with the sentence of the line above it; `edge` is where the lines of its section end, in points, and
 * `items` that its lines are items without marks, `capital` that its list items open in capitals, and `leadOn` the small words that lead on to the next line.
 */
export function wraps(
  document: Document,
  above: Line,
  line: Line,
  edge: number,
  { items = false, capital = false, leadOn = twoLetters } = {},
): boolean {
  // Above the first line of a page stands room.
  const isApart = line.gap && (line.page === above.page || line.flow !== above.flow);
  if (line.start !== above.end + 1 || isApart || line.bold !== above.bold) return false;
  const words = textOf(document, above);
  // A tab behind the mark of an item parts nothing.
  const [before, text] = [words.slice(bulletLength(words)), textOf(document, line)];
  if (isBullet(text) || before.includes('\t') || text.includes('\t') || /[.!?:]$/.test(before.trim()))
    return false;
  const lower = /^\s*\p{Ll}/u.test(text);
  const leads = leadOn.test(before) && before.length > longLine;
  // Without places only the words tell: "… leveraging test-driven" over "development".
  if (!above.box || !line.box) {
    // Of a list item that breaks every line is one of its list, as Markdown has them.
    const within = !line.bullet || (above.bullet && capital);
    return within && ((lower && before.length > longLine) || (leads && !line.bullet));
  }
  const right = above.box.x + above.box.width;
  // A paragraph breaks where its next word has no room: a capital that had some begins an item without a mark.
  const next = /^\s*(\S+)/u.exec(text)?.[1]?.length ?? 0;
  const room = edge - right > (next + 2) * (above.box.width / before.length);
  const begins =
    (room || items) &&
    /^\s*(?:\p{Lu}\p{Ll}|\p{Lu}{2,6}\s?[-–:]\s)/u.test(text) &&
    !/[,&(–-]\s*$/u.test(before);
  const full = right > edge * 0.85 && before.length > 40 && !begins;
  const hangs = line.box.x > above.box.x + 3 && line.box.x < above.box.x + 40 && isBullet(words);
  return (lower && before.length > 30) || full || leads || (hangs && before.length > 30);
}
