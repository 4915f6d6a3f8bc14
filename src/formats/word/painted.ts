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
  const look = drawing.replace(/<w:txbxContent>[\s\S]*?<\/w:txbxContent>/g, '');
  const own = look.replace(/<wps:style>[\s\S]*?<\/wps:style>/g, '').replace(/<a:ln\b[\s\S]*?<\/a:ln>/g, '');
  if (/<a:noFill\s*\/>/.test(own)) return false;
  // Without a fill of its own a shape has that of its style.
  if (!/<a:solidFill>/.test(own)) return /<a:fillRef\b[^>]*idx="[1-9]/.test(look);
  return (
    /<a:lum(?:Mod|Off)\b|<a:shade\b|<a:sysClr\b/.test(own) ||
    [...own.matchAll(fill)].some(([, colour]) => !white.test(colour ?? ''))
  );
}
