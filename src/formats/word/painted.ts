/** Fills that are white, or the white of a theme, and unchanged. */
const white = /^(?:ffffff|bg1|lt1)$/i;
const fill = /<a:(?:schemeClr|srgbClr|sysClr|prstClr)\s[^>]*?val="([^"]+)"/g;
const isPicture = /<pic:blipFill/;
/** Drawings of the older kind, and the colour of the page. */
const older = /<v:(?:rect|roundrect|oval|shape|line|group|background|image|polyline)\b|<w:background\b/;

/**
 * True when a part of a document paints something that text may lie on: a picture, or a shape of a colour. Where it lies against the words
 * is known to a word processor alone, so that the background of no text of the part is.
 */
export function paintsBehind(xml: string): boolean {
  if (older.test(xml)) return true;
  for (let from = xml.indexOf('<wp:anchor'); from >= 0; from = xml.indexOf('<wp:anchor', from + 1)) {
    const end = xml.indexOf('</wp:anchor>', from);
    const drawing = end < 0 ? '' : xml.slice(from, end);
    const isBehind = /^<wp:anchor[^>]*\sbehindDoc="(?:1|true)"/.test(drawing);
    if (isPicture.test(drawing) ? isBehind : isPainted(drawing)) return true;
    from = Math.max(from, end);
  }
  return false;
}

/** True for a shape that is not white all over, or empty. */
function isPainted(drawing: string): boolean {
  if (/<a:(?:blipFill|pattFill|gradFill)\b/.test(drawing)) return true;
  const look = without(drawing, '<w:txbxContent>', '</w:txbxContent>');
  const own = without(without(look, '<wps:style>', '</wps:style>'), '<a:ln', '</a:ln>');
  if (/<a:noFill\s*\/>/.test(own)) return false;
  // Without a fill of its own a shape has that of its style.
  if (!/<a:solidFill>/.test(own)) return /<a:fillRef\b[^>]*idx="[1-9]/.test(look);
  return (
    /<a:lum(?:Mod|Off)\b|<a:shade\b|<a:sysClr\b/.test(own) ||
    [...own.matchAll(fill)].some(([, colour]) => !white.test(colour ?? ''))
  );
}

/** A text without what stands between two marks, and these; an opening mark without its end goes as far as the text. */
function without(text: string, opening: string, closing: string): string {
  let [kept, from] = ['', 0];
  for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, from)) {
    kept += text.slice(from, at);
    const end = text.indexOf(closing, at);
    if (end < 0) return kept;
    from = end + closing.length;
  }
  return kept + text.slice(from);
}
