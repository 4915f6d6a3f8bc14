/** Words of somebody as Markdown shows them: no markup, links or HTML of theirs, on one line. */
export function escapedMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ');
}
