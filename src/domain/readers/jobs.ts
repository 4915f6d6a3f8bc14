/*
 * Jobs: every range of dates in a section of work anchors an entry; the short lines around it are its heading,
 * the bullets and sentences after it are its text. How many heading lines stand above the dates and in which order title and
 * employer come is learnt from the other entries. A heading without dates above dated entries is their employer's banner.
 */

import type { Document } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Job } from '../resume.ts';
import { isWithin } from '../tenure.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { headingPattern } from '../words/patterns.ts';
import type { DateRange, DateReader } from './dates.ts';
import { type Banner, type Draft, type DraftedSection, draftReader } from './jobs/drafts/drafts.ts';
import { gluedReader } from './jobs/drafts/glued.ts';
import { groupsOf } from './jobs/drafts/groups.ts';
import { headingParts } from './jobs/drafts/heading-parts.ts';
import { openingSentence } from './jobs/drafts/opening-sentence.ts';
import {
  byOrder,
  learnOrder,
  namesAbove,
  neighboursOrder,
  ofBanner,
  ofSameEmployer,
} from './jobs/drafts/siblings.ts';
import { titlesInText } from './jobs/drafts/titles-in-text.ts';
import { toolsBehindTitles } from './jobs/drafts/tools-behind.ts';
import { employersAlone } from './jobs/entries/employers-alone.ts';
import { type Entry, jobOf, place, withBanners } from './jobs/entries/entries.ts';
import { withKnownEmployers } from './jobs/entries/known-employers.ts';
import { noJobReader } from './jobs/entries/no-jobs.ts';
import { placementHeadings } from './jobs/entries/placements.ts';
import { proseReader } from './jobs/entries/prose.ts';
import { taughtPosts } from './jobs/entries/taught.ts';
import { undatedReader } from './jobs/entries/undated.ts';
import { holdsMore } from './jobs/entries/unread.ts';
import { whereReader } from './jobs/entries/where.ts';
import { isListed, isPartUnderTitle, partReader, sharpened } from './jobs/entries/within.ts';
import { workAmongProjects } from './jobs/entries/work-among-projects.ts';
import { workElsewhere } from './jobs/entries/work-elsewhere.ts';
import { workInSkills } from './jobs/entries/work-in-skills.ts';
import { headerReader } from './jobs/heading/headers.ts';
import { settled } from './jobs/heading/settled.ts';
import { type HeadingLine, type Headings, without } from './jobs/pieces.ts';
import type { Row } from './jobs/rows/rows.ts';
import type { Section } from './sections.ts';

/** Jobs of one document at most: a file that names more is none that a person wrote. */
const mostJobs = 300;
/** Characters beyond the heading from which a job counts as described. */
const shortestText = 20;

/** What an entry is settled with. */
interface Settled {
  section: Section;
  rows: Row[];
  draft: Draft;
  before: Entry | undefined;
  banner: Banner | null;
  /** True where the banner's own length of time holds the entry: no name beside it is an employer's. */
  isInGroup: boolean;
  anywhere: boolean;
}

/** Makes a job reader for these languages; `knows` says whether a word in small letters is in any list of the lexicon, `isSkill` whether a text names a skill. */
export function jobReader(
  lexicon: Pick<Lexicon, 'languages' | 'shared'>,
  dates: DateReader,
  knows: (word: string) => boolean,
  isSkill: (text: string) => boolean = () => false,
) {
  const { languages } = lexicon;
  const headers = headerReader(lexicon);
  const parts = headingParts(lexicon);
  const draftsOf = draftReader(lexicon, dates, headers, parts);
  const withoutGlued = gluedReader(headers, knows, languages);
  const formsOf = workAmongProjects(dates, headers);
  const pastTools = toolsBehindTitles(headers, isSkill);
  const inText = titlesInText(headers, parts);
  const inSentence = openingSentence(languages, headers);
  const prose = proseReader(languages, dates, headers);
  const undated = undatedReader(languages, headers, parts, { dates, isSkill });
  const isOfPlacements = placementHeadings(languages);
  const studies = headingPattern(languages, 'education');
  const { isTaught, isPost } = taughtPosts(languages, headers);
  const elsewhereThan = workElsewhere(languages, headers);

  const withEmployers = employersAlone(dates, headers);
  const { isNoJob, isCourseBelow } = noJobReader(languages, headers);
  const isWhere = whereReader(headers);
  const isOf = partReader(languages, headers, isSkill);

  function read(document: Document, sections: Section[]): Entry[] {
    const work = sections.filter((section) => section.kind === 'experience' || section.kind === 'volunteer');
    const hasWork = work.some((section) => section.kind === 'experience' && section.lines.length > 0);
    const rest = () => sections.filter((section) => section.kind === 'none' || section.kind === 'summary');
    const own = readAll(document, work, false);
    const found = own.length > 0 ? own : readAll(document, formsOf(document, sections), false);
    // Where the section of work holds none, dates and titles elsewhere are asked.
    const elsewhere =
      hasWork && found.length > 0
        ? found
        : withEmployers(document, rest(), [...found, ...readAll(document, rest(), true)]);
    // Where nothing is headed as work, titled lines below studies are asked: a heading of no list ends none.
    const studied = () => sections.filter((section) => section.kind === 'education');
    const atSchool = ({ job }: Entry) =>
      (job.company !== null && headers.isSchoolName(job.company.value)) ||
      (job.title !== null && headers.isDegree(job.title.value));
    const beneath =
      work.length > 0 || elsewhere.length > 0
        ? elsewhere
        : readAll(document, studied(), true).filter((entry) => !atSchool(entry));
    const listed = () => sections.filter((section) => section.kind === 'skills');
    const bannered: typeof readAll = (...given) => withBanners(readAll(...given), headers);
    const entries =
      work.length > 0 || beneath.length > 0 ? beneath : workInSkills(document, listed(), bannered);
    entries.push(...readAll(document, sections.filter(isTaught), true).filter(({ job }) => isPost(job)));
    const read = (one: Document, some: Section[]) => readAll(one, some, true);
    entries.push(...elsewhereThan(document, sections, { own, all: entries }, read));
    const first = entries.sort((a, b) => a.from - b.from).slice(0, mostJobs);
    return withBanners(withKnownEmployers(document, first, headers), headers);
  }

  function readAll(document: Document, sections: Section[], anywhere: boolean): Entry[] {
    const all = sections.map((section) => draftsOf(document, section, anywhere));
    const drafts = all.flatMap(({ entries }) => entries);
    const told = drafts.filter(({ form }) => !form);
    for (const [at, headings] of pastTools(told).entries()) Object.assign(told[at] as Draft, headings);
    const order = learnOrder(drafts, headers);
    return all.flatMap((read) => {
      const above = namesAbove(read.entries);
      for (const [index, draft] of read.entries.entries()) {
        if (draft.form) continue;
        const whole = ofSameEmployer(draft, read.entries[index - 1], headers, above);
        const kept = whole === draft ? (order ?? neighboursOrder(read.entries, index, headers)) : null;
        const settled = kept ? byOrder(draft, kept, headers) : whole;
        Object.assign(draft, { title: settled.title, company: settled.company });
      }
      const free = read.entries.filter(({ form }) => !form);
      for (const [at, { title, company }] of withoutGlued(free).entries())
        Object.assign(free[at] as Draft, { title, company });
      return entriesOf(document, read);
    });
  }

  function entriesOf(
    document: Document,
    { section, rows, banners, entries: drafts, anywhere }: DraftedSection,
  ): Entry[] {
    const entries: Entry[] = [];
    const taken = new Set(drafts.flatMap(({ heading }) => heading));
    let over: Banner | null = null;
    const groups = groupsOf(parts);
    /** The entry of an employer within which those of its projects stand. */
    let outer: Draft | null = null;
    for (const draft of drafts) {
      const before = entries.at(-1);
      const last = banners.findLast(({ row }) => row < draft.first) ?? null;
      const range = rows[draft.anchor]?.range;
      const isOutside = last?.range && range && !isWithin(range, last.range);
      const held: Banner | null = isOutside || last === over ? null : last;
      const isProject = draft.lines.some((line) => headers.label(line.text) === 'project');
      const around = isProject && outer?.company ? rows[outer.anchor]?.range : null;
      const isHeld = range && around && isWithin(range, around);
      const banner: Banner | null =
        isHeld && outer?.company ? { row: -1, company: outer.company, rows: 0 } : held;
      if (!isProject) outer = draft;
      const { company, isInGroup } = groups.settle(banner, rows, draft);
      Object.assign(draft, { company });
      const found = entryOf(document, { section, rows, draft, before, banner, isInGroup, anywhere });
      if (found === 'leave') {
        // A leave told inside a job does not end it: what follows is still the job's.
        if (before && isWithin((rows[draft.anchor] as Row).range as DateRange, before.job))
          entries[entries.length - 1] = longer(document, before, rows[draft.end - 1]?.line.end);
      } else {
        entries.push(...found);
        // Behind another employer's entry a banner holds none any more.
        const [job] = found.map((entry) => entry.job);
        if (banner && job?.company && job.company.value !== banner.company.text) over = banner;
      }
    }
    if (section.kind === 'experience') entries.push(...undated(document, rows, drafts.length > 0, taken));
    if (entries.length === 0) entries.push(...prose(document, section, anywhere));
    const [first] = entries;
    if (first && section.heading !== '') first.headed = true;
    return entries;
  }

  function entryOf(
    document: Document,
    { section, rows, draft, before, banner, isInGroup, anywhere }: Settled,
  ): Entry[] | 'leave' {
    const { anchor, first, end, used } = draft;
    let { title, company } = draft;
    const dated = rows[anchor] as Row;
    const range = dated.range as DateRange;
    const own = rows.slice(first, end).filter((_row, index) => !used.has(first + index));
    const lines = draft.lines.filter((line) => used.has(line.row));
    const text = lines.map((line) => line.text).join('\n');
    // "Parental leave" is none; "Teacher (maternity leave cover)" is, and a job may tell of others' leave.
    let unsure = title === null || headers.titleScore(title.text) === 0;
    if (headers.isNotWork(unsure ? text : '') || headers.isLeave(without(dated.text, range))) return 'leave';
    if (isLabelledLeave(draft.lines)) return 'leave';
    const ofStudy = section.kind !== 'experience' || studies.pattern.test(section.heading);
    // Beside a word in the employer's place, what is left is the title.
    const anonymous = rows
      .slice(first, Math.min(end, anchor + 2))
      .find((row) => headers.isAnonymised(row.text));
    const bare = !/\p{L}/u.test(text);
    const told = unsure && !(anonymous && title) ? inText.roleIn(own, bare) : null;
    const role = told && !isNoJob(told) ? told : null;
    if (role) [title, company] = [role.title, company ?? role.company];
    // All of the item beside its dates: a job of its own, as one with an employer is.
    unsure &&= !(role && bare && (role.company || role.whole));
    // What two names of the heading do not tell, the sentence below it may.
    const guess = title === null ? guessOf(lines, anchor) : null;
    const opening = guess === null && !anywhere ? inSentence.read(own[0], { title, company }) : null;
    if (opening) ({ title, company } = opening);
    unsure &&= opening === null;
    const described =
      own.reduce((sum, row) => sum + (isWhere(row.text) ? 0 : row.text.trim().length), 0) >= shortestText;
    // "Northfield High School" among work with text below it employs.
    const employs = described && !ofStudy && !headers.isDegree(text);
    const study = headers.kind(text) === 'job' && headers.isStudy(text, !ofStudy) && !employs;
    if ((title === null || headers.titleScore(title.text) === 0) && study) return 'leave';
    if (before && isOf({ title, unsure, text }, { row: dated, range }, before)) return 'leave';
    if (title === null && anonymous) {
      title = inText.besideAnonymous(draft.lines, anonymous);
      if (title && company && title.from < company.to && company.from < title.to) company = null;
    }
    const guessed = title === null;
    if (guessed) ({ title, company } = guess ?? { title, company });
    if ((anywhere && title === null) || (unsure && isCourseBelow(own[0]?.text ?? ''))) return 'leave';
    if (section.kind !== 'volunteer' && isNoJob({ title, company })) return 'leave';
    // Projects of a job, each under the title that the job has: "• Catalog" over "Web Developer May 2012 to May 2013".
    if (company === null && before && title && isPartUnderTitle(title.text, range, before.job))
      return 'leave';
    // Under an employer's banner stands a place below the dates, or what the employer does.
    const isNone = company && (company.line > anchor || headers.label(`${company.text}:`) === 'project');
    if (banner && company && isNone && !headers.hasLegalForm(company.text)) company = null;
    if (banner)
      ({ title, company } = ofBanner({ title, company }, document, headers, {
        isInGroup,
        isHeld: banner.range !== undefined,
      }));
    if (isInGroup) company = null;
    if (title !== null && !banner && !isInGroup) company ??= inText.firmIn(own[0]);
    company ??= banner?.company ?? (title !== null && title.line < 0 ? inText.besidePlace(lines) : null);
    ({ title, company } = settled({ title, company }, lines, isSkill, headers));
    const unread = company === null && title !== null && holdsMore(draft, title.line, headers);
    const last = rows[end - 1]?.line ?? dated.line;
    // The name of several jobs' employer and its time belong to the first of them.
    const from = (
      rows[banner && banner.row >= 0 && banner.row >= first - banner.rows ? banner.row : first] as Row
    ).line.start;
    const hint = `${title?.text ?? ''}\n${text}\n${isOfPlacements(section.heading) ? section.heading : ''}`;
    const kind: Job['kind'] = section.kind === 'volunteer' ? 'volunteer' : headers.kind(hint);
    const shape = {
      above: anchor - first,
      companyBelow: company !== null && company.line > anchor,
      apart: title !== null && company !== null && title.line !== company.line,
      dated: title !== null && company?.line === anchor && title.line > anchor,
      titleAbove: title !== null && title.line < anchor && title.line >= 0,
      adjacent: first > 0 && rows[first - 1]?.body === false,
    };
    return [...dated.more, range].map((stretch) => {
      const job = jobOf(document, { title, company }, sharpened(stretch, banner?.range), {
        kind,
        described,
      });
      const to =
        stretch === range && dated.more.length > 0
          ? Math.min(range.to, dated.more[0]?.from ?? range.to)
          : stretch.to;
      job.dates = [evidence(document, dated.line.start + stretch.from, dated.line.start + to)];
      const own = { shape, guessed, unread, listed: isListed(dated, range), anonymous: !!anonymous };
      return { ...place(document, job, from, last.end), ...own };
    });
  }

  /** "Fortbildung: Datenbankentwickler" */
  function isLabelledLeave(lines: HeadingLine[]): boolean {
    return lines.some(({ text }) => /:\s/u.test(text) && headers.isLeave(text.split(/:\s/u, 1)[0] ?? ''));
  }

  /** Title and employer of a heading whose words tell neither: what stands up to the dates is asked first. */
  function guessOf(lines: HeadingLine[], anchor: number): Headings | null {
    return headers.guess(lines.filter((line) => line.row <= anchor)) ?? headers.guess(lines);
  }

  return { read, headers };
}

/** An entry that goes on to an offset, when it is given; what stands there describes it. */
function longer(document: Document, entry: Entry, to = entry.to): Entry {
  const described = entry.job.described || to - entry.to >= shortestText;
  return { ...entry, ...place(document, { ...entry.job, described }, entry.from, to) };
}
