import { unscramble } from '#domain/words/scrambled.ts';

/** What some fonts of TeX and Acrobat draw at the places of control characters. */
const drawn: Record<string, string> = {
  '\u001b': 'ff',
  '\u001c': 'fi',
  '\u001d': 'fl',
  '\u001e': 'ffi',
  '\u001f': 'ffl',
};
const ligatures: Record<string, string> = {
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
  '\ufb05': 'st',
  '\ufb06': 'st',
  '\u0002': '-',
  '\ufffe': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
  '\u2028': ' ',
  '\u2029': ' ',
};
const dropped =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffc\ufffd\uffff\ue000-\uf8ff\u{e0000}-\u{e007f}]|[\ufe00-\ufe0f]/u;

/** One character as the text keeps it: ligatures opened, special spaces and hyphens made plain, icons dropped. */
function cleanCharacter(character: string): string {
  const known = ligatures[character];
  if (known !== undefined) return known;
  return dropped.test(character) || !character.isWellFormed() ? '' : character;
}

/** The same for a letter of a PDF, whose font may draw a ligature for a control character. */
export function cleanGlyph(character: string): string {
  return drawn[character] ?? cleanCharacter(character);
}

/** The codes of a dash in TeX's fonts (T1), where nothing of a letter is beside it: in older ones an accent has its place. */
const dashes: [pattern: RegExp, dash: string][] = [
  [/(?<![\p{L}\p{M}])\u0015(?![\p{L}\p{M}])/gu, '–'],
  [/(?<![\p{L}\p{M}])\u0016(?![\p{L}\p{M}])/gu, '—'],
];

/** A text of a PDF whose fonts draw ligatures and dashes for control characters, with these as letters. */
export function withDrawn(text: string): string {
  const whole = text.replace(/[\u001b-\u001f]/g, (code) => drawn[code] ?? code);
  return dashes.reduce((made, [pattern, dash]) => made.replace(pattern, dash), whole);
}

/** A whole text cleaned character by character, in Unicode's composed form (NFC). */
export function cleanText(text: string): string {
  let made = '';
  for (const character of unscramble(text.normalize('NFC'))) made += cleanCharacter(character);
  return made;
}

/** The first `length` UTF-16 units of a text, without cutting a character in two. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed().replaceAll('\ufffd', '');
}
