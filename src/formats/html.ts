import { Parser } from 'htmlparser2';
import type { Document } from '#domain/document.ts';
import type { Format, Limits, ReadOutcome } from './format.ts';
import { badgeOf } from './html/badges.ts';
import { type PageElement, readRules, stylesOf } from './html/css.ts';
import { headingSizes, type Look, lookReader, plainLook, sameColour } from './html/looks.ts';
import { withoutTemplate } from './html/templates.ts';
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
const iconFont = /(?:^|\s)material-(?:icons|symbols)/;
const empty = new Set('br hr img input meta link area base col embed source track wbr'.split(' '));

/** Elements in each other whose looks and tables are followed, as in browsers: those in them count as one. */
const deepest = 512;
/** A page that nests deeper than this is read up to there, and says so: the parser's work grows with it. */
const mostFollowed = 20_000;
const sliceLength = 8192;

/** What stands at the other edge of its line. */
const floatsRight = /(?:^|;)\s*float\s*:\s*right/i;
/** Elements in which dates stand; what is bold or slanted may be a part of a name. */
const setsDates = new Set(['span', 'small']);
/** What dates of work open with. */
const opensDates = /^(?:\p{L}{3,9}\.?\s)?(?:19|20)\d\d(?!\d)/u;
/** What they cling to. */
const clings = /[\p{L})]$/u;

/** "R&amp;D" whose mark was escaped twice. */
const escapedTwice = /&amp;amp;/g;

/** Tags from which a template is one of a page. */
const fewestOfTemplate = 3;

/** True when bytes begin like a page. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const source = decode(bytes.subarray(0, 2048)) ?? '';
  const start = withoutTemplate(source).trimStart().toLowerCase();
  const tags = start.match(/<(?:div|p|h[1-6]|ul|li|table|section)\b/g) ?? [];
  return (
    // What a template of a site's generator fills in stands before its first tag.
    (/^\s*\{%/.test(source) && tags.length >= fewestOfTemplate && !isMarkdown(start)) ||
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/.test(start) ||
    (start.startsWith('<') && /<(?:div|p|h1|table|ul|nav|section)\b/.test(start) && !isMarkdown(start))
  );
}

/** HTML as lines, with what its styles hide told apart. Scripts do not run, nothing is fetched. */
async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  const source = decode(bytes);
  return source === null
    ? { ok: false, reason: 'corrupt' }
    : pageDocument(withoutTemplate(source).replace(escapedTwice, '&amp;'), 'html', limits);
}

/**
 * The source of a page as a Document of a format; reasons as a format's. Markdown's page keeps the tabs that part what its author set
 * side by side, and its breaks.
 */
export function pageDocument(source: string, format: 'html' | 'md', limits: Limits): ReadOutcome {
  const made = pageRead(source, format, false);
  // Where much of a page fades in, a script shows it; a little of it is left out.
  const shown = made.faded > made.words * mostFaded ? pageRead(source, format, true) : made;
  const { document } = shown;
  return document.text.length > limits.characters
    ? { ok: false, reason: 'too_large' }
    : { ok: true, document };
}

/** Elements that stand for the page itself. */
const pageTags = new Set(['html', 'body']);
/** Share of a page's letters from which what its styles fade is what the page says. */
const mostFaded = 0.3;

/** Reads a page; `fading` takes what its styles fade for shown. Counts letters, and of these the faded. */
function pageRead(
  source: string,
  format: 'html' | 'md',
  fading: boolean,
): { document: Document; words: number; faded: number } {
  const white = format === 'md' ? /[ \n\u00a0]+/g : /[\s\u00a0]+/g;
  const sheets = readRules(source);
  const [styled, sometimes] = [stylesOf(sheets.certain), stylesOf(sheets.conditional)];
  const lookOf = lookReader(source, sheets.unsureGrounds);
  let [words, faded, layered, begun] = [0, 0, false, false];
  /** True below the first heading within the page: a name above may be parted by its looks. */
  let headed = false;
  const nested: PageElement[] = [];
  const root: Block[] = [];
  const cells: { blocks: Block[]; table: Table | null }[] = [{ blocks: root, table: null }];
  const looks: Look[] = [{ ...plainLook }];
  /** Letters read when each open element began; the inline element that closed last. */
  const opened: number[] = [];
  let closed: { name: string; letters: number; classes: string[]; broken: boolean } | null = null;
  const links: string[] = [];
  let paragraph: Paragraph | null = null;
  /** The own lines of the list items that are open. */
  const items: Paragraph[] = [];
  let skipping = 0;
  let [depth, tooDeep, lossy] = [0, false, false];
  const look = () => looks.at(-1) as Look;
  const blocks = () => (cells.at(-1) as (typeof cells)[number]).blocks;
  const open = (bullet: boolean, before: number) => {
    paragraph = { kind: 'paragraph', runs: [], bullet, before };
    blocks().push(paragraph);
    return paragraph;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      tooDeep ||= depth > mostFollowed;
      // The names of pictures that a font draws: "date_range".
      if (skipping > 0 || skipped.has(name) || iconFont.test(attributes.class ?? '')) {
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
      const atTimes = sometimes(nested);
      if (empty.has(name)) nested.pop();
      // Labels beside each other, which nothing but their boxes parts: of one sort, or one that a style makes a badge.
      const isLabel = closed?.name === name || attributes.class !== undefined;
      if (closed && closed.letters > 1 && isLabel && !blockTags.has(name) && !closed.broken)
        setApart(paragraph, ' ');
      const isField =
        closed?.broken &&
        headed &&
        !nested.some(({ tag }) => headingSizes[tag]) &&
        isOtherField(closed, name, attributes.class);
      closed = null;
      const apart = look().row || isField || (!blockTags.has(name) && floatsRight.test(styles));
      if (apart || name === 'time') setApart(paragraph, apart ? '\t' : ' ');
      const next = lookOf(look(), name, { styles, atTimes, attributes });
      layered ||= next.layered;
      // A browser paints the whole page as its body says: what stands behind the end of it, and what stood before its beginning.
      if (pageTags.has(name)) {
        const { background, colour } = next;
        const bare = look().background;
        if (begun && !sameColour(background, bare)) unaccuse(root);
        for (const outer of looks)
          if (outer.background === bare) Object.assign(outer, { background, colour });
      }
      if (!empty.has(name)) {
        looks.push(next);
        opened.push(words);
      }
      if (/^h[2-6]$/.test(name)) headed = true;
      if (name === 'a' && attributes.href) links.push(attributes.href);
      if (name === 'br')
        paragraph?.runs.push({ text: '\n', size: look().size, bold: look().bold, hiding: look().hiding });
      const badge = name === 'img' ? badgeOf(attributes) : null;
      if (badge !== null) {
        if (paragraph === null) open(false, 0);
        const { size, bold, hiding } = look();
        (paragraph as Paragraph | null)?.runs.push({ text: badge, size, bold, hiding });
      }
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
      // An outer item with a list of its own heads it.
      const [outer] = items;
      if (outer && items.length === 1 && (name === 'ul' || name === 'ol')) outer.bullet = false;
      if (!blockTags.has(name)) return;
      const opening = open(name === 'li', headingSizes[name] || name === 'p' ? 8 : 0);
      if (name === 'li') items.push(opening);
    },
    ontext(text) {
      if (skipping > 0 || tooDeep) return;
      const { size, bold, hiding, folded } = look();
      if (paragraph === null) open(false, 0);
      const said = text.replace(white, ' ');
      // "Engineer<span>2019 - 2021</span>": dates in an element of their own, which its style sets at the other edge.
      const isOwn = opened.at(-1) === words && setsDates.has(nested.at(-1)?.tag ?? '');
      if (isOwn && opensDates.test(said) && clings.test(lastOf(paragraph))) setApart(paragraph, '\t');
      words += said.length;
      begun ||= /\S/.test(said) && nested.at(-1)?.tag !== 'title';
      if (closed && /^\s*\n\s*$/.test(text)) closed.broken = true;
      else if (said !== '') closed = null;
      if (folded !== null) {
        faded += folded === 'faded' ? said.length : 0;
        if (folded === 'shut' || !fading) return;
      }
      (paragraph as Paragraph | null)?.runs.push({ text: said, size, bold, hiding });
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
      const classes = nested.pop()?.classes ?? [];
      if (name === 'li') items.pop();
      if (looks.length > 1) looks.pop();
      closed = { name, letters: words - (opened.pop() ?? words), classes, broken: false };
      if ((name === 'table' || name === 'td' || name === 'th') && cells.length > 1) cells.pop();
      if (blockTags.has(name)) paragraph = null;
    },
  });
  for (let at = 0; at < source.length && !tooDeep; at += sliceLength)
    parser.write(source.slice(at, at + sliceLength));
  if (!tooDeep) parser.end();
  // What lies over something else has a background that nobody knows here.
  if (layered) unaccuse(root);
  const document = compose(format, linesOf(root, 'main'));
  if (tooDeep || lossy) document.notes.push('damaged');
  document.links = links.filter((link) => /^(?:https?:|mailto:)/i.test(link)).slice(0, 500);
  return { document, words, faded };
}

/** `<span class="title">` on the line below `<span class="year">`: fields of an entry, which the page's style sets apart. */
function isOtherField(
  { name, classes }: { name: string; classes: string[] },
  next: string,
  nextClasses: string | undefined,
): boolean {
  const own = classes.join(' ');
  return name === next && setsDates.has(name) && own !== '' && !!nextClasses && nextClasses !== own;
}

/** Takes back that the text of some blocks has the colour of what lies below. */
function unaccuse(blocks: Block[]): void {
  for (const block of blocks) {
    if (block.kind === 'table') for (const cell of block.rows.flat()) unaccuse(cell);
    else if (block.kind === 'box') unaccuse(block.blocks);
    else for (const run of block.runs) if (run.hiding === 'background_colour') run.hiding = null;
  }
}

/** The text that a paragraph ends with. */
const lastOf = (paragraph: Paragraph | null) => paragraph?.runs.at(-1)?.text ?? '';

/** Parts what follows from the text before it, which nothing but the style of the page does. */
function setApart(paragraph: Paragraph | null, by: string): void {
  const last = paragraph?.runs.at(-1);
  if (!paragraph || !last || last.text === '' || last.text === '\n') return;
  if (!/\s$/.test(last.text)) paragraph.runs.push({ ...last, text: by });
  else if (by === '\t' && paragraph.runs.some(({ text }) => /\S/.test(text))) {
    // White space between the elements of a row is none of their words.
    paragraph.runs[paragraph.runs.length - 1] = { ...last, text: last.text.replace(/[^\S\n]+$/, '') };
    paragraph.runs.push({ ...last, text: by });
  }
}
