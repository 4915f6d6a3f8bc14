/* Skills by what somebody types, in any spelling that the lexicon has. */
import { byPlace } from './by-place.ts';
import type { Skill } from './lexicon.ts';
import { fold } from './words.ts';

/** Skills that a text names or whose spellings hold its words, at most `most`: those that are called so first, then those that begin with it. */
export function findSkills(skills: readonly Skill[], text: string, most: number): Skill[] {
  const wanted = spelled(text);
  return wanted === '' ? [] : byPlace(spellingsOf(skills), wanted).slice(0, most);
}

const spelled = (text: string) => fold(text).trim().replace(/\s+/g, ' ');

/** Spellings of each skill, worked out once a lexicon. */
const known = new WeakMap<readonly Skill[], [Skill, string[]][]>();

function spellingsOf(skills: readonly Skill[]): [Skill, string[]][] {
  const made =
    known.get(skills) ??
    skills.map((skill): [Skill, string[]] => [
      skill,
      [skill.id, ...skill.aliases, ...skill.contextual].map((name) => ` ${spelled(name)} `),
    ]);
  known.set(skills, made);
  return made;
}
