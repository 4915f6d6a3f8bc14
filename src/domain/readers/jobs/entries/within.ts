/* Dates of a job within others: those of its employer, or of a job of the same title. */
import type { DateRange } from '#domain/readers/dates.ts';
import type { Job } from '#domain/resume.ts';
import { isWithin } from '#domain/tenure.ts';
import { fold } from '#domain/words/words.ts';

/** True for dates within a job's own under the very title of it. */
export function isPartUnderTitle(title: string, range: DateRange, job: Job): boolean {
  const isSame = job.title !== null && fold(job.title.value) === fold(title);
  return isSame && job.company !== null && isWithin(range, job) && !isWithin(job, range);
}

/** The years of a role with the months that its employer's own dates say: "2011 – 2015" within "May 2011 – Oct. 2020" begins in May. */
export function sharpened(own: DateRange, outer: DateRange | undefined): DateRange {
  if (!outer) return own;
  const { start, end } = outer;
  const opens = own.start.precision === 'year' && own.start.year === start.year;
  const closes =
    own.end !== 'present' && end !== 'present' && own.end.precision === 'year' && own.end.year === end.year;
  return { ...own, start: opens ? start : own.start, end: closes ? end : own.end };
}
