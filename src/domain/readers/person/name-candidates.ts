import { type Document, type Line, textOf } from '#domain/document.ts';
import { closeUp } from '../structure/heading-text.ts';

interface Candidate {
  raw: string;
  from: number;
  to: number;
  /** A name that wraps to the next line of the same large size. */
  wrapped: boolean;
  /** Believed only where the address has it, and none of its words is one of trades or places. */
  unsure?: boolean;
}

const cells =
  /\t|\s[|•·/■▪●◆♦](?:\s|$)|\s[–—-]{1,2}\s|,\s(?!(?:Jr|Sr|I{2,3}|IV)\.?\s*(?:$|[,|•·/\t]|\p{Lu}\p{Ll}?\.\p{Lu}))|(?<=\p{Ll}) {2,}(?=\p{Lu})/gu;

/** The same of a line of facts that a mark opens: "● Jane Doe ● 555 0100". */
const markedCells = /\s[•●○▪■◆♦◦]\s/gu;
const opensMarked = /^\s*[•●○▪■◆♦◦]\s+(?=\p{Lu})(?=.*(?:@|www\.|https?:|\d{3}))/u;

/** The number of a house before that of its town. */
const houseBehind = /^,\s\d{1,4}\p{L}?,\s\d{4,5}\s/u;

/** One word with a capital, as half a name over two lines of a plain text is. */
function isHalf(text: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(text.trim());
}

/** One word in capitals. */
function isCapital(text: string): boolean {
  return /^\p{Lu}{3,}$/u.test(text.trim());
}

/**
 * "JANE MILLER Consultant turned developer.": the words in capitals before the others; null where all are alike. One word behind them alone is a
 * part of the name unless it says what somebody is: "EL MERROW Ada".
 */
function capitalsBefore(text: string, isOther: (word: string) => boolean = () => true): string | null {
  const [, last = ''] = /^[\p{Lu}'’.\s-]+\s(\p{Lu}\p{Ll}[\p{L}'’-]*)\s*$/u.exec(text) ?? [];
  if (last !== '' && !isOther(last)) return null;
  return (
    /^\p{Lu}[\p{Lu}'’-]+(?:\s\p{Lu}[\p{Lu}'’.-]*){0,2}\s\p{Lu}[\p{Lu}'’-]+(?=\s\p{Lu}?\p{Ll})/u.exec(
      text,
    )?.[0] ?? null
  );
}

/** "ANN BELL: Business Analyst": the words before a colon at the head of a document. */
function nameBeforeColon(text: string): string | null {
  return /^\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]*){1,3}(?=:\s+\p{Lu})/u.exec(text)?.[0] ?? null;
}

/**
 * "Ann Bell Systems Architect & Technical Mentor": of the words before the mark that joins two titles those that the address has, where it has two
 * and more, or all of them where it has one.
 */
function beforeAnd(text: string, agreeing: (text: string) => number): string | null {
  const before = /^(?:\p{Lu}[\p{L}'’.-]*\s){3,6}(?=&\s\p{Lu})/u.exec(text)?.[0].trimEnd();
  const words = before?.split(' ') ?? [];
  const hers = words.flatMap((word, at) => (agreeing(word) > 0 ? [at] : []));
  if (before === undefined || hers[0] !== 0) return null;
  return hers.length > 1 ? words.slice(0, (hers.at(-1) as number) + 1).join(' ') : before;
}

/** "Jane Doe jane@example.com": the words before an address of mail that nothing parts from them. */
function nameBeforeMail(text: string): string | null {
  return (
    /^(?:\p{Lu}[\p{L}'’.-]*\s){1,3}\p{Lu}[\p{L}'’-]+(?=\s\S{1,60}@\S{3,60}\s*$)/u.exec(text)?.[0] ?? null
  );
}

/** "● Jane Doe" without the mark that opens a line of facts. */
function withoutMark(found: Candidate): Candidate {
  const mark = /^\s*[•●○▪■◆♦◦]\s+/u.exec(found.raw)?.[0].length ?? 0;
  return mark === 0 ? found : { ...found, raw: found.raw.slice(mark), from: found.from + mark };
}

/** Half a name in the letters of names: "JANE" stands over "Miller". */
function inCase(half: string): string {
  const own = half.trim();
  return own === own.toUpperCase() ? `${own.charAt(0)}${own.slice(1).toLowerCase()}` : own;
}

/** True for lines whose letters are of one size. */
function isAlike(a: Line, b: Line): boolean {
  return Math.abs((b.size ?? 0) - (a.size ?? 0)) < Math.max(0.5, (a.size ?? 0) * 0.05);
}

/** "Jane Doe" over "Computer Science Student", whose last word says what somebody is and of which no address has a word. */
function isOverTitle(
  text: string,
  under: string,
  { agreeing, isOther }: { agreeing: (text: string) => number; isOther: (word: string) => boolean },
): boolean {
  const words = under.trim().split(/\s+/);
  return (
    words.length > 1 &&
    /\S\s+\S/.test(text.trim()) &&
    isOther(words.at(-1) as string) &&
    agreeing(under) === 0
  );
}

/** The whole line, the line with the next one of its size, and the parts that marks or tabs set apart. */
export function candidatesOf(
  document: Document,
  line: Line,
  [next, third]: (Line | undefined)[],
  { large, halves }: { large: boolean; halves: boolean },
  { agreeing, isOther }: { agreeing: (text: string) => number; isOther: (word: string) => boolean },
): Candidate[] {
  const text = textOf(document, line);
  const found: Candidate[] = [];
  const under = next === undefined ? '' : textOf(document, next);
  // "JANE" over "MILLER", which the address has.
  const inCapitals = isCapital(text) && isCapital(under) && agreeing(`${text.trim()} ${under.trim()}`) > 1;
  const continues =
    (large || isHalf(text) || inCapitals) &&
    next !== undefined &&
    (large || (line.start === 0 && (isHalf(under) || inCapitals))) &&
    (halves || isAlike(line, next)) &&
    next.page === line.page &&
    next.flow === line.flow;
  if (continues && !isOverTitle(text, under, { agreeing, isOther })) {
    const rest = textOf(document, next);
    const start = text.lastIndexOf('\t') + 1;
    const first = text.slice(start);
    const own = halves ? [first, rest].map(inCase) : [first, rest];
    const raw = first.endsWith('-') ? first + rest : own.join(' ');
    found.push({ raw, from: line.start + start, to: next.end, wrapped: true, unsure: inCapitals && !large });
    // "Jane" over "Mary" over "Miller": the address tells whether the third line is hers.
    if (third && isHalf(textOf(document, third)) && third.start === next.end + 1 && isHalf(rest))
      found.push({
        raw: `${raw} ${textOf(document, third)}`,
        from: line.start,
        to: third.end,
        wrapped: true,
      });
  }
  for (const raw of line.start === 0
    ? [capitalsBefore(text, isOther), nameBeforeColon(text), beforeAnd(text, agreeing)]
    : [])
    if (raw !== null) found.push({ raw, from: line.start, to: line.start + raw.length, wrapped: false });
  found.push({ raw: text, from: line.start, to: line.end, wrapped: false });
  const mailed = nameBeforeMail(text);
  if (mailed !== null)
    found.push({
      raw: mailed,
      from: line.start,
      to: line.start + mailed.length,
      wrapped: false,
      unsure: true,
    });
  const isMarked = opensMarked.test(text);
  let start = 0;
  // "C H A R L E S<tab>G I A C O N A" is whole.
  const parts = closeUp(text) === text ? [...text.matchAll(isMarked ? markedCells : cells)] : [];
  for (const match of parts) {
    const raw = text.slice(start, match.index);
    if (raw.trim() !== '')
      found.push({ raw, from: line.start + start, to: line.start + match.index, wrapped: false });
    start = match.index + match[0].length;
  }
  if (start > 0 && start < text.length)
    found.push({ raw: text.slice(start), from: line.start + start, to: line.end, wrapped: false });
  // "Via Francesco Orsoni, 32, 40068 San Lazzaro" is where somebody lives.
  return found
    .filter(({ to }) => !houseBehind.test(text.slice(to - line.start)))
    .map((one) => (isMarked ? withoutMark(one) : one));
}

/** True for a line of prose, told at little cost: a name with its degrees has fewer words. */
export function tooManyWords(text: string): boolean {
  let [spaces, letters] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) === 32) spaces += 1;
    else letters += 1;
  }
  // With as many gaps as letters the letters are set apart.
  return spaces > 9 && spaces < letters * 0.7;
}

/** True for prose without a mark or capitals that part a name from it at its head. */
export function isProse(text: string): boolean {
  return tooManyWords(text) && !/[\t|•·●○▪■◆♦◦,]/.test(text.slice(0, 60)) && capitalsBefore(text) === null;
}

/** True where a name begins at `at` of a line of facts that a mark opens, right behind that. */
export function isMarkedName(text: string, at: number): boolean {
  return opensMarked.test(text) && text.search(/\p{L}/u) === at;
}

/** What speaks for a name: how high and how large it stands, what of it the address has, its label, and that it wraps. */
export function scoreOf(of: {
  index: number;
  big: number;
  matches: number;
  raw: string;
  behindLabel: boolean;
  wrapped: boolean;
  strange: boolean;
}): number {
  return (
    2 +
    Math.max(0, 3 - of.index * 0.12) +
    Math.min(of.big - 1, 1.5) * 3 +
    of.matches * 2.5 +
    (of.behindLabel ? 4 : 0) +
    (of.wrapped ? 2.5 : 0) -
    (of.raw.includes('\t') ? 1 : 0) -
    (of.strange ? 4 : 0)
  );
}
