/* Which lines go on with the sentence of the line above them. */
import { type Document, type Line, textOf } from '#domain/document.ts';
import { bulletLength, isBullet } from '#domain/page/lines.ts';

/** Lines from which it is told that none of a section wraps, and the letters of a line that might. */
const fewestItems = 6;
const longLine = 40;

/** A word of two letters at the end of a line leads to what stands on the next: "… the hardware of" over "Windows". */
const twoLetters = /(?<!,)\s\p{Ll}{2}\s*$/u;

/** True for lines of which none goes on in small letters: items that no mark opens. */
export function areItems(document: Document, lines: Line[]): boolean {
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
export function openInCapitals(document: Document, lines: Line[]): boolean {
  let [all, capitals] = [0, 0];
  for (const [at, line] of lines.entries()) {
    const above = lines[at - 1];
    if (!line.bullet || (above?.bullet && !line.gap && !/[.!?]\s*$/u.test(textOf(document, above)))) continue;
    all += 1;
    if (/^[\s\p{P}]*\p{Lu}/u.test(textOf(document, line))) capitals += 1;
  }
  return all >= fewestOpening && capitals * 5 >= all * 4;
}

/** Where the lines of a section end, in points, in the part of the page that a line stands in: a narrow column ends of its own. */
export function edgesOf(lines: Line[]): (line: Line) => number {
  const edges = new Map<string, number>();
  const partOf = ({ page, flow }: Line) => `${page} ${flow}`;
  for (const line of lines) {
    const right = line.box ? line.box.x + line.box.width : 0;
    for (const part of ['', partOf(line)]) edges.set(part, Math.max(edges.get(part) ?? 0, right));
  }
  return (line) => edges.get(line.flow === 'main' ? '' : partOf(line)) ?? 0;
}

/** Words of a short line that goes on in the next one. */
const fewestWords = 3;
/** Points by which what goes on below a cell may stand off its beginning. */
const offCell = 3;

/** Where the last cell of a line begins: its words and their left edge in points. */
function lastCell(above: Line, words: string): { text: string; x: number } | null {
  const from = words.lastIndexOf('\t') + 1;
  const x = above.edges?.[from];
  return x === undefined ? null : { text: words.slice(from), x };
}

/** Words that lead on to the next line. */
interface LeadingWords {
  /** Small words at the end of a long line. */
  leadOn?: RegExp;
  /** Those that lead on from any line: "manage, repair, and". */
  linking?: RegExp | null;
}

/**
 * True when a line goes on with the sentence of the line above it; `edge` is where the lines of its part of the page end, in points, and
 * `items` that its lines are items without marks, `capital` that its list items open in capitals.
 */
export function wraps(
  document: Document,
  above: Line,
  line: Line,
  edge: number,
  {
    items = false,
    capital = false,
    leadOn = twoLetters,
    linking = null,
  }: LeadingWords & { items?: boolean; capital?: boolean } = {},
): boolean {
  // Above the first line of a page stands room.
  const isApart = line.gap && (line.page === above.page || line.flow !== above.flow);
  if (line.start !== above.end + 1 || isApart) return false;
  const words = textOf(document, above);
  // A tab behind the mark of an item parts nothing.
  const [whole, text] = [words.slice(bulletLength(words)), textOf(document, line)];
  if (isBullet(text) || text.includes('\t') || /[.!?:]$/.test(whole.trim())) return false;
  const cell = whole.includes('\t') ? lastCell(above, words) : null;
  // What stands below the last cell of a line goes on with it.
  if (whole.includes('\t') && !(cell && line.box && Math.abs(line.box.x - cell.x) < offCell)) return false;
  const before = cell?.text ?? whole;
  const lower = /^\s*\p{Ll}/u.test(text);
  const leads = leadOn.test(before) && before.length > longLine;
  // Without places only the words tell: "… leveraging test-driven" over "development".
  if (!above.box || !line.box) {
    // Of a list item that breaks every line is one of its list, as Markdown has them.
    const within = !line.bullet || (above.bullet && capital);
    return (
      line.bold === above.bold && within && ((lower && before.length > longLine) || (leads && !line.bullet))
    );
  }
  // An item of a list below what is none: "Contoso Ltd, Leeds" over "technical leadership of …".
  if (line.bullet && !above.bullet) return false;
  const right = above.box.x + above.box.width;
  // A paragraph breaks where its next word has no room: a capital that had some begins an item without a mark.
  const next = /^\s*(\S+)/u.exec(text)?.[1]?.length ?? 0;
  const room = edge - right > (next + 2) * (above.box.width / words.length);
  // Words in bold within a sentence make a line of them: one in small letters goes on all the same where it had no room above.
  if (line.bold !== above.bold && !(lower && !room && before.length > longLine)) return false;
  const open = /[,&(–-]\s*$/u.test(before) || isOpen(before);
  const begins = (room || items) && /^\s*(?:\p{Lu}\p{Ll}|\p{Lu}{2,6}\s?[-–:]\s)/u.test(text) && !open;
  const full = right > edge * 0.85 && before.length > 40 && !begins;
  const hangs = line.box.x > above.box.x + 3 && line.box.x < above.box.x + 40 && isBullet(words);
  const narrow = lower && !room && before.trim().split(/\s+/u).length >= fewestWords;
  return (
    (lower && before.length > 30) ||
    full ||
    leads ||
    narrow ||
    linking?.test(before) === true ||
    (hangs && before.length > 30)
  );
}

/** True for words whose last bracket is open. */
function isOpen(words: string): boolean {
  return words.lastIndexOf('(') > words.lastIndexOf(')');
}
