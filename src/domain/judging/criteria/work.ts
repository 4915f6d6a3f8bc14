import * as z from 'zod';
import type { DocumentEvidence, Evidence, Mention, Resume } from '#domain/resume.ts';
import { counts } from '../experience.ts';
import { distinctLines, quoteOf, telling, tellsSome } from './evidence/credit.ts';
import { type CriterionKind, type Judgement, judged, notMentioned } from './kind.ts';

const Spec = z.strictObject({
  kind: z.literal('work'),
  field: z.string(),
  /** Jobs in the field whose work is described that earn full credit. */
  wanted: z.number().int().min(1).max(10),
});
type Spec = z.infer<typeof Spec>;

/** "Rust (https://rust-lang.example)" */
const nameWithAddress = /^\S{1,30}(?:\s\S{1,20})?\s\(?https?:\/\/\S+$/u;

/** Work described in jobs; links to projects are not needed. The must-have is in thousandths of level. */
export const work: CriterionKind<Spec> = {
  kind: 'work',
  schema: Spec,
  judge,
  names: (spec) => [{ sort: 'field', name: spec.field, path: 'field' }],
};

function judge(spec: Spec, resume: Resume): Judgement {
  const wanted = `${spec.wanted} ${spec.wanted === 1 ? 'job' : 'jobs'} in the field whose work is described`;
  const described = resume.jobs
    .map((job, index) => ({ job, index, place: job.fields[spec.field] ?? 'out' }))
    .filter(({ job, place }) => counts(job) && job.described && place !== 'out');
  const inField = described.filter(({ place }) => place !== 'unclear');
  if (described.length === 0) {
    const other = resume.jobs.some((job) => job.described);
    return other ? judged(0, 'the work that is described is other work', wanted, []) : notMentioned(wanted);
  }
  const levelOf = (jobs: unknown[]) => Math.min(1000, Math.round((jobs.length * 1000) / spec.wanted));
  // Of work whose field is unclear nobody can tell.
  const [level, possible] = [levelOf(inField), levelOf(described)];
  const unclear = described.length - inField.length;
  const found = `${inField.length} described${unclear > 0 ? `, ${unclear} more whose field is unclear` : ''}`;
  const shown = (inField.length > 0 ? inField : described).map(({ job, index }) =>
    lineOf(resume, spec.field, job, index),
  );
  // The same sentence, copied into two jobs, is shown once.
  const quotes = new Map(shown.flat().map((one) => ['quote' in one ? one.quote : one, one]));
  return {
    ...judged(level, found, wanted, [...quotes.values()].slice(0, 4)),
    possible,
    known: level > 0 || possible === 0,
    amount: { low: level, value: level, high: possible },
  };
}

/**
 * A line that tells the work of a job in a field: of those that show what places it there the first that tells
 * most, before a list a sentence, else of those that show a skill or a practice, else its title.
 */
function lineOf(resume: Resume, field: string, job: Resume['jobs'][number], index: number): Evidence[] {
  const placing = new Set(job.shownBy?.[field]);
  const bestOf = (all: { mentions: Mention[] }[]) =>
    distinctLines(
      all
        .flatMap(({ mentions }) => mentions)
        .filter((mention) => mention.job === index && !isHeading(mention.line, job)),
      resume,
    )[0];
  const told = [...resume.practices, ...resume.skills];
  const own = bestOf(told.filter(({ id }) => placing.has(id)));
  // Before a list or a few words a sentence that names what was worked with, or tells what was done.
  const [named, any] = own && telling(own, resume) > tellsSome ? [bestOf(resume.skills), bestOf(told)] : [];
  const sentence = [named, any].find((one) => one && telling(one, resume) <= tellsSome);
  // What was done tells more than a line that names a tool.
  const best = sentence ?? own ?? deedOf(bestOf(resume.practices), resume) ?? bestOf(told);
  const title = job.title?.evidence ?? [];
  // A name alone ("Angular 2+"), or with its address, tells less than the title.
  const isName =
    best &&
    title.length > 0 &&
    (nameWithAddress.test(best.line.quote) || (best !== own && telling(best, resume) > tellsSome));
  return best && !isName ? [quoteOf(best)] : title;
}

/** A mention that its line tells in a sentence. */
function deedOf(mention: Mention | undefined, resume: Resume): Mention | undefined {
  return mention && telling(mention, resume) === 0 ? mention : undefined;
}

/** True for a line that holds no more than the heading of a job. */
function isHeading(line: DocumentEvidence, { title, dates }: Resume['jobs'][number]): boolean {
  return [...(title?.evidence ?? []), ...dates].some(
    (one) => one.source === 'document' && one.start >= line.start && one.end <= line.end,
  );
}
