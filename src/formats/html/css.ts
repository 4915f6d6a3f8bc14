/*
 * The little of CSS that tells whether a page hides text: type, id, class and descendant selectors of its own style
 * sheets. What holds only at times (media, states, selectors of other kinds) is kept apart: it makes nothing certain. Nothing is loaded.
 */

export interface PageElement {
  tag: string;
  id: string;
  classes: string[];
}

interface Rule {
  /** Its place among all, from the weakest to the strongest. */
  order: number;
  /** Compound selectors from the outermost to the element itself. */
  parts: PageElement[];
  weight: number;
  declarations: string;
}

/** The rules of a page's own style sheets, in the order in which they win: by specificity, then by place. */
interface StyleSheets {
  /** What holds whoever looks at the page, and however. */
  certain: Rule[];
  /** What holds at times: on paper, on a small screen, while something is pointed at, by a selector that is not followed. */
  conditional: Rule[];
  /** True where something may paint what lies below a text that is not followed here: its colour then tells nothing. */
  unsureGrounds: boolean;
}

/** What paints at times, and what lays one thing over another or changes how a colour is seen. */
const grounds = /background|color-scheme|box-shadow|border|filter/i;
const layers =
  /color-scheme|box-shadow[^;]*inset|border-image|border(?:-(?:top|bottom))?(?:-width)?\s*:\s*\d{2,}|blend-mode|text-fill|text-stroke|text-shadow|z-index|margin[\w-]*\s*:[^;]*-\d|grid-area|filter\s*:|!important/i;

/** Reads the style sheets inside a page. */
export function readRules(source: string): StyleSheets {
  const found: StyleSheets = { certain: [], conditional: [], unsureGrounds: false };
  for (const sheet of source.matchAll(/<style[^>]*>([^<]{0,200000})/gi)) {
    const text = (sheet[1] as string).replace(/\/\*[^*]{0,10000}\*\//g, '');
    readBlocks(text, { at: 0, depth: 0 }, false, found);
  }
  return { ...found, certain: ordered(found.certain), conditional: ordered(found.conditional) };
}

function ordered(rules: Rule[]): Rule[] {
  return rules
    .slice(0, mostRules)
    .sort((a, b) => a.weight - b.weight)
    .map((rule, order) => ({ ...rule, order }));
}

/** Blocks in blocks that are followed. */
const deepest = 8;
/** Blocks whose rules hold always, and those that hold none. */
const always = /^@(?:layer|media\s+all)\b[^,(]*$/i;
const holdsRules = /^@(?:media|supports|container|layer|scope)\b/i;

/** Reads the blocks from a place up to the end of the block that holds it. */
function readBlocks(
  text: string,
  state: { at: number; depth: number },
  conditional: boolean,
  found: StyleSheets,
): void {
  const marks = /[{};]/g;
  for (;;) {
    marks.lastIndex = state.at;
    const mark = marks.exec(text);
    if (mark === null) {
      state.at = text.length;
      return;
    }
    const head = text.slice(state.at, mark.index).trim();
    state.at = mark.index + 1;
    if (mark[0] === '}') return;
    if (mark[0] === ';') continue;
    if (holdsRules.test(head) && state.depth < deepest) {
      state.depth += 1;
      readBlocks(text, state, conditional || !always.test(head), found);
      state.depth -= 1;
      continue;
    }
    const { own: declarations, inner } = restOfBlock(text, state);
    if (layers.test(declarations) || grounds.test(inner)) found.unsureGrounds = true;
    if (!head.startsWith('@') && head.length <= 400) addRule(head, declarations, conditional, found);
  }
}

/** What stands in a block, and in the blocks in it; goes behind its end. */
function restOfBlock(text: string, state: { at: number }): { own: string; inner: string } {
  let [depth, own, inner, from] = [1, '', '', state.at];
  const marks = /[{}]/g;
  marks.lastIndex = state.at;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (depth === 1) own += text.slice(from, mark.index);
    else inner += text.slice(from, mark.index);
    depth += mark[0] === '{' ? 1 : -1;
    from = mark.index + 1;
    state.at = from;
    if (depth === 0) return { own: own.slice(0, 4000), inner };
  }
  state.at = text.length;
  return { own: '', inner: '' };
}

function addRule(head: string, declarations: string, conditional: boolean, found: StyleSheets): void {
  for (const selector of head.split(',')) {
    const bare = selector.replace(/::?[\w-]+(?:\([^)]*\))?|\[[^\]]*\]/g, '').trim();
    const names = bare.split(/\s*[>+~]\s*|\s+/).map((name) => (name === '*' ? '' : name));
    const known = names.length > 0 && names.every((name) => /^[\w-]*(?:[.#][\w-]+)*$/.test(name));
    const followed = bare === selector.trim() && !/[>+~*]/.test(bare) && bare !== '';
    if ((conditional || !followed || !known) && grounds.test(declarations)) found.unsureGrounds = true;
    if (!known) continue;
    const parts = names.map((name) => ({
      tag: /^[\w-]+/.exec(name)?.[0].toLowerCase() ?? '',
      id: /#([\w-]+)/.exec(name)?.[1] ?? '',
      classes: [...name.matchAll(/\.([\w-]+)/g)].map((match) => match[1] as string),
    }));
    const weight = parts.reduce(
      (sum, part) =>
        sum + (part.id === '' ? 0 : 10_000) + part.classes.length * 100 + (part.tag === '' ? 0 : 1),
      0,
    );
    // Beside or behind something else: whatever fits its last part may be meant.
    if (/[+~]/.test(bare)) parts.splice(0, parts.length - 1);
    (conditional || !followed ? found.conditional : found.certain).push({
      order: 0,
      parts,
      weight,
      declarations,
    });
  }
}

const mostRules = 2000;

/** Gives the declarations that apply to the last of some nested elements, the strongest last. */
type Styles = (nested: PageElement[]) => string;

/** Styles by rules, which are found by what they ask of the element itself, so that a page costs no rules times elements. */
export function stylesOf(rules: Rule[]): Styles {
  const keyed = Map.groupBy(rules, ({ parts }) => keyOf(parts.at(-1) as PageElement));
  /** What was found for elements of one look in the same place. */
  const known = new WeakMap<PageElement, Map<string, string>>();
  const find = (nested: PageElement[], own: PageElement) =>
    [...new Set([`#${own.id}`, ...own.classes.map((name) => `.${name}`), own.tag, '*'])]
      .flatMap((key) => keyed.get(key) ?? [])
      .filter((rule) => applies(rule.parts, nested))
      .sort((a, b) => a.order - b.order)
      .map((rule) => rule.declarations)
      .join(';');
  return (nested) => {
    const own = nested.at(-1);
    if (!own || rules.length === 0) return '';
    const outer = nested.at(-2);
    if (!outer) return find(nested, own);
    const beside = known.get(outer) ?? new Map<string, string>();
    known.set(outer, beside);
    const look = `${own.tag} ${own.id} ${own.classes.join('.')}`;
    const found = beside.get(look) ?? find(nested, own);
    if (beside.size < mostRules) beside.set(look, found);
    return found;
  };
}

function keyOf({ id, classes, tag }: PageElement): string {
  return id !== '' ? `#${id}` : classes.length > 0 ? `.${classes[0]}` : tag || '*';
}

const fits = (part: PageElement, element: PageElement) =>
  (part.tag === '' || part.tag === element.tag) &&
  (part.id === '' || part.id === element.id) &&
  part.classes.every((name) => element.classes.includes(name));

function applies(parts: PageElement[], nested: PageElement[]): boolean {
  const own = nested.at(-1);
  if (!own || !fits(parts.at(-1) as PageElement, own)) return false;
  let wanted = parts.length - 2;
  for (let at = nested.length - 2; at >= 0 && wanted >= 0; at--)
    if (fits(parts[wanted] as PageElement, nested[at] as PageElement)) wanted -= 1;
  return wanted < 0;
}

/** The last value of a property, or of several that set the same, among declarations, lower case; undefined when there is none. */
export function declared(declarations: string, ...properties: string[]): string | undefined {
  let found: string | undefined;
  for (const part of declarations.split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0 && properties.includes(part.slice(0, colon).trim().toLowerCase()))
      found = part
        .slice(colon + 1)
        .replace(/!.*$/, '')
        .trim()
        .toLowerCase();
  }
  return found;
}
