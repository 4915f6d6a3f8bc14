/*
 * Skills by a trie of tokens, whole words only. A word of everyday language (Go, C, Spring, Chef) counts in a list
 * of technology, beside other technology on its line, or as an unmistakable form (Golang). Names of employers and
 * people, link addresses, languages spoken and negated mentions ("no Kubernetes") are not skills.
 */
import { type Document, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Lexicon, Skill } from '../lexicon.ts';
import { phraseTable } from '../phrases.ts';
import type { Mention, SkillFact } from '../resume.ts';
import { type Token, tokenize } from '../words.ts';
import type { Place } from './places.ts';

interface Candidate {
  skill: Skill;
  /** Needs a technical context. */
  unsure: boolean;
  from: number;
  to: number;
  first: number;
}

const contextWords = new Set(
  'developer developers engineer engineers programming programmer language languages code coded coding services service api apis microservices backend framework frameworks server scripts script library sdk pipelines pipeline cluster clusters database databases stack written rewrote built app apps application applications deployed compiler runtime web technologies technology environment entwickler entwicklerin tools tool software component components consumers consumer jobs module modules architecture containers infrastructure playbooks charts tests'.split(
    ' ',
  ),
);
const negations =
  /(?:\b(?:no|not|without|never|lacks?|lacking|unlike|kein|keine|keinen|ohne|sans|pas de|sin|sem|senza|geen|nor|neither|don't|didn't|instead of|away from|beginner in|learning|want to learn|interested in learning|would like to learn|planning to learn|curious about)\s+(?:\p{L}+\s+){0,2})$/iu;
const wish =
  /\b(?:want(?:ed|s)? to|wishes to|would (?:love|like) to|hope to|hoping to|looking forward to|plan(?:ning)? to|keen to|eager to|not yet|no (?:hands-on )?experience (?:with|in)|never (?:used|worked)|have not|haven't|no knowledge of)\b/iu;

export type SkillReader = (document: Document, places: Place[], forbidden: [number, number][]) => SkillFact[];

/** Makes a skill reader for a taxonomy. */
export function skillReader(lexicon: Lexicon): SkillReader {
  const table = phraseTable<{ skill: Skill; unsure: boolean }>(false);
  const byId = new Map(lexicon.skills.map((skill) => [skill.id, skill]));
  for (const skill of lexicon.skills) {
    table.add(skill.id, { skill, unsure: skill.ambiguous });
    for (const alias of skill.aliases) table.add(alias, { skill, unsure: false });
    for (const alias of skill.contextual) table.add(alias, { skill, unsure: true });
  }

  function candidatesOf(text: string, tokens: Token[]): Candidate[] {
    const hits = table.find(tokens).sort((a, b) => a.first - b.first || b.last - a.last);
    const kept: Candidate[] = [];
    let until = -1;
    for (const hit of hits) {
      if (hit.first <= until) {
        const last = kept.at(-1);
        const same =
          last &&
          last.first === hit.first &&
          last.to === (tokens[hit.last] as Token).to &&
          hit.value.skill !== last.skill;
        if (!same) continue;
        continue;
      }
      const [from, to] = [(tokens[hit.first] as Token).from, (tokens[hit.last] as Token).to];
      until = hit.last;
      const { skill } = hit.value;
      const next = tokens[hit.last + 1]?.word ?? '';
      const before = tokens[hit.first - 1]?.word ?? '';
      if (skill.notBefore.includes(next) || skill.notAfter.includes(before)) continue;
      if (glued(text, from, to)) continue;
      kept.push({ skill, unsure: hit.value.unsure, from, to, first: hit.first });
    }
    return kept;
  }

  return (document, places, forbidden) => {
    const facts = new Map<string, Mention[]>();
    const implied = new Map<string, Set<string>>();
    for (const place of places) {
      const text = textOf(document, place.line);
      const tokens = tokenize(text);
      const candidates = candidatesOf(text, tokens);
      const sure = candidates.filter((one) => !one.unsure);
      for (const one of candidates) {
        const { from, to } = one;
        const at = place.line.start;
        if (forbidden.some(([a, b]) => at + from < b && at + to > a)) continue;
        if (one.unsure && !inContext(text, tokens, one, candidates, sure, place, document, places)) continue;
        if (negations.test(text.slice(Math.max(0, from - 40), from)) || wish.test(clauseBefore(text, from)))
          continue;
        if (place.section === 'languages' && one.unsure) continue;
        const mention: Mention = {
          section: place.section,
          job: place.job,
          evidence: evidence(document, at + from, at + to),
          line: place.whole,
        };
        facts.set(one.skill.id, [...(facts.get(one.skill.id) ?? []), mention]);
      }
    }
    const named = [...facts.keys()];
    for (const id of named) {
      for (const parent of ancestors(id, byId)) {
        if (!implied.has(parent)) implied.set(parent, new Set());
        implied.get(parent)?.add(id);
      }
    }
    const made = new Map<string, SkillFact>();
    for (const [id, mentions] of facts) made.set(id, { id, mentions, impliedBy: [] });
    for (const [id, from] of implied) {
      // Where a part of a skill is used, the skill is: Lambda in a job shows AWS there, named elsewhere or not.
      const sources = [...from].sort();
      const theirs = sources.flatMap((source) => facts.get(source) ?? []);
      const own = made.get(id);
      made.set(id, {
        id,
        mentions: [...(own?.mentions ?? []), ...theirs].sort(
          (a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end,
        ),
        impliedBy: own ? [] : sources,
      });
    }
    return [...made.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  };
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

/** True inside an address or a file name: `github.com/x`, `@node`, `x@go.example`. */
function glued(text: string, from: number, to: number): boolean {
  const before = text[from - 1] ?? ' ';
  const after = text.slice(to, to + 2);
  if (
    before === '@' ||
    (before === '/' &&
      /[\w.]\/$/.test(text.slice(0, from)) &&
      /\b(?:https?:|www\.|\.com|\.io|\.org|\.dev)/.test(text.slice(Math.max(0, from - 60), from)))
  )
    return true;
  if (/^(?:\.(?:com|io|org|net|dev|de|fr|es|co|eu))/.test(text.slice(to, to + 4)) || /^@\w/.test(after))
    return true;
  return /[\w.-]@$/.test(text.slice(0, from)) || /^[\w.-]*@/.test(text.slice(to).split(/\s/)[0] ?? '');
}

function clauseBefore(text: string, from: number): string {
  const clause = text.slice(Math.max(0, from - 90), from);
  return clause.slice(Math.max(clause.lastIndexOf('.'), clause.lastIndexOf(';')) + 1);
}

function inContext(
  text: string,
  tokens: Token[],
  one: Candidate,
  all: Candidate[],
  sure: Candidate[],
  place: Place,
  document: Document,
  places: Place[],
): boolean {
  const raw = text.slice(one.from, one.to);
  const capital = /^\p{Lu}/u.test(raw);
  if (listItem(text, one, all, place, document, places)) return true;
  if (!capital) return false;
  if (sentenceStart(text, one.from) && !nextIsTechnical(tokens, one)) return false;
  if (
    one.skill.strong &&
    (place.section === 'experience' || place.section === 'skills' || place.section === 'projects')
  )
    return true;
  if (
    place.section !== 'experience' &&
    place.section !== 'projects' &&
    place.section !== 'summary' &&
    place.section !== 'skills' &&
    place.section !== 'none'
  )
    return false;
  if (nextIsTechnical(tokens, one)) return true;
  const beside = (other: Candidate, reach: number) =>
    other.skill !== one.skill &&
    Math.abs(other.from - one.from) < reach &&
    !sentenceBetween(text, one, other);
  if (sure.some((other) => isTechnology(other.skill) && beside(other, 60))) return true;
  const others = all.filter((other) => isTechnology(other.skill) && beside(other, 40));
  return (
    others.length >= 2 ||
    (raw.length > 3 &&
      others.some((other) => other.to - other.from > 3 && /^\p{Lu}/u.test(text.slice(other.from, other.to))))
  );
}

function isTechnology(skill: Skill): boolean {
  return !skill.category.startsWith('methods');
}

function sentenceBetween(text: string, one: Candidate, other: Candidate): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  return /[.!?;]\s/.test(text.slice(first.to, second.from));
}

function sentenceStart(text: string, from: number): boolean {
  const before = text.slice(0, from).trimEnd();
  return before === '' || /[.!?:•●▪–—*]$/u.test(before) || /^\W*$/u.test(before);
}

function nextIsTechnical(tokens: Token[], one: Candidate): boolean {
  const last = tokens.findIndex((token) => token.to >= one.to);
  const after = tokens[last + 1]?.word ?? '';
  const before = tokens[one.first - 1]?.word ?? '';
  const beforeThat = tokens[one.first - 2]?.word ?? '';
  if (contextWords.has(after)) return true;
  return (
    before === 'in' &&
    [
      'written',
      'services',
      'service',
      'developer',
      'programming',
      'experience',
      'code',
      'api',
      'apis',
      'backend',
      'rewrote',
      'worker',
      'tool',
      'built',
    ].includes(beforeThat)
  );
}

/** True when the word stands as an item of a list whose other items are mostly skills. */
function listItem(
  text: string,
  one: Candidate,
  all: Candidate[],
  place: Place,
  document: Document,
  places: Place[],
): boolean {
  const label = /^[^:]{2,40}:\s*/.exec(text)?.[0].length ?? 0;
  const items = splitItems(text.slice(label));
  const own = text.slice(label).length > 0 ? itemAt(items, one.from - label) : null;
  if (own === null || own.trim().split(/\s+/).length > 3) return false;
  const stripped = own.replace(/\([^)]*\)/g, '').replace(/[^\p{L}\p{N}+#.]/gu, '');
  const word = text.slice(one.from, one.to).replace(/[^\p{L}\p{N}+#.]/gu, '');
  if (stripped.length > word.length + 10 && !own.includes('(')) return false;
  if (items.length >= 3) {
    const known = items.filter((item) =>
      all.some((other) => other !== one && item.text.includes(text.slice(other.from, other.to))),
    ).length;
    return known >= Math.max(1, Math.floor((items.length - 1) / 3));
  }
  if (place.section !== 'skills') return false;
  // A column of skills, one a line: the neighbours tell.
  const at = places.indexOf(place);
  const near = [at - 2, at - 1, at + 1, at + 2]
    .map((index) => places[index])
    .filter((other) => other?.section === 'skills');
  const short = near.filter((other) => other && textOf(document, other.line).length < 40);
  return stripped.length <= word.length + 3 && (short.length >= 2 || items.length === 2);
}

interface Item {
  text: string;
  from: number;
  to: number;
}

function splitItems(text: string): Item[] {
  const items: Item[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? ',';
    if (character === '(') depth += 1;
    if (character === ')') depth = Math.max(0, depth - 1);
    const separator =
      at === text.length ||
      (depth === 0 && /[,;|•·●/\t]/.test(character)) ||
      (depth === 0 && /\s[-–—]\s/.test(text.slice(at - 1, at + 2)));
    if (!separator) continue;
    if (at > start) items.push({ text: text.slice(start, at), from: start, to: at });
    start = at + 1;
  }
  return items;
}

function itemAt(items: Item[], at: number): string | null {
  return items.find((item) => at >= item.from && at < item.to)?.text ?? null;
}
