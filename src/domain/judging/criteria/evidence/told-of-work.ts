/* Which jobs an experience is made of, and which were left out and why, in words. */

import { type CountedAs, countedPlace, counts } from '#domain/judging/experience.ts';
import type { Job, Resume, WorkKind } from '#domain/resume.ts';
import { monthOf, monthsOf } from '#domain/tenure.ts';
import { isolated } from '#domain/words/isolated.ts';
import { duration } from './durations.ts';

/** Jobs that are named of those that counted, and of those that did not; the rest is a number. */
const mostNamed = 4;

const kindWords: Partial<Record<WorkKind, string>> = {
  volunteer: 'voluntary',
  none: 'no job',
  research: 'research during study',
  internship: 'internship',
};

/** What counted in a field and for how long, as of a day (`YYYY-MM-DD`), and what did not; empty without jobs. */
export function toldOfWork(
  resume: Resume,
  { field, ...as }: CountedAs & { field: string },
  asOf: string,
): string {
  const month = monthOf(asOf);
  const placeOf = (job: Job) => countedPlace(job, field, as);
  const isLed = (job: Job) => job.fields[field] === 'unclear';
  const why = (job: Job): string | null => {
    if (!counts(job) || (job.kind === 'internship' && !as.countInternships))
      return kindWords[job.kind] ?? job.kind;
    if (placeOf(job) === 'out') return 'other work';
    if (placeOf(job) === 'unclear') return 'the field is unclear';
    return job.start === null ? 'no dates' : null;
  };
  const counted = resume.jobs.filter((job) => why(job) === null);
  const others = resume.jobs.filter((job) => why(job) !== null);
  const inJobs = counted.map(
    (job) => `${named(job)} ${duration(monthsOf([job], month).value)}${isLed(job) ? ', led' : ''}`,
  );
  const left = others.map((job) => `${named(job)} (${why(job)})`);
  return [
    inJobs.length > 0 ? `Counted: ${listed(inJobs)}` : '',
    left.length > 0 ? `Not counted: ${listed(left)}` : '',
  ]
    .filter((part) => part !== '')
    .join('. ');
}

function named(job: Job): string {
  const years = [job.start?.year, job.end === 'present' ? 'now' : job.end?.year];
  const [from, to] = years;
  const when = from === undefined ? '' : from === to || to === undefined ? ` ${from}` : ` ${from}–${to}`;
  const what = [job.title, job.company].flatMap((part) => (part ? isolated(part.value) : [])).join(', ');
  return `${what === '' ? 'a job without title' : what}${when}`;
}

function listed(parts: string[]): string {
  const rest = parts.length - mostNamed;
  return [...parts.slice(0, mostNamed), ...(rest > 0 ? [`${rest} more`] : [])].join('; ');
}
