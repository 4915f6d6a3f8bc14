import * as z from 'zod';
import type { Evidence, Job, Resume } from '#domain/resume.ts';
import { isWithin, monthOf, monthsOf } from '#domain/tenure.ts';
import { doubted } from '../doubted.ts';
import { countedPlace, counts, fieldMonths } from '../experience.ts';
import { duration } from './evidence/durations.ts';
import { toldOfWork } from './evidence/told-of-work.ts';
import { type CriterionKind, capital, type Judgement } from './kind.ts';

const Spec = z.strictObject({
  kind: z.literal('experience'),
  /** Id of a field in `rules/fields/`. */
  field: z.string(),
  /** Years of work in the field that earn full credit; more earns no more. */
  years: z.number().positive().max(30),
  countInternships: z.boolean().default(false),
  /** What counts: work in the field by one's own hands, or leading such work as well. */
  counts: z.enum(['hands-on', 'leading']).optional(),
});
type Spec = z.infer<typeof Spec>;
type Stretch = Pick<Job, 'start' | 'end'>;

/** Thousandths that stated years earn whose dates are not shown. */
const statedLevel = 500;

/** Months in a field: level = min(1, value ÷ wanted). The must-have is in months. */
export const experience: CriterionKind<Spec> = {
  kind: 'experience',
  schema: Spec,
  judge,
  gate: (spec) => ({ unit: 'months', full: spec.years * 12, near: 12 }),
  names: (spec) => [{ sort: 'field', name: spec.field, path: 'field' }],
  sentence: ({ found, wanted, detail, place }) =>
    `${capital(found)}, ${wanted} wanted${detail === '' ? place.onPage : `. ${detail}`}`,
  columns(spec, { fieldMonths }) {
    const months = fieldMonths[spec.field];
    return {
      field_years: inYears(months?.value),
      field_years_low: inYears(months?.low),
      field_years_high: inYears(months?.high),
    };
  },
};

function judge(spec: Spec, resume: Resume, asOf: string): Judgement {
  const detail = toldOfWork(resume, spec, asOf);
  return { ...judged(spec, resume, asOf), ...(detail === '' ? {} : { detail }) };
}

function judged(spec: Spec, resume: Resume, asOf: string): Judgement {
  const wantedMonths = Math.round(spec.years * 12);
  const wanted = `${spec.years} years`;
  const months = fieldMonths(resume, spec.field, asOf, spec);
  const doubts = doubted(resume);
  const jobs = countedJobs(resume, spec).filter((job) =>
    ['in', 'likely'].includes(countedPlace(job, spec.field, spec)),
  );
  const evidence: Evidence[] = jobs
    .flatMap((job) => [...(job.title?.evidence ?? []), ...job.dates])
    .slice(0, 8);
  const undated = countedJobs(resume, spec).filter(
    (job) => job.start === null && (job.fields[spec.field] ?? 'out') !== 'out',
  );
  const open = undated.length > 0 || doubts.unbounded.length > 0;
  const high = Math.max(widest(resume, spec, doubts.stretches, asOf), open ? wantedMonths : 0);
  if (months.value === 0 && (open || high > 0)) {
    const stated = statedOf(resume, spec);
    if (undated.length > 0 && stated) {
      return {
        level: statedLevel,
        possible: 1000,
        known: true,
        wanted,
        amount: { low: 0, value: 0, high },
        found: `${stated.value} years stated, not shown`,
        evidence: [...stated.evidence, ...evidence],
      };
    }
    const found =
      undated.length > 0
        ? 'work without usable dates'
        : months.high > 0
          ? 'work whose field is unclear'
          : 'none found, and not everything could be read';
    const shown =
      undated.length > 0 ? undated : resume.jobs.filter((job) => job.fields[spec.field] === 'unclear');
    return {
      level: 0,
      possible: Math.min(1000, Math.round((high * 1000) / wantedMonths)),
      known: false,
      found,
      wanted,
      evidence: shown.flatMap((job) => [...(job.title?.evidence ?? []), ...job.dates]).slice(0, 8),
      amount: { low: 0, value: 0, high },
    };
  }
  const stated = statedOf(resume, spec);
  if (months.value === 0 && stated && resume.jobs.length === 0) {
    return {
      level: statedLevel,
      possible: 1000,
      known: true,
      wanted,
      amount: { low: 0, value: 0, high: Math.max(high, stated.value * 12) },
      found: `${stated.value} years stated, not shown`,
      evidence: stated.evidence,
    };
  }
  // Who has dates for some of the work is told no less than who has dates for none of it.
  const least = stated !== null && undated.length > 0 ? statedLevel : 0;
  const level = Math.max(least, Math.min(1000, Math.round((months.value * 1000) / wantedMonths)));
  const possible = Math.min(1000, Math.round((high * 1000) / wantedMonths));
  const found = months.value === 0 ? 'none found' : duration(months.value);
  return {
    level,
    possible: Math.max(level, possible),
    known: true,
    found,
    wanted,
    evidence,
    amount: { ...months, high },
  };
}

/** The years that are stated of the field; null where the words speak of other work, or of none. */
function statedOf({ statedYears, statedFields }: Resume, { field }: Spec): Resume['statedYears'] {
  return statedFields === undefined || statedFields.includes(field) ? statedYears : null;
}

/** Months in the field at most: with work whose field is unclear and the time that doubts may hold. */
function widest(resume: Resume, spec: Spec, stretches: Stretch[], asOf: string): number {
  const all = countedJobs(resume, spec);
  const isOut = (job: Job) => (job.fields[spec.field] ?? 'out') === 'out';
  // Study that is told as work is no time in a field that its title is plainly out of.
  const others = [
    ...all,
    ...resume.jobs.filter((job) => job.kind === 'research' && job.title !== null),
  ].filter(isOut);
  // Time that a job outside the field fills is no time in it.
  const open = stretches.filter((stretch) => !others.some((job) => isWithin(stretch, job)));
  return monthsOf([...all.filter((job) => !isOut(job)), ...open], monthOf(asOf)).high;
}

/** Jobs that count as experience of the kind that is asked for. */
function countedJobs(resume: Resume, spec: Spec): Job[] {
  return resume.jobs.filter((job) => counts(job) && (spec.countInternships || job.kind !== 'internship'));
}

/** Months as years with one decimal. */
export function inYears(months: number | undefined): number | null {
  return months === undefined ? null : Math.round((months * 10) / 12) / 10;
}
