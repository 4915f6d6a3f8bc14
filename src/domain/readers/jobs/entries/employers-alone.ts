/*
 * Jobs of a document without a heading of work, told by their employers and dates alone: "Northwind Media – April 2019 to July 2019 (3m)" over what was
 * done there, one after another.
 */
import { type Document, type Line, textOf } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import { isBullet } from '#domain/page/lines.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import { marks, type Piece, split } from '#domain/readers/jobs/pieces.ts';
import type { Section } from '#domain/readers/sections.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { type Entry, jobOf, place } from './entries.ts';

/** Such lines from which they are jobs, and the characters of an employer and of what stands behind its dates. */
const fewest = 3;
const [longestName, longestBehind] = [60, 12];
/** Characters of a line that tells something. */
const shortestText = 40;
/** One word to four in letters alone. */
const unknownHeading = /^\p{Lu}[\p{L}&’'-]*(?:\s[\p{L}&’'-]+){0,3}:?$/u;

interface Found {
  line: Line;
  range: DateRange;
  company: Piece;
}

/** Makes what adds them to the entries of the sections before all headings; entries that hold the title of such an employer stay. */
export function employersAlone(dates: DateReader, headers: HeaderReader) {
  return (document: Document, sections: Section[], entries: Entry[]): Entry[] =>
    sections.reduce((known, section) => withEmployers(document, section, known), entries);

  function withEmployers(document: Document, { heading, lines }: Section, entries: Entry[]): Entry[] {
    if (/^\p{L}[\p{L}&’' -]*$/u.test(heading)) return entries;
    const found = lines.flatMap((line) => foundIn(document, line) ?? []);
    if (found.length < fewest || !areJobs(document, lines, found)) return entries;
    const ends = found.map((_one, at) => found[at + 1]?.line.start ?? lines.at(-1)?.end ?? 0);
    const holds = ({ from, to }: Entry, { line }: Found) => from <= line.start && line.start < to;
    /** A title besides, and no other line's employer. */
    const isSame = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);
    const isSure = ({ job }: Entry, { company }: Found) =>
      job.title !== null &&
      !job.title.value.startsWith(company.text) &&
      (job.company === null
        ? headers.titleScore(job.title.value) >= 2
        : isSame(job.company.value, company.text));
    const kept = entries.flatMap((entry) => {
      const [own, next] = found.filter((one) => holds(entry, one));
      if (own === undefined) return [entry];
      if (!isSure(entry, own)) return [];
      const to = next ? next.line.start - 1 : entry.to;
      return [{ ...entry, ...place(document, entry.job, entry.from, to) }];
    });
    const added = found.flatMap((one, at) => {
      if (kept.some((entry) => holds(entry, one))) return [];
      const job = jobOf(
        document,
        { title: titleBelow(document, lines[lines.indexOf(one.line) + 1]), company: one.company },
        one.range,
        {
          kind: 'job',
          described: true,
        },
      );
      job.dates = [evidence(document, one.line.start + one.range.from, one.line.start + one.range.to)];
      return [place(document, job, one.line.start, (ends[at] as number) - 1)];
    });
    return [...kept, ...added];
  }

  /** True where a text stands below most of them, and no heading that is not known above the first, such as that of clubs or courses. */
  function areJobs(document: Document, lines: Line[], found: Found[]): boolean {
    const at = (one: Found) => lines.indexOf(one.line);
    const described = found.filter((one) => {
      const next = found[found.indexOf(one) + 1];
      const own = lines.slice(at(one) + 1, next ? at(next) : undefined);
      return own.some((line) => line.end - line.start >= shortestText);
    });
    const above = lines[at(found[0] as Found) - 1];
    const text = above ? textOf(document, above) : '';
    const isHeading = unknownHeading.test(text) && headers.titleScore(text) === 0;
    return described.length * 2 > found.length && !isHeading;
  }

  /** "– Production Artist" on the line below. */
  function titleBelow(document: Document, line: Line | undefined): Piece | null {
    const text = line ? textOf(document, line) : '';
    const lead = /^[^\p{L}]*/u.exec(text)?.[0].length ?? 0;
    const title = text.slice(lead).trim();
    if (!line || title.length > longestName || headers.titleScore(title) < 2) return null;
    if (headers.readsLikeText(title) || headers.isDeed(title) || !/^\p{Lu}/u.test(title)) return null;
    const from = line.start + lead;
    return { text: title, from, to: from + title.length, line: -1, bold: line.bold };
  }

  /** An employer and its dates on a line that holds nothing else but their place. */
  function foundIn(document: Document, line: Line): Found | null {
    const text = textOf(document, line);
    if (isBullet(text) || line.bullet) return null;
    const [range, ...more] = dates(text);
    if (!range || range.single || more.length > 0 || range.from < 3) return null;
    if (range.start.month === null && range.end !== 'present') return null;
    if (text.slice(range.to).trim().length > longestBehind) return null;
    const before = text.slice(0, range.from);
    const [company] = split(before, line.start, 0, line.bold, marks);
    return company && isEmployer(company.text, before) ? { line, range, company } : null;
  }

  function isEmployer(name: string, text: string): boolean {
    const own = name.replace(/\s*\([^()]*\)/gu, '');
    const isNone = headers.isPlace(own) || headers.isStudy(text, false) || headers.isNotWork(text);
    if (headers.isAnonymised(text)) return false;
    const isOther = headers.isSchoolName(text) || headers.isDegree(text) || headers.isAside(text);
    if (own.length > longestName || isNone || isOther || headers.titleScore(text) > 0) return false;
    return headers.companyScore(own) > 0 && headers.isNamed(own.replace(/\s(?:@|->)\s|["“”]/gu, ' ').trim());
  }
}
