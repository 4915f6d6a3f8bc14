/* Lines that are a part of a paragraph: the first of one, and those that go on with what stands above them. */
import { type Document, type Line, textOf } from '#domain/document.ts';
import type { DateRange } from '#domain/readers/dates.ts';
import { wraps } from '#domain/readers/quoting/wraps.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';
import { fold } from '#domain/words/words.ts';
import type { HeaderReader } from '../heading/headers.ts';

/** Characters from which a label with its text is a paragraph that may go on. */
const longAside = 40;
/** Characters from which a line without an end may open a paragraph. */
const shortestOpening = 55;
/** What a label opens. */
const labelled = /^[^:]{2,30}\s?:\s/u;
/** A full stop with a word before it and a capital behind. */
const innerStop = /(?<=(\p{L}{3,}))\.\s+\p{Lu}/gu;

/** A row above a line, as far as it is asked. */
interface Above {
  line: Line;
  text: string;
  range: DateRange | null;
  body: boolean;
}

interface ParagraphReader {
  /** True for a line that goes on with the row above it; `edge` is where the lines of the section end, in points. */
  goesOn(document: Document, above: Above | undefined, edge: number, line: Line): boolean;
  /** True for the first line of a paragraph, which has no end of its own. */
  opensParagraph(document: Document, line: Line, text: string, below: Line): boolean;
  /** True for a long row without an end, with which small letters below it go on. */
  runsOnFrom(above: Above | undefined): boolean;
}

/** Makes a reader of paragraphs. */
export function paragraphReader(headers: HeaderReader, shared: SharedWords): ParagraphReader {
  const { abbreviatedNames, academicTitles, legalForms } = shared;
  const endings = new Set([...abbreviatedNames, ...academicTitles, ...legalForms].map(fold));
  return { goesOn, opensParagraph, runsOnFrom };

  function runsOnFrom(above: Above | undefined): boolean {
    return (
      above !== undefined &&
      above.range === null &&
      above.text.length > shortestOpening &&
      !/[.!?:;]\s*$/u.test(above.text)
    );
  }

  function goesOn(document: Document, above: Above | undefined, edge: number, line: Line): boolean {
    if (above && listsOn(document, above, line)) return true;
    if (!above?.line.box || !line.box || line.box.x < above.line.box.x - 2) return false;
    if (!above.body && !(above.text.length > longAside && headers.isAside(above.text))) return false;
    const text = textOf(document, line);
    if (text.length < 60 && headers.titleScore(text) >= 2) return false;
    return wraps(document, above.line, line, edge);
  }

  /** "Environment: PHP," over "MySQL, Git": a list under its label goes on behind a comma. */
  function listsOn(document: Document, above: Above, line: Line): boolean {
    if (line.start !== above.line.end + 1 || !/,\s*$/u.test(above.text) || !labelled.test(above.text))
      return false;
    return (above.body || headers.isAside(above.text)) && headers.titleScore(textOf(document, line)) < 2;
  }

  function opensParagraph(document: Document, line: Line, text: string, below: Line): boolean {
    if (text.length < shortestOpening) return false;
    // A title is asked for last: that takes the longest.
    return (endsWithin(text) || isGoneOnWith(document, line, text, below)) && headers.titleScore(text) < 2;
  }

  /** True where one sentence ends within a text and another begins. */
  function endsWithin(text: string): boolean {
    if (text.includes('|')) return false;
    return [...text.matchAll(innerStop)].some(([, word]) => !endings.has(fold(word ?? '')));
  }

  /** True for text that the next line goes on with in small letters. */
  function isGoneOnWith(document: Document, line: Line, text: string, below: Line): boolean {
    if (below.gap || below.start !== line.end + 1) return false;
    return /^\s*\p{Ll}/u.test(textOf(document, below)) && headers.readsLikeText(text);
  }
}

/** The second line of a list item keeps the left edge of the item's words. */
export function hangs(item: Line | null, line: Line): boolean {
  if (!item?.box || !line.box || line.page !== item.page) return false;
  return line.box.x > item.box.x + 3 && line.box.x < item.box.x + 40;
}
