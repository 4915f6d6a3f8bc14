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
  /** Compound selectors from the outermost to the element itself. */
  parts: PageElement[];
  weight: number;
  declarations: string;
}

/** Rules of the style sheets inside a page, in the order in which they win: by specificity, then by place. */
export function readRules(source: string): Rule[] {
  const rules: Rule[] = [];
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
  return rules.slice(0, 2000).sort((a, b) => a.weight - b.weight);
}

/** The declarations that apply to the last of some nested elements, the strongest last. */
export function declarationsOf(rules: Rule[], nested: PageElement[]): string {
  return rules
    .filter((rule) => applies(rule.parts, nested))
    .map((rule) => rule.declarations)
    .join(';');
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
