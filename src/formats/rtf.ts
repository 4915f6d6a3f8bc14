import iconv from 'iconv-lite';
import type { Hiding } from '#domain/document.ts';
import type { Format, Limits, ReadOutcome } from './format.ts';
import { type Block, compose, linesOf, type Paragraph, type Table } from './word/blocks.ts';

export const rtf: Format = {
  id: 'rtf',
  mimes: ['application/rtf', 'text/rtf'],
  read,
};

const skippedGroups = new Set(
  'fonttbl stylesheet info pict object listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl filetbl revtbl fldinst footnote annotation atnid atnauthor bkmkstart bkmkend nonshppict mmathPr listtext pntext'.split(
    ' ',
  ),
);
const codePages: Record<string, string> = {
  '0': 'windows-1252',
  '128': 'shift_jis',
  '161': 'windows-1253',
  '162': 'windows-1254',
  '177': 'windows-1255',
  '178': 'windows-1256',
  '186': 'windows-1257',
  '204': 'windows-1251',
  '238': 'windows-1250',
};
const characters: Record<string, string> = {
  tab: '\t',
  line: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  emspace: ' ',
  enspace: ' ',
  '~': ' ',
  _: '-',
  '-': '',
};

/** Where a field leads: `HYPERLINK "mailto:jane@example.com"`. */
const address = /HYPERLINK\s+"((?:mailto:|https?:)[^"\s]{1,300})"/gi;
const mostLinks = 500;

/** A Windows code page as an encoding that can be decoded; the commonest for one that cannot. */
function codePage(number: number): string {
  const known: Record<number, string> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    10000: 'macintosh',
    65001: 'utf-8',
  };
  const name = known[number] ?? (number < 1000 ? `cp${number}` : `windows-${number}`);
  return iconv.encodingExists(name) ? name : 'windows-1252';
}

interface State {
  skip: boolean;
  bold: boolean;
  capitals: boolean;
  size: number;
  hidden: boolean;
  colour: number;
  encoding: string;
  /** Bytes to leave out after a `\\u` character. */
  fallback: number;
  /** `fonttbl` and `colortbl` are read for what text needs. */
  reads: 'text' | 'fonts' | 'colours';
}

/** How text is hidden that looks so; its colour, `red,green,blue`, is undefined where what lies below it is unknown. */
function hidingOf({ hidden, size }: State, colour: string | undefined): Hiding | null {
  if (hidden) return 'vanish';
  if (size < 3) return 'tiny';
  return colour === '255,255,255' ? 'background_colour' : null;
}

/** Shading, highlights, shapes, pictures and the page's own colour: what lies below white words is unknown then. */
const painted =
  /\\(?:c(?:l|h)?cbpat|cbpat|clcfpat|cfpat|shading|clshdng|chshdng|highlight|viewbksp|background|shp|pict|do)\d*(?![a-z])/;

/**
 * Rich Text Format 1.9: text with its weight, size and visibility, tables row by row, headers and footers. Pictures,
 * objects and field codes are left out.
 */
async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const blocks: Block[] = [];
  const fonts = new Map<string, string>();
  const colours: string[] = [];
  const grounds = painted.test(source);
  const stack: State[] = [];
  let state: State = {
    skip: false,
    bold: false,
    capitals: false,
    size: 12,
    hidden: false,
    colour: 0,
    encoding: 'windows-1252',
    fallback: 1,
    reads: 'text',
  };
  let paragraph: Paragraph = { kind: 'paragraph', runs: [], bullet: false, before: 0 };
  let pending: number[] = [];
  let skipBytes = 0;
  let [font, colour] = ['', ''];
  let row: Block[][] | null = null;
  let cell: Block[] = [];
  let [inTable, inRow] = [false, false];
  let length = 0;

  const put = (text: string) => {
    if (state.skip || state.reads !== 'text') return;
    length += text.length;
    const hiding = hidingOf(state, grounds ? undefined : colours[state.colour]);
    paragraph.runs.push({ text, size: state.size, bold: state.bold, hiding, capitals: state.capitals });
  };
  const flush = () => {
    if (pending.length === 0) return;
    put(iconv.decode(Buffer.from(pending), state.encoding));
    pending = [];
  };
  const endParagraph = () => {
    flush();
    (inTable ? cell : blocks).push(paragraph);
    paragraph = { kind: 'paragraph', runs: [], bullet: false, before: 0 };
  };

  const control = (word: string, parameter: number | null): void => {
    const number = parameter ?? 0;
    if (Object.hasOwn(characters, word)) put(characters[word] as string);
    else if (word === 'par' || word === 'sect' || word === 'page') endParagraph();
    else if (word === 'cell') {
      endParagraph();
      if (!inTable) cell.push(...blocks.splice(blocks.length - 1));
      row ??= [];
      row.push(cell);
      cell = [];
    } else if (word === 'row') {
      flush();
      const last = blocks.at(-1);
      if (row) {
        if (last?.kind === 'table') last.rows.push(row);
        else blocks.push({ kind: 'table', rows: [row] } satisfies Table);
      }
      row = null;
      inTable = false;
      inRow = false;
    } else if (word === 'trowd') {
      inRow = true;
      inTable = true;
    } else if (word === 'intbl') inTable = true;
    else if (word === 'pard') {
      paragraph.bullet = false;
      inTable = inRow;
    } else if (word === 'plain')
      Object.assign(state, { bold: false, capitals: false, size: 12, hidden: false, colour: 0 });
    else if (word === 'ls' || word === 'pnlvlblt') paragraph.bullet = true;
    else if (word === 'sb') paragraph.before = number / 20;
    else if (word === 'b') state.bold = parameter !== 0;
    else if (word === 'caps' || word === 'scaps') state.capitals = parameter !== 0;
    else if (word === 'fs') state.size = number / 2;
    else if (word === 'v') state.hidden = parameter !== 0;
    else if (word === 'cf') state.colour = number;
    else if (word === 'uc') state.fallback = number;
    else if (word === 'ansicpg') state.encoding = codePage(number);
    else if (word === 'f') {
      font = String(number);
      if (state.reads === 'text') state.encoding = fonts.get(font) ?? state.encoding;
    } else if (word === 'fcharset' && state.reads === 'fonts') {
      const page = codePages[String(number)];
      if (page && number !== 0) fonts.set(font, page);
    } else if (word === 'u') {
      put(String.fromCharCode(number < 0 ? number + 65_536 : number));
      skipBytes = state.fallback;
    } else if (word === 'red') colour = `${number}`;
    else if (word === 'green' || word === 'blue') colour += `,${number}`;
  };

  const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;
  for (const match of source.matchAll(token)) {
    const [, word, parameter, hex, symbol, brace, text] = match;
    if (hex !== undefined) {
      if (skipBytes > 0) skipBytes -= 1;
      else pending.push(Number.parseInt(hex, 16));
      continue;
    }
    flush();
    if (brace === '{') stack.push({ ...state });
    else if (brace === '}') {
      skipBytes = 0;
      state = stack.pop() ?? state;
    } else if (symbol !== undefined) {
      if (symbol === '*') state.skip = true;
      else if ('{}\\'.includes(symbol)) put(symbol);
      else if (Object.hasOwn(characters, symbol)) put(characters[symbol] as string);
      else if (symbol === '\n' || symbol === '\r') endParagraph();
    } else if (word !== undefined) {
      if (word === 'fonttbl') state.reads = 'fonts';
      else if (word === 'colortbl') state.reads = 'colours';
      else if (skippedGroups.has(word)) state.skip = true;
      control(word, parameter === undefined ? null : Number(parameter));
    } else if (text !== undefined) {
      if (state.reads === 'colours') {
        for (const character of text) {
          if (character !== ';') continue;
          colours.push(colour);
          colour = '';
        }
        continue;
      }
      const shown = skipBytes > 0 ? text.slice(skipBytes) : text;
      skipBytes = Math.max(0, skipBytes - text.length);
      put(
        /^[\x20-\x7e\t]*$/.test(shown) ? shown : iconv.decode(Buffer.from(shown, 'latin1'), state.encoding),
      );
    }
    if (length > limits.characters) return { ok: false, reason: 'too_large' };
  }
  endParagraph();
  const document = compose('rtf', linesOf(blocks, 'main'));
  document.links = [...source.matchAll(address)].map(([, link = '']) => link).slice(0, mostLinks);
  // A whole file closes every group that it opens.
  if (stack.length > 0) document.notes.push('damaged');
  return { ok: true, document };
}
