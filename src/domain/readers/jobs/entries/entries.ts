import { type Document, spanOf } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import type { Headings, Piece } from '#domain/readers/jobs/pieces.ts';
import type { Job, PartialDate } from '#domain/resume.ts';
import { intervalOf, isWithin } from '#domain/tenure.ts';

/** A job with the UTF-16 range of its entry. */
export interface Entry {
  job: Job;
  from: number;
  to: number;
  /** How its heading stands around its dates; absent for jobs that no dates anchor. */
  shape?: Shape;
  /** True when no word and no sibling told its title. */
  guessed?: boolean;
  /** True where its heading holds words that were not understood, which an employer may be among. */
  unread?: boolean;
  /** True where years before a colon open it. */
  listed?: boolean;
  /** True below a heading of its own: an employer of what stands above it is not its. */
  headed?: boolean;
  /** True where a word stands in the place of its employer's name. */
  anonymous?: boolean;
}

interface Shape {
  /** Rows of the heading above the dates. */
  above: number;
  /** True when the employer stands below the dates, and the title above them. */
  companyBelow: boolean;
  titleAbove: boolean;
  /** True where the employer stands on another line than the title. */
  apart: boolean;
  /** True where the dates stand beside the employer, and the title below both. */
  dated: boolean;
  /** True when no text stands between it and the entry before. */
  adjacent: boolean;
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
      value: wholeWords(piece.text).replace(/\s+/g, ' '),
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

/** A text without the hyphens at which words break at the ends of lines. */
function wholeWords(text: string): string {
  return text.replace(/(?<=\p{L})-\n(?=\p{Ll})/gu, '');
}

/** A job in its place: the UTF-16 range of its entry. */
export function place(document: Document, job: Job, from: number, to: number): Entry {
  const span = spanOf(document, from, to);
  return { job: { ...job, start_at: span.start, end_at: span.end }, from, to };
}

/**
 * Titles stacked over one employer ("Lead | dates" over "Senior | dates" over "Contoso") take the one below them; employers
 * stacked under one title take the title.
 */
function withStacks(entries: Entry[]): Entry[] {
  for (let at = entries.length - 2; at >= 0; at--) {
    const [entry, next] = [entries[at] as Entry, entries[at + 1] as Entry];
    const stacked = next.shape?.adjacent && entry.shape && !entry.job.described;
    if (!stacked || entry.job.company || !entry.job.title || !next.job.company) continue;
    const behind = next.shape?.companyBelow || (at + 2 < entries.length && !next.job.company.known);
    if (behind && next.shape?.above === 0) entry.job.company = { ...next.job.company, known: false };
  }
  for (const [at, entry] of entries.entries()) {
    const before = entries[at - 1];
    if (!before?.shape?.titleAbove || !entry.shape?.adjacent || entry.shape.above > 0) continue;
    if (entry.job.title || !entry.job.company || before.job.described || !before.job.title) continue;
    entry.job.title = { ...before.job.title, known: false };
    entry.shape.titleAbove = true;
  }
  return entries;
}

/**
 * Where an employer stands above its jobs, or one job begins as the other ends, those below that name none are there too: of an employer
 * with its time beside it, those in that time.
 */
function sharesEmployer(before: Entry, { job, shape }: Entry): boolean {
  const isApart = before.shape?.apart !== false || before.job.company?.known === false;
  const isOther = before.shape?.dated === true && shape?.dated === false;
  if (isApart && !isOther) return true;
  if (isOther && isWithin(job, before.job)) return true;
  return adjoins(job, before.job) || adjoins(before.job, job) || opensOrCloses(job, before.job);
}

/** True for a stretch within another one that begins or ends with it: "From August 2008 to May 2011, Engineer" in a job that began then. */
function opensOrCloses({ start, end }: Job, outer: Job): boolean {
  if (start === null || end === null || !isWithin({ start, end }, outer)) return false;
  return sameMonth(start, outer.start) || sameMonth(end, outer.end);
}

function sameMonth(one: Job['end'], other: Job['end']): boolean {
  if (one === null || other === null || one === 'present' || other === 'present') return one === other;
  return one.month !== null && one.month === other.month && one.year === other.year;
}

/** True for a job that begins in the month, or where no month is told in the year, in which another ends, or right after. */
function adjoins({ end }: Job, { start }: Job): boolean {
  if (end === null || end === 'present' || start === null) return false;
  if (end.month === null || start.month === null) return end.year === start.year;
  const months = start.year * 12 + start.month - (end.year * 12 + end.month);
  return months >= 0 && months <= 1;
}

/** An entry without a title whose dates hold the entries after it is their employer, not a job. */
export function withBanners(entries: Entry[], headers: HeaderReader): Entry[] {
  const kept: Entry[] = [];
  let banner: Entry | null = null;
  const far = 9999 * 12;
  for (const [index, entry] of withStacks(entries).entries()) {
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
      !entry.anonymous &&
      !entry.headed &&
      // An employer that was not understood is not that of a neighbour.
      !entry.unread &&
      // Who works for nobody has no employer of a neighbour.
      entry.job.kind !== 'freelance' &&
      entry.job.title &&
      before?.job.company &&
      // Whoever owns a firm works elsewhere besides.
      !headers.isOwner(before.job.title?.value ?? '') &&
      sharesEmployer(before, entry) &&
      before.to <= entry.from &&
      entry.job.start !== null
    ) {
      entry.job.company = { ...before.job.company, known: false };
    }
    kept.push(entry);
  }
  return kept;
}
