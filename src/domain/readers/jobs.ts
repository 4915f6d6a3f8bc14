/*
 * Jobs: every range of dates in a section of work anchors an entry; the short lines around it are its heading,
 * the bullets and sentences after it are its text. How many heading lines stand above the dates is learnt from
 * the entries of the same section. A heading without dates above dated entries is their employer's banner.
 */

import type { Document } from '../document.ts';
import { evidence } from '../evidence.ts';
import { intervalOf } from '../tenure.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { listAlternatives } from '../words/patterns.ts';
import type { DateRange, DateReader } from './dates.ts';
import { type Entry, jobOf, place, withBanners } from './jobs/entries.ts';
import { type HeadingLine, headerReader } from './jobs/headers.ts';
import { type Piece, without } from './jobs/pieces.ts';
import { proseReader } from './jobs/prose.ts';
import { type Row, rowReader } from './jobs/rows.ts';
import type { Section } from './sections.ts';

/** Months past any career, for open ends that are compared with one another only. */
const farAhead = 9999 * 12;
/** Jobs of one document at most: a file that names more is none that a person wrote. */
const mostJobs = 300;
/** Characters beyond the heading from which a job counts as described. */
const shortestText = 20;

/** Indices of the rows of an entry: of its heading, of its dates, its first, and the one behind its last. */
interface EntryRows {
  rows: Row[];
  heading: number[];
  anchor: number;
  first: number;
  end: number;
}

/** Makes a job reader for these languages. */
export function jobReader(lexicon: Pick<Lexicon, 'languages' | 'shared'>, dates: DateReader) {
  const { languages, shared } = lexicon;
  const headers = headerReader(lexicon);
  const rowsOf = rowReader(dates, headers, shared);
  const prose = proseReader(languages, dates, headers);
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const [years, months] = [list(({ units }) => units.year), list(({ units }) => units.month)];
  /** "(2 yrs 3 mos)". */
  const duration = new RegExp(
    `[([]?\\s*(?:\\d+(?:[.,]\\d)?\\s*(?:${years})\\.?,?\\s*)?(?:\\d+\\s*(?:${months})\\.?)?\\s*[)\\]]?`,
    'giu',
  );
  /** "Project: …". */
  const projectLabel = new RegExp(`^\\W*(?:${list((grammar) => grammar.projectLabels)})(?!\\p{L})`, 'imu');
  const internships = new RegExp(list(({ stems }) => stems.internship));
  const apartBy = new RegExp(`\\t|\\s[|–—-]\\s|\\s(?:${list(({ at }) => ['@', ...at])})\\s`);

  /** True for a sentence below the dates, which no heading holds. */
  function readsOn(text: string): boolean {
    return text.length >= 40 && headers.readsLikeText(text) && !headers.hasLegalForm(text);
  }

  /** True for what is done within a job rather than a job beside it: a project, or words that name no employer. */
  function isPart(text: string): boolean {
    if (projectLabel.test(text)) return true;
    return !text.split('\n').some((line) => headers.isEmployer(line));
  }

  /** Indices of rows that date an entry. */
  function anchorsOf(rows: Row[], needTitle: boolean): number[] {
    const ranged = rows.some((row) => row.range && !row.range.single);
    return rows.flatMap((row, index) => {
      if (!row.range) return [];
      const near = [rows[index - 1], row, rows[index + 1]].map((one) => one?.text ?? '').join('\n');
      const titled = () => near.split('\n').some((line) => headers.titleScore(line) > 0);
      if (row.range.single && ranged && isYearBelow(rows, index)) return [index];
      if (row.range.single && (ranged ? headers.titleScore(without(row.text, row.range)) < 2 : !titled()))
        return [];
      return needTitle && !titled() ? [] : [index];
    });
  }

  /** A year alone on the line below a title that nothing else dates: "Intern – City of Valinhos" over "2013". */
  function isYearBelow(rows: Row[], index: number): boolean {
    const [before, above, row] = [rows[index - 2], rows[index - 1], rows[index] as Row];
    if (row.body || !row.range || without(row.text, row.range).trim().length > 2) return false;
    if (!above || above.body || above.range || headers.titleScore(above.text) < 2) return false;
    return before === undefined || before.body;
  }

  function headingLinesAbove(rows: Row[], anchors: number[]): number {
    const counts = anchors.map((anchor, order) => {
      const floor = order === 0 ? -1 : (anchors[order - 1] as number);
      let count = 0;
      for (let at = anchor - 1; at > floor && !rows[at]?.body; at--) count++;
      const exact = order === 0 || rows.slice(floor + 1, anchor).some((row) => row.body);
      return exact ? Math.min(count, 3) : null;
    });
    const known = counts.filter((count): count is number => count !== null);
    const tally = [0, 1, 2, 3].map((count) => known.filter((one) => one === count).length);
    const best = Math.max(...tally);
    return known.length === 0 ? 0 : tally.lastIndexOf(best);
  }

  function read(document: Document, sections: Section[]): Entry[] {
    const work = sections.filter((section) => section.kind === 'experience' || section.kind === 'volunteer');
    const hasWork = work.some((section) => section.kind === 'experience' && section.lines.length > 0);
    const open = hasWork
      ? []
      : sections.filter((section) => section.kind === 'none' || section.kind === 'summary');
    const entries = [...work, ...open].flatMap((section) => readSection(document, section, !hasWork));
    entries.sort((a, b) => a.from - b.from);
    return withBanners(entries.slice(0, mostJobs), headers);
  }

  function readSection(document: Document, section: Section, anywhere: boolean): Entry[] {
    const rows = rowsOf(document, section.lines, anywhere);
    const anchors = anchorsOf(rows, anywhere && section.kind !== 'volunteer');
    const entries: Entry[] = [];
    const above = headingLinesAbove(rows, anchors);
    const starts = anchors.map((anchor, order) => {
      const floor = order === 0 ? -1 : (anchors[order - 1] as number);
      // Whatever stands between the text of the entry before and these dates belongs to these.
      const parted = order === 0 || rows.slice(floor + 1, anchor).some((row) => row.body);
      const most = parted ? 3 : above;
      let first = anchor;
      for (let at = anchor - 1; at > floor && anchor - at <= most; at--) {
        if (rows[at]?.body || headers.isAside(rows[at]?.text ?? '')) break;
        first = at;
      }
      return first;
    });
    const taken = new Set<number>();
    for (const [order, anchor] of anchors.entries()) {
      const first = starts[order] as number;
      const end = starts[order + 1] ?? rows.length;
      const heading: number[] = [];
      for (let at = first; at <= anchor; at++) heading.push(at);
      // A form has a line for each fact.
      const form = headers.label((rows[anchor] as Row).text, true) === 'dates';
      const most = anchor + (form ? 6 : 3);
      for (let at = anchor + 1; at < Math.min(end, most) && !rows[at]?.body; at++) {
        const text = rows[at]?.text ?? '';
        if (text.length >= 90 || headers.isAside(text) || readsOn(text)) break;
        heading.push(at);
      }
      for (const at of heading) taken.add(at);
      const before = entries.at(-1);
      const entry = entryOf(document, section, { rows, heading, anchor, first, end }, before);
      if (entry === 'leave') {
        // A leave told inside a job does not end it: what follows is still the job's.
        if (before && within((rows[anchor] as Row).range as DateRange, before))
          before.to = rows[end - 1]?.line.end ?? before.to;
      } else entries.push(entry);
    }
    if (section.kind === 'experience') entries.push(...undated(document, rows, anchors, taken));
    if (entries.length === 0) entries.push(...prose(document, section, anywhere));
    return entries;
  }

  function entryOf(
    document: Document,
    section: Section,
    { rows, heading, anchor, first, end }: EntryRows,
    before: Entry | undefined,
  ): Entry | 'leave' {
    // Lines below the dates are asked only for what the lines up to the dates do not tell.
    let lines: ReturnType<typeof headingParts> = [];
    let title: Piece | null = null;
    let company: Piece | null = null;
    const used = new Set<number>();
    const form = headers.label((rows[anchor] as Row).text, true) === 'dates';
    const dated = rows[anchor] as Row;
    // The employer stands below the title, which stands below dates that have a line of their own.
    const bare = dated.range !== null && without(dated.text, dated.range).trim().length < 3;
    const employerBelow = anchor + (bare ? 2 : 1);
    for (const at of heading) {
      const row = rows[at] as Row;
      // An employer below says that what a comma parted above is one title ("Nurse, Telemetry").
      if (at > anchor && title && company && !(at <= employerBelow && headers.isEmployer(row.text))) break;
      used.add(at);
      lines = [...lines, ...headingParts(row, at, at === anchor ? row.range : null)];
      if (at >= anchor) ({ title, company } = headers.read(lines, form));
    }
    const text = lines.map((line) => line.text).join('\n');
    // "Parental leave" is none; "Teacher (maternity leave cover)" is, and a job may tell of others' leave.
    if (headers.isNotWork(title === null || headers.titleScore(title.text) === 0 ? text : '')) return 'leave';
    if (title === null && headers.kind(text) === 'job' && headers.isStudy(text)) return 'leave';
    const range = (rows[anchor] as Row).range as DateRange;
    if (title === null && before?.job.title && within(range, before) && isPart(text)) return 'leave';
    if (title === null) ({ title, company } = headers.guess(lines) ?? { title, company });
    const at = (rows[anchor] as Row).line.start;
    const last = rows[end - 1]?.line ?? (rows[anchor] as Row).line;
    const from = (rows[first] as Row).line.start;
    const own = rows.slice(first, end).filter((_row, index) => !used.has(first + index));
    const described = own.reduce((sum, row) => sum + row.text.trim().length, 0) >= shortestText;
    const hint = `${title?.text ?? ''}\n${text}\n${internships.test(section.heading) && !/^(?:work|professional)/.test(section.heading) ? section.heading : ''}`;
    const kind = section.kind === 'volunteer' ? 'volunteer' : headers.kind(hint);
    const job = jobOf(document, { title, company }, range, { kind, described });
    job.dates = [evidence(document, at + range.from, at + range.to)];
    return place(document, job, from, last.end);
  }

  /** The text of a heading line before and after its dates, without durations in brackets. */
  function headingParts(row: Row, at: number, range: DateRange | null): HeadingLine[] {
    const { start } = row.line;
    const bold = row.line.bold;
    const parts = range
      ? [
          { text: row.text.slice(0, range.from), from: start, bold, row: at },
          {
            text: row.text.slice(range.to, row.head).replace(/\.$/, ''),
            from: start + range.to,
            bold,
            row: at,
          },
        ]
      : [{ text: row.text, from: start, bold, row: at }];
    for (const part of parts) {
      if (/\d/.test(part.text))
        part.text = part.text.replace(duration, (match) =>
          /\d/.test(match) ? ' '.repeat(match.length) : match,
        );
    }
    return parts;
  }

  /** Headings with a title, followed by text, that no dates belong to. */
  function undated(document: Document, rows: Row[], anchors: number[], taken: Set<number>): Entry[] {
    const entries: Entry[] = [];
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as Row;
      if (row.body || taken.has(at) || row.text.length > 90 || headers.titleScore(row.text) < 2) continue;
      if (!/^\p{Lu}/u.test(row.text.trim())) continue;
      const next = rows[at + 1];
      const after = rows[at + 2];
      const described = next?.body || (after?.body && !taken.has(at + 1));
      // Beside dated jobs an undated one shows by its look or by an employer set apart; elsewhere a comma is enough.
      const apart = apartBy.test(row.text);
      const parted = apart || (anchors.length === 0 && /,\s/.test(row.text));
      if (!described && !parted) continue;
      if (anchors.length > 0 && !row.line.bold && !(apart && row.text.length < 60)) continue;
      const heading = [at];
      if (
        next &&
        !next.body &&
        !taken.has(at + 1) &&
        headers.titleScore(next.text) === 0 &&
        next.text.length < 60
      )
        heading.push(at + 1);
      const lines = heading.flatMap((index) => headingParts(rows[index] as Row, index, null));
      const { title, company } = headers.read(lines);
      if (!title || headers.isNotWork(row.text)) continue;
      for (const index of heading) taken.add(index);
      let last = at;
      while (rows[last + 1]?.body) last++;
      const kind = headers.kind(row.text);
      const job = jobOf(document, { title, company }, null, { kind, described: described ?? false });
      entries.push(place(document, job, row.line.start, (rows[last] as Row).line.end));
    }
    return entries;
  }

  return { read, headers };
}

/** True when dates lie inside those of an entry. */
function within(range: DateRange, entry: Entry): boolean {
  const own = intervalOf(range, farAhead, 'value');
  const outer = intervalOf(entry.job, farAhead, 'high');
  return own !== null && outer !== null && own.from >= outer.from && own.to <= outer.to;
}
