import * as z from 'zod';
import { utf16Of } from '../document.ts';
import type { Reading } from '../resume.ts';

/* What a résumé says of somebody, said of somebody else: text in, text out. */

const Words = z.array(z.string().min(1)).min(1);

/** What is put in the place of what; see `rules/counterfactual.yaml`. */
export const SwapRules = z.strictObject({
  groups: z
    .array(z.strictObject({ id: z.string(), source: z.string(), female: Words, male: Words, last: Words }))
    .min(2),
  genders: z.array(z.tuple([z.string(), z.string()])),
  studyYears: z.array(z.int()).min(1),
  addresses: Words,
  schools: Words,
});
export type SwapRules = z.infer<typeof SwapRules>;

/** A text that says the same of another person; `against` is the variant that it must be judged like, null the text as it is. */
interface Variant {
  id: string;
  text: string;
  against: string | null;
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const letters = '[\\p{L}\\p{M}\\p{N}]';

/** A word wherever it stands alone, in the letters given or all in capitals. */
const whole = (word: string) =>
  new RegExp(`(?<!${letters})(?:${escaped(word)}|${escaped(word.toUpperCase())})(?!${letters})`, 'gu');

const isUpper = (word: string) => word === word.toUpperCase() && word !== word.toLowerCase();

/** Latin letters without marks, as addresses are written. */
function plainLetters(word: string): string {
  return word
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/ø/gi, 'o')
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

const addresses = /[\w.+-]+@[\w.-]+|(?:https?:\/\/|www\.)\S+|\b(?:linkedin|github)\.com\/\S+/giu;

/** A text with each word of a name in place of another, in addresses of mail and of pages too. */
function renamed(text: string, from: string[], to: string[]): string {
  const pairs = from.map((word, at) => [word, to[Math.min(at, to.length - 1)] as string] as const);
  const inAddresses = text.replace(addresses, (address) =>
    pairs.reduce((written, [word, other]) => {
      const plain = plainLetters(word);
      return plain.length < 3 ? written : written.replace(new RegExp(plain, 'gi'), plainLetters(other));
    }, address),
  );
  // All at once: what was put in is not taken out again.
  const any = new RegExp(pairs.map(([word]) => whole(word).source).join('|'), 'gu');
  return inAddresses.replace(any, (found) => {
    const [, other] = pairs.find(([word]) => word.toUpperCase() === found.toUpperCase()) as [string, string];
    return isUpper(found) && found.length > 1 ? other.toUpperCase() : other;
  });
}

/** Words of a name that are worth another: no initials. */
const wordsOf = (name: string) =>
  (name.match(/\p{L}[\p{L}\p{M}'’-]+/gu) ?? []).filter((word) => word.length > 1);

/** Which of a group's names somebody gets: the same ones for the same place in a folder. */
const pick = (names: string[], at: number) => names[at % names.length] as string;

function nameVariants(text: string, name: string, at: number, rules: SwapRules): Variant[] {
  const words = wordsOf(name);
  if (words.length < 2) return [];
  return rules.groups.flatMap(({ id, last, ...first }) =>
    (['female', 'male'] as const).map((sex): Variant => {
      const names = words.map((_, index) =>
        index === words.length - 1 ? pick(last, at) : pick(first[sex], at + index),
      );
      return { id: `name ${id} ${sex}`, text: renamed(text, words, names), against: null };
    }),
  );
}

function genderVariant(text: string, { genders }: SwapRules): Variant[] {
  const other = new Map(genders.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  const any = new RegExp(
    [...other.keys()].map((word) => `(?<!${letters})${escaped(word)}(?!${letters})`).join('|'),
    'giu',
  );
  const swapped = text.replace(any, (found) => {
    const own = [...other.keys()].find((word) => word.toLowerCase() === found.toLowerCase()) as string;
    const word = other.get(own) as string;
    if (isUpper(found) && found.length > 1) return word.toUpperCase();
    return found[0] === found[0]?.toUpperCase()
      ? `${word[0]?.toUpperCase()}${word.slice(1)}`
      : word.toLowerCase();
  });
  return swapped === text ? [] : [{ id: 'words of sex', text: swapped, against: null }];
}

/** Ranges of the text that entries of education stand on, whole lines, in order. */
function studies(text: string, reading: Reading): { start: number; end: number }[] {
  const found = reading.resume.education.flatMap(({ evidence }) =>
    evidence.flatMap((one) => {
      if (one.source !== 'document') return [];
      const [start, end] = [utf16Of({ text }, one.start), utf16Of({ text }, one.end)];
      const from = text.lastIndexOf('\n', start - 1) + 1;
      const to = text.indexOf('\n', end);
      return [{ start: from, end: to < 0 ? text.length : to }];
    }),
  );
  return found
    .sort((a, b) => a.start - b.start)
    .filter((one, at) => at === 0 || one.start >= (found[at - 1]?.end ?? 0));
}

/** A text in which some ranges are written anew. */
function within(
  text: string,
  ranges: { start: number; end: number }[],
  write: (part: string) => string,
): string {
  let [made, at] = ['', 0];
  for (const { start, end } of ranges) {
    if (start < at) continue;
    made += text.slice(at, start) + write(text.slice(start, end));
    at = end;
  }
  return made + text.slice(at);
}

/** Dates of study by which a job is told from a time at a university stay what they are: another date tells of another career. */
const tellsWork = ({ resume }: Reading) => (resume.doubts ?? []).some(({ kind }) => kind === 'study_or_work');

function studyVariants(text: string, reading: Reading, rules: SwapRules): Variant[] {
  if (tellsWork(reading)) return [];
  const ranges = studies(text, reading);
  const years = /(?<!\d)(?:19[6-9]\d|20[0-4]\d)(?!\d)/g;
  return rules.studyYears.flatMap((by) => {
    const moved = within(text, ranges, (part) => part.replace(years, (year) => String(Number(year) + by)));
    return moved === text ? [] : [{ id: `years of study ${by}`, text: moved, against: null }];
  });
}

function schoolVariants(text: string, reading: Reading, rules: SwapRules): Variant[] {
  const known = reading.resume.education.flatMap(({ institution }) => institution ?? []);
  const [own] = known.filter((one) => text.includes(one));
  if (!own) return [];
  return rules.schools.map((school, at) => ({
    id: `school ${school}`,
    text: text.replaceAll(own, school),
    against: at === 0 ? null : `school ${rules.schools[0]}`,
  }));
}

/** An address in the second line, where most people write theirs: each must be judged like the first, as the text without has none. */
function addressVariants(text: string, rules: SwapRules): Variant[] {
  const end = text.indexOf('\n');
  if (end < 0) return [];
  return rules.addresses.map((address) => ({
    id: `address ${address}`,
    text: `${text.slice(0, end)}\n${address}${text.slice(end)}`,
    against: `address ${rules.addresses[0]}`,
  }));
}

/**
 * Texts that say the same of other people: by name, words of sex, years of study, address and school. `at` is the place of the
 * document among others, which chooses the names. A yardstick stands before what is held against it.
 */
export function variantsOf(text: string, reading: Reading, at: number, rules: SwapRules): Variant[] {
  const name = reading.contact.name?.value ?? '';
  return [
    ...nameVariants(text, name, at, rules),
    ...genderVariant(text, rules),
    ...studyVariants(text, reading, rules),
    ...addressVariants(text, rules),
    ...schoolVariants(text, reading, rules),
  ].filter(({ text: other }) => other !== text);
}
