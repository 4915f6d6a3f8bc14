/* Dates of a job within others: those of its employer, of a job of the same title, of what was done within it. */
import type { DateRange } from '#domain/readers/dates.ts';
import { type Piece, without } from '#domain/readers/jobs/pieces.ts';
import type { Job } from '#domain/resume.ts';
import { isWithin } from '#domain/tenure.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import { fold } from '#domain/words/words.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { inBrackets } from '../rows/dates-in-rows.ts';
import type { Row } from '../rows/rows.ts';
import { areTools } from '../tools.ts';
import type { Entry } from './entries.ts';

const bars = /\s[|│●•·]\s/u;
/** A name and its address in brackets. */
const withLink = /^\s*\p{Lu}[^()]{2,60}\(\s*https?:\/\//u;

/** What is known of a dated heading: its title, whether a word tells it, and all of its text. */
interface Read {
  title: Piece | null;
  unsure: boolean;
  text: string;
}

/** Makes what tells dates within a job that are a part of it rather than a job of their own. */
export function partReader(languages: Words[], headers: HeaderReader, isSkill: (text: string) => boolean) {
  /** "Project: …". */
  const projectLabel = new RegExp(
    `^\\W*(?:${listAlternatives(languages, (grammar) => grammar.projectLabels)})(?!\\p{L})`,
    'imu',
  );
  return (
    { title, unsure, text }: Read,
    { row, range }: { row: Row; range: DateRange },
    before: Entry,
  ): boolean => {
    if (before.job.title && isDuring(row, range, before.job)) {
      const isAlike = before.shape?.apart === false && without(row.text, range).trim() === '';
      if (unsure && isPart(text, isAlike)) return true;
      // "Northwind Lab (https://northwind.example) - February 2023 to Present": for whom it was done.
      if (title === null && withLink.test(row.text)) return true;
    }
    return !before.listed && isListed(row, range) && isBegunDuring(range, before.job);
  };

  /** True for a project, or words that name no employer; where the job before has one beside its title (`alike`) a bar parts one from the work: "Picking ● Northwind Traders". */
  function isPart(text: string, alike: boolean): boolean {
    if (projectLabel.test(text)) return true;
    const lines = text.split('\n');
    const cells = alike ? lines.flatMap((line) => line.split(bars).slice(1)) : [];
    const isName = (cell: string) =>
      headers.isEmployer(cell) && !headers.isUnit(cell) && !headers.isTeam(cell) && !areTools(cell, isSkill);
    return !lines.some((line) => headers.isEmployer(line)) && !cells.some(isName);
  }
}

/** True for "1996-1998: Wrote the billing engine": years before a colon and what was done, as lists have them. */
export function isListed({ text }: Row, range: DateRange): boolean {
  return range.from < 3 && !range.single && /^\s*:\s/u.test(text.slice(range.to));
}

/** True for a stretch that begins within a job's time. */
function isBegunDuring({ start }: DateRange, job: Job): boolean {
  if (job.start === null || job.end === null) return false;
  const last = job.end === 'present' ? start.year : job.end.year;
  return start.year >= job.start.year && start.year <= last;
}

/** True for dates of a job's own time; "(since 2017)" in it tells when something began there. */
function isDuring({ text }: Row, range: DateRange, job: Job): boolean {
  if (isWithin(range, job)) return true;
  const begun = { start: range.start, end: range.start };
  return range.end === 'present' && inBrackets(text, range) && isWithin(begun, job);
}

/** True for dates within a job's own under the very title of it. */
export function isPartUnderTitle(title: string, range: DateRange, job: Job): boolean {
  const isSame = job.title !== null && fold(job.title.value) === fold(title);
  return isSame && job.company !== null && isWithin(range, job) && !isWithin(job, range);
}

/** The years of a role with the months that its employer's own dates say: "2011 – 2015" within "May 2011 – Oct. 2020" begins in May. */
export function sharpened(own: DateRange, outer: DateRange | undefined): DateRange {
  if (!outer) return own;
  const { start, end } = outer;
  const opens = own.start.precision === 'year' && own.start.year === start.year;
  const closes =
    own.end !== 'present' && end !== 'present' && own.end.precision === 'year' && own.end.year === end.year;
  return { ...own, start: opens ? start : own.start, end: closes ? end : own.end };
}
