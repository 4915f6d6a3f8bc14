import type { Pdfium } from './pdfium.ts';

/** Addresses of a page's links, as data. */
export function linksOf({ call, heap, scratch, text8 }: Pdfium, handle: number, page: number): string[] {
  const at = scratch >> 2;
  const links: string[] = [];
  heap.HEAP32[at + 16] = 0;
  while (links.length < 500 && call.FPDFLink_Enumerate!(page, scratch + 64, scratch + 68)) {
    const action = call.FPDFLink_GetAction!(heap.HEAPU32[at + 17] ?? 0);
    if (action === 0 || call.FPDFAction_GetType!(action) !== 3) continue;
    const uri = text8((buffer, length) => call.FPDFAction_GetURIPath!(handle, action, buffer, length));
    if (uri !== '') links.push(uri);
  }
  return links;
}

/** The day, `YYYY-MM-DD`, on which a document says that it was changed last, else made; null when it says none. */
export function dateOf(engine: Pdfium, handle: number): string | null {
  for (const key of ['ModDate', 'CreationDate']) {
    const text = engine.text16((buffer, length) =>
      engine.call.FPDF_GetMetaText!(handle, engine.name(key), buffer, length),
    );
    const match = /^D:(\d{4})(\d{2})(\d{2})/.exec(text);
    if (match) return `${match[1]}-${match[2]}-${match[3]}`;
  }
  return null;
}
