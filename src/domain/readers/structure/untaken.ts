import { type Document, type Line, spanOf, textOf } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { Job, SectionKind } from '#domain/resume.ts';
import { isWithin } from '#domain/tenure.ts';
import type { DateRange, DateReader } from '../dates.ts';
import type { HeaderReader } from '../jobs/heading/headers.ts';
import { without } from '../jobs/pieces.ts';
import { inBrackets, inSentence } from '../jobs/rows/dates-in-rows.ts';
import type { Section } from '../sections.ts';

/** A range of dates that no job took; UTF-16 offsets into the document's text. */
export interface Untaken extends Pick<DateRange, 'start' | 'end'> {
  from: number;
  to: number;
}

/** Sections in which dates are a job's; in the others of `mixed` they may be, beside a title. */
const ofWork: readonly SectionKind[] = ['experience'];
const mixed: readonly SectionKind[] = ['none', 'summary', 'skills', 'contact', 'languages'];
/** Characters besides the dates on a line that may be the heading of a job, and of a line that is looked at. */
const longestHeading = 110;
const longestLine = 200;

/** Ranges of dates that may be a job's and that none took, and how many ranges there are in all sections. */
export function untakenDates(
  { document, sections, jobs }: { document: Document; sections: Section[]; jobs: Job[] },
  dates: DateReader,
  headers: HeaderReader,
): { ranges: number; untaken: Untaken[] } {
  const sources = jobs.flatMap((job) => job.dates);
  const taken = sources.flatMap((one) => (one.source === 'document' ? [[one.start, one.end] as const] : []));
  const untaken: Untaken[] = [];
  /** Whether a section of work holds dated jobs: prose elsewhere tells of them, and holds none. */
  const hasJobs = sections.some(
    ({ kind, lines }) =>
      kind === 'experience' &&
      lines.some(({ start, end }) => {
        const line = evidence(document, start, end);
        return taken.some(([from, to]) => from >= line.start && to <= line.end);
      }),
  );
  const inWork = new Set(
    sections.flatMap(({ kind, lines }) => (ofWork.includes(kind) ? lines.map(({ start }) => start) : [])),
  );
  let ranges = 0;
  for (const section of sections) {
    const counts = ofWork.includes(section.kind);
    for (const [at, line] of section.lines.entries()) {
      if (line.end - line.start > longestLine) continue;
      const text = textOf(document, line);
      for (const range of dates(text)) {
        if (range.single) continue;
        ranges += 1;
        const rest = without(text, range).trim();
        if (rest.length > longestHeading || headers.isNotWork(text)) continue;
        if (!counts && !mixed.includes(section.kind)) continue;
        const near = [section.lines[at - 1], section.lines[at + 1]].flatMap((one) =>
          one ? [textOf(document, one)] : [],
        );
        // Dates that were torn off to a column of their own stand beside their job.
        const torn =
          !counts &&
          rest.length <= shortestRest &&
          besideOf(document, line).some(({ start }) => inWork.has(start));
        if (
          !counts &&
          !torn &&
          ![rest, ...near].some((one) => one.length < longestHeading && headers.titleScore(one) >= 2)
        )
          continue;
        // "Parental leave" over its dates.
        if (
          rest.replace(/\([^)]*\)/gu, '').trim().length <= shortestRest &&
          near.some((one) => one.length < longestHeading && headers.isNotWork(one))
        )
          continue;
        if (!counts && hasJobs && isProse(text)) continue;
        if (!counts && [rest, ...near].some((one) => headers.isStudy(one))) continue;
        if (headers.isStudy(rest, true)) continue;
        const from = spanOf(document, line.start + range.from, 0).start;
        const to = spanOf(document, line.start + range.to, 0).start;
        if (taken.some(([start, end]) => start < to && from < end)) continue;
        const above = section.lines[at - 1];
        const lead = above ? openEnd(textOf(document, above)) : '';
        const inText =
          isAsideInItem(text, range) ||
          inSentence(lead + text, {
            ...range,
            from: range.from + lead.length,
            to: range.to + lead.length,
          });
        if (isTold(range, inText, from, jobs)) continue;
        untaken.push({
          from: line.start + range.from,
          to: line.start + range.to,
          start: range.start,
          end: range.end,
        });
      }
    }
  }
  return { ranges, untaken };
}

/** Points between the tops of lines that stand beside each other. */
const sameRow = 4;

/** Lines of the other columns of a page beside one: dates torn off to a column of their own stand beside their title. */
function besideOf({ lines }: Document, { box, page, flow }: Line): Line[] {
  if (box === null) return [];
  return lines.filter(
    (one) =>
      one.page === page && one.flow !== flow && one.box !== null && Math.abs(one.box.y - box.y) < sameRow,
  );
}

/** Characters that may be left beside dates that stand alone. */
const shortestRest = 3;
/** Words of a sentence at least, half of which are no names. */
const fewestWords = 5;

/** True for a sentence: "Software engineer since 2012, freelance since 2018." */
function isProse(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  return (
    words.length >= fewestWords && words.filter((word) => /^\p{Ll}/u.test(word)).length * 2 >= words.length
  );
}

/** True for dates that an item of a list tells beside its words: "- Also a mentor since 2017", "- Kept the ledger running (2018–2022)". */
function isAsideInItem(text: string, range: DateRange): boolean {
  if (!isBullet(text)) return false;
  const own = text.slice(range.from, range.to);
  const since = range.end === 'present' && !/[-–—]/u.test(own);
  return since || inBrackets(text, range);
}

/** What a line says of the sentence that it leaves open, with the break behind it. */
function openEnd(text: string): string {
  return /[.:;!?]\s*$/u.test(text) ? '' : `${text} `;
}

/** True for dates inside those of the job whose text they stand in, or around them, and for those in the middle of its words. */
function isTold(range: DateRange, inText: boolean, from: number, jobs: Job[]): boolean {
  return jobs.some(
    (job) =>
      job.start_at <= from && from < job.end_at && (inText || isWithin(range, job) || isWithin(job, range)),
  );
}
