/* Words of dates that a slip of the pen is in: "Septmber 2014", "Octuber 2011 – presnt". */
import { isNear } from '#domain/words/spelling.ts';
import { alternatives, fold, plain } from '#domain/words/words.ts';
import type { DateWords } from './words.ts';

/** Letters of a name of a month from which one slip leaves it known, and from which a letter too many does: "Ferrero", "Javier" and "Gennaro" are near shorter ones. */
const [shortest, shortestAdded] = [8, 7];
const beforeYear = /(?<!\p{L})\p{L}{6,12}(?=[.,]?[\s/'’-]{1,2}(?:19|20)\d\d(?!\d))/gu;

/** A text with its months spelt right, and where each such word begins by where its month does. */
interface Respelt {
  text: string;
  from: ReadonlyMap<number, number>;
}

/** Makes what spells months right that are one letter away from a name of one, in a text of the same length: their shortest name closes their place. */
export function monthSpeller(months: ReadonlyMap<string, number>): (text: string) => Respelt {
  const names = [...months].filter(([name]) => name.length >= shortestAdded);
  const briefest = new Map<number, string>();
  for (const [name, month] of months) {
    const known = briefest.get(month);
    if (/^\p{Ll}{3,}$/u.test(name) && (known === undefined || name.length < known.length))
      briefest.set(month, name);
  }
  const monthOf = (word: string) => {
    const own = fold(word);
    if (months.has(own) || months.has(plain(own))) return null;
    const near = names.find(
      ([name]) =>
        name[0] === own[0] && (name.length >= shortest || own.length > name.length) && isNear(name, own),
    );
    return near ? (briefest.get(near[1]) ?? null) : null;
  };
  return (text) => {
    const from = new Map<number, number>();
    const spelt = text.replace(beforeYear, (word, at: number) => {
      const name = monthOf(word);
      if (name === null || name.length > word.length) return word;
      from.set(at + word.length - name.length, at);
      return name.padStart(word.length);
    });
    return { text: spelt, from };
  };
}

/** Makes what gives the UTF-16 length of a joint and a misspelt word for today behind it ("– presnt"); 0 where there is none. `dash` is the pattern of one. */
export function presentSpeller({ present, until }: Pick<DateWords, 'present' | 'until'>, dash: string) {
  const joined = new RegExp(
    `^\\s*(?:${dash}|(?:${alternatives(until)})\\s)\\s*(\\p{Ll}[\\p{Ll}’'-]{4,14})(?![\\p{L}])`,
    'iu',
  );
  const long = [...present].filter((word) => word.length >= 5 && !word.includes(' '));
  return (rest: string): number => {
    const found = joined.exec(rest.slice(0, 24));
    const word = fold(found?.[1] ?? '');
    return found && long.some((one) => isNear(word, one)) ? found[0].length : 0;
  };
}
