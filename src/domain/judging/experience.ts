import { largest } from '../extremes.ts';
import type { InField, Job, Resume, WorkKind } from '../resume.ts';
import { intervalOf, type Months, monthOf, monthsOf } from '../tenure.ts';

const counted: readonly WorkKind[] = ['job', 'internship', 'freelance', 'parttime', 'military'];

/** True when work of this kind counts as experience: study, research during it and volunteering do not. */
export function counts(job: Pick<Job, 'kind'>): boolean {
  return counted.includes(job.kind);
}

/** Months of all counted work as of a day (`YYYY-MM-DD`). Overlaps count once. */
export function totalMonths(resume: Resume, asOf: string): Months {
  return monthsOf(resume.jobs.filter(counts), monthOf(asOf));
}

/** What counts as months in a field besides work in it. */
export interface CountedAs {
  countInternships?: boolean;
  /** `leading` counts the work of those who lead such work as well. */
  counts?: 'hands-on' | 'leading' | undefined;
}

/** Where the work of a job counts for a field: who leads such work likely did it, where that is asked for. */
export function countedPlace(job: Job, field: string, { counts: what }: CountedAs): InField {
  const place = job.fields[field] ?? 'out';
  return place === 'unclear' && what === 'leading' && job.leads?.includes(field) ? 'likely' : place;
}

/**
 * Months in a field as of a day (`YYYY-MM-DD`). Work that is likely in it adds to `value`, work whose field is unclear to
 * `high` alone. Internships and leading count where that is asked for.
 */
export function fieldMonths(resume: Resume, field: string, asOf: string, as: CountedAs): Months {
  const jobs = resume.jobs.filter((job) => counts(job) && (as.countInternships || job.kind !== 'internship'));
  const pick = (...kinds: InField[]) => jobs.filter((job) => kinds.includes(countedPlace(job, field, as)));
  const inside = pick('in');
  const month = monthOf(asOf);
  const { value } = monthsOf(pick('in', 'likely'), month);
  return {
    low: monthsOf(inside, month).low,
    value,
    high: monthsOf(pick('in', 'likely', 'unclear'), month).high,
  };
}

/** Months of the jobs in which a skill is named, and the month of its last use (`YYYY-MM`; null when never). */
export function skillUse(
  resume: Resume,
  mentions: { job: number | null }[],
  asOf: string,
): { months: number; lastUsed: string | null } {
  const month = monthOf(asOf);
  const jobs = [...new Set(mentions.map((mention) => mention.job))]
    .map((index) => (index === null ? undefined : resume.jobs[index]))
    .filter((job): job is Job => job !== undefined && counts(job));
  const ends = jobs.map((job) => intervalOf(job, month, 'value')?.to ?? 0);
  const last = largest(ends, 0);
  return {
    months: monthsOf(jobs, month).value,
    lastUsed: last === 0 ? null : formatMonth(last - 1),
  };
}

/** A month number as `YYYY-MM`. */
export function formatMonth(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
