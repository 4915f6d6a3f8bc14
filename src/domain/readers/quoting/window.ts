import { type Document, type Line, utf16Of } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { DocumentEvidence } from '#domain/resume.ts';

/** Code units before and behind the words of a long paragraph within which the ends of their sentence are looked for. */
const reach = { before: 130, behind: 130 };
/** Code units of a quote: of a longer sentence the clause is quoted that shows it. */
export const longestQuote = 160;
/** Code units on either side where the sentence is longer: to the next clause, else in whole words. */
const beside = 70;

/** The end of a sentence: not the point of an initial or of a short abbreviation ("i.e."), nor of one behind which it goes on small. */
const point = String.raw`(?:(?<=\p{L}{4}|\p{N}|\))[.!?](?:\[\d{1,2}\])*(?=\s|$)|(?<!\b\p{Lu}\p{Ll}?)(?<!\b\p{L}\.\p{L})[.!?](?=\s+[^\p{Ll}\s]|\s*$)|(?<=\p{Ll}{4})[.](?=\p{Lu}\p{Ll}{2})|(?<=\p{Lu}{3})[.](?=\p{Lu}\p{Ll}{3}))`;
/** The mark of an item that runs on in a paragraph, also one that lost its letters on the way ("âž¢"), or a hyphen before a capital. */
const mark = String.raw`(?:[•●▪◦➢✓❖]|\u00e2\u017e\u00a2|\u00e2\u2014\S?|(?<=\s)[-*](?=\p{Lu}|$))`;
const sentenceStart = new RegExp(String.raw`(?:${point}|;(?=\s)|${mark})\s*(?=\S|$)`, 'gu');
const sentenceEnd = new RegExp(String.raw`${point}|;(?=\s)|\s${mark}`, 'gu');
const clauseStart = /[,:–]\s+(?=\S|$)/gu;
const clauseEnd = /[,:](?=\s)/gu;

/** Code units before the found words that may tell whether a mark behind them ends a sentence. */
const before = 8;

/** Deeds in capitals that run on without a mark from which each is taken for an item, and code units on either side where they are looked for. */
const fewestDeeds = 1;
const among = 400;

/** Words by which the window of a long paragraph is cut. */
export interface WindowWords {
  /** Small words at the end, which a cut leaves out. */
  trailing: RegExp;
  /** Small words at the beginning of a cut, which join it to what was cut off: "and trained replacements". */
  joining: RegExp;
  /** A verb of a deed that begins a clause, with what joins it. */
  verb: RegExp;
  /** A verb that begins an item where items run on without marks: "… of the fund Collected rents Prepared work orders". */
  deeds: RegExp;
  /** A verb that begins an item by itself: "… on a daily basis Prepares invoices". */
  openers: RegExp;
  /** A verb that begins an item with its line: "… of the fund⏎Prepared work orders". */
  rows: RegExp;
}

/** Offset behind the last hit, or null. */
function endOfLast(pattern: RegExp, text: string): number | null {
  const hit = [...text.matchAll(pattern)].at(-1);
  return hit ? hit.index + hit[0].length : null;
}

/** True for the second unit of a character beyond U+FFFF. */
function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Where items begin in a paragraph that tells deeds one after another without marks, in the order of the text; none elsewhere. */
function itemsIn(
  text: string,
  { start, end }: Pick<Line, 'start' | 'end'>,
  first: number,
  { deeds, openers, rows }: WindowWords,
): number[] {
  const from = Math.max(start, first - among);
  const own = text.slice(from, Math.min(end, first + among));
  const sure = [...own.matchAll(openers), ...own.matchAll(rows)];
  const told = [...own.matchAll(deeds)];
  const items = [...sure, ...(told.length + sure.length >= fewestDeeds ? told : [])];
  return [...new Set(items.map(({ index }) => from + index))].sort((a, b) => a - b);
}

/** True for a paragraph in which items run on without marks: no quote is the whole of it. */
export function runsTogether(
  text: string,
  { start, end }: Pick<Line, 'start' | 'end'>,
  { deeds, openers, rows }: WindowWords,
): boolean {
  const own = text.slice(start, end);
  return [deeds, openers, rows].some((pattern) => own.search(pattern) >= 0);
}

/** Where the sentence or the item of the words begins, or their paragraph; null where that is more than `within` before them. */
function sentenceFrom(
  text: string,
  least: number,
  first: number,
  items: number[],
  within: number,
): number | null {
  const far = Math.max(least, first - within);
  const sentence = endOfLast(sentenceStart, text.slice(far, first));
  const item = items.findLast((at) => at >= far && at <= first) ?? 0;
  if (sentence !== null || item > 0) return Math.max(item, far + (sentence ?? 0));
  return far === least ? least : null;
}

/** Where the sentence or the item of the words ends, or their paragraph; null where that is more than `within` behind them. */
function sentenceTo(
  text: string,
  most: number,
  last: number,
  items: number[],
  within: number,
): number | null {
  const far = Math.min(most, last + within);
  // What stands before the end tells whether it is one: "… and sales.Cash out".
  const lead = Math.max(0, last - before);
  const found = [...text.slice(lead, far).matchAll(sentenceEnd)].find(({ index }) => lead + index >= last);
  const end = found === undefined ? -1 : lead + found.index - last;
  const next = items.find((at) => at > last && at <= far);
  const item = next === undefined ? far : text.slice(0, next).trimEnd().length;
  if (end >= 0 || next !== undefined) return Math.min(item, end >= 0 ? last + end : far);
  return far === most ? most : null;
}

/** Where a clause near the words begins, the last one with a verb before the others, else where a word does. */
function clauseFrom(
  text: string,
  least: number,
  first: number,
  { verb, joining }: Pick<WindowWords, 'verb' | 'joining'>,
): number {
  const near = Math.max(least, first - beside);
  const own = text.slice(near, first);
  const clauses = [...own.matchAll(clauseStart)].map((hit) => hit.index + hit[0].length);
  const clause = clauses.findLast((at) => verb.test(own.slice(at))) ?? clauses[0];
  if (clause !== undefined) return near + clause + (joining.exec(own.slice(clause))?.[0].length ?? 0);
  return near + Math.max(0, own.search(/(?<=\s)\S/u));
}

/** Where a clause behind the words ends before its mark, or a word near them. */
function clauseTo(text: string, most: number, last: number, trailing: RegExp): number {
  const far = Math.min(most, last + reach.behind);
  const clause = [...text.slice(last, far).matchAll(clauseEnd)].at(-1);
  if (clause) return last + clause.index;
  const near = text.slice(last, Math.min(most, last + beside));
  const cut = near.search(/\s\S*$/u);
  // Half a word that goes on in the next line falls away with what is cut off: "while learning flu-".
  const kept = near[cut] === '\n' ? near.slice(0, cut).replace(/\s\S*\p{L}-$/u, '') : near.slice(0, cut);
  // Small words at a cut lead to what is cut off: "all financial and".
  return cut > 0 ? last + kept.replace(trailing, '').length : last;
}

/** Where a quote of some words begins and ends: their sentence or item; of one that is too long the clauses beside them, or words. */
function around(
  text: string,
  { start, end }: Pick<Line, 'start' | 'end'>,
  [first, last]: [number, number],
  items: number[],
  small: WindowWords,
): [number, number] {
  const own = (before: number, behind: number) =>
    [sentenceFrom(text, start, first, items, before), sentenceTo(text, end, last, items, behind)] as const;
  const near = own(reach.before, reach.behind);
  if (near[0] === null || near[1] === null) {
    const [from, to] = own(longestQuote, longestQuote);
    if (from !== null && to !== null && to - from <= longestQuote) return [from, to];
  }
  const [from, to] = [
    near[0] ?? clauseFrom(text, start, first, small),
    near[1] ?? clauseTo(text, end, last, small.trailing),
  ];
  if (to - from <= longestQuote) return [from, to];
  // From the beginning of the sentence, which has its verb, as far as there is room; else from the clause.
  const begin = last - from <= longestQuote ? from : clauseFrom(text, from, first, small);
  return [begin, endWithin(text, Math.min(to, begin + longestQuote), last, to, small.trailing)];
}

/** The last end of a clause within some room behind the words, else of a word; `to` where the room reaches it. */
function endWithin(text: string, room: number, last: number, to: number, trailing: RegExp): number {
  if (room >= to) return to;
  if (room <= last) return last;
  const clause = [...text.slice(last, room + 1).matchAll(clauseEnd)].at(-1);
  if (clause) return last + clause.index;
  const near = text.slice(last, room + 1);
  const cut = near.search(/\s\S*$/u);
  return cut > 0 ? last + near.slice(0, cut).replace(trailing, '').length : last;
}

/** An end that leaves no bracket open: behind the bracket where that is near, else before it. */
function closed(text: string, most: number, from: number, last: number, to: number): number {
  const open = text.lastIndexOf('(', to - 1);
  if (open < from || text.slice(open, to).includes(')')) return to;
  const close = text.indexOf(')', to);
  if (close >= 0 && close < Math.min(most, to + beside)) return close + 1;
  return open > last ? text.slice(0, open).trimEnd().length : to;
}

/** A start within no bracket that closes before the words: behind it, or where it holds them before it. */
function opened(text: string, from: number, first: number): number {
  const close = text.slice(from, first).indexOf(')');
  if (close < 0 || text.slice(from, from + close).includes('(')) return from;
  const rest = /^[\s,;:&]*(?:\p{Ll}{2,3}\s+)?/u.exec(text.slice(from + close + 1));
  return Math.min(first, from + close + 1 + (rest?.[0].length ?? 0));
}

/** Where words end without the mark that leads from them to others: "set up the cluster,". */
export function withoutTail(text: string, from: number, to: number): number {
  return from + text.slice(from, to).replace(/[\s,;:]+$/u, '').length;
}

/**
 * The words of a long paragraph around some of them: their sentence, or of a long one what stands beside them, in whole words; where items
 * run on without marks, their item.
 */
export function windowOf(
  document: Document,
  line: Pick<Line, 'start' | 'end'>,
  words: DocumentEvidence,
  small: WindowWords,
): DocumentEvidence {
  const { text } = document;
  const [first, last] = [utf16Of(document, words.start), utf16Of(document, words.end)];
  const items = itemsIn(text, line, first, small);
  const [begin, end] = around(text, line, [first, last], items, small);
  let from = opened(text, begin, first);
  let to = closed(text, line.end, from, last, Math.max(last, end));
  // Never in the middle of a character of two units.
  if (isLow(text.charCodeAt(from))) from += 1;
  if (isLow(text.charCodeAt(to))) to -= 1;
  from = Math.min(from, first);
  return evidence(document, from, Math.max(last, withoutTail(text, from, to)));
}
