import type { Pdfium } from './pdfium.ts';

/* What people typed onto a page: into the fields of a form, or as text on top of it. */
const [freeText, widget] = [3, 20];
/** Flags by which an annotation is not shown on a page (ISO 32000-1, 12.5.3): hidden, no view. */
const unseen = 2 | 32;
const mostFields = 2000;

/** Makes what stands in the fields and text boxes of a page a part of the page. Gives how many could not be. */
export function drawFields({ call }: Pdfium, page: number): number {
  let left = 0;
  const count = Math.min(call.FPDFPage_GetAnnotCount!(page), mostFields);
  // A field that has become a part of the page is taken out of the list.
  for (let at = count - 1; at >= 0; at--) {
    const field = call.FPDFPage_GetAnnot!(page, at);
    if (field === 0) continue;
    const kind = call.FPDFAnnot_GetSubtype!(field);
    if ((kind === widget || kind === freeText) && (call.FPDFAnnot_GetFlags!(field) & unseen) === 0) {
      if (call.EPDFAnnot_HasAppearanceStream!(field, 0) === 0) {
        if (kind === widget) call.EPDFAnnot_GenerateFormFieldAP!(field);
        else call.EPDFAnnot_GenerateAppearance!(field);
      }
      // One that stays empty has no appearance, and nothing that could be read.
      if (call.EPDFAnnot_HasAppearanceStream!(field, 0) === 1 && call.EPDFAnnot_Flatten!(page, field) === 0)
        left += 1;
    }
    call.FPDFPage_CloseAnnot!(field);
  }
  return left;
}
