/* Letters of Windows that were read as those of an old Macintosh: "f¸r" for "für", "P‰dagogik" for "Pädagogik". */

/** What each letter became, by the tables of both (Apple's ROMAN.TXT, WHATWG windows-1252). */
const meant: Record<string, string> = {
  ...{ '¸': 'ü', '‰': 'ä', ˆ: 'ö', '‹': 'Ü', ƒ: 'Ä', '÷': 'Ö' },
  ...{ '‡': 'à', '˙': 'ú', ı: 'õ', '„': 'ã', '·': 'á' },
  ...{ È: 'é', Ë: 'è', Á: 'ç', Í: 'ê', Ù: 'ô', Ò: 'ñ', Û: 'ó', Ì: 'í' },
};
const letters = Object.keys(meant).join('');
/** A word with such a letter in it, beside another letter; of a long one its first letters. */
const mistaken = new RegExp(`(?<![\\p{L}${letters}])(?=\\p{L}*[${letters}])[\\p{L}${letters}]{2,60}`, 'gu');
const each = new RegExp(`[${letters}]`, 'gu');
/** Letters that no word has in its midst. */
const telling = /\p{L}[¸‰ˆ‡˙]\p{L}|\p{Lu}[÷ƒ‹]\p{Lu}/u;

const mapped = (word: string) => word.replace(each, (letter) => meant[letter] as string);

/** Words that say so, from which a text was read so as a whole. */
const fewestWitnesses = 3;

/** True for texts of which known words tell that they were read so. */
export function isMacRoman(texts: string[], knows: (word: string) => boolean): boolean {
  const witnesses = new Set<string>();
  for (const text of texts) {
    if (!telling.test(text)) continue;
    for (const [word] of text.matchAll(mistaken)) {
      const own = mapped(word).toLowerCase();
      if (telling.test(word) && knows(own)) witnesses.add(own);
      if (witnesses.size >= fewestWitnesses) return true;
    }
  }
  return false;
}

/** Finds such words; what a finding means: its marks are letters, its capitals only where a known word says so. */
export const macRoman = {
  pattern: mistaken,
  meant: (word: string, knows: (word: string) => boolean): string => {
    const own = mapped(word);
    if (knows(own.toLowerCase())) return own;
    return word.replace(/[¸‰ˆ‡˙]|(?<=\p{Lu})[÷ƒ‹]|[÷ƒ‹](?=\p{L})/gu, (letter) => meant[letter] as string);
  },
};
/** "grofle" for "große": the two letters stood for one. */
const sharp = /(?<!\p{L})\p{L}{1,40}?fl\p{L}{0,40}/gu;
export const sharpS = {
  pattern: sharp,
  meant: (word: string, knows: (word: string) => boolean): string => {
    const own = word.replace('fl', 'ß');
    return !knows(word.toLowerCase()) && knows(own.toLowerCase()) ? own : word;
  },
};
