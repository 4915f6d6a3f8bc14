import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';

/** Characters of a place at most. */
const longest = 60;

/** Makes what tells a line that says where and nothing of what was done: "Noida, Uttar Pradesh, India". */
export function whereReader({
  isPlace,
  isNamed,
  isTownInCountry,
}: Pick<HeaderReader, 'isPlace' | 'isNamed' | 'isTownInCountry'>): (text: string) => boolean {
  return (text) => {
    if (text.length > longest) return false;
    const parts = text.trim().split(/,\s/);
    return (
      isPlace(text) || (parts.length > 1 && isNamed(text) && isTownInCountry(parts.slice(-2).join(', ')))
    );
  };
}
