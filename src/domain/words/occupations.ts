/*
 * What a title says somebody works as, by ESCO and O*NET. The index is a sorted list of titles in its bytes, searched where it lies:
 * opening it builds nothing. An official title seldom stands alone on a résumé, so that the longest part of a title that is one counts,
 * and the words left over are its distance.
 */
import { once } from '../once.ts';
import { remembering } from './remember.ts';
import { sortedLines } from './sorted-lines.ts';
import { titleParts, titleWords } from './title-forms.ts';

/** An occupation that a title may name. */
interface Occupation {
  /** ESCO's id, or `onet:` with a code of O*NET-SOC 2019 where ESCO has no title for it. */
  id: string;
  /** ISCO-08 unit group, four digits; several where O*NET's occupation is the broader one. */
  isco: string[];
  label: string;
}

/** An occupation with the words of the title that it leaves out. */
export interface TitleOccupation {
  id: string;
  isco: string;
  label: string;
  distance: number;
}

/** Labels of an occupation, by language (ISO 639-1). */
export interface OccupationLabels extends Occupation {
  labels: Record<string, string>;
  /** Occupations of ESCO that one of O*NET stands for. */
  same: string[];
  /** ISCO groups whose work is of the same trade, and those whose work is near, by the skills that ESCO calls essential. */
  close: string[];
  near: string[];
  /** What it is a kind of, in ESCO. */
  parent: string | null;
}

export interface OccupationIndex {
  /** The occupations that a title names, nearest first; none of a title that tells no trade. */
  find(title: string): TitleOccupation[];
  /** All of them, in the order of the index. */
  all(): OccupationLabels[];
  byId(id: string): OccupationLabels | null;
}

/** Files of `rules/occupations/`, as they were read. */
interface OccupationFiles {
  /** Sorted by the bytes of the title: title, tab, languages of head-first titles or nothing, tab, numbers of occupations. */
  titles: Uint8Array;
  /** A line an occupation. */
  occupations: string;
}

/** Words of titles that are set aside, and titles that tell no trade. */
interface TitleWordLists {
  /** Ids of occupations that may be meant by a title which leads technical work; none of others. */
  ledBy?: (title: string) => string[];
  /** Words of rank before the work and behind it: "senior", "II". */
  ranksBefore: string[];
  ranksBehind: string[];
  neutral: string[];
}

/** Languages in which an occupation is told by a title's first words ("ingénieur commercial"), not its last. */
export const headFirst = ['fr', 'es', 'it', 'pt', 'pl', 'ru'];
export const occupationLanguages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];
/** Candidates that are kept of a title. */
const mostCandidates = 12;

/** Letters by which two words are forms of one: "finance" and "financial". */
const sameLetters = 5;

/**
 * How much of a label a title says, 0 to 2: what is said before the head of a title ("finance director") tells its trade, so that it
 * weighs twice.
 */
function likeness(title: string, label: string): number {
  const [said, words] = [titleWords(title), titleWords(label)];
  const alike = (one: string, other: string) =>
    one === other || (one.length >= sameLetters && one.slice(0, sameLetters) === other.slice(0, sameLetters));
  const shared = said.reduce(
    (sum, one, index) =>
      sum + (words.some((other) => alike(one, other)) ? (index < said.length - 1 ? 2 : 1) : 0),
    0,
  );
  return words.length === 0 ? 0 : shared / words.length;
}

/** Opens an index. Throws Error for a line of occupations that has too few columns. */
export function occupationIndex(files: OccupationFiles, lists: TitleWordLists): OccupationIndex {
  const search = sortedLines(files.titles);
  const setOf = (words: string[]) => new Set(words.map((word) => titleWords(word).join(' ')));
  const [before, behind] = [setOf(lists.ranksBefore), setOf(lists.ranksBehind)];
  const neutral = setOf(lists.neutral);
  const lines = once(() => files.occupations.split('\n').filter((line) => line !== ''));
  const all = once(() => lines().map(occupationOf));
  const known = once(() => new Map(all().map((one) => [one.id, one])));
  const at = (number: number) => occupationOf(lines()[number] ?? '');
  const numberOf = remembering((id) => lines().findIndex((line) => line.startsWith(`${id}\t`)));

  /** What stands behind a title in the index; null when it has no such title. */
  function entry(title: string): { headFirst: boolean; numbers: number[] } | null {
    const line = search(title);
    if (line === null) return null;
    const [, mark = '', numbers = ''] = line;
    return { headFirst: mark !== '', numbers: numbers.split(' ').map(Number) };
  }

  /** Words of a part without its rank at either end: "senior", "II". */
  function withoutRank(words: string[]): string[] {
    let [from, to] = [0, words.length];
    while (to - from > 1 && before.has(words[from] as string)) from += 1;
    while (to - from > 1 && behind.has(words[to - 1] as string)) to -= 1;
    return words.slice(from, to);
  }

  /**
   * The most words that are a title: its end first, its beginning first where the languages say so; of one word less, any
   * ("construction site manager" is a construction manager).
   */
  function longest(words: string[]): { numbers: number[]; left: number } | null {
    for (let length = words.length; length > 0; length--) {
      const left = words.length - length;
      const tried = left === 1 && length > 1 ? withoutOne(words) : runs(words, length);
      let head: { numbers: number[]; left: number } | null = null;
      for (const title of tried) {
        if (neutral.has(title) || title.length < 3) continue;
        const found = entry(title);
        if (found === null) continue;
        if (left === 0 || !found.headFirst) return { numbers: found.numbers, left };
        head = { numbers: found.numbers, left };
      }
      if (head !== null) return head;
      // A "general manager" of whatever is no general.
      if (length > 1 && tried.some((title) => neutral.has(title))) return null;
    }
    return null;
  }

  /**
   * Occupations whose title a part is, with its rank or without, whichever is liker to what it says: a "senior data analyst" is a data
   * analyst, whatever call centres call theirs. Null where it is none with its rank.
   */
  function wholeTitle(part: string[]): number[] | null {
    const ranked = entry(part.join(' '))?.numbers;
    if (ranked === undefined) return null;
    const own = withoutRank(part);
    const plain = own.length < part.length ? entry(own.join(' '))?.numbers : undefined;
    const isOwn = ranked.some((number) => titleWords(at(number).label).join(' ') === part.join(' '));
    if (plain === undefined || isOwn) return ranked;
    const likest = (numbers: number[]) =>
      Math.max(...numbers.map((number) => likeness(part.join(' '), at(number).label)));
    return likest(plain) > likest(ranked) ? plain : ranked;
  }

  return {
    find: remembering((title) => {
      const best = new Map<number, number>();
      for (const part of titleParts(title)) {
        if (neutral.has(part.join(' ')) || neutral.has(withoutRank(part).join(' '))) continue;
        const whole = wholeTitle(part);
        const found = whole ? { numbers: whole, left: 0 } : longest(withoutRank(part));
        if (found === null) continue;
        for (const number of found.numbers)
          best.set(number, Math.min(found.left, best.get(number) ?? Number.MAX_SAFE_INTEGER));
      }
      if (best.size === 0) for (const id of lists.ledBy?.(title) ?? []) best.set(numberOf(id), 1);
      const nearest = Math.min(...best.values());
      return [...best]
        .filter(([, distance]) => distance === nearest)
        .slice(0, mostCandidates)
        .map(([number, distance]) => {
          const { id, isco, label } = at(number);
          return { id, isco: isco[0] ?? '', label, distance };
        })
        .sort((a, b) => likeness(title, b.label) - likeness(title, a.label));
    }),
    all,
    byId: (id) => known().get(id) ?? null,
  };
}

/** Runs of so many words, the last ones first. */
function runs(words: string[], length: number): string[] {
  return Array.from({ length: words.length - length + 1 }, (_, index) => {
    const from = words.length - length - index;
    return words.slice(from, from + length).join(' ');
  });
}

/** All words but one: without one in the middle first, since the first and the last tell most. */
function withoutOne(words: string[]): string[] {
  const inner = Array.from({ length: Math.max(0, words.length - 2) }, (_, index) => index + 1);
  return [...inner, 0, words.length - 1].map((left) => words.filter((_, index) => index !== left).join(' '));
}

const listOf = (text: string | undefined) => (text ?? '').split(' ').filter((one) => one !== '');

/** An occupation from its line: id, groups, parent, same, close and near groups, a label a language. */
function occupationOf(line: string): OccupationLabels {
  const [id, isco, parent, same, close, near, ...labels] = line.split('\t');
  if (id === undefined || isco === undefined || labels.length !== occupationLanguages.length)
    throw new Error(`occupations: a line has ${labels.length + 6} columns`);
  const named = occupationLanguages.map((language, index) => [language, labels[index] ?? ''] as const);
  return {
    id,
    isco: isco.split(' '),
    label: labels[0] ?? '',
    labels: Object.fromEntries(named.filter(([, label]) => label !== '')),
    parent: parent === '' || parent === undefined ? null : parent,
    same: listOf(same),
    close: listOf(close),
    near: listOf(near),
  };
}
