import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon, Skill } from '#domain/words/lexicon.ts';
import { listAlternatives, wordsOf } from '#domain/words/patterns.ts';
import { alternatives, type Token } from '#domain/words/words.ts';
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
}

interface List {
  items: Item[];
  /** Whether one of its names is an unmistakable technology. */
  sure: boolean;
  /** Counts of its items, made when first asked for: of all skills, of technologies alone. */
  tallies?: { all: Tally; technology: Tally };
}

interface Tally {
  named: number;
  alone: Map<string, number>;
}

interface Item {
  text: string;
  from: number;
  to: number;
  /** Skills that the item names. */
  skills: Skill[];
}

const technical = new Set(['experience', 'projects', 'summary', 'skills', 'none']);
const strongPlaces = new Set(['experience', 'skills', 'projects']);

/** Characters to either side that are looked at. */
const reach = 80;

/** What is asked of a name's surroundings. */
interface SkillContext {
  /** True where an everyday word stands among technology. */
  inContext(line: LineContext, at: number, places: Place[]): boolean;
  /** True inside an address or a file name. */
  isGlued(text: string, from: number, to: number): boolean;
}

/** Makes the tests of a name's surroundings for a lexicon. */
export function skillContext({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>): SkillContext {
  const endings = alternatives(shared.addressEndings);
  const inAddress = new RegExp(`\\b(?:https?:|www\\.|\\.(?:${endings})(?!\\w))`);
  const addressEnd = new RegExp(`^\\.(?:${endings}|${alternatives(shared.moreAddressEndings)})`);
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const contextWords = wordsOf(languages, ({ skills }) => skills.technicalNext);
  const beforeIn = wordsOf(languages, ({ skills }) => skills.technicalBeforeIn);
  const article = new RegExp(`\\b(?:${list((grammar) => grammar.definiteArticles)})\\s+$`, 'iu');
  const joins = list((grammar) => grammar.joins);
  const links = list((grammar) => [...grammar.joins, ...grammar.linksBetweenNames]);
  const pairing = new RegExp(`^\\s*(?:${joins}|[&,/+])\\s*$`, 'iu');
  const linking = new RegExp(`^[\\s)]*(?:${links}|[&,/+|])[\\s(]*$`, 'iu');
  /** What makes a compound of a technology: "-based", "-Dienste". */
  const technicalPart = new RegExp(`^-(?:\\s|${list(({ skills }) => skills.compoundParts)})`, 'iu');

  return { inContext, isGlued };

  /** True inside an address or a file name: `github.com/x`, `@node`, `x@go.example`. */
  function isGlued(text: string, from: number, to: number): boolean {
    if (text[from - 1] !== '/' && text[to] !== '.' && !text.includes('@')) return false;
    const before = text.slice(Math.max(0, from - reach), from);
    const after = text.slice(to, to + reach);
    if (before.endsWith('@') || /^@\w/.test(after)) return true;
    if (/[\w.]\/$/.test(before) && inAddress.test(/\S*$/.exec(before)?.[0] ?? '')) return true;
    if (addressEnd.test(after)) return true;
    return /[\w.-]@$/.test(before) || /^[\w.-]*@/.test(after);
  }

  /** True when an everyday word stands where technology is spoken of. */
  function inContext(line: LineContext, at: number, places: Place[]): boolean {
    const { text, candidates, place } = line;
    const one = candidates[at] as Candidate;
    const raw = text.slice(one.from, one.to);
    // A part of another word: "go-live", "Rust-bucket".
    if (
      /^-\p{L}/u.test(text.slice(one.to, one.to + 2)) &&
      !technicalPart.test(text.slice(one.to, one.to + 16))
    )
      return false;
    if (isListItem(line, one, places)) return true;
    if (!/^\p{Lu}/u.test(raw)) return false;
    const technicalNext = nextIsTechnical(line, one) || isCompound(line, one);
    // The capital of a sentence's first word tells nothing; an abbreviation's capitals do.
    const shouted = /^\p{Lu}{2}/u.test(raw) && text !== text.toUpperCase();
    if (!shouted && startsSentence(text, one.from) && !technicalNext && !isPaired(line, at)) return false;
    if (one.skill.strong && strongPlaces.has(place.section)) return true;
    if (!technical.has(place.section)) return false;
    if (technicalNext) return true;
    const near = neighbours(line, at).filter(
      (other) => isTechnology(other.skill) && !sentenceBetween(text, one, other),
    );
    if (near.some((other) => !other.unsure && Math.abs(other.from - one.from) < 60)) return true;
    const close = near.filter((other) => Math.abs(other.from - one.from) < 40);
    const long = (other: Candidate) =>
      other.to - other.from > 3 && /^\p{Lu}/u.test(text.slice(other.from, other.to));
    // "Spring & Swift Coffee" is a name.
    if (
      /^\s*&|&\s*$/.test(text.slice(one.to, one.to + 3)) ||
      /&\s*$/.test(text.slice(Math.max(0, one.from - 3), one.from))
    )
      return false;
    // Everyday words make each other a technology side by side ("Puppet and Chef"), not in a name ("The Swift and Spark").
    const [left, right] = [candidates[at - 1], candidates[at + 1]];
    const before = left && isJoined(text, left, one) ? left : null;
    const after = right && isJoined(text, one, right) ? right : null;
    if (before === null && after === null) return false;
    if (article.test(text.slice(0, (before ?? one).from))) return false;
    return (
      close.length >= 2 || (raw.length > 3 && [before, after].some((other) => other !== null && long(other)))
    );
  }

  /** True when the next name is unmistakable and joined to this one: "Swing and Java EE". */
  function isPaired({ text, candidates }: LineContext, at: number): boolean {
    const [one, next] = [candidates[at] as Candidate, candidates[at + 1]];
    const strongPair = one.skill.strong && next?.skill.strong;
    if (!next || (next.unsure && !strongPair) || next.from - one.to > 12) return false;
    return pairing.test(text.slice(one.to, next.from));
  }

  /** True for two names with nothing but a mark or a small word between them. */
  function isJoined(text: string, one: Candidate, next: Candidate): boolean {
    return (
      next.skill !== one.skill && next.from - one.to <= 12 && linking.test(text.slice(one.to, next.from))
    );
  }

  /** True for the first part of a compound: "Java-Dienste", "React-based". */
  function isCompound({ text }: LineContext, one: Candidate): boolean {
    return one.to - one.from > 3 && technicalPart.test(text.slice(one.to, one.to + 16));
  }

  function nextIsTechnical({ tokens }: LineContext, one: Candidate): boolean {
    if (contextWords.has(tokens[one.last + 1]?.word ?? '')) return true;
    return tokens[one.first - 1]?.word === 'in' && beforeIn.has(tokens[one.first - 2]?.word ?? '');
  }
}

/** Names of other skills within reach, on either side. */
function neighbours({ candidates }: LineContext, at: number): Candidate[] {
  const one = candidates[at] as Candidate;
  const found: Candidate[] = [];
  for (const step of [-1, 1]) {
    for (let next = at + step; next >= 0 && next < candidates.length; next += step) {
      const other = candidates[next] as Candidate;
      if (Math.abs(other.from - one.from) >= reach) break;
      if (other.skill !== one.skill) found.push(other);
    }
  }
  return found;
}

function isTechnology(skill: Skill): boolean {
  return skill.technology;
}

function sentenceBetween(text: string, one: Candidate, other: Candidate): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  return /[.!?;]\s/.test(text.slice(first.to, second.from));
}

function startsSentence(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - reach), from).trimEnd();
  return before === '' || /[.!?:•●▪–—*]$/u.test(before) || /^\W*$/u.test(before);
}

/** True when the word stands as an item of a list whose other items are mostly skills. */
function isListItem(line: LineContext, one: Candidate, places: Place[]): boolean {
  const { text, place, index } = line;
  line.list ??= skillListOf(text, line.candidates);
  const { items, sure } = line.list;
  const own = itemAt(items, one.from);
  if (own === null || own.text.length > 80) return false;
  const outside = own.text.replace(/\([^)]*\)/g, '').trim();
  if (outside.split(/\s+/).length > 3) return false;
  const stripped = outside.replace(/[^\p{L}\p{N}+#.]/gu, '');
  const word = text.slice(one.from, one.to).replace(/[^\p{L}\p{N}+#.]/gu, '');
  if (stripped.length > word.length + 10 && !own.text.includes('(')) return false;
  if (items.length >= 3) {
    // Among skills a list of everyday words may be one of technology; elsewhere one of them must be unmistakable.
    if (place.section !== 'skills' && one.skill.technology && !sure) return false;
    const known = knownBeside(line.list, one.skill);
    return known >= Math.max(1, Math.floor((items.length - 1) / 3));
  }
  if (place.section !== 'skills') return false;
  // A column of skills, one a line: the neighbours tell.
  const near = [index - 2, index - 1, index + 1, index + 2].map((other) => places[other]);
  const short = near.filter((other) => other?.section === 'skills' && other.text.length < 40);
  return stripped.length <= word.length + 3 && (short.length >= 2 || items.length === 2);
}

/**
 * Items of a list that name another skill. What is no technology makes no list of technology ("reef survey volunteer, Java
 * and Bali"), nor does the word itself, said twice ("driving licence: B, C, C+E").
 */
function knownBeside(list: List, skill: Skill): number {
  list.tallies ??= { all: tallyOf(list.items, false), technology: tallyOf(list.items, true) };
  const { named, alone } = list.tallies[skill.technology ? 'technology' : 'all'];
  return named - (alone.get(skill.id) ?? 0);
}

/** Items with a skill, and for each skill the items that name it alone. */
function tallyOf(items: Item[], technology: boolean): Tally {
  const alone = new Map<string, number>();
  let named = 0;
  for (const item of items) {
    const ids = new Set(item.skills.flatMap((skill) => (skill.technology || !technology ? skill.id : [])));
    if (ids.size === 0) continue;
    named += 1;
    const [only] = ids;
    if (ids.size === 1 && only !== undefined) alone.set(only, (alone.get(only) ?? 0) + 1);
  }
  return { named, alone };
}

/** The items of a list behind its label ("Languages: Go, Python (Django), Rust"), with the names in each. */
function skillListOf(text: string, candidates: Candidate[]): List {
  const items: Item[] = [];
  let depth = 0;
  // Points that rate a skill are marks of no list.
  const plain = text.replace(/[●○★☆■□◐◯⬤▮▯]{3,}/gu, (dots) => ' '.repeat(dots.length));
  let start = /^[^:]{2,40}:\s*/.exec(text)?.[0].length ?? 0;
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
  for (const { 0: mark, index } of plain.matchAll(/[(),;|•·●/\t]|(?<=\s)[-–—](?=\s)/gu)) {
    if (index < behind) continue;
    if (mark === '(') depth += 1;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      push(index);
      start = index + 1;
    }
  }
  push(text.length);
  return {
    items,
    sure: candidates.some((one) => !one.unsure && isTechnology(one.skill)),
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
