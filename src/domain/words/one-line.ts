/** Words of a document on one line: white space is one blank, and none stands behind a hyphen that ends a line within a word ("Helm-⏎charted"). */
export function oneLine(text: string): string {
  return text
    .replace(/(?<=\p{L}-)[ \t]*\n\s*(?=\p{Ll})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
