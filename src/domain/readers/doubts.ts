/*
 * The reader doubts itself: what of a document its reading could not explain, told without knowing the truth. Doubts are shown
 * to people with their places and never change a score.
 */
import { type Document, type Line, spanOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import {
  type Contact,
  type DocumentEvidence,
  type Doubt,
  type DoubtKind,
  doubtKinds,
  type Job,
} from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { DateReader } from './dates.ts';
import type { HeaderReader } from './jobs/headers.ts';
import type { Section } from './sections.ts';
import { untakenDates } from './untaken.ts';

/** What a document gave, as far as its check needs it. */
export interface Checked {
  document: Document;
  sections: Section[];
  jobs: Job[];
  contact: Contact;
  languageSupported: boolean;
}

/** Makes the check: what it gives is in the order of `doubtKinds`, each kind at most once with all its places. */
export function doubtReader(
  _lexicon: Pick<Lexicon, 'languages' | 'shared'>,
  dates: DateReader,
  headers: HeaderReader,
) {
  return (checked: Checked): Doubt[] => {
    const found = new Map<DoubtKind, DocumentEvidence[]>();
    const doubt = (kind: DoubtKind, places: DocumentEvidence[]) => {
      found.set(kind, [...(found.get(kind) ?? []), ...places]);
    };
    const at = (line: Pick<Line, 'start' | 'end'>) => evidence(checked.document, line.start, line.end);
    const { untaken } = untakenDates(checked, dates, headers);
    if (untaken.length > 0)
      doubt(
        'dates_not_taken',
        untaken.map(({ from, to }) => evidence(checked.document, from, to)),
      );
    for (const section of checked.sections) {
      if (
        section.kind === 'experience' &&
        section.lines.length > 0 &&
        !checked.jobs.some((job) => isIn(checked.document, job, section))
      )
        doubt('heading_without_job', section.lines.slice(0, 1).map(at));
    }
    const untitled = checked.jobs.filter(
      (job) => job.title === null || headers.titleScore(job.title.value) === 0,
    );
    if (untitled.length > 0)
      doubt(
        'job_without_title',
        untitled.flatMap((job) => job.dates.filter((one) => one.source === 'document')),
      );
    if (!checked.languageSupported) doubt('language_unknown', []);
    return doubtKinds.flatMap((kind) => {
      const places = found.get(kind);
      return places ? [{ kind, evidence: places }] : [];
    });
  };
}

function isIn(document: Document, job: Job, section: Section): boolean {
  const [first, last] = [section.lines[0], section.lines.at(-1)];
  if (!first || !last) return false;
  const from = spanOf(document, first.start, first.start).start;
  return job.start_at < spanOf(document, last.end, last.end).start && job.end_at > from;
}
