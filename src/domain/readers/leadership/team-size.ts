import type { Token } from '#domain/words/words.ts';
import type { personWords } from './people.ts';
import { parted } from './sentences.ts';

/** What tells a number of people: numbers as words or digits, "of", groups of people, and words for people. */
interface SizeWords {
  sizeOf(word: string): number | null;
  sizes: ReadonlySet<string>;
  /** Words for several people as one: "team", "squads". */
  groups: ReadonlySet<string>;
  persons: ReturnType<typeof personWords>;
  /** "And" in all languages. */
  joins: ReadonlySet<string>;
}

/**
 * Makes what gives the number told of the people at a token, behind a verb at another: "eight backend engineers", "a team of 8",
 * "three squads, 17 engineers", "a staff of 6 clerks, 3 doctors and 1 psychologist". Null where none is told.
 */
export function teamSizes({ sizeOf, sizes, groups, persons, joins }: SizeWords) {
  /** How many people the groups at `at` hold, where the same sentence says; null where it does not. */
  function heldBy(text: string, tokens: Token[], at: number): number | null {
    const group = tokens[at]?.word ?? '';
    const told = tokens.slice(Math.max(0, at - 2), at).some(({ word }) => sizeOf(word) !== null);
    // An "18-person staff with four direct reports" is one of 18.
    if (!groups.has(group) || (told && !group.endsWith('s'))) return null;
    const ahead = tokens.slice(at + 1, at + 4).findIndex(({ word }) => sizeOf(word) !== null);
    if (ahead < 0) return null;
    const number = at + 1 + ahead;
    const people = countedBy(tokens, number);
    return people < 0 ? null : countedFrom(text, tokens, number, people);
  }

  /** The people of a number, with those counted behind them: "four developers and two analysts". */
  function countedFrom(text: string, tokens: Token[], first: number, counted: number): number {
    let [number, people, sum] = [first, counted, 0];
    while (people >= 0) {
      sum += sizeOf(tokens[number]?.word ?? '') ?? 0;
      // ", 3 doctors and 1 psychologist" are more of them, "(4 contractors)" are some of them.
      number = joins.has(tokens[people + 1]?.word ?? '') ? people + 2 : people + 1;
      const between = text.slice(tokens[people]?.to, tokens[people + 1]?.from);
      const goesOn = number > people + 1 || /^,\s+$/.test(between);
      people = goesOn && sizeOf(tokens[number]?.word ?? '') !== null ? countedBy(tokens, number) : -1;
    }
    return sum;
  }

  /** The index of the word for people that a number counts; -1 where it counts none. */
  function countedBy(tokens: Token[], number: number): number {
    const one = sizeOf(tokens[number]?.word ?? '') === 1;
    for (let at = number + 1; at <= number + 3; at++) {
      const word = tokens[at]?.word ?? '';
      const kind = persons.get(word);
      if (sizeOf(word) !== null || sizes.has(word)) return -1;
      if (kind === 'plural' || kind === 'people' || (one && kind !== undefined)) return at;
    }
    return -1;
  }

  /** True where a number stands before several groups and none before people or a hyphen: "two teams", not "six engineers of both teams" nor "six-person teams". */
  function counts(text: string, tokens: Token[], number: number, at: number): boolean {
    const isCompound = text.charAt(tokens[number]?.to ?? 0) === '-';
    return !isCompound && tokens.slice(number + 1, at).every(({ word }) => persons.get(word) === undefined);
  }

  return (text: string, whole: Token[], from: number, at: number): number | null => {
    const ends = whole.findIndex(
      (token, index) => index > at && parted(text, whole[index - 1] as Token, token),
    );
    const tokens = ends < 0 ? whole : whole.slice(0, ends);
    const held = heldBy(text, tokens, at);
    if (held !== null) return held;
    const after = tokens.slice(at + 1, at + 5).map(({ word }) => word);
    const of = after.findIndex((word) => sizes.has(word));
    for (const word of of >= 0 ? after.slice(of + 1) : []) {
      const size = sizeOf(word);
      if (size !== null && size > 1) return size;
    }
    // "Grew the team from 3 to 11 engineers".
    const [, less, , more] = after.map(sizeOf);
    if (of < 0 && less !== null && less !== undefined && more !== null && more !== undefined && more > less)
      return more;
    for (let back = at - 1; back > from && back >= at - 5; back--) {
      const size = sizeOf(tokens[back]?.word ?? '');
      // "Four GS-12 specialists" are of a grade.
      if (size === null || /\p{L}-$/u.test(text.slice(0, tokens[back]?.from))) continue;
      // "Over 6,000 marines" is no team's size.
      if (/\d,$/.test(text.slice(0, tokens[back]?.from))) return null;
      const group = tokens[at]?.word ?? '';
      // "Led two teams of engineers" counts teams.
      if (groups.has(group))
        return size > 1 && group.endsWith('s') && counts(text, tokens, back, at) ? null : size;
      return countedFrom(text, tokens, back, at);
    }
    return null;
  };
}
