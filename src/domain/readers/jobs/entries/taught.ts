/* Posts among what somebody taught. */
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import type { Section } from '#domain/readers/sections.ts';
import type { Job } from '#domain/resume.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';

/** Months of a term at most. */
const longestTerm = 6;

/** True for a stretch of time that is longer than a term. */
function isLongerThanTerm({ start, end }: Job): boolean {
  if (start === null || end === null) return false;
  if (end === 'present') return true;
  const months = (end.year - start.year) * 12 + (end.month ?? 12) - (start.month ?? 1);
  return months > longestTerm;
}

/** Makes what tells sections of what was taught, and posts among them: more than a term with a title and a school, no list of courses. */
export function taughtPosts(languages: Words[], headers: HeaderReader) {
  const teaching = new RegExp(
    `^\\P{L}*(?:${listAlternatives(languages, (grammar) => grammar.teaching)})\\P{L}*$`,
    'iu',
  );
  return {
    isTaught: ({ kind, heading }: Section): boolean => kind === 'other' && teaching.test(heading),
    isPost: (job: Job): boolean =>
      job.title !== null &&
      headers.titleScore(job.title.value) >= 2 &&
      job.company !== null &&
      headers.isSchoolName(job.company.value) &&
      headers.isNamed(job.company.value) &&
      isLongerThanTerm(job),
  };
}
