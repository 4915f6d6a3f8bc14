/*
 * The reader doubts itself: what of a document its reading could not explain, told without knowing the truth. Doubts are shown
 * to people with their places and never change a score.
 */
import { type Document, type Line, spanOf, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import {
  type Contact,
  type DocumentEvidence,
  type Doubt,
  type DoubtKind,
  doubtKinds,
  type Job,
  type SectionKind,
} from '../resume.ts';
import { intervalOf } from '../tenure.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { DateRange, DateReader } from './dates.ts';
import type { HeaderReader } from './jobs/headers.ts';
import { without } from './jobs/pieces.ts';
import type { Section } from './sections.ts';

/** What a document gave, as far as its check needs it. */
export interface Checked {
  document: Document;
  sections: Section[];
  jobs: Job[];
  contact: Contact;
  languageSupported: boolean;
}

/** Sections whose dates need no job. */
const dated: readonly SectionKind[] = [
  'education',
  'projects',
  'credentials',
  'languages',
  'other',
  'skills',
  'volunteer',
];
/** Characters besides the dates on a line that may be the heading of a job. */
const longestHeading = 110;

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
    const untaken = untakenDates(checked);
    if (untaken.length > 0) doubt('dates_not_taken', untaken);
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

  function untakenDates({ document, sections, jobs }: Checked): DocumentEvidence[] {
    const taken = new Set(
      jobs.flatMap((job) => job.dates).flatMap((one) => (one.source === 'document' ? [one.start] : [])),
    );
    const spans = jobs.map((job) => ({ job, range: intervalOf(job, 9999 * 12, 'high') }));
    return sections
      .filter((section) => !dated.includes(section.kind))
      .flatMap((section) => section.lines)
      .flatMap((line) => {
        const text = textOf(document, line);
        if (text.length > 200) return [];
        return dates(text)
          .filter((range) => !range.single)
          .flatMap((range) => {
            const from = spanOf(document, line.start + range.from, line.start + range.from).start;
            if ([from - 1, from, from + 1].some((one) => taken.has(one))) return [];
            if (without(text, range).trim().length > longestHeading) return [];
            if (headers.isNotWork(text)) return [];
            const own = intervalOf(range, 9999 * 12, 'value');
            const inside = spans.some(
              ({ job, range: outer }) =>
                own &&
                outer &&
                job.start_at <= from &&
                from < job.end_at &&
                own.from >= outer.from &&
                own.to <= outer.to,
            );
            return inside ? [] : [evidence(document, line.start + range.from, line.start + range.to)];
          });
      });
  }
}

function isIn(document: Document, job: Job, section: Section): boolean {
  const [first, last] = [section.lines[0], section.lines.at(-1)];
  if (!first || !last) return false;
  const from = spanOf(document, first.start, first.start).start;
  return job.start_at < spanOf(document, last.end, last.end).start && job.end_at > from;
}

export type { DateRange };
