import { type Document, spanOf } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { Job, PartialDate } from '#domain/resume.ts';
import { intervalOf } from '#domain/tenure.ts';
import type { HeaderReader, Headings } from './headers.ts';
import type { Piece } from './pieces.ts';

/** A job with the UTF-16 range of its entry. */
export interface Entry {
  job: Job;
  from: number;
  to: number;
}

/** A job of what a heading gave, without its dates' evidence and fields. */
export function jobOf(
  document: Document,
  { title, company }: Headings,
  dates: { start: PartialDate; end: PartialDate | 'present' } | null,
  { kind, described }: Pick<Job, 'kind' | 'described'>,
): Job {
  const fact = (piece: Piece | null) =>
    piece && {
      value: piece.text.replace(/\s+/g, ' '),
      known: true,
      evidence: [evidence(document, piece.from, piece.to)],
    };
  return {
    title: fact(title),
    company: fact(company),
    start: dates?.start ?? null,
    end: dates?.end ?? null,
    kind,
    dates: [],
    fields: {},
    start_at: 0,
    end_at: 0,
    described,
  };
}

/** A job in its place: the UTF-16 range of its entry. */
export function place(document: Document, job: Job, from: number, to: number): Entry {
  const span = spanOf(document, from, to);
  return { job: { ...job, start_at: span.start, end_at: span.end }, from, to };
}

/** An entry without a title whose dates hold the entries after it is their employer, not a job. */
export function withBanners(entries: Entry[], headers: HeaderReader): Entry[] {
  const kept: Entry[] = [];
  let banner: Entry | null = null;
  const far = 9999 * 12;
  for (const [index, entry] of entries.entries()) {
    const own = intervalOf(entry.job, far, 'high');
    const next = entries[index + 1];
    const inner = next && intervalOf(next.job, far, 'high');
    const holds = own && inner && inner.from >= own.from && inner.to <= own.to;
    // A name that no word marks as a title may have been guessed to be one.
    const untitled = entry.job.title === null || headers.titleScore(entry.job.title.value) === 0;
    const titled = next?.job.title && headers.titleScore(next.job.title.value) > 0;
    if (untitled && entry.job.company && !entry.job.described && holds && titled) {
      if (entry.job.title) entry.job.company = entry.job.title;
      banner = entry;
      continue;
    }
    const outer = banner && intervalOf(banner.job, far, 'high');
    const within = outer && own && own.from >= outer.from && own.to <= outer.to;
    if (!within) banner = null;
    const company = entry.job.company?.value ?? '';
    if (banner && (entry.job.company === null || headers.titleScore(company) > 0 || company.length < 3)) {
      entry.job.company = banner.job.company && { ...banner.job.company, known: false };
    }
    const before = kept.at(-1);
    if (
      !banner &&
      entry.job.company === null &&
      entry.job.title &&
      before?.job.company &&
      before.to <= entry.from &&
      entry.job.start !== null
    ) {
      entry.job.company = { ...before.job.company, known: false };
    }
    kept.push(entry);
  }
  return kept;
}
