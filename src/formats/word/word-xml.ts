/*
 * WordprocessingML (ECMA-376, strict and transitional) to paragraphs and tables: body, headers and footers, tables,
 * content controls, the three kinds of text box (DrawingML shape, VML, DrawingML text body), hidden and white runs.
 * Deleted and moved-away text, field codes and fallbacks of what was read are left out. No reference is followed.
 */
import type { SaxesTagNS } from 'saxes';
import type { Block, Paragraph, Table, TextBox } from './blocks.ts';
import { boxAnchors } from './box-anchors.ts';
import { applyLook, hidingOf, type Level, type Look, shadeOf } from './look.ts';
import type { UnmarkedLevels } from './numbering.ts';
import { isFormMark, itemTest, signOf } from './paragraphs.ts';
import { attributeOf, parseXml } from './xml.ts';

/** Looks by style id, with the document's defaults under the id ''. */
type Styles = Map<string, Look>;

/** What the parts of a document share: looks by style, the levels of lists without a mark, and what colour pages are. */
interface Around {
  styles: Styles;
  unmarked: UnmarkedLevels;
  /** Six hexadecimal digits, anything else where it is not known. */
  pageColour: string;
}

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
  if (!own || depth > 10) return { ...styles.get('') };
  return { ...styleLook(styles, own.basedOn ?? '', depth + 1), ...own };
}

/** What a property of a paragraph says of it and of the look of its text. */
function applyToParagraph(paragraph: Paragraph | null, look: Look, name: string, tag: SaxesTagNS): void {
  if (name === 'w:ilvl' || name === 'w:numId') applyLook(look, name, tag);
  if (name === 'w:spacing' && paragraph && attributeOf(tag, 'before'))
    paragraph.before = Number(attributeOf(tag, 'before')) / 20;
  if (name === 'w:shd' || name === 'w:framePr') applyLook(look, name, tag);
}

/** Blocks of one part (`word/document.xml`, a header or a footer). Throws on broken XML. */
export function readBlocks(xml: string, { styles, unmarked, pageColour }: Around): Block[] {
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
  const anchors = boxAnchors();
  const level = () => levels.at(-1) as Level;
  const isItem = itemTest(unmarked);

  const push = (text: string) => {
    if (paragraph === null || text === '') return;
    const look = { ...paragraphLook, ...runLook };
    if (isFormMark(look, text)) return;
    paragraph.runs.push({
      text,
      size: look.size ?? 11,
      bold: look.bold ?? false,
      hiding: hidingOf(look, levels, pageColour),
      ...(look.capitals ? { capitals: true } : {}),
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

  /** Opens a table, a row, a cell or a box; false for any other element. */
  const beginContainer = (name: string): boolean => {
    switch (name) {
      case 'w:tbl': {
        const table: Table = { kind: 'table', rows: [] };
        level().blocks.push(table);
        levels.push({ blocks: [], table, shade: undefined });
        return true;
      }
      case 'w:tr':
        level().table?.rows.push([]);
        return true;
      case 'w:tc': {
        const cell: Block[] = [];
        level().table?.rows.at(-1)?.push(cell);
        levels.push({ blocks: cell, table: null, shade: undefined });
        return true;
      }
      case 'w:txbxContent':
      case 'a:txBody': {
        const box: TextBox = { kind: 'box', blocks: [], ...anchors.place() };
        level().blocks.push(box);
        levels.push({ blocks: box.blocks, table: null, shade: 'auto-box' });
        outer.push(paragraph);
        return true;
      }
      default:
        return false;
    }
  };

  parse(
    xml,
    (name, tag) => {
      if (
        skipping > 0 ||
        name === 'w:del' ||
        name === 'w:moveFrom' ||
        // What it looked like before a tracked change.
        name.endsWith('PrChange') ||
        (name === 'mc:Fallback' && choice > 0)
      ) {
        skipping += 1;
        return;
      }
      anchors.open(name, attributeOf(tag, 'relativeFrom'));
      if (beginContainer(name)) return;
      const sign = inParagraphProperties === 0 ? signOf(name, paragraph) : '';
      if (sign !== '') {
        push(sign);
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
          paragraphLook.style = attributeOf(tag, 'val');
          if (paragraph) {
            paragraph.bullet = isItem(paragraphLook);
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
        case 'w:tblStyle':
          // Its style may paint rows and columns.
          level().shade ??= 'unknown';
          break;
        case 'w:shd':
          if (!inRun && inParagraphProperties === 0 && levels.length > 1) {
            Object.assign(level(), shadeOf(tag));
            break;
          }
          applyLook(inRun ? runLook : paragraphLook, name, tag);
          break;
        default:
          if (inRun) applyLook(runLook, name, tag);
          else if (inParagraphProperties > 0) {
            applyToParagraph(paragraph, paragraphLook, name, tag);
            if (paragraph && name === 'w:numId') paragraph.bullet = isItem(paragraphLook);
          }
      }
    },
    (name) => {
      if (skipping > 0) {
        skipping -= 1;
        return;
      }
      anchors.close(name);
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
      else if (skipping === 0) anchors.text(value);
    },
  );
  return root.blocks;
}
