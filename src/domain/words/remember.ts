/** Answers of a pure function that are kept: a document asks the same of its lines again and again. */
const mostKept = 4_000;

/** A pure function of a text that remembers its answers; what it gives is shared and must not be changed. */
export function remembering<T>(answer: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= mostKept) kept.clear();
    const made = answer(text);
    kept.set(text, made);
    return made;
  };
}
