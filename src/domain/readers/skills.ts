/*
 * Skills by a trie of tokens, whole words only. A word of everyday language (Go, C, Spring, Chef) counts in a list
 * of technology, beside other technology on its line, or as an unmistakable form (Golang). Names of employers and
 * people, link addresses, languages spoken and negated mentions ("no Kubernetes") are not skills.
 */

import type { Document } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Mention, SkillFact } from '../resume.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Lexicon, Skill } from '../words/lexicon.ts';
import { listAlternatives, listOf } from '../words/patterns.ts';
import { firstWords, type Token, tokenize, wordPattern } from '../words/words.ts';
import { mentionIn, mostMentions, type Place } from './places.ts';
import { coordinatedNames } from './skills/coordinated.ts';
import { denialReader } from './skills/denied.ts';
import { explainedAbbreviations } from './skills/explained.ts';
import { isOtherPlural, isParted } from './skills/name-tests.ts';
import { othersProducts } from './skills/others-products.ts';
import { isTechnical, pastimes, programmingLanguages } from './skills/runs.ts';
import { skillContext } from './skills/skill-context.ts';
import type { Candidate, LineContext, NamedPlace } from './skills/skill-line.ts';
import { skillNames } from './skills/skill-names.ts';

/** What is known of a document before its skills are read. */
interface Known {
  places: Place[];
  /** The code of its language. */
  language: string;
  /** UTF-16 ranges of names that are no skills. */
  forbidden: [number, number][];
  /** Names of the employers of its jobs in their order, null where none is known. */
  employers: (string | null)[];
}

/** Reads the skills of a document. */
type SkillReader = (document: Document, known: Known) => SkillFact[];

/** Names on a line from which it is a list rather than a sentence on the employer's product. */
const mostBesideOwn = 3;

/** Words before a name that stands as an item of a list: "Tools: Cisco Spark". */
const mostBeforeItem = 2;
const marksOfLists = /[,;|•·:(]/u;

/** Names on a line from which a slip of the pen among them is one. */
const fewestBesideSlip = 2;

/** Makes a skill reader for a taxonomy; `knows` says of words in small letters whether they are words. */
export function skillReader(lexicon: Lexicon, knows: (word: string) => boolean): SkillReader {
  const { languages } = lexicon;
  const { inContext, isNamed, isGlued, isProfile, opensName, closesName } = skillContext(lexicon);
  const list = (pick: (skills: Grammar['skills']) => string[]) =>
    listAlternatives(languages, (grammar) => pick(grammar.skills));
  const denials = denialReader(languages);
  const trainings = new Set(lexicon.shared.trainings);
  /** What was earned is held: "Forklift certificate", "CDL license". */
  const certificate = wordPattern(lexicon.shared.certificateWords, '[\\p{L}\\p{N}]', 'iu').pattern;
  /** "Currently learning: Rust, Haskell". */
  const aim = new RegExp(`^\\P{L}*(?:${list((words) => words.aims)})\\s*(?:[:：\\t]|\\s[-–—]\\s)`, 'iu');
  const consent = new RegExp(`(?<!\\p{L})(?:${list((words) => words.consents)})(?!\\p{L})`, 'iu');
  const consenting = firstWords(listOf(languages, ({ skills }) => skills.consents));
  /** True for a list of what somebody learns or wants to. */
  const isAim = ({ place, text }: LineContext) => place.aim || aim.test(text);
  const byId = new Map(lexicon.skills.map((skill) => [skill.id, skill]));
  const { table, spelled } = skillNames(lexicon.skills, knows);

  const known = new Map<string, Set<string>>();
  function ancestorsOf(id: string): Set<string> {
    const found = known.get(id) ?? ancestors(id, byId);
    known.set(id, found);
    return found;
  }

  const joins = new Set(listOf(languages, (grammar) => grammar.joins));
  const coordinated = coordinatedNames(
    (words) =>
      table.find(words).find(({ first, last }) => first === 0 && last === words.length - 1)?.value ?? null,
    (word) => joins.has(word),
    (skill, whole) => ancestorsOf(skill.id).has(whole.id),
  );

  function candidatesOf({ text, tokens, section }: Place): Candidate[] {
    const hits = table.find(tokens);
    const kept: Candidate[] = [];
    let until = -1;
    for (const hit of hits) {
      if (hit.first <= until || isParted(text, tokens, hit)) continue;
      const [from, to] = [(tokens[hit.first] as Token).from, (tokens[hit.last] as Token).to];
      const { skill } = hit.value;
      const next = tokens[hit.last + 1]?.word ?? '';
      const before = tokens[hit.first - 1]?.word ?? '';
      // What is none leaves its words to others: "Managed accounts payable".
      if (skill.notBefore.includes(next) || skill.notAfter.includes(before)) continue;
      until = hit.last;
      if (isGlued(text, from, to) || closesName(text, from, to)) continue;
      if (isOtherPlural(text.slice(from, to), skill)) continue;
      kept.push({ skill, unsure: hit.value.unsure, from, to, first: hit.first, last: hit.last });
    }
    const inList = section === 'skills' || kept.length >= fewestBesideSlip;
    const others: Candidate[] = [];
    let next = 0;
    for (let at = 0; at < tokens.length; at++) {
      const beside = hits[next];
      if (beside && beside.first <= at) {
        at = Math.max(at, beside.last);
        next += 1;
        while ((hits[next]?.first ?? Infinity) <= at) next += 1;
        continue;
      }
      const found = spelled.find(text, tokens, at, inList);
      if (!found || (beside && found.last >= beside.first)) continue;
      const [from, to] = [(tokens[at] as Token).from, (tokens[found.last] as Token).to];
      if (!isGlued(text, from, to)) others.push({ ...found, from, to, first: at });
      at = found.last;
    }
    const own = others.length === 0 ? kept : [...kept, ...others].sort((a, b) => a.from - b.from);
    const shared = coordinated(text, tokens, own);
    return shared.length === 0 ? own : [...own, ...shared].sort((a, b) => a.from - b.from || a.to - b.to);
  }

  const { isCompared, mayNameCustomers, isCustomer } = othersProducts(languages);

  return (document, { places, language, forbidden, employers }) => {
    const deniedIn = denials(language);
    const namesOf = employers.map((name) => tokenize(name ?? '').map(({ word }) => word));
    const employersOf = (place: Place) => (place.job === null ? [] : (namesOf[place.job] ?? []));
    const facts = new Map<string, Mention[]>();
    const implied = new Map<string, Set<string>>();
    const hidden = [...forbidden].sort((a, b) => a[0] - b[0]);
    /** Each place with its names, looked for once; what stands under a heading of languages and names code is a list of skills. */
    const named = places.map((place) => ({ ...place, candidates: candidatesOf(place) }));
    const programming = programmingLanguages(named);
    const withNames: NamedPlace[] = named.map((place, index) =>
      programming.has(index) ? { ...place, section: 'skills' } : place,
    );
    /** Everyday words that stand in a list of skills, as they are written there, and where others of them stand that nothing vouches for. */
    const listed = new Set<string>();
    const open: { line: LineContext; order: number; take: () => void }[] = [];
    const asides = pastimes(withNames);
    const around = { places: withNames, technical: isTechnical(withNames) };
    const explained = explainedAbbreviations(withNames);
    for (const [index, place] of withNames.entries()) {
      const { text, tokens, candidates } = place;
      const line: LineContext = { text, tokens, candidates, place, index, list: null, foreign: null };
      if (candidates.length === 0 || asides.has(index) || isAside(line) || isAim(line)) continue;
      const subjects = studied(place) && !certificate.test(text);
      const at = place.line.start;
      const covered = hidden.filter(([from, to]) => from < place.line.end && to > at);
      const isDenied = deniedIn(text, tokens);
      const selling = mayNameCustomers(text);
      const mayConsent = tokens.some(({ word }) => consenting.has(word));
      const consented = (mayConsent ? consent.exec(text)?.index : undefined) ?? Infinity;
      const take = (order: number): void => {
        const { skill, unsure, from, to } = line.candidates[order] as Candidate;
        const known = facts.get(skill.id) ?? [];
        if (known.length >= mostMentions || from > consented) return;
        if (covered.some(([a, b]) => at + from < b && at + to > a)) return;
        if (subjects && !skill.technology && !trainings.has(skill.id)) return;
        if (unsure && explained.get(text.slice(from, to))?.has(skill.id) === false) return;
        if (
          isProfile(line, order) ||
          opensName(text, to) ||
          isCompared(text, { skill, from, to }) ||
          (selling && isCustomer(text, from)) ||
          isOwn(line, order, employersOf(place)) ||
          isLabel(line, order) ||
          isDenied(from, to)
        )
          return;
        known.push(mentionIn(place, evidence(document, at + from, at + to)));
        facts.set(skill.id, known);
        if (unsure && isListed(place)) listed.add(`${skill.id} ${text.slice(from, to)}`);
      };
      for (const [order, { unsure }] of line.candidates.entries()) {
        const isOpen = unsure && (place.section === 'languages' || !inContext(line, order, around));
        if (!isOpen) take(order);
        else if (place.section !== 'languages') open.push({ line, order, take: () => take(order) });
      }
    }
    for (const { line, order, take } of open) {
      const { skill, from, to } = line.candidates[order] as Candidate;
      if (listed.has(`${skill.id} ${line.text.slice(from, to)}`) && isNamed(line, order)) take();
    }
    for (const id of [...facts.keys()]) {
      for (const parent of ancestorsOf(id)) {
        if (!implied.has(parent)) implied.set(parent, new Set());
        implied.get(parent)?.add(id);
      }
    }
    const made = new Map<string, SkillFact>();
    for (const [id, mentions] of facts)
      made.set(id, {
        id,
        mentions: inOrder(mentions),
        impliedBy: [],
        everyday: byId.get(id)?.ambiguous ?? false,
      });
    for (const [id, from] of implied) {
      // Where a part of a skill is used, the skill is: Lambda in a job shows AWS there, named elsewhere or not.
      const sources = [...from].sort();
      const theirs = sources.flatMap((source) => facts.get(source) ?? []);
      const own = made.get(id);
      made.set(id, {
        id,
        mentions: inOrder([...(own?.mentions ?? []), ...theirs]),
        impliedBy: own ? [] : sources,
        everyday: byId.get(id)?.ambiguous ?? false,
      });
    }
    return [...made.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  };
}

function inOrder(mentions: Mention[]): Mention[] {
  return mentions.sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end);
}

/** Characters of a line, and names in it, from which publications, prizes or pastimes are told rather than listed. */
const shortestTold = 40;
const fewestListed = 3;

/** Letters of a line of a summary that lists names: "Highlights" over "Sage, QuickBooks". */
const longestListed = 60;

/** True for a place that lists what somebody can. */
function isListed({ section, text }: Place): boolean {
  return section === 'skills' || (section === 'summary' && text.length <= longestListed);
}

/** True where a trade or a science is what somebody studied, wrote of or likes: "Bachelor of Business Administration". Tools are known all the same. */
function studied({ section, told }: Place): boolean {
  return told || section === 'education';
}

/** True in a sentence of a section that tells of publications, prizes or pastimes. */
function isAside({ place, text, candidates }: LineContext): boolean {
  return place.told && text.length > shortestTold && candidates.length < fewestListed;
}

/** True for an employer's own name, or what bears it: "Cisco" and "Cisco Spark" in a job at Cisco. An item of a list is one all the same. */
function isOwn({ text, tokens, candidates }: LineContext, at: number, employer: string[]): boolean {
  const [first] = employer;
  const one = candidates[at] as Candidate;
  if (first === undefined || first.length < 4) return false;
  if (candidates.length > mostBesideOwn && isItem(text, one)) return false;
  const words = tokens.slice(one.first, one.last + 1).map(({ word }) => word);
  return words[0] === first || tokens[one.first - 1]?.word === first;
}

/** True for a name with a mark of lists or nothing behind it, and a few words at most before it. */
function isItem(text: string, { from, to }: Candidate): boolean {
  const before = text.slice(0, from).split(marksOfLists).at(-1) ?? '';
  return before.trim().split(/\s+/).length <= mostBeforeItem && /^\s*(?:[,;|•·)]|\.?$)/u.test(text.slice(to));
}

/** True for the label of a list that names a group of skills: "Databases: PostgreSQL, Redis" tells of two. */
function isLabel({ text, candidates }: LineContext, at: number): boolean {
  const one = candidates[at] as Candidate;
  if (!one.skill.group) return false;
  const end = /^[^:\t]{2,40}(?::(?!\/\/)|\t)/u.exec(text)?.[0].length ?? 0;
  return one.to <= end && candidates.some((other) => other.from >= end);
}

function ancestors(id: string, byId: Map<string, Skill>): Set<string> {
  const found = new Set<string>();
  const walk = (one: string) => {
    for (const parent of byId.get(one)?.parents ?? []) {
      if (found.has(parent)) continue;
      found.add(parent);
      walk(parent);
    }
  };
  walk(id);
  return found;
}
