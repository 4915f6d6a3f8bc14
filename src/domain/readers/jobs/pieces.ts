/* The pieces of a heading line: what its marks, commas and small words part. */
import { remembering } from '#domain/words/remember.ts';

/** A piece of a heading line; `from` and `to` are UTF-16 offsets into the document's text. */
export interface Piece {
  text: string;
  from: number;
  to: number;
  line: number;
  bold: boolean;
  /** True for what stands behind dates that something stands before. */
  behind?: boolean | undefined;
}

/** A line of a heading without its dates; `from` is a UTF-16 offset into the document's text. */
export interface HeadingLine {
  text: string;
  from: number;
  bold: boolean;
  /** Lines of one number stand on one line of the page, such as the parts before and behind dates. */
  row: number;
  /** True for what stands on the line of the dates. */
  dated?: boolean;
  /** True for what stands behind dates that something stands before. */
  behind?: boolean;
  /** True for what stands beside a word in the place of an employer's name: "Company Name". */
  unnamed?: boolean;
  /** UTF-16 offsets into the document's text of words before which the look of the letters changes. */
  seams?: number[];
}

export interface Headings {
  title: Piece | null;
  company: Piece | null;
}

/** Marks that part a title from an employer. */
export const marks =
  /\t+|\s+[•·●∙⋅▪■◆◇♦◦○❖►▶⋄✸✦✧✶✳✱]\s+|\s+\/\/\s*(?=\p{Lu})|\s*[-–—_.·]{3,}\s*|\s+[-–—]{1,2}\s+|\s+_\s+|\s+—\s*|\s*—\s+|\s*[|│┃¦]\s*|\s+[–—](?=\p{Lu}\p{Ll})|(?<=\))[–—-]\s+(?=\p{Lu})|\s+@\s*(?=\p{Lu})|\s+@\s+|;\s+/gu;
/** A slash with room around it parts them too, when nothing else does: "Treasure Valley Foods / HR Generalist". */
export const slash = /\s+\/\s+/gu;
/** Bars part more than a title from an employer. */
export const pipes = /\s*[|│┃¦]\s*/gu;
export const colon = /:\s+/gu;
/** Cells of a row. */
export const tabs = /\t+/gu;
/** The full stop that closes names as it does sentences; "Corp." is short for something. */
export const closingStop = /(?<=\p{Ll}{6})\.\s*$/u;

const tail = /[\s,;:|│•·♦◆◦~_*–—([/-]/u;
const leader = /[.…_]/u;
/** Dots that lead from one word to another. */
const fewestLeaders = 3;

/** A text without the marks, slashes and leaders at its end; linear in them, which no pattern of all three is. */
function withoutTail(text: string): string {
  let end = text.length;
  for (;;) {
    const last = text[end - 1] ?? '';
    if (tail.test(last)) end -= 1;
    else if (last === '/' && /\s/u.test(text[end - 2] ?? '')) end -= 2;
    else {
      let from = end;
      while (leader.test(text[from - 1] ?? '')) from -= 1;
      if (end - from < fewestLeaders) return text.slice(0, end);
      end = from;
    }
  }
}

/** A part of a text, by where it stands in it. */
interface Part {
  text: string;
  at: number;
}

/** What finds the parts of a text by a global pattern, made once for each pattern: headings are parted again and again by the same. */
const partings = new WeakMap<RegExp, (text: string) => Part[]>();

/** The pieces of a text that a global pattern parts, without the marks at their ends. */
export function split(text: string, from: number, line: number, bold: boolean, at: RegExp): Piece[] {
  let parting = partings.get(at);
  if (parting === undefined) {
    parting = remembering((whole) => partsBetween(whole, at));
    partings.set(at, parting);
  }
  return parting(text).map((part) => {
    const begin = from + part.at;
    return { text: part.text, from: begin, to: begin + part.text.length, line, bold };
  });
}

function partsBetween(text: string, at: RegExp): Part[] {
  const parts: Part[] = [];
  let start = 0;
  const push = (end: number) => {
    const raw = text.slice(start, end);
    const unmarked = raw.replace(/^[\s,;:|│•·●♦◆◦*_–—()\]>\u2794-\u27be▶►○▪■□‣⁃-]+/u, '');
    // Quotes around the whole of a piece fall away: «Vivaldi Foods».
    const quoted = /^[«“„"]([^«»“”„"]+)[»”“"]$/u.exec(unmarked.trimEnd());
    const lead = raw.length - unmarked.length + (quoted ? 1 : 0);
    const trimmed = quoted ? (quoted[1] as string) : withoutTail(raw.slice(lead));
    const balanced = trimmed.endsWith(')') && !trimmed.includes('(') ? trimmed.slice(0, -1) : trimmed;
    // "Northwind. - Leeds": a name of one word that a stop closes; "Temporary." alone is a note.
    const isOne = balanced.length < text.trim().length && /^\p{Lu}\p{L}{5,}\.$/u.test(balanced);
    const named = isOne ? balanced.slice(0, -1) : balanced;
    if (/\p{L}/u.test(named)) parts.push({ text: named, at: start + lead });
  };
  for (const match of text.matchAll(at)) {
    if (isInBracket(text, match.index)) continue;
    push(match.index);
    start = match.index + match[0].length;
  }
  push(text.length);
  return parts;
}

/** True behind the first word of a bracket that closes: "Northwind Ltd (client: Contoso)" is one piece. */
function isInBracket(text: string, at: number): boolean {
  const open = text.lastIndexOf('(', at);
  if (open < 0 || !/\p{L}/u.test(text.slice(open, at)) || text.slice(open, at).includes(')')) return false;
  return /^[^(\t]*\)/u.test(text.slice(at));
}

/** The parts of a piece. */
export function partsOf(piece: Piece, at: RegExp): Piece[] {
  return split(piece.text, piece.from, piece.line, piece.bold, at).map((part) =>
    piece.behind ? { ...part, behind: true } : part,
  );
}

/** The pieces of a heading's line. */
export function piecesOf({ text, from, row, bold, behind }: HeadingLine): Piece[] {
  return partsOf({ text, from, to: from + text.length, line: row, bold, behind }, marks);
}

/** The line that holds what stands from one UTF-16 offset to another. */
export function lineWith<T extends HeadingLine>(lines: T[], from: number, to: number): T | undefined {
  return lines.find((line) => line.from <= from && to <= line.from + line.text.length);
}

/** The piece that two of one line make together when what stands between them is `joint`; null when it is another mark. */
export function joinedBy(
  joint: RegExp,
  first: Piece,
  second: Piece,
  line: { text: string; from: number },
): Piece | null {
  const between = line.text.slice(first.to - line.from, second.from - line.from);
  if (!joint.test(between)) return null;
  return { ...first, text: line.text.slice(first.from - line.from, second.to - line.from), to: second.to };
}

/** "Designed packaging for Contoso GmbH", "Ran the desk for …": a word in small letters behind the first one. */
export const opensDeed = /^\p{Lu}\p{Ll}+\s\p{Ll}/u;

/** True for a text that ends in a full stop behind a word, as sentences do: "Card payments." */
export function endsInStop(text: string): boolean {
  return /\p{Ll}{3}\.\s*$/u.test(text);
}

/** Text without the dates in it. */
export function without(text: string, range: { from: number; to: number }): string {
  return `${text.slice(0, range.from)} ${text.slice(range.to)}`;
}
