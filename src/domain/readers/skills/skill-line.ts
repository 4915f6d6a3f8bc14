import type { Skill } from '#domain/words/lexicon.ts';
import type { Token } from '#domain/words/words.ts';
import type { Place } from '../places.ts';

/** A skill's name in a line: offsets are UTF-16 units of the line, `first` is the index of its first token. */
export interface Candidate {
  skill: Skill;
  /** A word of everyday language: it needs a technical context. */
  unsure: boolean;
  from: number;
  to: number;
  first: number;
  last: number;
}

/** A place with the names on it. */
export type NamedPlace = Place & { candidates: Candidate[] };

/** A line with its names and, once asked for, its items: what is looked at again and again is worked out once. */
export interface LineContext {
  text: string;
  tokens: Token[];
  /** In the order of the text. */
  candidates: Candidate[];
  place: Place;
  /** Index of the place among all. */
  index: number;
  list: List | null;
  /** Whether most of its letters are of a script without capitals of ours, once asked for. */
  foreign: boolean | null;
}

export interface List {
  items: Item[];
  /** Whether a label stands before its items. */
  labelled: boolean;
  /** Its names that are unmistakable technologies. */
  sure: Skill[];
  /** Counts of its items, made when first asked for: of all skills, of technologies alone, of those that vouch for code. */
  tallies?: { all: Tally; technology: Tally; code: Tally };
}

export interface Tally {
  named: number;
  alone: Map<string, number>;
}

export interface Item {
  text: string;
  from: number;
  to: number;
  /** Skills that the item names. */
  skills: Skill[];
}

/** True for a technology whose name is no word of everyday language. */
export function isSureTechnology({ unsure, skill }: Candidate): boolean {
  return !unsure && skill.technology;
}

/** True where one name makes another, everyday one a technology: no other work does, and for a word of code no office program. */
export function vouches(other: Skill, one: Skill): boolean {
  if (!one.technology) return true;
  return other.technology && !(one.code && other.application);
}
