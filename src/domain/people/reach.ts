/* What reaches somebody, whoever's it is: telephone numbers, names on messengers, postal addresses. Pure. */
import * as z from 'zod';

const words = z.array(z.string().min(1)).default([]);
/** Words of a language that stand beside what reaches somebody: a part of a file of `rules/blind/`. */
export const ReachWords = z.strictObject({
  /** Before a telephone number; the second with a mark behind them, as they name other things as well. */
  phones: words,
  maybePhones: words,
  /** Before a name on a messenger and a colon or an "@". */
  messengers: words,
  /** Before a postal address, with a mark behind them, or before one with a number at the head of a line. */
  addresses: words,
  /** Behind a street's name, which stands behind the number: "12 Example Street". */
  streetsBehind: words,
  /** Before a street's name, whose number stands before or behind: "12 rue Exemple", "Calle Ejemplo 12". */
  streetsBefore: words,
  /** What a street's name ends in before the number: "Beispielstraße 12". */
  streetEndings: words,
});

/** Takes out what reaches somebody; `mask` makes what stands for it. */
export type Unreached = (text: string, mask: (found: string) => string) => string;

/** A text as a pattern that matches nothing else. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const either = (given: string[]) =>
  [...new Set(given)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(literal)
    .join('|');

/** Numbers on one line with what stands between them: no part of a word, an id or a longer number. */
const numbers = /(?<![\p{L}\d-])\(?\+?\d[\d()./\u00a0 \t-]{5,60}\d(?![\p{L}\d])/gu;
/** Where one number ends and the next begins. */
const between = /(\s*\/\s+|\s+\/\s*|\s(?=\+|00|0[1-9]|\())/;
const [fewestDigits, mostDigits] = [7, 15];
/** Days, months and years, ranges of months with two digits of the year, hours. */
const date =
  /^\(?(?:\d{1,2}[./\s-]{1,3}){0,2}(?:19|20)\d\d(?!\d)|^(?:0?[1-9]|1[0-2])[./-]\d\d\s*-\s*(?:0?[1-9]|1[0-2])[./-]\d\d$|^(?:[01]\d|2[0-3])[0-5]\d\s*-\s*(?:[01]\d|2[0-3])[0-5]\d$/;
/** As they are written: with a country's number, with a nought before, in the groups of North America, Spain, Portugal, Brazil and India. */
const shaped = new RegExp(
  [
    '^\\(?(?:\\+|00|0[1-9])',
    '^\\(?\\d{3}\\)?[\\s.-]{0,3}\\d{3}[\\s.-]{1,3}\\d{4}$',
    '^[6-9]\\d{2}[\\s.-]\\d{3}[\\s.-](?!000)\\d{3}$',
    '^9\\d[\\s.-]\\d{3}[\\s.-]\\d{2}[\\s.-]\\d{2}$',
    '^\\(\\d{2}\\)\\s?9?\\d{4}-?\\d{4}$',
    '^[6-9]\\d{4}\\s\\d{5}$',
  ].join('|'),
);
/** Characters before a number in which its label stands. */
const nearLabel = 16;

/** Makes what takes out telephone numbers, names on messengers and postal addresses in the words of some languages. */
export function unreached(languages: z.infer<typeof ReachWords>[]): Unreached {
  const of = (name: keyof z.infer<typeof ReachWords>) => either(languages.flatMap((one) => one[name]));
  // A word for the number itself; "mobile" and the like only with a mark behind: there are mobile teams.
  const label = new RegExp(
    `(?<!\\p{L})(?:(?:${of('phones')})\\.?\\s*(?:no|nr)?\\.?\\s*[:：]?|(?:${of('maybePhones')})\\s*[:：.])\\s*$`,
    'iu',
  );
  const messenger = new RegExp(
    `(?<=(?<!\\p{L})(?:${of('messengers')})(?:\\s+(?:id|name))?\\s{0,2}(?:[:：]\\s{0,2}@?|@))[\\p{L}\\p{N}_.+#-]{2,64}`,
    'giu',
  );
  const labelled = new RegExp(
    `(?<=(?:^|[\\t|·•])\\P{L}{0,3}(?:${of('addresses')})\\s{0,2}(?:[:：]|\\t)\\s{0,2})[^\\s:：][^\\n\\t|·•]{2,100}|(?<=^(?:${of('addresses')}) )(?=[^\\n]*\\d)[^\\n\\t|·•]{3,100}`,
    'gimu',
  );
  const name = "\\p{L}[\\p{L}.'’-]{0,29}";
  const number = '(?!(?:19|20)\\d\\d(?!\\d))\\d{1,4}(?:\\s?[a-z])?(?![\\p{L}\\d])';
  const endings = either(languages.flatMap((one) => one.streetEndings).filter((one) => /^\p{Lu}/u.test(one)));
  const streets = [
    `(?<![\\p{L}\\d])\\d{1,5}[a-z]?,?\\s(?:\\p{Lu}[\\p{L}.'’]{1,29}\\s){1,3}(?:${of('streetsBehind')})(?!\\p{L})\\.?`,
    `(?<![\\p{L}\\d])\\d{1,4}(?:\\s?(?:bis|ter))?,?\\s(?:${of('streetsBefore')})\\s(?:${name}\\s){0,3}${name}`,
    `(?<!\\p{L})(?:${of('streetsBefore')})\\s(?:${name}\\s){0,3}${name},?\\s(?:n[.º°]{0,2}\\s?)?${number}`,
    `(?<![\\p{L}-])(?:\\p{Lu}[\\p{L}.'’]{0,29}[ \\t-]){0,2}\\p{Lu}\\p{L}{2,40}(?:${of('streetEndings')})\\s${number}`,
    // "Beispieler Straße 12"
    `(?<![\\p{L}-])(?:\\p{Lu}[\\p{L}.'’]{1,29}[ -]){1,3}(?:${endings})\\s${number}`,
  ];
  const street = new RegExp(streets.join('|'), 'gu');
  /** Behind a street: a postcode and the town. */
  const place = /^,?\s{1,2}\d{4,5}\s\p{Lu}[\p{L}.-]{1,30}(?:\s\p{Lu}[\p{L}.-]{1,30})?/u;
  /** Postcodes that are told by themselves: of Britain, of the United States behind a state. */
  const postcodes =
    /(?<![A-Z\d])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![A-Z\d])|(?<=, [A-Z]{2} )\d{5}(?:-\d{4})?(?!\d)/g;

  const isPhone = (found: string, before: string) => {
    const digits = found.replace(/\D/g, '').length;
    if (digits < fewestDigits || digits > mostDigits || date.test(found)) return false;
    return shaped.test(found) || label.test(before.slice(-nearLabel));
  };

  return (text, mask) => {
    const without = text
      .replace(numbers, (run, at: number) => {
        let before = text.slice(Math.max(0, at - nearLabel), at);
        if (isPhone(run, before)) return mask(run);
        // Several stand side by side, or one behind a year or a postcode.
        return run
          .split(between)
          .map((part, index) => {
            const shown = index % 2 === 0 && isPhone(part, before) ? mask(part) : part;
            before += part;
            return shown;
          })
          .join('');
      })
      .replace(messenger, mask)
      .replace(labelled, mask)
      .replace(postcodes, mask);
    const parts: string[] = [];
    let from = 0;
    for (const { 0: found, index } of without.matchAll(street)) {
      if (index < from) continue;
      const end = index + found.length;
      const whole = found + (place.exec(without.slice(end, end + 80))?.[0] ?? '');
      parts.push(without.slice(from, index), mask(whole));
      from = index + whole.length;
    }
    return [...parts, without.slice(from)].join('');
  };
}
