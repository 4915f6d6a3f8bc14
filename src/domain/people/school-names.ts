/* Schools by their names within sentences, where nothing around them tells of studies: "a year at MIT", "of the University of X". Pure. */
import * as z from 'zod';
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
  /** With such a word alone they name no school: "High School", "Business School". */
  generic: words,
  /** Names that nothing else has. */
  names: words,
  /** Names that other things have too: schools only behind one of `at`. */
  maybe: words,
  at: words,
  /** Not behind those: "MIT License". */
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
const word = "\\p{Lu}[\\p{L}\\p{M}.'’&-]{0,30}";
const blank = '[^\\S\\n]';
/** The end of what stands before a sentence or an item. */
const opening = /(?:^|[\n.!?:;•*-])\s*$/u;
/** Letters of an employer's name that are looked for in a school's. */
const leastEmployer = 3;

/** Makes what finds them, from the words of all languages. */
export function withoutSchoolNames(languages: z.infer<typeof SchoolWords>[]): WithoutSchools {
  const of = (key: keyof z.infer<typeof SchoolWords>) => alternatives(languages.flatMap((one) => one[key]));
  const generic = new Set(languages.flatMap((one) => one.generic).map(folded));
  const rest = `${blank}(?:${of('of')})${blank}(?:${word}|\\p{L}{1,4}${blank}${word})(?:${blank}(?:(?:and|&|of|de|y|und|für)${blank})?${word}){0,3}`;
  const head = new RegExp(
    `${before}((?:${word}${blank}){0,4})(?:${of('heads')})${behind}(${rest})?(${blank}${word})?`,
    'gu',
  );
  const alone = new RegExp(
    `${before}(?:(?:${of('names')}|${of('grants')})${behind}|(?<=${before}(?:${of('at')})${blank}{0,2})(?:${of('maybe')})${behind}(?!${blank}?-?(?:${of('unlike')}))|(?:${of('placed')})[\\s-]${word})`,
    'gu',
  );
  return (text, employers, mask) => {
    const theirs = employers.map(folded).filter((one) => one.length >= leastEmployer);
    const isTheirs = (name: string) => {
      const own = folded(name);
      return theirs.some((one) => own.includes(one) || one.includes(own));
    };
    const shown = text.replace(alone, (name) => (isTheirs(name) ? name : mask(name)));
    return shown.replace(
      head,
      (name: string, ahead: string, tail: string | undefined, next: string | undefined, at: number) => {
        const all = ahead.split(/\s+/u).filter((one) => one !== '');
        const own = all.filter((one) => !generic.has(folded(one)));
        // A capital at the head of a sentence makes no name: "Led School improvement".
        const opens = own.length === all.length && opening.test(text.slice(Math.max(0, at - 3), at));
        // "Trinity College Dublin" at the head of a line: a place shows that it is one, and is hidden with it.
        const placed = opens && own.length === 1 && next !== undefined && tail === undefined;
        const kept = placed ? '' : (next ?? '');
        const called = name.slice(0, name.length - kept.length);
        const isName = placed || tail !== undefined || own.length >= (opens ? 2 : 1);
        return isName && !isTheirs(called) ? `${mask(called)}${kept}` : name;
      },
    );
  };
}
