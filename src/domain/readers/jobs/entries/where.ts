import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';

/** Characters of a place at most. */
const longest = 60;

/** Makes what tells a line that says where, or in which trade or of whom a firm is, and nothing of what was done: "Noida, Uttar Pradesh, India", "Nature of the firm: …". */
export function whereReader({
  isPlace,
  isNamed,
  isTownInCountry,
  isOfFirm,
  label,
}: Pick<HeaderReader, 'isPlace' | 'isNamed' | 'isTownInCountry' | 'isOfFirm' | 'label'>): (
  text: string,
) => boolean {
  return (text) => {
    if (label(text, true) === 'sector' || isOfFirm(text)) return true;
    if (text.length > longest) return false;
    const parts = text.trim().split(/,\s/);
    return (
      isPlace(text) || (parts.length > 1 && isNamed(text) && isTownInCountry(parts.slice(-2).join(', ')))
    );
  };
}
