import type { Document, Line } from '#domain/document.ts';
import { isBullet } from '#domain/page/lines.ts';

/** A line that is drawn with signs: it parts what stands around it. */
const rule = /^\s*([-=_~*#+.·•–—─━═])\1{3,}\s*$/u;

/** A Document of plain text, one string a page; without pages for formats that have none. */
export function plainDocument(format: string, pages: string[], paged: boolean): Document {
  let text = '';
  const lines: Line[] = [];
  for (const [index, page] of pages.entries()) {
    let blank = true;
    for (const raw of page.split(/\r\n|\r|\n/)) {
      // A gap is one tab however wide it is: patterns that begin with white space look again from each of its places.
      const words = raw.trimEnd().replace(/[ \t]{3,}/g, '\t');
      if (words.trim() === '' || rule.test(words)) {
        blank = true;
        continue;
      }
      const start = text.length;
      text += `${words}\n`;
      lines.push({
        start,
        end: start + words.length,
        page: paged ? index + 1 : null,
        box: null,
        size: null,
        bold: false,
        flow: 'main',
        gap: blank,
        bullet: isBullet(words),
        hiding: null,
        edges: null,
      });
      blank = false;
    }
  }
  return { format, pages: paged ? pages.length : null, text, lines, ownDate: null, links: [], notes: [] };
}
