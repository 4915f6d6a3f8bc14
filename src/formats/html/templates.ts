/* The source of a page as a site's generator reads it (Jekyll, Liquid, Hugo), without what is the generator's. */

/** Facts ahead of a page, between lines of dashes. */
const frontMatter = /^\uFEFF?\s*---[ \t]*\r?\n(?:[^<\n]*\n){0,60}?---[ \t]*\r?\n(?=\s*(?:<|\{[{%]))/;
/** What a generator puts its own words for: `{{ site.baseurl }}`, `{% include head.html %}`. */
const placeholders = /\{\{[^{}]{0,200}\}\}|\{%[^{}%]{0,200}%\}/g;

/** A page's source without facts ahead of it and placeholders within; one without such is given back as it is. */
export function withoutTemplate(source: string): string {
  const bare = source.replace(frontMatter, '');
  return bare === source && !source.includes('{%') ? source : bare.replace(placeholders, '');
}
