/*
 * WordprocessingML (ECMA-376, strict and transitional) to paragraphs and tables: body, headers and footers, tables,
 * content controls, the three kinds of text box (DrawingML shape, VML, DrawingML text body), hidden and white runs.
 * Deleted and moved-away text, field codes and fallbacks of what was read are left out. No reference is followed.
 */
import type { SaxesTagNS } from 'saxes';
import type { Hiding } from '#domain/document.ts';
import type { Block, Paragraph, Table, TextBox } from './blocks.ts';
import { attributeOf, parseXml } from './xml.ts';

interface Look {
  size?: number;
  bold?: boolean;
  colour?: string;
  vanish?: boolean;
  shade?: string;
  before?: number;
  bullet?: boolean;
  basedOn?: string;
}

/** Looks by style id, with the document's defaults under the id ''. */
type Styles = Map<string, Look>;

const spaces: [RegExp, string][] = [
  [/wordprocessingml/, 'w'],
  [/wordprocessingShape/, 'wps'],
  [/drawingml\/.*main|drawingml\/main/, 'a'],
  [/schemas-microsoft-com:vml/, 'v'],
  [/markup-compatibility/, 'mc'],
];

function nameOf(tag: SaxesTagNS): string {
  const space = spaces.find(([uri]) => uri.test(tag.uri))?.[1] ?? tag.prefix;
  return `${space}:${tag.local}`;
}

const on = (tag: SaxesTagNS) => !['0', 'false', 'off', 'none'].includes(attributeOf(tag, 'val') ?? '1');

function parse(
  xml: string,
  open: (name: string, tag: SaxesTagNS) => void,
  close: (name: string) => void,
  text: (value: string) => void,
): void {
  parseXml(xml, {
    open: (tag) => open(nameOf(tag), tag),
    close: (tag) => close(nameOf(tag)),
    text,
  });
}

/** What a property element says of the look of text. */
function applyLook(look: Look, name: string, tag: SaxesTagNS): void {
  const value = attributeOf(tag, 'val');
  if (name === 'w:sz' && value) look.size = Number(value) / 2;
  else if (name === 'w:b') look.bold = on(tag);
  else if (name === 'w:color' && value) look.colour = value;
  else if (name === 'w:vanish' || name === 'w:specVanish') look.vanish = on(tag);
  else if (name === 'w:shd') look.shade = attributeOf(tag, 'fill') ?? 'auto';
  else if (name === 'w:highlight' && value && value !== 'none') look.shade = '808080';
  else if (name === 'w:spacing' && attributeOf(tag, 'before'))
    look.before = Number(attributeOf(tag, 'before')) / 20;
  else if (name === 'w:numId') look.bullet = value !== '0';
}

/** Styles of `word/styles.xml`. Throws on broken XML. */
export function readStyles(xml: string): Styles {
  const styles: Styles = new Map([['', {}]]);
  let current: Look | null = null;
  let inDefaults = false;
  parse(
    xml,
    (name, tag) => {
      if (name === 'w:docDefaults') inDefaults = true;
      if (name === 'w:style') {
        current = {};
        styles.set(attributeOf(tag, 'styleId') ?? '', current);
      }
      const look = current ?? (inDefaults ? styles.get('') : undefined);
      if (!look) return;
      if (name === 'w:basedOn') look.basedOn = attributeOf(tag, 'val') ?? '';
      applyLook(look, name, tag);
    },
    (name) => {
      if (name === 'w:docDefaults') inDefaults = false;
      if (name === 'w:style') current = null;
    },
    () => {},
  );
  return styles;
}

function styleLook(styles: Styles, id: string | undefined, depth = 0): Look {
  const own = id === undefined ? undefined : styles.get(id);
  if (!own || depth > 10) return styles.get('') ?? {};
  return { ...styleLook(styles, own.basedOn ?? '', depth + 1), ...own };
}

interface Level {
  blocks: Block[];
  table: Table | null;
  /** Fill of the cell or box around, if any. */
  shade: string | undefined;
}

/** Blocks of one part (`word/document.xml`, a header or a footer). Throws on broken XML. */
export function readBlocks(xml: string, styles: Styles, pageColour = 'FFFFFF'): Block[] {
  const root: Level = { blocks: [], table: null, shade: undefined };
  const levels: Level[] = [root];
  let paragraph: Paragraph | null = null;
  const outer: (Paragraph | null)[] = [];
  let paragraphLook: Look = {};
  let runLook: Look = {};
  let inRun = false;
  let inParagraphProperties = 0;
  let inText = false;
  let skipping = 0;
  let choice = 0;
  const level = () => levels.at(-1) as Level;

  const push = (text: string) => {
    if (paragraph === null || text === '') return;
    const look = { ...paragraphLook, ...runLook };
    paragraph.runs.push({
      text,
      size: look.size ?? 11,
      bold: look.bold ?? false,
      hiding: hidingOf(look, levels, pageColour),
    });
  };
  const begin = () => {
    outer.push(paragraph);
    paragraph = { kind: 'paragraph', runs: [], bullet: false, before: 0 };
    paragraphLook = styleLook(styles, 'Normal');
    level().blocks.push(paragraph);
  };
  const end = () => {
    paragraph = outer.pop() ?? null;
  };

  parse(
    xml,
    (name, tag) => {
      if (
        skipping > 0 ||
        name === 'w:del' ||
        name === 'w:moveFrom' ||
        (name === 'mc:Fallback' && choice > 0)
      ) {
        skipping += 1;
        return;
      }
      switch (name) {
        case 'mc:AlternateContent':
          choice = 0;
          break;
        case 'mc:Choice':
          choice += 1;
          break;
        case 'w:p':
        case 'a:p':
          begin();
          break;
        case 'w:pPr':
          inParagraphProperties += 1;
          break;
        case 'w:pStyle':
          paragraphLook = styleLook(styles, attributeOf(tag, 'val'));
          if (paragraph) {
            paragraph.bullet = paragraphLook.bullet ?? false;
            paragraph.before = paragraphLook.before ?? 0;
          }
          break;
        case 'w:r':
        case 'a:r':
          inRun = true;
          runLook = {};
          break;
        case 'w:rStyle':
          if (inRun) runLook = { ...(styles.get(attributeOf(tag, 'val') ?? '') ?? {}), ...runLook };
          break;
        case 'a:rPr': {
          const size = attributeOf(tag, 'sz');
          if (size) runLook.size = Number(size) / 100;
          break;
        }
        case 'w:t':
        case 'a:t':
          inText = true;
          break;
        case 'w:tab':
          if (inParagraphProperties === 0) push('\t');
          break;
        case 'w:br':
        case 'w:cr':
        case 'a:br':
          push('\n');
          break;
        case 'w:noBreakHyphen':
          push('-');
          break;
        case 'w:tbl': {
          const table: Table = { kind: 'table', rows: [] };
          level().blocks.push(table);
          levels.push({ blocks: [], table, shade: undefined });
          break;
        }
        case 'w:tr':
          level().table?.rows.push([]);
          break;
        case 'w:tc': {
          const cell: Block[] = [];
          level().table?.rows.at(-1)?.push(cell);
          levels.push({ blocks: cell, table: null, shade: undefined });
          break;
        }
        case 'w:txbxContent':
        case 'a:txBody': {
          const box: TextBox = { kind: 'box', blocks: [] };
          level().blocks.push(box);
          levels.push({ blocks: box.blocks, table: null, shade: 'auto-box' });
          outer.push(paragraph);
          break;
        }
        case 'w:shd':
          if (!inRun && inParagraphProperties === 0 && levels.length > 1) {
            level().shade = attributeOf(tag, 'fill') ?? 'auto';
            break;
          }
          applyLook(inRun ? runLook : paragraphLook, name, tag);
          break;
        default:
          if (inRun) applyLook(runLook, name, tag);
          else if (inParagraphProperties > 0) {
            if (name === 'w:numId' && paragraph) paragraph.bullet = attributeOf(tag, 'val') !== '0';
            if (name === 'w:spacing' && paragraph && attributeOf(tag, 'before'))
              paragraph.before = Number(attributeOf(tag, 'before')) / 20;
            if (name === 'w:shd') applyLook(paragraphLook, name, tag);
          }
      }
    },
    (name) => {
      if (skipping > 0) {
        skipping -= 1;
        return;
      }
      switch (name) {
        case 'w:p':
        case 'a:p':
          end();
          break;
        case 'w:pPr':
          inParagraphProperties -= 1;
          break;
        case 'w:r':
        case 'a:r':
          inRun = false;
          runLook = {};
          break;
        case 'w:t':
        case 'a:t':
          inText = false;
          break;
        case 'w:tbl':
        case 'w:tc':
          levels.pop();
          break;
        case 'w:txbxContent':
        case 'a:txBody':
          levels.pop();
          paragraph = outer.pop() ?? null;
          break;
      }
    },
    (value) => {
      if (skipping === 0 && inText) push(value);
    },
  );
  return root.blocks;
}

function hidingOf(look: Look, levels: Level[], pageColour: string): Hiding | null {
  if (look.vanish) return 'vanish';
  if (look.size !== undefined && look.size < 3) return 'tiny';
  if (!look.colour || look.colour === 'auto') return null;
  const shades = [look.shade, ...levels.map((one) => one.shade).reverse()].filter(
    (shade) => shade !== undefined && shade !== 'auto',
  );
  const background = shades[0] ?? pageColour;
  // What is painted behind a text box or a theme's fill is not told here: such text is left alone.
  if (!/^[0-9a-f]{6}$/i.test(background) || !/^[0-9a-f]{6}$/i.test(look.colour)) return null;
  return distance(look.colour, background) < 24 ? 'background_colour' : null;
}

function distance(a: string, b: string): number {
  const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return Math.max(...[0, 2, 4].map((at) => Math.abs(part(a, at) - part(b, at))));
}
