/*
 * The little of CSS that tells whether a page hides text: type, id, class and descendant selectors of its own style
 * sheets. Selectors of other kinds (states, attributes) are left out; nothing is loaded.
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

/** Rules of the style sheets inside a page, in the order in which they win: by specificity, then by place. */
export function readRules(source: string): Rule[] {
  const rules: Omit<Rule, 'order'>[] = [];
  for (const sheet of source.matchAll(/<style[^>]*>([^<]{0,200000})/gi)) {
    const text = (sheet[1] as string).replace(/\/\*[^*]{0,10000}\*\//g, '');
    for (const rule of text.matchAll(/([^{}@;]{1,400})\{([^{}]{0,4000})\}/g)) {
      for (const selector of (rule[1] as string).split(',')) {
        const names = selector.trim().split(/\s*>\s*|\s+/);
        if (!names.every((name) => /^[\w-]*(?:[.#][\w-]+)*$/.test(name) && name !== '')) continue;
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
        rules.push({ parts, weight, declarations: rule[2] as string });
      }
    }
  }
  rules.splice(mostRules);
  return rules.sort((a, b) => a.weight - b.weight).map((rule, order) => ({ ...rule, order }));
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

/** The last value of a property among declarations, lower case; undefined when there is none. */
export function declared(declarations: string, property: string): string | undefined {
  let found: string | undefined;
  for (const part of declarations.split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0 && part.slice(0, colon).trim().toLowerCase() === property)
      found = part
        .slice(colon + 1)
        .replace(/!.*$/, '')
        .trim()
        .toLowerCase();
  }
  return found;
}
