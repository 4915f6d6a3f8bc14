/* Text in UTF-8 that a program once took for Windows-1252: "Ã©" for é, "â€™" for an apostrophe. */

/** What Windows-1252 draws for the bytes 0x80 to 0x9F; a space where it draws nothing (WHATWG Encoding, index windows-1252). */
const drawn = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const marks = `[»«·ª\\u00a0${drawn.replaceAll(' ', '')}]`;

/** Only what no language writes so: "MANHÃ»" may end a Portuguese quotation. */
const scrambled = new RegExp(
  `[ÂÃ](?![»«·ª\\u00a0])[\\u0080-\\u00bf]|(?<!\\p{Lu})[ÂÃ]${marks}|â€(?:[\\u0080-\\u00bf]|${marks})?`,
  'gu',
);
/** The first halves of hard spaces whose second was made plain or lost. */
const halfSpace = /(?<!\p{Lu})Â+(?=\s|$)/gu;
const halfBetween = /(?<=\p{Ll})Â+(?=\p{L})/gu;

const decoder = new TextDecoder('utf-8', { fatal: true });

function byteOf(character: string): number {
  const at = drawn.indexOf(character);
  return at < 0 ? character.charCodeAt(0) : 0x80 + at;
}

function decoded(found: string): string {
  // The last byte of a closing quotation mark draws nothing.
  if (found === 'â€') return '”';
  try {
    const text = decoder.decode(Uint8Array.from(found, byteOf));
    return text.replace(/\p{Cf}/gu, '').replace(/\p{Z}/gu, ' ');
  } catch {
    return found;
  }
}

/** Patterns of scrambled letters and what each finding means. */
export const unscrambling: { pattern: RegExp; meant: (found: string) => string }[] = [
  { pattern: scrambled, meant: decoded },
  { pattern: halfSpace, meant: () => '' },
  { pattern: halfBetween, meant: () => ' ' },
];

/** The text as it was meant. */
export function unscramble(text: string): string {
  return /[ÂÃâ]/.test(text)
    ? unscrambling.reduce((made, { pattern, meant }) => made.replace(pattern, meant), text)
    : text;
}
