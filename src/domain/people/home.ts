/* Where somebody lives, as the head of a document says it. Pure. */

/** Makes what stands for something that is hidden. */
export type Mask = (found: string) => string;

/** A year. */
export const year = /(?:19|20)\d\d/;

/** Lines at the head of a document in which a postcode with its town is an address, and the longest part of one. */
const linesOfHead = 20;
const longestPart = 50;
/** "72764 Reutlingen", "53-426 Wrocław", "1234 AB Amsterdam"; no year. */
const postcode =
  /(?<![\p{L}\d+])(?!(?:19|20)\d\d(?!\d))(?:\d{4,5}|\d{2}-\d{3}|\d{4}\s?\p{Lu}{2}),?\s\p{Lu}[\p{L}.'-]+(?:\s\p{Lu}[\p{L}.'-]+)*/u;

/** The head of a document without the postcode and town of its person, and without the part before them that ends in a number. */
export function withoutHome(text: string, mask: Mask): string {
  const lines = text.split('\n');
  const head = lines.slice(0, linesOfHead).join('\n');
  const parts = head.split(/([\n\t|·•;]|,\s)/u);
  const hidden = new Set<number>();
  for (let at = 0; at < parts.length; at += 2) {
    const part = parts[at] as string;
    if (part.length > longestPart || !postcode.test(part)) continue;
    hidden.add(at);
    const before = parts[at - 2];
    if (
      before &&
      before.length <= longestPart &&
      /\p{L}.*\d|^\d/u.test(before) &&
      !year.test(before) &&
      !before.includes('@')
    )
      hidden.add(at - 2);
  }
  const written = parts
    .map((part, at) => (hidden.has(at) ? part.replace(/\S(?:.*\S)?/u, mask) : part))
    .join('');
  // Heads return on later pages.
  const shown = written.split('\n');
  const again = new Set(lines.slice(0, linesOfHead).filter((line, at) => shown[at] !== line));
  const rest = lines.slice(linesOfHead).map((line) => (again.has(line) ? mask(line) : line));
  return [...shown, ...rest].join('\n');
}
