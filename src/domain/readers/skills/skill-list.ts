import type { Skill } from '#domain/words/lexicon.ts';
import {
  type Candidate,
  type Item,
  isSureTechnology,
  type LineContext,
  type List,
  type NamedPlace,
  type Tally,
  vouches,
} from './skill-line.ts';

/** What is said of skills in a list: how well somebody knows one, and words that join two. */
interface ListWords {
  levels: RegExp;
  joins: RegExp;
}

/** Sections whose items name several abilities at once. */
const severalIn = new Set(['skills', 'summary']);

/** Sections that tell what was done. */
const ofWork = new Set(['experience', 'projects']);

/** Everyday words that are names of technology by being nothing else, where no other name tells. */
const fewestNames = 3;

/** Letters of a line of a column, and what of it may stand beside its name ("Rust | 4 years"). */
const mostInColumn = 40;
const mostBesideName = 10;

/** Items of a list from which one that is a level too ("Basic") may be a name. */
const fewestWithLevel = 4;

/** True when the name at an index stands as an item of a list whose other items are mostly skills. */
export function isListItem(line: LineContext, at: number, places: NamedPlace[], words: ListWords): boolean {
  const { text, place, index } = line;
  const one = line.candidates[at] as Candidate;
  line.list ??= skillListOf(text, line.candidates, words.levels);
  const { items } = line.list;
  const sure = line.list.sure.some((other) => vouches(other, one.skill));
  // "Angular | Basic": how well somebody knows the other one.
  const raw = text.slice(one.from, one.to);
  if (items.length < fewestWithLevel && raw !== raw.toUpperCase() && raw.replace(words.levels, '') === '')
    return false;
  const own = itemAt(items, one.from);
  if (own === null || own.text.length > 80) return false;
  const several = !one.skill.technology && severalIn.has(place.section);
  const named = several ? withoutOthers(line, at, own).replace(words.joins, ' ') : own.text;
  const outside = named
    .replace(/\([^)]*\)/g, '')
    .replace(words.levels, ' ')
    .trim();
  if (outside.split(/\s+/).length > 3) return false;
  const stripped = outside.replace(/[^\p{L}\p{N}+#.]/gu, '');
  const word = text.slice(one.from, one.to).replace(/[^\p{L}\p{N}+#.]/gu, '');
  if (stripped.length > word.length + 10 && !own.text.includes('(')) return false;
  // Among skills an item that is the name and nothing else needs one beside it: items added to the list take nothing away.
  const whole = place.section === 'skills' && items.length >= 2 && stripped === word;
  if (whole && (one.skill.strong || knownBeside(line.list, one.skill) > 0)) return true;
  // "Environment: Java, Spring": a list of such names and nothing else.
  const told =
    line.list.labelled ||
    sure ||
    items.length >= fewestNames ||
    line.candidates.some(({ skill }) => skill.strong && skill.technology);
  if (ofWork.has(place.section) && one.skill.technology && told && areNames(line, items)) return true;
  if (items.length >= 3 && !whole) {
    // Among skills a list of everyday words may be one of technology; elsewhere one of them must be unmistakable.
    if (place.section !== 'skills' && one.skill.technology && !sure) return false;
    const known = knownBeside(line.list, one.skill);
    return known >= Math.max(1, Math.floor((items.length - 1) / 3));
  }
  // "Languages: Java, Kotlin": two behind a label, of which the other is unmistakable.
  if (items.length === 2 && line.list.labelled && one.skill.technology && sure) return true;
  // A column of skills, one a line: the neighbours tell. Elsewhere these must be unmistakable.
  const near = [index - 2, index - 1, index + 1, index + 2].flatMap((other) => places[other] ?? []);
  const short = near.filter((other) => other.text.length < mostInColumn);
  if (stripped.length > word.length + 3) return false;
  if (place.section === 'skills') return short.filter((other) => other.section === 'skills').length >= 2;
  if (!one.skill.technology) return false;
  const alone = short.flatMap((other) => nameAlone(other, one.skill) ?? []);
  return alone.length >= 2 && alone.some(isSureTechnology);
}

/** True for two items and more, each of which is the name of a technology and nothing else. */
function areNames({ text, candidates }: LineContext, items: Item[]): boolean {
  const bare = (words: string) => words.replace(/[^\p{L}\p{N}+#.]/gu, '').replace(/\.$/, '');
  return (
    items.length >= 2 &&
    items.every((item) =>
      candidates.some(
        ({ skill, from, to }) =>
          skill.technology &&
          from >= item.from &&
          to <= item.to &&
          bare(text.slice(from, to)) === bare(text.slice(item.from, item.to)),
      ),
    )
  );
}

/** Another technology that vouches for a skill and is nearly all of its line. */
function nameAlone({ text, candidates }: NamedPlace, skill: Skill): Candidate | undefined {
  const letters = text.replace(/[^\p{L}+#]/gu, '').length;
  return candidates.find(
    (one) =>
      one.skill.technology &&
      one.skill !== skill &&
      vouches(one.skill, skill) &&
      letters <= one.to - one.from + (one.unsure ? 0 : mostBesideName),
  );
}

/** An item without the other names in it: of "strong interpersonal and communication skills" each is the item. */
function withoutOthers({ candidates }: LineContext, at: number, item: Item): string {
  let { text } = item;
  const own = candidates[at] as Candidate;
  for (const step of [-1, 1])
    for (let next = at + step; next >= 0 && next < candidates.length; next += step) {
      const { from, to } = candidates[next] as Candidate;
      if (from < item.from || to > item.to) break;
      // A name that shares a word with this one takes none from it.
      if (from < own.to && to > own.from) continue;
      text = text.slice(0, from - item.from) + ' '.repeat(to - from) + text.slice(to - item.from);
    }
  return text;
}

/**
 * Items of a list that name another skill. What is no technology makes no list of technology ("reef survey volunteer, Java
 * and Bali"), nor does the word itself, said twice ("driving licence: B, C, C+E").
 */
function knownBeside(list: List, skill: Skill): number {
  list.tallies ??= {
    all: tallyOf(list.items, () => true),
    technology: tallyOf(list.items, (one) => one.technology),
    code: tallyOf(list.items, (one) => one.technology && !one.application),
  };
  const { named, alone } = list.tallies[skill.code ? 'code' : skill.technology ? 'technology' : 'all'];
  return named - (alone.get(skill.id) ?? 0);
}

/** Items with a skill that counts, and for each skill the items that name it alone. */
function tallyOf(items: Item[], counts: (skill: Skill) => boolean): Tally {
  const alone = new Map<string, number>();
  let named = 0;
  for (const item of items) {
    const ids = new Set(item.skills.flatMap((skill) => (counts(skill) ? skill.id : [])));
    if (ids.size === 0) continue;
    named += 1;
    const [only] = ids;
    if (ids.size === 1 && only !== undefined) alone.set(only, (alone.get(only) ?? 0) + 1);
  }
  return { named, alone };
}

/** The items of a list behind its label ("Languages: Go, Python (Django), Rust"), with the names in each. */
function skillListOf(text: string, candidates: Candidate[], levels: RegExp): List {
  const items: Item[] = [];
  let depth = 0;
  // Points that rate a skill are marks of no list.
  const plain = text.replace(/[●○★☆■□◐◯⬤▮▯]{3,}/gu, (dots) => ' '.repeat(dots.length));
  const label = /^[^:]{2,40}:(?!\/\/)\s*/.exec(text)?.[0] ?? '';
  // "Magento, xt:commerce": the colon is a name's own. "Java: expert": it parts a name from how well somebody knows it.
  const colon = label.lastIndexOf(':');
  const rated =
    label !== '' &&
    /^[\s\p{P}]*$/u.test(text.slice(label.length).replace(levels, '')) &&
    candidates.length > 0;
  let start = rated || candidates.some(({ from, to }) => from < colon && colon < to) ? 0 : label.length;
  let next = 0;
  const push = (to: number) => {
    if (to <= start) return;
    const skills: Skill[] = [];
    while (next < candidates.length && (candidates[next] as Candidate).from < to) {
      const name = candidates[next] as Candidate;
      if (name.from >= start) skills.push(name.skill);
      next += 1;
    }
    items.push({ text: plain.slice(start, to), from: start, to, skills });
  };
  const behind = start;
  for (const { 0: mark, index } of plain.matchAll(
    /[(),;|•·●/\t（），、；]|(?<=\s)[-–—](?=\s)|(?<=\S) (?= \S)/gu,
  )) {
    if (index < behind) continue;
    if (mark === '(' || mark === '（') depth += 1;
    else if (mark === ')' || mark === '）') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      push(index);
      start = index + 1;
    }
  }
  push(text.length);
  return {
    items,
    labelled: behind > 0,
    sure: candidates.filter(isSureTechnology).map(({ skill }) => skill),
  };
}

function itemAt(items: Item[], at: number): Item | null {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as Item).to <= at) low = middle + 1;
    else high = middle;
  }
  const found = items[low];
  return found && at >= found.from ? found : null;
}
