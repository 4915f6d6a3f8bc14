/* Schools by their names within sentences, where nothing around them tells of studies: "a year at MIT", "of the University of X". Pure. */
import * as z from 'zod';
import { once } from '../once.ts';
import { alternatives } from '../words/words.ts';
import type { Mask } from './home.ts';
import { before, folded } from './name-words.ts';

const words = z.array(z.string().min(1)).default([]);
/** How names of schools are made in a language. */
export const SchoolWords = z.strictObject({
  /** Behind words with a capital, or before one of `of`: "University", "School". */
  heads: words,
  /** Between such a word and the rest of the name: "University of Leeds". */
  of: words,
  /** With such a word alone they name no school: "High School", "Royal College". */
  generic: words,
  /** Names that nothing else has. */
  names: words,
  /** Names that other things have too: schools only behind one of `at`, behind what is studied, or before one of `graduates`. */
  maybe: words,
  at: words,
  /** What is studied, up to four words before one of `studiedAt`: "studied computer science at". */
  study: words,
  studiedAt: words,
  graduates: words,
  /** Not before those: "MIT License", "University Press", "University Hospital". */
  unlike: words,
  /** Names only before a place: "IIT Bombay". */
  placed: words,
  /** Who pays for studies, and for whom: it tells of a school, a faith or a party. */
  grants: words,
});

/** Takes names of schools out of a text, but for those that somebody worked for. */
export type WithoutSchools = (text: string, employers: string[], mask: Mask) => string;

const behind = '(?![\\p{L}\\p{N}])';
/** One word of a name; bounded, as a text may be one word. */
const word = "(?:St\\.|\\p{Lu}[\\p{L}\\p{M}'’&-]{0,30})";
const blank = '[ \\u00a0]';
/** The end of what stands before a sentence or an item. */
const opening = /(?:^|[\n.!?:;•*-])\s*$/u;
const gap = /[ \u00a0]+/u;

/** Makes what finds them, from the words of all languages; `isWord` tells a word in small letters that documents are written in. */
export function withoutSchoolNames(
  languages: z.infer<typeof SchoolWords>[],
  isWord: (word: string) => boolean,
): WithoutSchools {
  const listed = (key: keyof z.infer<typeof SchoolWords>) => languages.flatMap((one) => one[key]);
  const of = (key: keyof z.infer<typeof SchoolWords>) => alternatives(listed(key));
  const isGeneric = new Set([...listed('generic'), ...listed('of'), ...listed('heads')].map(folded));
  const unlike = `(?!(?:${blank}${word})?${blank}(?:${of('unlike')})${behind})`;
  const rest = `${blank}(?:${of('of')})${blank}(?:${word}|\\p{L}{1,4}${blank}${word})(?:${blank}(?:(?:and|&|of|de|y|und|für)${blank})?${word}){0,3}`;
  const head = new RegExp(
    `${before}((?:${word}${blank}){0,4})((?:${of('heads')}))${behind}${unlike}(${rest})?(${blank}${word})?`,
    'gu',
  );
  const studied = `(?<=${before}(?:(?:${of('at')})${blank}{0,2}|(?:${of('study')})(?:${blank}[^\\s.;]{1,20}){0,4}${blank}(?:${of('studiedAt')})${blank}))`;
  const sole = `${behind}(?!-|${blank}(?:\\p{Lu}|(?:${of('unlike')})))`;
  const alone = new RegExp(
    `${before}(?:(?:${of('names')}|${of('grants')})${behind}|${studied}(?:${of('maybe')})${sole}|(?:${of('maybe')})(?=[ -](?:${of('graduates')})${behind})|(?:${of('placed')})${blank}(${word})${unlike})`,
    'gu',
  );
  /** Words that tell one school from another, in small letters. */
  const ownOf = (name: string) =>
    name
      .split(/[^\p{L}\p{N}]+/u)
      .map(folded)
      .filter((one) => one !== '' && !isGeneric.has(one));
  const isOrdinary = (one: string) => isGeneric.has(folded(one)) || isWord(one.toLocaleLowerCase('en'));

  return (text, employers, mask) => {
    // Most texts name no school: only then the employers are asked.
    const theirs = once(() => employers.map(ownOf).filter((one) => one.length > 0));
    const isTheirs = (name: string) => {
      const own = ownOf(name);
      return theirs().some(
        (one) => own.every((part) => one.includes(part)) || one.every((part) => own.includes(part)),
      );
    };
    const shown = text.replace(alone, (name: string, place: string | undefined) =>
      isTheirs(name) || (place !== undefined && isOrdinary(place)) ? name : mask(name),
    );
    return shown.replace(head, (...found: (string | number | undefined)[]) => {
      const [name = '', ahead, kind, tail, next] = found.slice(0, 5).map((one) => (one ?? '') as string);
      const at = found.at(-2) as number;
      const around = {
        opens: opening.test(shown.slice(Math.max(0, at - 3), at)),
        behind: shown.slice(at + name.length),
      };
      const [start, stop] = schoolIn({ ahead, kind, tail, next }, around) ?? [0, 0];
      const called = name.slice(start, stop);
      return called === '' || isTheirs(called)
        ? name
        : `${name.slice(0, start)}${mask(called)}${name.slice(stop)}`;
    });
  };

  /** From where to where, in UTF-16 units of the whole, words around one for a school name one; null where they do not. */
  function schoolIn(
    {
      ahead = '',
      kind = '',
      tail = '',
      next = '',
    }: Partial<Record<'ahead' | 'kind' | 'tail' | 'next', string | undefined>>,
    around: { opens: boolean; behind: string },
  ): [number, number] | null {
    const isUniversity = /^Universi/u.test(kind);
    const all = ahead.split(gap).filter((one) => one !== '');
    // Verbs and titles before a name are none of it: "Invited Brunel University". A capital at the head of a sentence makes none.
    const from = all.findIndex((one) => !isOrdinary(one));
    const opens = around.opens && (from === 0 || all.length === 1);
    // "Stanford" is a word of tools as well.
    const last = isUniversity && !opens ? all.slice(-1).filter((one) => !isGeneric.has(folded(one))) : [];
    const own = from < 0 ? last : all.slice(from);
    const parts = tail.split(gap).filter((one) => one !== '');
    while (parts.length > (isUniversity ? 2 : 0) && isOrdinary(parts.at(-1) ?? '')) parts.pop();
    const isOf = parts.length > 1 && (isUniversity || !isOrdinary(parts[1] ?? ''));
    // "Trinity College Dublin" at the head of a line: a place shows that it is one, and is hidden with it.
    const ends = next !== '' && /^\s*(?:$|[,;|·(\n\t\d])/u.test(around.behind);
    const isPlaced = own.length === 1 && tail === '' && ends && !isOrdinary(next.trim());
    if (!isPlaced && !isOf && own.length < (opens ? 2 : 1)) return null;
    const named = isOf ? tail.lastIndexOf(parts.at(-1) ?? '') + (parts.at(-1) ?? '').length : 0;
    return [
      own.length === 0 ? ahead.length : ahead.indexOf(own[0] as string),
      ahead.length + kind.length + named + (isPlaced ? next.length : 0),
    ];
  }
}
