/*
 * Facts that a person puts right. A correction is anchored by its field, the words that were quoted and the value that was
 * read from them, so that it finds its place again after the document was read anew, or says that it does not.
 */
import * as z from 'zod';
import type { Placer } from '../judging/place.ts';
import type { CorrectionEvidence, Evidence, InField, Job, PartialDate, Resume, WorkKind } from '../resume.ts';
import type { Field } from '../words/lexicon.ts';
import type { TitleOccupation } from '../words/occupations.ts';

const when = /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$/;
const kinds = [
  'job',
  'internship',
  'freelance',
  'parttime',
  'military',
  'volunteer',
  'research',
  'none',
] as const;

/** What can be put right, and what it can become. */
export const CorrectedFact = z.discriminatedUnion('field', [
  z.object({ field: z.literal('job.title'), becomes: z.string().trim().min(1).max(200) }),
  z.object({ field: z.literal('job.company'), becomes: z.string().trim().min(1).max(200) }),
  z.object({ field: z.literal('job.start'), becomes: z.string().regex(when, '2019-03 or 2019') }),
  z.object({
    field: z.literal('job.end'),
    becomes: z.union([z.literal('present'), z.string().regex(when, '2019-03, 2019 or present')]),
  }),
  /** `volunteer` takes it out of the months; `none` says that it is no job at all. */
  z.object({ field: z.literal('job.kind'), becomes: z.enum(kinds) }),
  /** Whether a job's work is in a field of work: `backend: in`. */
  z.object({
    field: z.literal('job.field'),
    becomes: z
      .string()
      .max(200)
      .regex(/^(?:occupation:[\w:.-]+|[a-z0-9][a-z0-9-]*): (?:in|out)$/, 'looks like "backend: in"'),
  }),
  z.object({ field: z.literal('stated_years'), becomes: z.string().regex(/^\d{1,2}$/) }),
]);
export type CorrectedFact = z.infer<typeof CorrectedFact>;

/** A fact that is wrong, what it becomes, and why. */
export type SaidOfFact = CorrectedFact & {
  /** The words that were quoted for the fact that is wrong. */
  quote: string;
  /** Other words quoted for the same job, its dates, title or employer: two jobs may have the same title. */
  beside?: string | undefined;
  /** Its value as it was read: a title, `2019-03`, `present`. */
  was: string;
  reason: string;
};

export type Correction = SaidOfFact & { id: string; author: string };

interface Corrected {
  resume: Resume;
  /** Ids of corrections that found nothing to put right. */
  unmatched: string[];
  /** Ids of corrections that fit several jobs, of which the first was put right. */
  ambiguous: string[];
}

/** Puts corrections right on a copy, in their order, and places the jobs in the fields of the rules and in those given. */
export type Corrector = (resume: Resume, corrections: Correction[], fields?: Field[]) => Corrected;

/** Makes a corrector; `occupationsOf` gives those of a title that a person wrote. */
export function corrector(
  { place }: Pick<Placer, 'place'>,
  occupationsOf: (title: string) => TitleOccupation[],
): Corrector {
  return (given, corrections, fields = []) => {
    let resume = place(given, fields);
    if (corrections.length === 0) return { resume, unmatched: [], ambiguous: [] };
    resume = structuredClone(resume);
    const unmatched: string[] = [];
    const ambiguous: string[] = [];
    for (const correction of corrections) {
      const evidence: CorrectionEvidence = {
        source: 'correction',
        id: correction.id,
        author: correction.author,
        reason: correction.reason,
      };
      if (correction.field === 'stated_years') {
        const stated = resume.statedYears;
        if (stated && String(stated.value) === correction.becomes) continue;
        if (!stated || !quotes(stated.evidence, correction.quote) || String(stated.value) !== correction.was)
          unmatched.push(correction.id);
        else resume.statedYears = { value: Number(correction.becomes), known: true, evidence: [evidence] };
        continue;
      }
      const [job, ...others] = resume.jobs.filter((one) => isMeant(one, correction));
      if (others.length > 0) ambiguous.push(correction.id);
      if (!job) {
        // What a better reading gives by itself is settled.
        if (!resume.jobs.some((one) => stands(one, correction))) unmatched.push(correction.id);
        continue;
      }
      put(job, correction, evidence);
      if (correction.field === 'job.title') job.occupations = occupationsOf(correction.becomes);
      if (correction.field === 'job.title' || correction.field === 'job.field')
        resume = place(resume, fields);
    }
    return { resume, unmatched, ambiguous };
  };
}

/** True for a date of a correction (`2035-01`, `2035`) that lies behind a month (`2026-11`). */
export function isToCome(becomes: string, month: string): boolean {
  return /^\d{4}/.test(becomes) && becomes > month.slice(0, becomes.length);
}

function put(job: Job, correction: Correction, evidence: CorrectionEvidence): void {
  const { becomes } = correction;
  switch (correction.field) {
    case 'job.title':
      job.title = { value: becomes, known: true, evidence: [evidence] };
      break;
    case 'job.company':
      job.company = { value: becomes, known: true, evidence: [evidence] };
      break;
    case 'job.start':
      job.start = dateOf(becomes);
      job.dates = [...job.dates, evidence];
      break;
    case 'job.end':
      job.end = becomes === 'present' ? 'present' : dateOf(becomes);
      job.dates = [...job.dates, evidence];
      break;
    case 'job.kind':
      job.kind = becomes as WorkKind;
      break;
    case 'job.field': {
      const [id = '', value = ''] = becomes.split(': ');
      job.fields = { ...job.fields, [id]: value as InField };
      job.corrected = { ...job.corrected, [id]: value as InField };
      break;
    }
  }
}

/** True for the job whose fact a correction quotes, with the value that it says was read and the words beside it. */
function isMeant(job: Job, { field, quote, beside, was }: Correction): boolean {
  const told = [...(job.title?.evidence ?? []), ...(job.company?.evidence ?? []), ...job.dates];
  if (beside !== undefined && !quotes(told, beside)) return false;
  switch (field) {
    case 'job.company':
      return quotes(job.company?.evidence ?? [], quote) && job.company?.value === was;
    case 'job.start':
      return quotes(datesOrTitle(job), quote) && dateText(job.start) === was;
    case 'job.end':
      return quotes(datesOrTitle(job), quote) && dateText(job.end) === was;
    case 'job.kind':
      return quotes(job.title?.evidence ?? job.dates, quote) && job.kind === was;
    case 'job.field':
      // Where it was placed changes with the field: what a person said of the job stays.
      return quotes(job.title?.evidence ?? job.dates, quote);
    default:
      return quotes(job.title?.evidence ?? [], quote) && job.title?.value === was;
  }
}

/** The words that the dates of a job are found by: where none were read, those of its title. */
function datesOrTitle({ dates, title }: Job): Evidence[] {
  return dates.some(({ source }) => source === 'document') ? dates : (title?.evidence ?? []);
}

/** True for a job that has what a correction makes of it already, read from the same words or around them. */
function stands(job: Job, { field, quote, becomes }: Correction): boolean {
  const near = (evidence: Evidence[]) =>
    evidence.some(
      (one) => one.source === 'document' && (one.quote.includes(quote) || quote.includes(one.quote)),
    );
  const named = near(job.title?.evidence ?? []) || near(job.company?.evidence ?? []);
  switch (field) {
    case 'job.title':
      return job.title?.value === becomes && (named || near(job.dates));
    case 'job.company':
      return job.company?.value === becomes && (named || near(job.dates));
    case 'job.start':
      return (named || near(job.dates)) && dateText(job.start) === becomes;
    case 'job.end':
      return (named || near(job.dates)) && dateText(job.end) === becomes;
    case 'job.kind':
      return named && job.kind === becomes;
    case 'job.field': {
      const [id = '', value = ''] = becomes.split(': ');
      return named && job.fields[id] === value;
    }
    default:
      return false;
  }
}

function quotes(evidence: Evidence[], quote: string): boolean {
  return evidence.some((one) => one.source === 'document' && one.quote === quote);
}

/** A date as corrections write it. */
export function dateText(date: PartialDate | 'present' | null): string {
  if (date === null) return '';
  if (date === 'present') return date;
  return date.month === null ? String(date.year) : `${date.year}-${String(date.month).padStart(2, '0')}`;
}

function dateOf(text: string): PartialDate {
  const [year = '', month] = text.split('-');
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    lastMonth: month === undefined ? null : Number(month),
    precision: month === undefined ? 'year' : 'month',
  };
}
