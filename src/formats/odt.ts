import type { SaxesTagNS } from 'saxes';
import type { Hiding } from '#domain/document.ts';
import type { Format, Limits, ReadOutcome } from './format.ts';
import {
  type Block,
  compose,
  linesOf,
  type Paragraph,
  type Table,
  type TextBox,
  unique,
} from './word/blocks.ts';
import { isLockedManifest } from './word/locked.ts';
import { unzip } from './word/unzip.ts';
import { attributeOf, parseXml, reasonOf } from './word/xml.ts';

export const odt: Format = {
  id: 'odt',
  mimes: ['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text-template'],
  read,
};

interface Look {
  size?: number;
  bold?: boolean;
  capitals?: boolean;
  colour?: string;
  background?: string;
  hidden?: boolean;
  before?: number;
  parent?: string;
}

/** OpenDocument text (ISO/IEC 26300): body, tables, lists, frames, page headers and footers, hidden and white runs. */
async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  const zip = await unzip(bytes, limits.inflatedBytes, (name) =>
    /^(?:content|styles|meta|META-INF\/manifest)\.xml$/.test(name),
  );
  if (!zip.ok) return zip;
  const xml = (name: string) =>
    zip.files
      .get(name)
      ?.toString('utf8')
      .replace(/^\ufeff/, '') ?? '';
  if (isLockedManifest(xml('META-INF/manifest.xml'))) return { ok: false, reason: 'encrypted' };
  if (xml('content.xml') === '') return { ok: false, reason: 'corrupt' };
  try {
    const looks = new Map<string, Look>();
    const styles = xml('styles.xml') || '<x/>';
    const grounds = paintsGrounds(styles) || paintsGrounds(xml('content.xml'));
    const page = parse(styles, looks, grounds);
    const body = parse(xml('content.xml'), looks, grounds);
    const document = compose('odt', [
      ...unique(linesOf(page.headers, 'main')),
      ...linesOf(body.body, 'main'),
      ...unique(linesOf(page.footers, 'header')),
    ]);
    if (document.text.length > limits.characters) return { ok: false, reason: 'too_large' };
    document.links = [...page.links, ...body.links];
    document.ownDate = /<dc:date>(\d{4}-\d{2}-\d{2})/.exec(xml('meta.xml'))?.[1] ?? null;
    if (zip.damaged) document.notes.push('damaged');
    return { ok: true, document };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

interface Parsed {
  body: Block[];
  headers: Block[];
  footers: Block[];
  links: string[];
}

const cells =
  /<style:(?:table-cell|table|table-row|graphic|section|page-layout|drawing-page|header-footer)-properties\b[^<>]*\b(?:fo:background-color|draw:fill-color)="(?!transparent|#ffffff)/i;

/** What stands at the top and the foot of pages, those of the first and of left pages besides. */
const edges = /^style:(?:header|footer)(?:-first|-left)?$/;

/** True when cells, frames, sections or pages have a colour, or a picture lies on the page: what lies below white words is unknown then. */
function paintsGrounds(xml: string): boolean {
  return (
    cells.test(xml) || /<(?:draw:image|style:background-image|draw:custom-shape|draw:rect)\b[^>]/.test(xml)
  );
}

function parse(xml: string, looks: Map<string, Look>, grounds: boolean): Parsed {
  const parsed: Parsed = { body: [], headers: [], footers: [], links: [] };
  const levels: { blocks: Block[]; table: Table | null }[] = [];
  const outer: (Paragraph | null)[] = [];
  const spans: string[] = [];
  let paragraph: Paragraph | null = null;
  let style: Look | null = null;
  let items = 0;
  let skipping = 0;
  const lookOf = (name: string | undefined, depth = 0): Look => {
    const own = looks.get(name ?? '');
    return own && depth < 10 ? { ...lookOf(own.parent, depth + 1), ...own } : {};
  };
  const push = (text: string) => {
    if (paragraph === null) return;
    const look: Look = Object.assign({}, ...spans.map((name) => lookOf(name)));
    paragraph.runs.push({
      text,
      size: look.size ?? 11,
      bold: look.bold ?? false,
      hiding: hidingOf(look, grounds),
      ...(look.capitals ? { capitals: true } : {}),
    });
  };
  const open = (tag: SaxesTagNS) => {
    const name = `${tag.prefix}:${tag.local}`;
    const attribute = (local: string) => attributeOf(tag, local);
    if (
      skipping > 0 ||
      name === 'text:tracked-changes' ||
      name === 'office:annotation' ||
      name === 'text:note' ||
      (edges.test(name) && attribute('display') === 'false')
    ) {
      skipping += 1;
      return;
    }
    if (name === 'style:style' || name === 'style:default-style') {
      style = {
        ...(attribute('parent-style-name') ? { parent: attribute('parent-style-name') as string } : {}),
      };
      if (attribute('name')) looks.set(attribute('name') as string, style);
    } else if (style && (name === 'style:text-properties' || name === 'style:paragraph-properties'))
      applyProperties(style, attribute);
    else if (name === 'office:text') levels.push({ blocks: parsed.body, table: null });
    else if (edges.test(name)) {
      const blocks = name.startsWith('style:header') ? parsed.headers : parsed.footers;
      levels.push({ blocks, table: null });
    } else if (levels.length === 0) return;
    else if (name === 'text:p' || name === 'text:h') {
      outer.push(paragraph);
      const own = lookOf(attribute('style-name'));
      paragraph = { kind: 'paragraph', runs: [], bullet: items > 0, before: own.before ?? 0 };
      levels.at(-1)?.blocks.push(paragraph);
      spans.push(attribute('style-name') ?? '');
    } else if (name === 'text:span') spans.push(attribute('style-name') ?? '');
    else if (name === 'text:a' && attribute('href')) parsed.links.push(attribute('href') as string);
    else if (name === 'text:list-item') items += 1;
    else if (name === 'text:tab') push('\t');
    else if (name === 'text:line-break') push('\n');
    else if (name === 'text:s') push(' '.repeat(Math.min(100, Number(attribute('c') ?? 1))));
    else if (name === 'table:table') {
      const table: Table = { kind: 'table', rows: [] };
      levels.at(-1)?.blocks.push(table);
      levels.push({ blocks: [], table });
    } else if (name === 'table:table-row') levels.at(-1)?.table?.rows.push([]);
    else if (name === 'table:table-cell') {
      const cell: Block[] = [];
      levels.at(-1)?.table?.rows.at(-1)?.push(cell);
      levels.push({ blocks: cell, table: null });
    } else if (name === 'draw:text-box') {
      const box: TextBox = { kind: 'box', blocks: [] };
      levels.at(-1)?.blocks.push(box);
      levels.push({ blocks: box.blocks, table: null });
      outer.push(paragraph);
    }
  };
  const close = (tag: SaxesTagNS) => {
    if (skipping > 0) {
      skipping -= 1;
      return;
    }
    const name = `${tag.prefix}:${tag.local}`;
    if (name === 'style:style' || name === 'style:default-style') style = null;
    if (levels.length === 0) return;
    if (name === 'text:p' || name === 'text:h') {
      paragraph = outer.pop() ?? null;
      spans.pop();
    } else if (name === 'text:span') spans.pop();
    else if (name === 'text:list-item') items -= 1;
    else if (['office:text', 'table:table', 'table:table-cell'].includes(name) || edges.test(name))
      levels.pop();
    else if (name === 'draw:text-box') {
      levels.pop();
      paragraph = outer.pop() ?? null;
    }
  };
  const text = (value: string) => {
    if (skipping === 0 && paragraph !== null) push(value.replace(/\s+/g, ' '));
  };
  parseXml(xml, { open, close, text });
  return parsed;
}

function applyProperties(look: Look, attribute: (local: string) => string | undefined): void {
  const size = /^([\d.]+)pt$/.exec(attribute('font-size') ?? '');
  if (size) look.size = Number(size[1]);
  if (attribute('font-weight')) look.bold = /bold|[6-9]00/.test(attribute('font-weight') as string);
  const [transform, variant] = [attribute('text-transform'), attribute('font-variant')];
  if (transform || variant) look.capitals = transform === 'uppercase' || variant === 'small-caps';
  if (attribute('color')) look.colour = attribute('color') as string;
  if (attribute('background-color')) look.background = attribute('background-color') as string;
  if (attribute('display') === 'none') look.hidden = true;
  const before = /^([\d.]+)(in|cm|mm|pt)$/.exec(attribute('margin-top') ?? '');
  if (before)
    look.before = Number(before[1]) * ({ in: 72, cm: 28.35, mm: 2.835, pt: 1 }[before[2] as string] ?? 1);
}

function hidingOf(look: Look, grounds: boolean): Hiding | null {
  if (look.hidden) return 'vanish';
  if (look.size !== undefined && look.size < 3) return 'tiny';
  // Cells, frames, sections and pages have colours of their own: where one of them is painted no other ground is certain.
  if (grounds && !look.background) return null;
  const ground = look.background && look.background !== 'transparent' ? look.background : '#ffffff';
  return look.colour !== undefined && look.colour.toLowerCase() === ground.toLowerCase()
    ? 'background_colour'
    : null;
}
