import type { Lexicon } from './lexicon.ts';

/**
 * Says of words in small letters whether the rules hold them, in any list of any language: a dictionary of what résumés are written in.
 * It is made when first asked.
 */
export function knownWords(lexicon: Lexicon): (word: string) => boolean {
  let known: Set<string> | null = null;
  return (word) => {
    known ??= new Set(
      stringsIn(lexicon)
        .join('\n')
        .toLowerCase()
        .match(/\p{L}{3,}/gu),
    );
    return known.has(word);
  };
}

/** All strings in a value, keys of its records among them. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(stringsIn);
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}
