/*
 * The structure of a document: its order of reading, its sections and its jobs. Where the first reading leaves something
 * unexplained, others are tried, locally and in this order: the layout of a page, the sections. The one that leaves least
 * unexplained stands; names, contacts, language and stated years never choose.
 */
import type { Document, Line } from '../document.ts';
import { composeLines, type Way } from '../page/layout.ts';
import type { Job } from '../resume.ts';
import type { DateReader } from './dates.ts';
import type { Entry } from './jobs/entries/entries.ts';
import type { HeaderReader } from './jobs/heading/headers.ts';
import type { Section, SectionReader } from './sections.ts';
import { interleavedLines } from './structure/interleaved.ts';
import { returnReader } from './structure/returns.ts';
import { type Untaken, untakenDates } from './structure/untaken.ts';

/** A document as it may be read. */
interface Guess {
  document: Document;
  sections: Section[];
  entries: Entry[];
}

/** A document as it is read: the one that stands is what is stored and quoted. */
export interface Structure extends Guess {
  left: Unexplained;
}

/** What a structure leaves unexplained, the weightiest first; `ranges` are all the dates that it holds. */
interface Unexplained {
  ranges: number;
  /** Jobs that have dates, and those that have none. */
  taken: number;
  undated: number;
  /** True where no heading of a section was found. */
  headless: boolean;
  /** Ranges of dates that may be a job's and that none took. */
  dates: Untaken[];
  titles: number;
  /** Lines that hold words of two columns. */
  mixed: Line[];
  words: number;
}

/** The share of jobs below a heading that returns that have a title and an employer, from which all of them are jobs. */
const shareOfSure = 0.6;
/** Characters that another reading may leave without a section beyond those of the first; twice as many where more jobs have their dates. */
const mostUnsectioned = 300;
/** Pages that are read in other ways at most. */
const mostPages = 6;
const otherWays: Way[] = ['rails', 'columns', 'rows'];

/** Makes what reads and chooses the structure of documents. */
export function structureReader(
  readSections: SectionReader,
  jobs: { read(document: Document, sections: Section[]): Entry[]; headers: HeaderReader },
  dates: DateReader,
): (document: Document) => Structure {
  const { headers } = jobs;
  const withReturns = returnReader(dates, headers);

  function readWith(document: Document, byLooks: boolean): Guess {
    const sections = readSections(document, byLooks);
    const plain = { document, sections, entries: jobs.read(document, sections) };
    const parted = withReturns(document, sections);
    if (parted === null) return plain;
    const again = { document, sections: parted, entries: jobs.read(document, parted) };
    const [one, other] = [unexplained(plain), unexplained(again)];
    const isNew = (entry: Entry) => !plain.entries.some(({ from, to }) => from < entry.to && entry.from < to);
    const more = again.entries.filter(isNew);
    const areSure = more.filter(({ job }) => isSure(job)).length >= more.length * shareOfSure;
    const gained = other.taken - one.taken;
    const isClear = other.titles - one.titles <= gained * (1 - shareOfSure);
    return areSure && gained > 0 && isClear ? again : plain;
  }

  function unexplained({ document, sections, entries }: Guess): Unexplained {
    const found = entries.map((entry) => entry.job);
    const { ranges, untaken } = untakenDates({ document, sections, jobs: found }, dates, headers);
    const words = sections
      .filter((section) => section.kind === 'none')
      .reduce((sum, { lines }) => sum + lines.reduce((all, line) => all + line.end - line.start, 0), 0);
    const idle = sections.filter(
      (section) => section.kind === 'experience' && section.lines.length > 0 && !holdsJob(section, entries),
    ).length;
    const taken = found.filter((job) => job.dates.length > 0).length;
    return {
      ranges,
      taken,
      undated: found.length - taken,
      headless: sections.every((section) => section.kind === 'none'),
      dates: untaken,
      titles: idle + found.filter(isDoubtful).length,
      mixed: interleavedLines(document),
      words,
    };
  }

  /** A job with a title and an employer of its own. */
  function isSure({ title, company }: Job): boolean {
    return title !== null && headers.titleScore(title.value) >= 2 && company?.known === true;
  }

  function isDoubtful(job: Job): boolean {
    return job.title === null || (headers.titleScore(job.title.value) === 0 && job.company === null);
  }

  return (document) => {
    let best = readWith(document, false);
    let left = unexplained(best);
    if (isExplained(left)) return { ...best, left };
    const first = left;
    const take = (other: Guess): boolean => {
      const rest = unexplained(other);
      // What explains less by leaving out is no explanation.
      if (rest.ranges < first.ranges || rest.taken < first.taken) return false;
      const gains = rest.taken > first.taken && rest.dates.length < first.dates.length;
      const most = first.words + mostUnsectioned * (gains ? 2 : 1);
      if (rest.words > most || !isBetter(rest, left)) return false;
      [best, left] = [other, rest];
      return true;
    };
    const ways: Way[] = [];
    for (const page of pagesOf(document, best, left).slice(0, mostPages)) {
      for (const way of otherWays) {
        const tried = [...ways];
        for (let at = 0; at <= page; at++) tried[at] ??= 'usual';
        tried[page] = way;
        const composed = composeLines(document.placed ?? [], tried);
        if (composed.text === best.document.text) continue;
        if (take(readWith({ ...document, ...composed }, false))) ways.splice(0, ways.length, ...tried);
      }
    }
    if (!isExplained(left)) take(readWith(best.document, true));
    return { ...best, left };
  };
}

/** Jobs without dates from which the dates may stand elsewhere on the page. */
const fewestUndated = 2;

/** True where most jobs have no dates. */
function areUndated({ taken, undated }: Unexplained): boolean {
  return undated >= fewestUndated && undated > taken;
}

function isExplained(left: Unexplained): boolean {
  const { dates, titles, mixed, headless } = left;
  return dates.length === 0 && titles === 0 && mixed.length === 0 && !headless && !areUndated(left);
}

/** Fewer dates that no job took, then fewer jobs without a title, fewer lines of two columns, fewer words in no section. */
function isBetter(a: Unexplained, b: Unexplained): boolean {
  // Dates that a job without a title took are no gain where other lines are torn apart for them.
  const untitled = a.mixed.length > b.mixed.length ? Math.max(0, a.titles - b.titles) : 0;
  const dates = a.dates.length + untitled;
  if (dates !== b.dates.length) return dates < b.dates.length;
  if (untitled > 0) return false;
  if (a.titles !== b.titles) return a.titles < b.titles;
  // Jobs without dates that get some, and jobs on a page without headings.
  if (a.taken !== b.taken && (b.headless || areUndated(b))) return a.taken > b.taken;
  if (a.mixed.length !== b.mixed.length) return a.mixed.length < b.mixed.length;
  return a.words < b.words * 0.8;
}

/** Indices of the pages, in order, on which something is unexplained. */
function pagesOf(document: Document, { sections, entries }: Guess, left: Unexplained): number[] {
  const { dates, mixed } = left;
  if (document.placed && left.headless) return document.placed.map((_page, at) => at);
  const doubtful = entries.filter(
    ({ job }) => job.title === null || (areUndated(left) && job.dates.length === 0),
  );
  // A heading of work without a job gains nothing where no dates are left over.
  if (!document.placed || dates.length + doubtful.length + mixed.length === 0) return [];
  const spans = [
    ...dates.map(({ from }) => [from, from + 1] as const),
    ...doubtful.map(({ from, to }) => [from, to] as const),
  ];
  const idle = sections.filter((section) => section.kind === 'experience' && !holdsJob(section, entries));
  const lines: Line[] = [
    ...document.lines.filter((line) => spans.some(([from, to]) => line.start < to && from < line.end)),
    ...idle.flatMap((section) => section.lines.slice(0, 1)),
    ...mixed,
  ];
  return [...new Set(lines.flatMap((line) => (line.page === null ? [] : [line.page - 1])))].sort(
    (a, b) => a - b,
  );
}

/** True when an entry stands in a section. */
export function holdsJob(section: Section, entries: Entry[]): boolean {
  const [first, last] = [section.lines[0], section.lines.at(-1)];
  return (
    first !== undefined &&
    last !== undefined &&
    entries.some(({ from, to }) => from < last.end && to > first.start)
  );
}
