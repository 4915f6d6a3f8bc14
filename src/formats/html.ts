import { Parser } from 'htmlparser2';
import type { Hiding } from '#domain/document.ts';
import type { Format, Limits, ReadOutcome } from './format.ts';
import { declared, type PageElement, readRules, stylesOf } from './html/css.ts';
import { decode } from './text/decode.ts';
import { isMarkdown } from './text/markdown.ts';
import { type Block, compose, linesOf, type Paragraph, type Table } from './word/blocks.ts';

export const html: Format = {
  id: 'html',
  mimes: ['text/html'],
  read,
};

const blockTags = new Set(
  'address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section ul table tr td th tbody thead tfoot caption title'.split(
    ' ',
  ),
);
const skipped = new Set(
  'script style head template noscript svg iframe object select textarea button'.split(' '),
);
const sizes: Record<string, number> = { h1: 20, h2: 16, h3: 13, h4: 12, h5: 11, h6: 11 };
const empty = new Set('br hr img input meta link area base col embed source track wbr'.split(' '));

/** Elements in each other whose looks and tables are followed, as in browsers: those in them count as one. */
const deepest = 512;
/** A page that nests deeper than this is read up to there, and says so: the parser's work grows with it. */
const mostFollowed = 20_000;
const sliceLength = 8192;

interface Look {
  bold: boolean;
  size: number;
  hiding: Hiding | null;
  colour: string | null;
  background: string;
  /** Its children stand beside each other, apart. */
  row: boolean;
}

/** True when bytes begin like a page. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const start = (decode(bytes.subarray(0, 2048)) ?? '').trimStart().toLowerCase();
  return (
    /^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/.test(start) ||
    (start.startsWith('<') && /<(?:div|p|h1|table|ul)\b/.test(start) && !isMarkdown(start))
  );
}

/** HTML as lines, with what its styles hide told apart. Scripts do not run, nothing is fetched. */
async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  const source = decode(bytes);
  return source === null ? { ok: false, reason: 'corrupt' } : pageDocument(source, 'html', limits);
}

/**
 * The source of a page as a Document of a format; reasons as a format's. Markdown's page keeps the tabs that part what its author set
 * side by side, and its breaks.
 */
export function pageDocument(source: string, format: 'html' | 'md', limits: Limits): ReadOutcome {
  const white = format === 'md' ? /[ \n\u00a0]+/g : /[\s\u00a0]+/g;
  const styled = stylesOf(readRules(source));
  const nested: PageElement[] = [];
  const root: Block[] = [];
  const cells: { blocks: Block[]; table: Table | null }[] = [{ blocks: root, table: null }];
  const looks: Look[] = [
    { bold: false, size: 11, hiding: null, colour: null, background: '#ffffff', row: false },
  ];
  const links: string[] = [];
  let paragraph: Paragraph | null = null;
  let skipping = 0;
  let [depth, tooDeep, lossy] = [0, false, false];
  const look = () => looks.at(-1) as Look;
  const blocks = () => (cells.at(-1) as (typeof cells)[number]).blocks;
  const open = (bullet: boolean, before: number) => {
    paragraph = { kind: 'paragraph', runs: [], bullet, before };
    blocks().push(paragraph);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      tooDeep ||= depth > mostFollowed;
      if (skipping > 0 || skipped.has(name)) {
        if (!empty.has(name)) skipping += 1;
        return;
      }
      if (depth > deepest) {
        // What hides, and what stands in tables, is no longer told apart here.
        lossy ||=
          blockTags.has(name) || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '');
        if (blockTags.has(name)) open(name === 'li', 0);
        if (attributes.hidden !== undefined || /display\s*:\s*none/i.test(attributes.style ?? ''))
          skipping += empty.has(name) ? 0 : 1;
        return;
      }
      nested.push({ tag: name, id: attributes.id ?? '', classes: (attributes.class ?? '').split(/\s+/) });
      const styles = `${styled(nested)};${attributes.style ?? ''}`;
      if (empty.has(name)) nested.pop();
      if (look().row || name === 'time') setApart(paragraph, look().row ? '\t' : ' ');
      const next = lookOf(look(), name, styles, attributes);
      if (!empty.has(name)) looks.push(next);
      if (name === 'a' && attributes.href) links.push(attributes.href);
      if (name === 'br')
        paragraph?.runs.push({ text: '\n', size: look().size, bold: look().bold, hiding: look().hiding });
      if (name === 'table') {
        const table: Table = { kind: 'table', rows: [] };
        blocks().push(table);
        cells.push({ blocks: [], table });
      } else if (name === 'tr') (cells.at(-1) as (typeof cells)[number]).table?.rows.push([]);
      else if (name === 'td' || name === 'th') {
        const own: Block[] = [];
        cells
          .findLast((cell) => cell.table)
          ?.table?.rows.at(-1)
          ?.push(own);
        cells.push({ blocks: own, table: null });
      }
      if (blockTags.has(name)) open(name === 'li', sizes[name] || name === 'p' ? 8 : 0);
    },
    ontext(text) {
      if (skipping > 0 || tooDeep) return;
      const { size, bold, hiding } = look();
      if (paragraph === null) open(false, 0);
      const words = text.replace(white, ' ');
      (paragraph as Paragraph | null)?.runs.push({ text: words, size, bold, hiding });
    },
    onclosetag(name) {
      depth -= 1;
      if (skipping > 0) {
        if (!empty.has(name)) skipping -= 1;
        return;
      }
      if (depth >= deepest) {
        if (blockTags.has(name)) paragraph = null;
        return;
      }
      if (empty.has(name)) return;
      nested.pop();
      if (looks.length > 1) looks.pop();
      if ((name === 'table' || name === 'td' || name === 'th') && cells.length > 1) cells.pop();
      if (blockTags.has(name)) paragraph = null;
    },
  });
  for (let at = 0; at < source.length && !tooDeep; at += sliceLength)
    parser.write(source.slice(at, at + sliceLength));
  if (!tooDeep) parser.end();
  const document = compose(format, linesOf(root, 'main'));
  if (document.text.length > limits.characters) return { ok: false, reason: 'too_large' };
  if (tooDeep || lossy) document.notes.push('damaged');
  document.links = links.filter((link) => /^(?:https?:|mailto:)/i.test(link)).slice(0, 500);
  return { ok: true, document };
}

/** Parts what follows from the text before it, which nothing but the style of the page does. */
function setApart(paragraph: Paragraph | null, by: string): void {
  const last = paragraph?.runs.at(-1);
  if (last && last.text !== '' && !/\s$/.test(last.text)) paragraph?.runs.push({ ...last, text: by });
}

function lookOf(outer: Look, name: string, styles: string, attributes: Record<string, string>): Look {
  const value = (property: string) => declared(styles, property);
  const made: Look = { ...outer, row: /flex|grid/.test(value('display') ?? '') };
  if (sizes[name]) Object.assign(made, { size: sizes[name], bold: true });
  if (['b', 'strong', 'th'].includes(name) || /^(?:bold|[6-9]00)/.test(value('font-weight') ?? ''))
    made.bold = true;
  const size = /^([\d.]+)(px|pt|em|rem)?$/.exec(value('font-size') ?? '');
  if (size)
    made.size = Number(size[1]) * ({ px: 0.75, pt: 1, em: outer.size, rem: 11 }[size[2] ?? 'px'] ?? 1);
  made.colour = value('color') ?? outer.colour;
  const background = value('background-color') ?? value('background');
  if (background && background !== 'transparent' && background !== 'none') made.background = background;
  const gone =
    attributes.hidden !== undefined ||
    value('display') === 'none' ||
    value('visibility') === 'hidden' ||
    value('opacity') === '0';
  if (gone) made.hiding = 'vanish';
  else if (/^-\d{3,}/.test(value('left') ?? '') || /^-\d{3,}/.test(value('text-indent') ?? ''))
    made.hiding = 'off_page';
  else if (made.size < 3) made.hiding = 'tiny';
  else if (made.colour !== null && sameColour(made.colour, made.background))
    made.hiding = outer.hiding ?? 'background_colour';
  else if (made.hiding === 'background_colour') made.hiding = null;
  return made;
}

const names: Record<string, string> = {
  white: '#ffffff',
  black: '#000000',
  '#fff': '#ffffff',
  '#000': '#000000',
};

/** True for two colours of three bytes that the eye does not tell apart; unknown notations are never the same. */
function sameColour(a: string, b: string): boolean {
  const bytes = (colour: string) => {
    const known = names[colour] ?? colour;
    const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/
      .exec(known)
      ?.slice(1)
      .map((part) => Number.parseInt(part, 16));
    return hex ?? /^rgb\(\s*(\d+)[ ,]+(\d+)[ ,]+(\d+)\s*\)$/.exec(known)?.slice(1).map(Number) ?? null;
  };
  const [one, two] = [bytes(a), bytes(b)];
  return one !== null && two !== null && one.every((part, index) => Math.abs(part - (two[index] ?? 0)) < 24);
}
