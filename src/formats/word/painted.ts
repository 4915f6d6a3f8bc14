/** Fills that are white, or the white of a theme. */
const white = /^(?:ffffff|bg1|lt1)$/i;
const filled = /<a:(?:solidFill|gs\b[^>]*)>\s*<a:(?:schemeClr|srgbClr)\s[^>]*?val="([^"]+)"/g;

/**
 * True when a part of a document paints something behind its text: a picture, or a shape of a colour. Where it lies against the
 * words is known to a word processor alone, so that the background of no text of the part is.
 */
export function paintsBehind(xml: string): boolean {
  for (let from = xml.indexOf('<wp:anchor'); from >= 0; from = xml.indexOf('<wp:anchor', from + 1)) {
    const head = xml.slice(from, xml.indexOf('>', from));
    if (!/\sbehindDoc="(?:1|true)"/.test(head)) continue;
    const end = xml.indexOf('</wp:anchor>', from);
    const drawing = end < 0 ? '' : xml.slice(from, end);
    if (drawing.includes('<pic:blipFill')) return true;
    if ([...drawing.matchAll(filled)].some(([, colour]) => !white.test(colour ?? ''))) return true;
    from = Math.max(from, end);
  }
  return false;
}
