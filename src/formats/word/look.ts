import type { SaxesTagNS } from 'saxes';
import type { Hiding } from '#domain/document.ts';
import type { Block, Table } from './blocks.ts';
import { attributeOf } from './xml.ts';

const on = (tag: SaxesTagNS) => !['0', 'false', 'off', 'none'].includes(attributeOf(tag, 'val') ?? '1');

/** How text looks, as properties say it; what they leave out is undefined. */
export interface Look {
  size?: number;
  bold?: boolean;
  colour?: string;
  vanish?: boolean;
  /** Shown in capitals, large or small ones. */
  capitals?: boolean;
  shade?: string;
  before?: number;
  /** The list of its paragraph and the level in it; list 0 is none. */
  list?: string;
  level?: string;
  basedOn?: string;
  /** The style of its paragraph. */
  style?: string | undefined;
  /** In a frame, which may lie over something. */
  framed?: boolean;
  /** With an edge, a fill or a relief of its letters. */
  edged?: boolean;
}

const effects = new Set([
  'w14:textOutline',
  'w14:textFill',
  'w14:shadow',
  'w14:glow',
  'w:emboss',
  'w:imprint',
  'w:outline',
  'w:shadow',
]);

/** What a highlighter paints by its name (ECMA-376 part 1, 17.18.40). */
const highlights: Record<string, string> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00FF00',
  lightGray: 'C0C0C0',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: 'FFFFFF',
  yellow: 'FFFF00',
};

/** What a shading paints: six hexadecimal digits, `unknown` for a pattern of two colours; empty where it paints nothing. */
export function shadeOf(tag: SaxesTagNS): { shade?: string } {
  const [pattern, fill] = [attributeOf(tag, 'val') ?? 'clear', attributeOf(tag, 'fill') ?? 'auto'];
  if (pattern !== 'clear' && pattern !== 'nil') return { shade: 'unknown' };
  return fill === 'auto' ? {} : { shade: fill };
}

/** What a property element says of the look of text. */
export function applyLook(look: Look, name: string, tag: SaxesTagNS): void {
  const value = attributeOf(tag, 'val');
  if (name === 'w:sz' && value) look.size = Number(value) / 2;
  else if (name === 'w:b') look.bold = on(tag);
  else if (name === 'w:caps' || name === 'w:smallCaps') look.capitals = on(tag);
  else if (name === 'w:color' && value) look.colour = value;
  else if (name === 'w:vanish' || name === 'w:specVanish') look.vanish = on(tag);
  else if (name === 'w:shd') Object.assign(look, shadeOf(tag));
  // Letters with an edge, a fill or a relief of their own are seen by these.
  else if (effects.has(name) && on(tag)) look.edged = true;
  else if (name === 'w:highlight' && value && value !== 'none') look.shade = highlights[value] ?? 'unknown';
  else if (name === 'w:spacing' && attributeOf(tag, 'before'))
    look.before = Number(attributeOf(tag, 'before')) / 20;
  else if (name === 'w:framePr') look.framed = true;
  else if (name === 'w:ilvl' && value) look.level = value;
  else if (name === 'w:numId' && value) look.list = value;
}

export interface Level {
  blocks: Block[];
  table: Table | null;
  /** Fill of the cell or box around, if any. */
  shade: string | undefined;
}

export function hidingOf(look: Look, levels: Level[], pageColour: string): Hiding | null {
  if (look.vanish) return 'vanish';
  if (look.size !== undefined && look.size < 3) return 'tiny';
  if (!look.colour || look.colour === 'auto' || look.framed || look.edged) return null;
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
