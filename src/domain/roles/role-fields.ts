/* The content of the fields that a role counts: its own, those of the rules, and those of an occupation. */
import { kindOf } from '../judging/criteria/index.ts';
import type { OwnField, Role } from '../judging/role.ts';
import type { Field, Lexicon } from '../words/lexicon.ts';
import type { OccupationIndex, OccupationLabels } from '../words/occupations.ts';
import { titleWords } from '../words/title-forms.ts';
import { fold } from '../words/words.ts';

/** How a criterion names an occupation as its field. */
export const occupationPrefix = 'occupation:';
/** Occupations of ESCO that share a skill: up to so many it speaks for each of them, up to twice as many weakly, beyond for none. */
const mostSharing = 20;
/** A word that more than one in so many occupations has names no trade. */
const mostWidespread = 8;
const shortestWord = 5;

/** Labels of the skills that ESCO calls essential for an occupation, with the number of occupations that need each. */
export type Essentials = (id: string) => { label: string; sharedBy: number }[];

/** Gives the content of fields by their names. */
export interface FieldBook {
  /** A field by its id, or by `occupation:` and the id of one; null when there is none. */
  byName(name: string): Field | null;
  /** The fields that the criteria of a role name, in their order, its own first to win. */
  ofRole(role: Pick<Role, 'criteria' | 'fields'>): Field[];
  /**
   * The field of a whole trade: an occupation with the work that ESCO's skills say is close to it, and with the groups that some words
   * name ("in construction"); `label` is what it is called. Null when there is no such occupation.
   */
  trade(occupation: string, words: string[], label: string): OwnField | null;
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
  const ofOccupations = new Map<string, Field>();
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

  /** Groups of which half and more of the occupations have a word in their label or in what is essential for them. */
  function groupsNaming(words: string[], of: string): string[] {
    // Only what is said of the occupation itself names its trade.
    const own = new Set(saidOf(of));
    const wanted = words.map(singular).filter((word) => word.length >= shortestWord && own.has(word));
    if (wanted.length === 0) return [];
    const groups = new Map<string, number>();
    const naming = new Map<string, Map<string, number>>(wanted.map((word) => [word, new Map()]));
    let occupations = 0;
    for (const { id, isco } of index.all()) {
      const [group = ''] = isco;
      if (group === '' || essentials(id).length === 0) continue;
      occupations += 1;
      groups.set(group, (groups.get(group) ?? 0) + 1);
      const said = new Set(saidOf(id));
      for (const [word, counts] of naming)
        if (said.has(word)) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    return [...naming.values()]
      .filter(
        (counts) => [...counts.values()].reduce((sum, one) => sum + one, 0) * mostWidespread <= occupations,
      )
      .flatMap((counts) => [...counts].filter(([group, count]) => count * 2 >= (groups.get(group) ?? 0)))
      .map(([group]) => group);
  }

  /** Words of an occupation's label and of what is essential for it. */
  function saidOf(id: string): string[] {
    const texts = [index.byId(id)?.label ?? '', ...essentials(id).map((one) => one.label)];
    return texts.flatMap((text) => titleWords(text).map(singular));
  }

  function byName(name: string): Field | null {
    const field = known.get(name);
    if (field || !name.startsWith(occupationPrefix)) return field ?? null;
    const id = name.slice(occupationPrefix.length);
    const made = ofOccupations.get(id) ?? ofOccupation(id);
    if (made !== null) ofOccupations.set(id, made);
    return made;
  }

  return {
    byName,
    ofRole({ criteria, fields = [] }) {
      const own = new Map(fields.map((field) => [field.id, fieldOf(field)]));
      return namesOf(criteria).flatMap((name) => own.get(name) ?? byName(name) ?? []);
    },
    trade(id, words, label) {
      const [own, field] = [index.byId(id), ofOccupation(id)];
      if (own === null || field === null) return null;
      const { titles: _t, otherTitles: _o, generalTitles: _g, phrases: _p, ...rest } = field;
      const isco = [...new Set([...field.isco, ...own.close, ...groupsNaming(words, id)])].sort();
      return {
        ...rest,
        id: `${own.label
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '')
          .slice(0, 50)}-trade`,
        label,
        isco,
        nearIsco: field.nearIsco.filter((group) => !isco.includes(group)),
      };
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
        // What others keep may change under a role: rivals are fields of the rules.
        ...missing('rivals', (id) => lexicon.fields.some((field) => field.id === id)),
      ];
    },
  };
}

/** A field that somebody brings, as the rules write theirs: it has no words of titles, no phrases and no wider field. */
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

/** "Kitchens" and "kitchen" are one word; stems would take "constructive" for "construction". */
function singular(word: string): string {
  return word.replace(/(?<=[^s])s$/, '');
}

function parted<T>(list: T[], test: (one: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((one) => !test(one))];
}
