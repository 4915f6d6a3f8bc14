import type { Doubt, DoubtKind, Evidence, Resume } from '../resume.ts';
import { duration } from './criteria/experience.ts';
import type { Scorecard } from './score.ts';

/** A doubt as a person sees it: what the reading could not explain, in words, with its places. It never changes a score. */
export interface ShownDoubt {
  kind: DoubtKind | 'stated_differs';
  detail: string;
  evidence: Evidence[];
}

/** How far stated years may pass the months of the dates before these are doubted: half of them, and two years. */
const mostShare = 1.5;
const mostBeyond = 24;

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

/** What a reading could not explain, and stated years that its dates do not show; in a fixed order. */
export function doubtsOf(resume: Resume, scorecard: Pick<Scorecard, 'months'>): ShownDoubt[] {
  const shown: ShownDoubt[] = (resume.doubts ?? []).map(({ kind, evidence }) => ({
    kind,
    detail: `${details[kind](evidence.length)}${pagesOf(evidence)}`,
    evidence,
  }));
  const stated = resume.statedYears;
  if (stated && stated.value * 12 > scorecard.months.high * mostShare + mostBeyond)
    shown.push({
      kind: 'stated_differs',
      detail: `${stated.value} years are stated, ${duration(scorecard.months.value)} were read from dates`,
      evidence: stated.evidence,
    });
  return shown;
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** "Two date ranges". */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${numbers[count] ?? count} ${count === 1 ? one : many}`;
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were';
}

/** " on page 2", " on pages 1 and 3"; nothing where pages are unknown. */
function pagesOf(evidence: Doubt['evidence']): string {
  const pages = [...new Set(evidence.flatMap(({ page }) => (page === null ? [] : [page])))].sort(
    (a, b) => a - b,
  );
  if (pages.length === 0) return '';
  const last = pages.pop() as number;
  return pages.length === 0 ? ` on page ${last}` : ` on pages ${pages.join(', ')} and ${last}`;
}
