import type { Doubt, DoubtKind, Job, Resume } from '../resume.ts';

/* What doubts of a reading may hold for a criterion, and what they say. */

/** Doubts about work that no dates bound: months may be missing, and nobody can tell how many. */
const unbounded: readonly DoubtKind[] = ['language_unknown', 'letters_lost'];
/** Those that say so only where no job was read: a heading may be planted beside others. */
const unboundedAlone: readonly DoubtKind[] = ['heading_without_job', 'no_section', 'columns_interleaved'];

/** What doubts about work may hold besides the jobs that were read. */
interface Doubted {
  /** Stretches of time that no job took, or that may be work. */
  stretches: Pick<Job, 'start' | 'end'>[];
  /** The doubts that no dates bound. */
  unbounded: DoubtKind[];
}

/** Time that the doubts of a reading may hold: what is known of it, and whether there may be more. */
export function doubted({ doubts = [], jobs }: Pick<Resume, 'doubts' | 'jobs'>): Doubted {
  const kinds = doubts.map(({ kind }) => kind);
  return {
    stretches: doubts.flatMap((doubt) => doubt.stretches ?? []),
    unbounded: kinds.filter(
      (kind) => unbounded.includes(kind) || (jobs.length === 0 && unboundedAlone.includes(kind)),
    ),
  };
}

/** Doubts that say nothing of work. */
const besideWork: readonly DoubtKind[] = ['name_unsure', 'heading_repeated'];

/** What a reading doubts of work, in words. */
export function doubtsOfWork({ doubts = [] }: Pick<Resume, 'doubts'>): string[] {
  return doubts.filter(({ kind }) => !besideWork.includes(kind)).map(doubtInWords);
}

/** A kind of doubt in words. */
export function doubtInWords({ kind, evidence }: Doubt): string {
  return details[kind](evidence.length);
}

/** What each kind of doubt says of a number of places. */
const details: Record<DoubtKind, (count: number) => string> = {
  language_unknown: () =>
    'The language is not known to the reader: what is missing may stand there all the same',
  letters_lost: () => 'Letters were lost with a font: words may be missing or misspelt',
  columns_interleaved: () => 'Two columns may have been read as one',
  no_section: () => 'No heading was recognised',
  heading_repeated: () => 'A heading returns more often than sections do',
  heading_without_job: (count) => `${counted(count, 'section')} of work gave no job`,
  no_job: () => 'No job was found',
  dates_not_taken: (count) => `${counted(count, 'date range')} ${was(count)} not understood`,
  job_without_title: (count) => `${counted(count, 'job')} ${was(count)} read without a title that is sure`,
  study_or_work: (count) =>
    `${counted(count, 'stretch of research', 'stretches of research')} may be work or study; ${count === 1 ? 'its' : 'their'} months are left out`,
  name_unsure: () => 'What was read as the name may be a title',
};

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** "Two date ranges". */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${numbers[count] ?? count} ${count === 1 ? one : many}`;
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were';
}
