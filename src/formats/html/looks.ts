/*
 * How a page sets the text of an element, as far as this service follows styles. What hides text accuses a person, so it has to be certain:
 * what a script, another sheet, a state or another medium may show hides nothing for certain.
 */
import type { Hiding } from '#domain/document.ts';
import { declared } from './css.ts';

export interface Look {
  bold: boolean;
  size: number;
  /** How the text is hidden, for certain. */
  hiding: Hiding | null;
  /** Text that shows at times: behind a click ("shut"), or faded in ("faded"). */
  folded: 'shut' | 'faded' | null;
  colour: string | null;
  background: string;
  /** Its children stand beside each other, apart. */
  row: boolean;
  /** It paints a background of its own over what stands elsewhere. */
  layered: boolean;
}

/** What is said of an element: its certain declarations, those that hold at times, and its attributes. */
interface Said {
  styles: string;
  atTimes: string;
  attributes: Record<string, string>;
}

export const headingSizes: Record<string, number> = { h1: 20, h2: 16, h3: 13, h4: 12, h5: 11, h6: 11 };

/** The look of a page without styles: sizes in points. */
export const plainLook: Look = {
  bold: false,
  size: 11,
  hiding: null,
  folded: null,
  colour: null,
  background: '#ffffff',
  row: false,
  layered: false,
};

/** Scripts with their attributes and their source; data of a search engine is none. */
const script = /<script\b([^<>]*)>([^<]*(?:<(?!\/script)[^<]*)*)/gi;
const data = /\btype\s*=\s*["']?(?:application\/(?:ld\+)?json|text\/template)/i;
/** What a script that shows something does, and attributes that run one. */
const showing =
  /classList|className|\.style|hidden|querySelector|getElement|removeAttribute|setAttribute|toggle|\bshow|fade|innerHTML|\$\s*\(|import\b/;
const handler = /<[a-z][^<>]*\son[a-z]{3,20}\s*=/i;
const otherSheet = /<link\b[^<>]*\brel\s*=\s*["']?[^"'>]*stylesheet|@import\b/i;
/** Names of classes for those who listen to a page. */
const forListeners =
  /(?:^|[\s-])(?:sr-?only|visually-?hidden|screen-reader|show-for-sr|a11y|assistive|skip-?(?:link|nav|to))/i;
/** A page whose root has a size of its own: what is measured by it is unknown. */
const ownRoot = /(?:html|:root)\b[^{}<>]{0,200}\{[^{}]*font-size/i;
/** Names of classes that set what is in them beside each other, where the sheet that says so is not here. */
const rowClass =
  /(?:^|[\s_-])(?:d-flex|flex|flex-row|justify-between|justify-content-between|space-between|justified-row)(?=$|[\s_-])/i;
/** Further to the left than any margin. */
const farOff = /^-(?:\d{4,}|9\d\d)/;
/** Text smaller than this, in points, is for nobody's eyes. */
const smallest = 3;

/** Makes a reader of looks for the page with this source; of text on grounds that are unsure no colour is judged. */
export function lookReader(
  source: string,
  unsureGrounds: boolean,
): (outer: Look, name: string, said: Said) => Look {
  const scripts = mayShow(source);
  const sheets = otherSheet.test(source);
  const rooted = ownRoot.test(source);

  return (outer, name, { styles, atTimes, attributes }) => {
    const value = (property: string) => declared(styles, property);
    const display = value('display');
    const row = display === undefined ? rowClass.test(attributes.class ?? '') : /flex|grid/.test(display);
    const made: Look = { ...outer, row };
    if (headingSizes[name]) Object.assign(made, { size: headingSizes[name], bold: true });
    if (['b', 'strong', 'th'].includes(name) || /^(?:bold|[6-9]00)/.test(value('font-weight') ?? ''))
      made.bold = true;
    const size = value('font-size');
    if (!(rooted && size?.endsWith('rem'))) made.size = sizeOf(size, outer.size) ?? made.size;
    made.colour = value('color') ?? outer.colour;
    const picture = /url\(|gradient\(/.test(`${value('background-image')} ${value('background')}`);
    const background = picture
      ? 'picture'
      : (declared(styles, 'background-color', 'background') ?? attributes.bgcolor?.toLowerCase());
    const painted = background !== undefined && background !== 'transparent' && background !== 'none';
    if (painted) made.background = background;
    const drawn = painted || name === 'img' || name === 'svg';
    made.layered = drawn && /^(?:absolute|fixed|sticky)$/.test(value('position') ?? '');
    const hiding = hidingOf(made, value, attributes, picture);
    const shownAtTimes = /(?:^|;)\s*(?:display|visibility|opacity|left|text-indent|font-size)\s*:/i.test(
      atTimes,
    );
    if (hiding === null)
      // A size or a colour of its own undoes what hid the outer element, and so does being visible.
      made.hiding = undone(outer.hiding, value('visibility')) ? null : outer.hiding;
    else if (forListeners.test(attributes.class ?? '')) made.folded = 'shut';
    else if (scripts || sheets || shownAtTimes || value('animation') || value('animation-name')) {
      const fades = hiding === 'vanish' && value('display') !== 'none' && attributes.hidden === undefined;
      made.folded = outer.folded ?? (fades ? 'faded' : 'shut');
    } else made.hiding = hiding;
    if (made.hiding === null) made.hiding = colouredAs(made, outer);
    return made;
  };

  /** A background that another sheet may paint is unknown. */
  function colouredAs(made: Look, outer: Look): Hiding | null {
    if (sheets || unsureGrounds || made.colour === null || !sameColour(made.colour, made.background))
      return null;
    return outer.hiding ?? 'background_colour';
  }
}

/** True when a script of the page may show what its styles hide: one from elsewhere, or one that reaches for elements. */
function mayShow(source: string): boolean {
  const runs = [...source.matchAll(script)].some(([, attributes = '', words = '']) => {
    if (data.test(attributes)) return false;
    return /\bsrc\s*=/i.test(attributes) || showing.test(words);
  });
  return runs || handler.test(source);
}

function undone(outer: Hiding | null, visibility: string | undefined): boolean {
  return outer === 'background_colour' || outer === 'tiny' || visibility === 'visible';
}

function sizeOf(size: string | undefined, outer: number): number | null {
  const found = /^([\d.]+)(px|pt|em|rem)?$/.exec(size ?? '');
  if (!found) return null;
  return Number(found[1]) * ({ px: 0.75, pt: 1, em: outer, rem: 11 }[found[2] ?? 'px'] ?? 1);
}

function hidingOf(
  made: Look,
  value: (property: string) => string | undefined,
  attributes: Record<string, string>,
  picture: boolean,
): Hiding | null {
  const gone =
    (attributes.hidden !== undefined && attributes.hidden !== 'until-found') ||
    value('display') === 'none' ||
    value('visibility') === 'hidden' ||
    value('opacity') === '0';
  if (gone) return 'vanish';
  // A picture in the place of its words shows them.
  const indented = !picture && farOff.test(value('text-indent') ?? '');
  if (indented || farOff.test(value('left') ?? '')) return 'off_page';
  return made.size < smallest ? 'tiny' : null;
}

const names: Record<string, string> = {
  white: '#ffffff',
  black: '#000000',
  '#fff': '#ffffff',
  '#000': '#000000',
};

/** True for two colours of three bytes that the eye does not tell apart; unknown notations are never the same. */
export function sameColour(a: string, b: string): boolean {
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
