/** Filters, order and columns of a role's list that somebody keeps by a name. */
export interface SavedView {
  id: string;
  name: string;
  /** As the page's address says them, in the order of their names. */
  query: string;
  shared: boolean;
  owner: string;
}

/** What a view may say: no words that are searched, they may be somebody's name; nobody who is open. */
const parts = new Set([
  ...['answer', 'band', 'contested', 'decision', 'hide', 'received_after', 'sort', 'tag', 'to_check'],
]);

/** The parts of a view in the order of their names, each once; as `unknown`, the first that a view does not keep. */
export function viewQuery(text: string): { query: string } | { unknown: string } {
  const given = new URLSearchParams(text);
  const unknown = [...given.keys()].find((name) => !parts.has(name));
  if (unknown !== undefined) return { unknown };
  const names = [...new Set(given.keys())].sort();
  return {
    query: new URLSearchParams(
      names.map((name): [string, string] => [name, given.get(name) ?? '']),
    ).toString(),
  };
}
