/* Whose people somebody led: a CTO who oversaw engineers led in software, whatever else the job tells. */
import type { Job, LeadershipFact } from '../resume.ts';
import type { Field } from '../words/lexicon.ts';
import { holdsWord, type WordPattern, wordPattern } from '../words/words.ts';

/** Makes what tells whether a fact of leadership in a job is about people of a field. */
export function ledIn({ people }: Field): (fact: LeadershipFact, jobs: Job[]) => boolean {
  if (!people) return () => false;
  const [led, titles] = [people.led, people.titles].map((words) =>
    wordPattern(words, '[\\p{L}\\p{N}]', 'iu'),
  ) as [WordPattern, WordPattern];
  return ({ kind, job, evidence: { quote } }, jobs) =>
    kind !== 'title' && holdsWord(titles, jobs[job ?? -1]?.title?.value ?? '') && holdsWord(led, quote);
}
