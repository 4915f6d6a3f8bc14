/* A line of a name without what greets, calls the document or stands behind it. */
import type { NameWords } from './name-words.ts';

/** A day of birth behind a name. */
const bornTail = /\s+\p{Lu}\p{L}+ \d{1,2}, (?:19|20)\d\d$/u;
/** "they/them" behind a name. */
const pronouns = /\s+\p{Ll}{2,5}\/\p{Ll}{2,6}(?:\/\p{Ll}{2,6})?\s*$/u;
/** Pictures among the words, such as a hand that waves. */
const pictures = /\s*(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d)+\s*/gu;
/** What writes a text with marks and was left in: ":wave:" for a picture, "<h1>" around a heading. */
const leftMarks = /\s*(?::[a-z][a-z0-9_+-]{1,30}:|<\/?[a-z][a-z0-9]{0,9}>)\s*/gu;
/**
 * "Hi, I'm Jane Doe and this is my résumé" with nothing but its name behind a label; other texts without pictures, a day of birth, or the
 * word for what they are.
 */
export function greeted(raw: string, { greeting, document, documentBehind }: NameWords): string {
  const unborn = raw.replace(bornTail, '');
  const unasked = unborn.includes('/') ? unborn.replace(pronouns, '') : unborn;
  const unmarked = /[:>]/.test(unasked) ? unasked.replace(leftMarks, ' ').trim() : unasked;
  const plain = /[^ -~]/u.test(unmarked) ? unmarked.replace(pictures, '') : unmarked;
  const text = plain.replace(document, '').replace(documentBehind, '');
  const opening = greeting.exec(text);
  if (!opening) return text;
  const rest = text.slice(opening[0].length);
  const name = /^(?:[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*\s?){1,5}/u.exec(rest)?.[0].trim() ?? '';
  return /\s/.test(name) || rest.trim() === name ? name.replace(/[.\s]+$/u, '') : text;
}
