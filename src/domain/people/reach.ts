/* What reaches somebody, whoever's it is: telephone numbers, names on messengers, postal addresses. Pure. */
import * as z from 'zod';

const words = z.array(z.string().min(1)).default([]);
/** Words of a language that stand beside what reaches somebody: a part of a file of `rules/blind/`. */
export const ReachWords = z.strictObject({
  /** Before a telephone number. */
  phones: words,
  /** Before a name on a messenger and a colon or an "@". */
  messengers: words,
  /** Behind a street's name, which stands behind the number: "12 Example Street". */
  streetsBehind: words,
  /** Before a street's name, whose number stands before or behind: "12 rue Exemple", "Calle Ejemplo 12". */
  streetsBefore: words,
  /** What a street's name ends in before the number: "Beispielstraße 12". */
  streetEndings: words,
});

/** Takes out what reaches somebody; `mask` makes what stands for it. */
export type Unreached = (text: string, mask: (found: string) => string) => string;

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const either = (given: string[]) =>
  [...new Set(given)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(literal)
    .join('|');

const numbers = /\(?\+?\d[\d\s()./-]{5,28}\d/g;
const [fewestDigits, mostDigits] = [7, 15];
/** A day, a month or a year with others behind it. */
const date = /^\(?(?:\d{1,2}[./\s-]{1,3}){0,2}(?:19|20)\d\d(?!\d)/;
/** As they are written: with a country's number, with a nought before, by threes and four. */
const shaped = /^\(?(?:\+|00|0[1-9])|^\(?\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]\d{4}$/;
/** Characters before a number in which its label stands. */
const nearLabel = 16;
const mostOfPlace = 60;

/** Makes what takes out telephone numbers, names on messengers and postal addresses in the words of some languages. */
export function unreached(languages: z.infer<typeof ReachWords>[]): Unreached {
  const of = (name: keyof z.infer<typeof ReachWords>) => either(languages.flatMap((one) => one[name]));
  const label = new RegExp(`(?<!\\p{L})(?:${of('phones')})\\.?\\s*(?:no|nr)?\\.?\\s*[:：]?\\s*$`, 'iu');
  const messenger = new RegExp(
    `(?<=(?<!\\p{L})(?:${of('messengers')})(?:\\s+(?:id|name))?\\s{0,2}(?:[:：]\\s{0,2}@?|@))[\\p{L}\\p{N}_.+#-]{2,64}`,
    'giu',
  );
  const name = "[\\p{L}.'’-]{1,30}";
  const number = '\\d{1,4}(?:\\s?[a-z])?(?![\\p{L}\\d])';
  const streets = [
    `(?<![\\p{L}\\d])\\d{1,5}[a-z]?,?\\s(?:\\p{Lu}${name}\\s){1,3}(?:${of('streetsBehind')})(?!\\p{L})\\.?`,
    `(?<![\\p{L}\\d])\\d{1,4}(?:\\s?(?:bis|ter))?,?\\s(?:${of('streetsBefore')})\\s(?:${name}\\s){0,3}${name}`,
    `(?<!\\p{L})(?:${of('streetsBefore')})\\s(?:${name}\\s){0,3}${name},?\\s(?:n[.º°]{0,2}\\s?)?${number}`,
    `(?<!\\p{L})(?:\\p{Lu}${name}[\\s-]){0,2}\\p{L}[\\p{L}-]{0,40}(?:${of('streetEndings')})\\s${number}`,
  ];
  const street = new RegExp(streets.join('|'), 'gu');
  /** Behind a street, up to the end of its part of the line: a postcode and what goes with it. */
  const place = new RegExp(`^[,\\s]{1,3}[^\\n|•·\\t]{0,${mostOfPlace}}`, 'u');
  /** Postcodes that are told by themselves: of Britain, of the United States behind a state. */
  const postcodes =
    /(?<![A-Z\d])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![A-Z\d])|(?<=, [A-Z]{2} )\d{5}(?:-\d{4})?(?!\d)/g;

  return (text, mask) => {
    const without = text
      .replace(numbers, (found, at: number) => {
        const digits = found.replace(/\D/g, '').length;
        if (digits < fewestDigits || digits > mostDigits) return found;
        const labelled = label.test(text.slice(Math.max(0, at - nearLabel), at));
        return labelled || (shaped.test(found) && !date.test(found)) ? mask(found) : found;
      })
      .replace(messenger, mask)
      .replace(postcodes, mask);
    const parts: string[] = [];
    let from = 0;
    for (const { 0: found, index } of without.matchAll(street)) {
      if (index < from) continue;
      const end = index + found.length;
      const rest = place.exec(without.slice(end, end + mostOfPlace + 4))?.[0] ?? '';
      const whole = found + (/\d{4}|█/.test(rest) ? rest.trimEnd() : '');
      parts.push(without.slice(from, index), mask(whole));
      from = index + whole.length;
    }
    return [...parts, without.slice(from)].join('');
  };
}
