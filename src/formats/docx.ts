import type { Document, Hiding, Line } from '../domain/document.ts';
import { isBullet } from '../domain/readers/layout.ts';
import { cleanText, cut } from './clean.ts';
import type { Format, Limits, ReadOutcome } from './format.ts';
import { plainDocument } from './plain.ts';
import { unzip } from './unzip.ts';
import { type Block, type Paragraph, readBlocks, readStyles } from './word-xml.ts';

export const docx: Format = {
  id: 'docx',
  mimes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  read,
  readAgain,
};

const parts =
  /^(?:word\/(?:document|document2|styles|header\d*|footer\d*)\.xml|word\/_rels\/document\.xml\.rels|docProps\/core\.xml)$/;

/** A line before the text is put together. */
interface Piece {
  text: string;
  size: number;
  bold: boolean;
  bullet: boolean;
  gap: boolean;
  flow: Line['flow'];
  hiding: Hiding | null;
}

async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  const zip = await unzip(bytes, limits.inflatedBytes, (name) => parts.test(name));
  if (!zip.ok) return zip;
  const xml = (name: string) =>
    zip.files
      .get(name)
      ?.toString('utf8')
      .replace(/^\ufeff/, '');
  const body = xml('word/document.xml') ?? xml('word/document2.xml');
  if (body === undefined) return { ok: false, reason: 'corrupt' };
  try {
    const styles = readStyles(xml('word/styles.xml') ?? '<styles/>');
    const names = [...zip.files.keys()].sort();
    const blocksOf = (pattern: RegExp) =>
      names.filter((name) => pattern.test(name)).flatMap((name) => readBlocks(xml(name) ?? '', styles));
    const pieces = [
      ...unique(linesOf(blocksOf(/header\d*\.xml$/), 'main')),
      ...linesOf(readBlocks(body, styles), 'main'),
      ...unique(linesOf(blocksOf(/footer\d*\.xml$/), 'header')),
    ];
    const document = compose(pieces);
    if (document.text.length > limits.characters) return { ok: false, reason: 'too_large' };
    document.links = [
      ...(xml('word/_rels/document.xml.rels') ?? '').matchAll(/Target="((?:mailto:|https?:)[^"]+)"/g),
    ]
      .map((match) => match[1] ?? '')
      .slice(0, 500);
    const changed = /<dcterms:(?:modified|created)[^>]*>(\d{4}-\d{2}-\d{2})/.exec(
      xml('docProps/core.xml') ?? '',
    );
    document.ownDate = changed?.[1] ?? null;
    return { ok: true, document };
  } catch {
    return { ok: false, reason: 'corrupt' };
  }
}

function unique(pieces: Piece[]): Piece[] {
  const seen = new Set<string>();
  return pieces.filter((piece) => !seen.has(piece.text) && seen.add(piece.text));
}

/** Lines of blocks in reading order; text boxes and narrow table columns come after what they stand beside. */
function linesOf(blocks: Block[], flow: Line['flow']): Piece[] {
  const lines: Piece[] = [];
  let blank = true;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const made = paragraphLines(block, flow, blank);
      if (made.every((line) => line.hiding !== null)) blank = made.length === 0 || blank;
      else blank = false;
      lines.push(...made);
    } else if (block.kind === 'box') lines.push(...linesOf(block.blocks, flow === 'main' ? 'side' : flow));
    else for (const row of block.rows) lines.push(...rowLines(row, flow));
  }
  return lines;
}

function paragraphLines(paragraph: Paragraph, flow: Line['flow'], blank: boolean): Piece[] {
  const lines: Piece[] = [];
  const ways = [...new Set(paragraph.runs.map((run) => run.hiding))].sort((a, b) =>
    (a ?? '').localeCompare(b ?? '', 'en'),
  );
  for (const hiding of ways) {
    const runs = paragraph.runs.filter((run) => run.hiding === hiding);
    let open: typeof runs = [];
    let first = true;
    const close = () => {
      const text = cleanText(open.map((run) => run.text).join(''))
        .replace(/ *\t[ \t]*/g, '\t')
        .replace(/ {3,}/g, '\t')
        .trim();
      const letters = open.reduce((sum, run) => sum + run.text.trim().length, 0);
      if (text !== '') {
        const bold =
          open.reduce((sum, run) => sum + (run.bold ? run.text.trim().length : 0), 0) > letters * 0.6;
        const size =
          open.reduce((sum, run) => sum + run.size * run.text.trim().length, 0) / Math.max(1, letters);
        lines.push({
          text,
          size,
          bold,
          bullet: paragraph.bullet || isBullet(text),
          gap: first && (blank || paragraph.before >= 6),
          flow,
          hiding,
        });
        first = false;
      }
      open = [];
    };
    for (const run of runs) {
      const [head = '', ...rest] = run.text.split('\n');
      open.push({ ...run, text: head });
      for (const part of rest) {
        close();
        open.push({ ...run, text: part });
      }
    }
    close();
  }
  return lines;
}

/** A table row: cells side by side on a line, unless two cells hold columns of text of their own. */
function rowLines(row: Block[][], flow: Line['flow']): Piece[] {
  const cells = row.map((cell) => linesOf(cell, flow)).filter((cell) => cell.length > 0);
  const columns = cells.filter((cell) => cell.length > 3);
  if (cells.length < 2) return cells.flat();
  if (columns.length >= 2) {
    const weight = (cell: Piece[]) => cell.reduce((sum, line) => sum + line.text.length, 0);
    const heaviest = Math.max(...cells.map(weight));
    const isMain = (cell: Piece[]) => weight(cell) > heaviest * 0.6;
    const side = cells
      .filter((cell) => !isMain(cell))
      .flat()
      .map((line) => ({ ...line, flow: flow === 'main' ? ('side' as const) : flow }));
    return [...cells.filter(isMain).flat(), ...side];
  }
  const visible = cells
    .map((cell) => cell.filter((line) => line.hiding === null))
    .filter((cell) => cell.length > 0);
  const hidden = cells.flat().filter((line) => line.hiding !== null);
  // Short cells (dates, title, employer) head the row; the text of the others follows line by line.
  const isShort = (cell: Piece[]) =>
    cell.length <= 3 && cell.every((line) => !line.bullet && line.text.length <= 60);
  const short = visible.filter(isShort);
  if (short.length < 2 || short.length === visible.length) return [...zipped(visible), ...hidden];
  return [joined(short.flat()), ...visible.filter((cell) => !isShort(cell)).flat(), ...hidden];
}

function joined(parts: Piece[]): Piece {
  const first = parts[0] as Piece;
  return {
    ...first,
    text: parts.map((part) => part.text).join('\t'),
    bold: parts.every((part) => part.bold) || (parts.length > 1 && first.bold),
    bullet: parts.length === 1 && first.bullet,
    gap: true,
  };
}

/** The n-th lines of cells beside each other as one line. */
function zipped(cells: Piece[][]): Piece[] {
  const height = Math.max(0, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) => {
    const parts = cells.map((cell) => cell[at]).filter((line): line is Piece => line !== undefined);
    return { ...joined(parts), gap: at === 0 };
  });
}

function compose(pieces: Piece[]): Document {
  let text = '';
  const lines: Line[] = [];
  const ordered = [
    ...pieces.filter((piece) => piece.hiding === null),
    ...pieces.filter((piece) => piece.hiding !== null),
  ];
  for (const { text: words, ...look } of ordered) {
    const start = text.length;
    text += `${words}\n`;
    lines.push({ ...look, start, end: start + words.length, page: null, box: null, edges: null });
  }
  return { format: 'docx', pages: null, text, lines, ownDate: null, links: [], notes: [] };
}

async function readAgain(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  // mammoth inflates without bounds: it sees only what has passed the bounded unzip whole.
  const zip = await unzip(bytes, limits.inflatedBytes, () => true);
  if (!zip.ok) return zip;
  try {
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return {
      ok: true,
      document: plainDocument('docx', [cut(cleanText(value), limits.characters)], false),
    };
  } catch {
    return { ok: false, reason: 'corrupt' };
  }
}
