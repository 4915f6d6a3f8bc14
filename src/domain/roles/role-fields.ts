/* The content of the fields that a role counts: its own, those of the rules, and those of an occupation. */
import { kindOf } from '../judging/criteria/index.ts';
import type { OwnField, Role } from '../judging/role.ts';
import type { Field, Lexicon } from '../words/lexicon.ts';
import type { OccupationIndex, OccupationLabels } from '../words/occupations.ts';
import { fold } from '../words/words.ts';

/** How a criterion names an occupation as its field. */
export const occupationPrefix = 'occupation:';
/** Occupations of ESCO that share a skill: up to so many it speaks for each of them, up to twice as many weakly, beyond for none. */
const mostSharing = 20;

/** Labels of the skills that ESCO calls essential for an occupation, with the number of occupations that need each. */
export type Essentials = (id: string) => { label: string; sharedBy: number }[];

/** Gives the content of fields by their names. */
export interface FieldBook {
  /** A field by its id, or by `occupation:` and the id of one; null when there is none. */
  byName(name: string): Field | null;
  /** The fields that the criteria of a role name, in their order, its own first to win. */
  ofRole(role: Pick<Role, 'criteria' | 'fields'>): Field[];
  ids(): string[];
  /** Names in a field that somebody brings which nothing knows. */
  unknownIn(own: OwnField): { key: 'occupations' | 'outside' | 'skills' | 'rivals'; name: string }[];
}

/** Makes a book of the fields of the rules and of those that people keep beside them, which win over the rules'. */
export function fieldBook(
  lexicon: Pick<Lexicon, 'fields' | 'skills' | 'practices'>,
  index: OccupationIndex,
  essentials: Essentials,
  kept: Field[] = [],
): FieldBook {
  const known = new Map([...lexicon.fields, ...kept].map((field) => [field.id, field]));
  const ofOccupations = new Map<string, Field | null>();
  let spellings: Map<string, string> | null = null;
  let evidence: Set<string> | null = null;

  /** Skills of the taxonomy that the words of a label name. */
  function skillsIn(label: string): string[] {
    spellings ??= new Map(
      lexicon.skills.flatMap((skill) =>
        [skill.id, ...skill.aliases].map((name) => [fold(name), skill.id] as const),
      ),
    );
    const words = fold(label).split(/[\s-]+/);
    const found: string[] = [];
    for (let from = 0; from < words.length; from++)
      for (let to = words.length; to > from; to--) {
        const id = spellings.get(words.slice(from, to).join(' '));
        // One word of many tells of other work too, unless it is all there is.
        if (id !== undefined && (to - from > 1 || words.length === 1)) found.push(id);
      }
    return found;
  }

  function ofOccupation(id: string): Field | null {
    const occupation = index.byId(id);
    if (occupation === null) return null;
    const all = index.all();
    const within = descendants(occupation, all);
    const ids = new Set(within.map((one) => one.id));
    const same = all.filter((one) => one.same.some((other) => ids.has(other)));
    // "Not elsewhere classified" holds what has nothing in common.
    const [whole, rest] = parted(occupation.isco, (group) => !group.endsWith('9'));
    const strong = new Set<string>();
    const weak = new Set<string>();
    for (const { label, sharedBy } of within.flatMap((one) => essentials(one.id))) {
      if (sharedBy > mostSharing * 2) continue;
      for (const one of [label, ...skillsIn(label)]) (sharedBy <= mostSharing ? strong : weak).add(one);
    }
    const common = [...weak].filter((one) => !strong.has(one));
    return fieldOf({
      id: `${occupationPrefix}${id}`,
      label: occupation.label.toLowerCase(),
      technology: occupation.isco.some((group) => /^[23]5/.test(group)),
      isco: whole,
      nearIsco: [...new Set([...rest, ...occupation.near])].sort(),
      occupations: [...ids, ...same.map((one) => one.id)].sort(),
      outside: [],
      skills: [...strong, ...common].sort(),
      weak: common.sort(),
      rivals: [],
      needed: 2,
    });
  }

  function byName(name: string): Field | null {
    const field = known.get(name);
    if (field || !name.startsWith(occupationPrefix)) return field ?? null;
    const id = name.slice(occupationPrefix.length);
    if (!ofOccupations.has(id)) ofOccupations.set(id, ofOccupation(id));
    return ofOccupations.get(id) ?? null;
  }

  return {
    byName,
    ofRole({ criteria, fields = [] }) {
      const own = new Map(fields.map((field) => [field.id, fieldOf(field)]));
      return namesOf(criteria).flatMap((name) => own.get(name) ?? byName(name) ?? []);
    },
    ids: () => [...known.keys()].sort(),
    unknownIn(own) {
      evidence ??= new Set([
        ...lexicon.skills.map(({ id }) => id),
        ...lexicon.practices.map(({ id }) => id),
        ...index.all().flatMap(({ id }) => essentials(id).map(({ label }) => label)),
      ]);
      const names = evidence;
      const isOccupation = (id: string) => index.byId(id) !== null;
      const missing = (
        key: 'occupations' | 'outside' | 'skills' | 'rivals',
        has: (name: string) => boolean,
      ) => own[key].filter((name) => !has(name)).map((name) => ({ key, name }));
      return [
        ...missing('occupations', isOccupation),
        ...missing('outside', isOccupation),
        ...missing('skills', (name) => names.has(name)),
        ...missing('rivals', (id) => known.has(id)),
      ];
    },
  };
}

/** A field that somebody brings, as the rules write theirs: it has no words of titles and no phrases. */
export function fieldOf(own: OwnField): Field {
  return { ...own, titles: [], otherTitles: [], generalTitles: [], phrases: [] };
}

/** Names of fields in criteria, each once. */
function namesOf(criteria: Role['criteria']): string[] {
  const names = criteria.flatMap(({ asks }) => kindOf(asks).names?.(asks) ?? []);
  return [...new Set(names.filter(({ sort }) => sort === 'field').map(({ name }) => name))];
}

/** An occupation with all that are a kind of it. */
function descendants(root: OccupationLabels, all: OccupationLabels[]): OccupationLabels[] {
  const found = [root];
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.id));
  return found;
}

function parted<T>(list: T[], test: (one: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((one) => !test(one))];
}
