/* The work of students that somebody supervised: "Co-supervision of a master's thesis", "Mentored 12 undergraduate students". */
import type { Document } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { Job, LeadershipFact } from '#domain/resume.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { wordsOf } from '#domain/words/patterns.ts';
import { phraseTable } from '#domain/words/phrases.ts';
import type { Token } from '#domain/words/words.ts';
import type { Place } from '../places.ts';
import { isUnder, parted } from './sentences.ts';
import { counted } from './titles.ts';

/** Words between a deed of supervising and the students, and back from students to one behind them. */
const [reach, reachBack] = [5, 1];

/** What the words of supervising are: a deed, the post of somebody who does it, or students and their theses. */
type Part = 'deed' | 'post' | 'student';

/**
 * Makes what reads supervision of students out of paragraphs in and beside the work (teaching, mentoring, service), as facts of
 * mentoring. "Supervisor: Prof. …", "supervised by" and what stands in education tell of one's own studies.
 */
export function supervisionReader(languages: Words[]) {
  const table = phraseTable<Part>(false);
  for (const { leadership } of languages) {
    for (const words of leadership.supervising.deeds) table.add(words, 'deed');
    for (const words of leadership.supervising.posts) table.add(words, 'post');
    for (const words of leadership.supervising.students) table.add(words, 'student');
  }
  const below = wordsOf(languages, ({ leading }) => leading.under);
  const between = wordsOf(languages, ({ leading }) => leading.underFillers);
  const by = wordsOf(languages, ({ leading }) => leading.withOthers);

  /** Tokens from the deed to the students, or the other way round; null where none stands beside the other. */
  function found(text: string, tokens: Token[]): { first: number; last: number } | null {
    const hits = table.find(tokens);
    const students = hits.filter(({ value }) => value === 'student');
    if (students.length === 0) return null;
    for (const { value, first, last } of hits) {
      if (value === 'student' || isUnder(tokens, first, below, between)) continue;
      if (by.has(tokens[last + 1]?.word ?? '') && value === 'deed') continue;
      const ahead = students.find((one) => one.first > last && one.first <= last + 1 + reach);
      if (ahead && !isBroken(text, tokens, last, ahead.first, value) && !isLabel(text, tokens, ahead.last))
        return { first, last: ahead.last };
      const behind = students.find((one) => one.last < first && one.last >= first - 1 - reachBack);
      if (value === 'deed' && behind && !isBroken(text, tokens, behind.last, first, value))
        return { first: behind.first, last };
    }
    return null;
  }

  /** True where a sentence or somebody's name stands between two tokens: "Supervisor: Dr. Miller, thesis …". */
  function isBroken(text: string, tokens: Token[], from: number, to: number, value: Part): boolean {
    for (let at = from; at < to; at++)
      if (parted(text, tokens[at] as Token, tokens[at + 1] as Token)) return true;
    const words = text.slice(tokens[from]?.to, tokens[to]?.from);
    if (/[:(\t]/u.test(words)) return true;
    return value === 'post' && /\p{Lu}\p{Ll}/u.test(words);
  }

  /** "Supervision of the thesis: Prof. …" */
  function isLabel(text: string, tokens: Token[], at: number): boolean {
    return text[tokens[at]?.to ?? 0] === ':';
  }

  return (document: Document, places: Place[], jobs: Job[]): LeadershipFact[] =>
    places.flatMap((place): LeadershipFact[] => {
      if (place.told || !['experience', 'none', 'projects', 'volunteer', 'other'].includes(place.section))
        return [];
      const job = place.job === null ? null : jobs[place.job];
      if (job && !counted.has(job.kind)) return [];
      const hit = found(place.text, place.tokens);
      if (hit === null) return [];
      const at = place.line.start;
      const [first, last] = [place.tokens[hit.first] as Token, place.tokens[hit.last] as Token];
      const words = place.around(evidence(document, at + first.from, at + last.to));
      return [{ kind: 'mentoring', teamSize: null, job: place.job, evidence: words }];
    });
}
