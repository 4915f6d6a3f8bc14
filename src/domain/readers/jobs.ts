/*
 * Jobs: every range of dates in a section of work anchors an entry; the short lines around it are its heading,
 * the bullets and sentences after it are its text. How many heading lines stand above the dates and in which order title and
 * employer come is learnt from the other entries. A heading without dates above dated entries is their employer's banner.
 */

import type { Document } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Job } from '../resume.ts';
import { intervalOf } from '../tenure.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { listAlternatives, wordsOf } from '../words/patterns.ts';
import { fold, wordPattern } from '../words/words.ts';
import type { DateRange, DateReader } from './dates.ts';
import { type Block, blockReader } from './jobs/anchors.ts';
import { type Entry, jobOf, place, withBanners } from './jobs/entries.ts';
import { type HeadingLine, type Headings, headerReader } from './jobs/headers.ts';
import { headingParts } from './jobs/heading-parts.ts';
import { type Piece, split } from './jobs/pieces.ts';
import { proseReader } from './jobs/prose.ts';
import { type Row, rowReader } from './jobs/rows.ts';
import { byOrder, learnOrder, type ReadHeading } from './jobs/siblings.ts';
import { undatedReader } from './jobs/undated.ts';
import type { Section } from './sections.ts';

/** Months past any career, for open ends that are compared with one another only. */
const farAhead = 9999 * 12;
/** Jobs of one document at most: a file that names more is none that a person wrote. */
const mostJobs = 300;
/** Characters beyond the heading from which a job counts as described. */
const shortestText = 20;
/** Rows below the dates that may be of the heading; a form has a line for each fact. */
const rowsBelow = 2;
const rowsOfForm = 5;
/** Characters of a row below the dates that is of the heading. */
const longestBelow = 90;
/** Rows of an entry's text that may be its title, and their characters. */
const rowsOfText = 3;
const longestRole = 40;

/** A section of work as rows, and the entries that its dates anchor. */
interface Read {
  section: Section;
  rows: Row[];
  banners: Banner[];
  entries: Draft[];
  anywhere: boolean;
}

/** An entry whose heading is not settled yet. */
interface Draft extends Block, ReadHeading {
  heading: number[];
  used: ReadonlySet<number>;
  form: boolean;
}

/** What an entry is settled with. */
interface Settled {
  section: Section;
  rows: Row[];
  draft: Draft;
  before: Entry | undefined;
  banner: Banner | null;
  anywhere: boolean;
}

/** A row that names the employer of the entries after it, with the length of its time on the row below. */
interface Banner {
  row: number;
  company: Piece;
}

/** Makes a job reader for these languages. */
export function jobReader(lexicon: Pick<Lexicon, 'languages' | 'shared'>, dates: DateReader) {
  const { languages, shared } = lexicon;
  const headers = headerReader(lexicon);
  const parts = headingParts(lexicon);
  const rowsOf = rowReader(dates, headers, shared);
  const blocksOf = blockReader(headers);
  const prose = proseReader(languages, dates, headers);
  const undated = undatedReader(languages, headers, parts, dates);
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  /** "Project: …". */
  const projectLabel = new RegExp(`^\\W*(?:${list((grammar) => grammar.projectLabels)})(?!\\p{L})`, 'imu');
  const internships = new RegExp(list(({ stems }) => stems.internship));
  const single = (words: string[] | undefined) =>
    (words ?? []).filter((word) => !word.includes(' ')).map(fold);
  const projects = wordPattern(
    languages.flatMap(({ headings }) => single(headings.projects)),
    '\\p{L}',
    'iu',
  );
  const studies = wordPattern(
    languages.flatMap(({ headings }) => single(headings.education)),
    '\\p{L}',
    'iu',
  );

  /** Titles that say nothing but that somebody studies. */
  const studying = wordsOf(languages, ({ studyTitles }) => studyTitles);

  const honours = new RegExp(`(?<!\\p{L})(?:${list((grammar) => grammar.honours)})(?!\\p{L})`, 'iu');

  function read(document: Document, sections: Section[]): Entry[] {
    const work = sections.filter((section) => section.kind === 'experience' || section.kind === 'volunteer');
    const hasWork = work.some((section) => section.kind === 'experience' && section.lines.length > 0);
    const rest = () => sections.filter((section) => section.kind === 'none' || section.kind === 'summary');
    const found = readAll(document, work, false);
    // Where the section of work holds none, dates and titles elsewhere are asked.
    const entries = hasWork && found.length > 0 ? found : [...found, ...readAll(document, rest(), true)];
    entries.sort((a, b) => a.from - b.from);
    return withBanners(entries.slice(0, mostJobs), headers);
  }

  function readAll(document: Document, sections: Section[], anywhere: boolean): Entry[] {
    const all = sections.map((section) => draftsOf(document, section, anywhere));
    const order = learnOrder(
      all.flatMap(({ entries }) => entries),
      headers,
    );
    return all.flatMap((read) => {
      for (const draft of read.entries) {
        if (draft.form) continue;
        const settled = order ? byOrder(draft, order, headers) : draft;
        Object.assign(draft, { title: settled.title, company: settled.company });
      }
      return entriesOf(document, read);
    });
  }

  function draftsOf(document: Document, section: Section, anywhere: boolean): Read {
    const rows = rowsOf(document, section.lines, anywhere);
    const banners = bannersOf(rows);
    const mixed = projects.pattern.test(section.heading);
    const bannerRows = new Set(banners.flatMap(({ row }) => [row, row + 1]));
    const blocks = blocksOf(rows, (anywhere && section.kind !== 'volunteer') || mixed, bannerRows);
    return {
      section,
      rows,
      banners,
      anywhere,
      entries: blocks.map((block) => draftOf(rows, block, bannerRows)),
    };
  }

  /** Rows above a length of time alone: "Contoso" over "6 years 2 months" is the employer of what follows. */
  function bannersOf(rows: Row[]): Banner[] {
    return rows.flatMap((row, at) => {
      const above = rows[at - 1];
      if (row.range || !above || above.body || above.range || !parts.isDuration(row.text)) return [];
      if (headers.titleScore(above.text) > 0 && !headers.hasLegalForm(above.text)) return [];
      const { start, end, bold } = above.line;
      const text = above.text.trim();
      return [{ row: at - 1, company: { text, from: start, to: end, line: at - 1, bold } }];
    });
  }

  function draftOf(rows: Row[], block: Block, banners: ReadonlySet<number>): Draft {
    const { anchor, first, end } = block;
    const dated = rows[anchor] as Row;
    const below = rows.slice(anchor + 1, Math.min(end, anchor + 1 + rowsOfForm));
    const form =
      headers.label(dated.text, true) === 'dates' ||
      ['title', 'company'].every((label) => below.some((row) => headers.label(row.text, true) === label));
    const heading: number[] = [];
    for (let at = first; at <= anchor; at++) heading.push(at);
    const most = anchor + (form ? rowsOfForm : rowsBelow);
    for (let at = anchor + 1; at < end && at <= most; at++) {
      const { text, body } = rows[at] as Row;
      if (body && form) continue;
      if (body) break;
      const prose = readsOn(text) && !rows[at]?.line.bold;
      if (
        banners.has(at) ||
        (text.split('\t')[0] ?? '').length >= longestBelow ||
        headers.isAside(text) ||
        prose
      )
        break;
      heading.push(at);
    }
    const lines = heading.flatMap((at) => parts.partsOf(rows[at] as Row, at));
    return { ...block, heading, form, lines, ...readHeading(rows, heading, anchor, form) };
  }

  /** True for a sentence below the dates, which no heading holds. */
  function readsOn(text: string): boolean {
    if (text.length < 40 || headers.label(text, true) !== null) return false;
    return headers.readsLikeText(text) && !headers.hasLegalForm(text);
  }

  /** Title and company of a heading. Lines below the dates are asked only for what the lines up to the dates do not tell. */
  function readHeading(
    rows: Row[],
    heading: number[],
    anchor: number,
    form: boolean,
  ): Headings & { used: Set<number> } {
    const dated = rows[anchor] as Row;
    // The dates' own line tells both: a line above it with a title is another's, such as the head of a page.
    const own = headers.read(parts.partsOf(dated, anchor), form);
    const above = rows[anchor - 1];
    if (own.title && own.company && headers.titleScore(own.title.text) >= 2 && heading.includes(anchor - 1)) {
      if (above && headers.titleScore(above.text) >= 2 && dated.text.includes('\t'))
        return { ...own, used: new Set([anchor]) };
    }
    let lines: HeadingLine[] = [];
    let read: Headings = { title: null, company: null };
    const used = new Set<number>();
    // The employer stands below the title, which stands below dates that have a line of their own.
    const range = dated.range as DateRange;
    const bare = dated.text.length - (range.to - range.from) < 3;
    const employerBelow = anchor + (bare ? 2 : 1);
    for (const at of heading) {
      const row = rows[at] as Row;
      // An employer below says that what a comma parted above is one title ("Nurse, Telemetry").
      const isBelow = at <= employerBelow && headers.isEmployer(row.text);
      if (at > anchor && read.title && read.company && !isBelow) break;
      used.add(at);
      lines = [...lines, ...parts.partsOf(row, at)];
      if (at >= anchor) read = headers.read(lines, form);
    }
    return { ...read, used };
  }

  function entriesOf(
    document: Document,
    { section, rows, banners, entries: drafts, anywhere }: Read,
  ): Entry[] {
    const entries: Entry[] = [];
    const taken = new Set(drafts.flatMap(({ heading }) => heading));
    for (const draft of drafts) {
      const before = entries.at(-1);
      const banner = banners.findLast(({ row }) => row < draft.first) ?? null;
      const found = entryOf(document, { section, rows, draft, before, banner, anywhere });
      if (found === 'leave') {
        // A leave told inside a job does not end it: what follows is still the job's.
        if (before && within((rows[draft.anchor] as Row).range as DateRange, before))
          before.to = rows[draft.end - 1]?.line.end ?? before.to;
      } else entries.push(...found);
    }
    if (section.kind === 'experience') entries.push(...undated(document, rows, drafts.length > 0, taken));
    if (entries.length === 0) entries.push(...prose(document, section, anywhere));
    return entries;
  }

  function entryOf(
    document: Document,
    { section, rows, draft, before, banner, anywhere }: Settled,
  ): Entry[] | 'leave' {
    const { anchor, first, end, used } = draft;
    let { title, company } = draft;
    const dated = rows[anchor] as Row;
    const range = dated.range as DateRange;
    const own = rows.slice(first, end).filter((_row, index) => !used.has(first + index));
    const text = draft.lines
      .filter((line) => used.has(line.row))
      .map((line) => line.text)
      .join('\n');
    // "Parental leave" is none; "Teacher (maternity leave cover)" is, and a job may tell of others' leave.
    if (title !== null && (studying.has(fold(title.text)) || honours.test(title.text))) return 'leave';
    const unsure = title === null || headers.titleScore(title.text) === 0;
    if (headers.isNotWork(unsure ? text : '')) return 'leave';
    const ofStudy = section.kind !== 'experience' || studies.pattern.test(section.heading);
    if (unsure) title = roleIn(own) ?? title;
    const study = headers.kind(text) === 'job' && headers.isStudy(text, !ofStudy);
    if ((title === null || headers.titleScore(title.text) === 0) && study) return 'leave';
    if (unsure && before?.job.title && within(range, before) && isPart(text)) return 'leave';
    // Beside a word in the employer's place, what is left is the title.
    const anonymous = rows
      .slice(first, Math.min(end, anchor + 2))
      .find((row) => headers.isAnonymised(row.text));
    if (title === null && anonymous) title = leftOver(anonymous.body ? openingOf(anonymous) : draft.lines);
    const guessed = title === null;
    if (guessed) {
      const lines = draft.lines.filter((line) => used.has(line.row));
      const upTo = lines.filter((line) => line.row <= anchor);
      ({ title, company } = headers.guess(upTo) ?? headers.guess(lines) ?? { title, company });
    }
    if (anywhere && title === null) return 'leave';
    company ??= banner?.company ?? null;
    const last = rows[end - 1]?.line ?? dated.line;
    // The name of several jobs' employer and its time belong to the first of them.
    const from = (rows[banner && banner.row === first - 2 ? banner.row : first] as Row).line.start;
    const described = own.reduce((sum, row) => sum + row.text.trim().length, 0) >= shortestText;
    const named = internships.test(section.heading) && !/^(?:work|professional)/.test(section.heading);
    const hint = `${title?.text ?? ''}\n${text}\n${named ? section.heading : ''}`;
    const kind: Job['kind'] = section.kind === 'volunteer' ? 'volunteer' : headers.kind(hint);
    const at = dated.line.start;
    const shape = {
      above: anchor - first,
      companyBelow: company !== null && company.line > anchor,
      titleAbove: title !== null && title.line < anchor && title.line >= 0,
      adjacent: first > 0 && rows[first - 1]?.body === false,
    };
    return [...dated.more, range].map((stretch) => {
      const job = jobOf(document, { title, company }, stretch, { kind, described });
      const to =
        stretch === range && dated.more.length > 0
          ? Math.min(range.to, dated.more[0]?.from ?? range.to)
          : stretch.to;
      job.dates = [evidence(document, at + stretch.from, at + to)];
      return { ...place(document, job, from, last.end), shape, guessed };
    });
  }

  /** The names that open the text behind a word in an employer's place. */
  function openingOf(row: Row): HeadingLine[] {
    const lines = parts.partsOf({ ...row, range: null, head: row.text.length }, -1);
    return lines.flatMap((line) => {
      const cut = line.text.lastIndexOf('\t');
      const behind = line.text.slice(cut + 1);
      const lead = behind.length - behind.trimStart().length;
      const names = /^(?:(?:\p{Lu}[\p{L}/&'.-]*|of|and|for|the|in)\s+){1,8}/u
        .exec(behind.trimStart())?.[0]
        .trimEnd();
      return names ? [{ ...line, text: names, from: line.from + cut + 1 + lead }] : [];
    });
  }

  function leftOver(lines: HeadingLine[]): Piece | null {
    return (
      lines
        .flatMap((line) => split(line.text, line.from, line.row, line.bold, /\t+/gu))
        .find(
          ({ text }) =>
            text.length < longestBelow && headers.companyScore(text) > 0 && !headers.readsLikeText(text),
        ) ?? null
    );
  }

  /** The title in the first list items of an entry: "Lab Demonstrator - supervised 30 students". */
  function roleIn(own: Row[]): Piece | null {
    for (const row of own.slice(0, rowsOfText)) {
      if (!row.body) return null;
      const mark = /^[\s\p{P}\p{S}]*/u.exec(row.text)?.[0].length ?? 0;
      const lead = /^(.{3,60}?)(?:\s[-–—]\s|:\s|$)/u.exec(row.text.slice(mark))?.[1]?.trim() ?? '';
      const whole = lead.length === row.text.slice(mark).trim().length;
      if (lead === '' || (whole && lead.length > longestRole) || headers.titleScore(lead) < 2) continue;
      if (!/^\p{Lu}/u.test(lead) || headers.readsLikeText(lead)) continue;
      const from = row.line.start + mark;
      return { text: lead, from, to: from + lead.length, line: -1, bold: row.line.bold };
    }
    return null;
  }

  /** True for what is done within a job rather than a job beside it: a project, or words that name no employer. */
  function isPart(text: string): boolean {
    if (projectLabel.test(text)) return true;
    return !text.split('\n').some((line) => headers.isEmployer(line));
  }

  return { read, headers };
}

/** True when dates lie inside those of an entry. */
function within(range: DateRange, entry: Entry): boolean {
  const own = intervalOf(range, farAhead, 'value');
  const outer = intervalOf(entry.job, farAhead, 'high');
  return own !== null && outer !== null && own.from >= outer.from && own.to <= outer.to;
}
