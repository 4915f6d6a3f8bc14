/** Words of a document on one line: white space is one blank, and none stands behind a hyphen that ends a line within a word ("Helm-⏎charted"). */
export function oneLine(text: string): string {
  return text
    .replace(/(?<=\p{L}-)[ \t]*\n\s*(?=\p{Ll})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text of at most `longest` code units: what is longer ends in a whole word and an ellipsis. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - 1);
  const word = kept.search(/\s\S*$/u);
  return `${word > 0 ? kept.slice(0, word) : kept.replace(/[\ud800-\udbff]$/u, '')}…`;
}
