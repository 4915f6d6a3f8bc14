import { counts } from '#domain/judging/experience.ts';
import type { DocumentEvidence, Job, Mention, Resume } from '#domain/resume.ts';
import { byEnd } from '#domain/tenure.ts';
import { fold } from '#domain/words/words.ts';

/** Thousandths for a mention shown in a dated job; a bare list entry earns what the pack says. */
const full = 1000;

/** True when the mention stands in the entry of a job, dated and of a kind that counts. */
export function isDemonstrated(mention: Mention, resume: Resume): boolean {
  const job = mention.job === null ? undefined : resume.jobs[mention.job];
  return job !== undefined && counts(job) && job.start !== null;
}

/** What shows a practice by its phrasings or tools; nothing where it is not shown. */
export function mentionsOfPractice({ practices }: Resume, id: string): Mention[] {
  return practices.find((practice) => practice.id === id)?.mentions ?? [];
}

/** What a role pack gives for what is shown less well than in a dated job of the role's fields, in thousandths. */
interface Credits {
  /** For what no dated job shows. */
  listCredit: number;
  /** For what only dated jobs of other work show: as much as of the role's own where nothing is said. */
  elsewhereCredit?: number | undefined;
}

/**
 * Thousandths that the best of some mentions earns, 0 for none: full in a dated job that is in some of the fields or may be, what the
 * pack says in one of other work, and in a list no more than that where no job may be of the fields.
 */
export function creditOf(
  mentions: Mention[],
  resume: Resume,
  { listCredit, elsewhereCredit = full }: Credits,
  fields: readonly string[],
): number {
  if (mentions.length === 0) return 0;
  const shown = mentions.filter((mention) => isDemonstrated(mention, resume));
  if (shown.some((mention) => mayBeOf(mention, resume, fields))) return full;
  const listed = shown.length < mentions.length || shown.length === 0 ? listCredit : 0;
  // A list of somebody who never worked in the fields tells no more than that work does.
  const isCapped = listed > elsewhereCredit && !resume.jobs.some((job) => mayBe(job, fields));
  return Math.max(isCapped ? elsewhereCredit : listed, shown.length > 0 ? elsewhereCredit : 0);
}

/** True where the job of a mention is no job of other work than that of the fields. */
function mayBeOf({ job }: Mention, { jobs }: Resume, fields: readonly string[]): boolean {
  const own = jobs[job ?? -1];
  return own !== undefined && mayBe(own, fields);
}

/** True for a job that is in some of the fields or may be: one without a title may be of any, and where no fields are asked for every one is. */
function mayBe(job: Job, fields: readonly string[]): boolean {
  if (fields.length === 0 || job.title === null) return true;
  return fields.some((field) => (job.fields[field] ?? 'out') !== 'out');
}

/**
 * The mention that shows most: in a dated job, else in any, else the first. Mentions come by what they are of, what was asked first
 * before what stands for it; of those that tell as well a line with three and more of it wins, then the first kind, then a job in some of
 * the fields, then the newest job, and within one the line with more of it.
 */
export function bestMention(byKind: Mention[][], resume: Resume, fields: readonly string[]): Mention | null {
  const lines = countsOf(byKind);
  const newest = byNewest(resume);
  const all = byKind.flatMap((mentions, kind) =>
    mentions.map((mention) => ({
      mention,
      kind,
      telling: telling(mention, resume),
      more: lines.get(mention.paragraph) ?? 0,
    })),
  );
  const shown = all.filter(({ mention }) => isDemonstrated(mention, resume));
  const [best] = (shown.length > 0 ? shown : all).sort(
    (a, b) =>
      a.telling - b.telling ||
      Number(b.more >= manyAtOnce) - Number(a.more >= manyAtOnce) ||
      a.kind - b.kind ||
      outside(a.mention, resume, fields) - outside(b.mention, resume, fields) ||
      newest(a.mention) - newest(b.mention) ||
      b.more - a.more ||
      a.mention.evidence.start - b.mention.evidence.start,
  );
  return best?.mention ?? null;
}

/** Names of what is asked on a line from which it tells more than a newer one. */
const manyAtOnce = 3;

/** Where mentions stand, the newest jobs first, whatever order a résumé tells them in; a job without dates keeps its place behind the others. */
function byNewest({ jobs }: Resume): (mention: Mention) => number {
  const startOf = ({ start }: Job) => (start ? start.year * 12 + (start.lastMonth ?? 12) : 0);
  const order = [...jobs.entries()].sort(
    ([at, one], [behind, other]) => byEnd(one, other) || startOf(other) - startOf(one) || at - behind,
  );
  const ranks = new Map(order.map(([at], rank) => [at, rank]));
  return ({ job }) => ranks.get(job ?? -1) ?? jobs.length;
}

/** How many of some kinds stand in each paragraph; the same words, as a skill and as a deed, are one. */
function countsOf(byKind: Mention[][]): Map<number, number> {
  const [found, ends] = [new Map<number, number>(), new Map<number, number>()];
  const firsts = byKind.flatMap((mentions) => [
    ...new Map(mentions.toReversed().map((mention) => [mention.paragraph, mention])).values(),
  ]);
  for (const { paragraph, evidence } of firsts.sort((a, b) => a.evidence.start - b.evidence.start)) {
    if (evidence.start < (ends.get(paragraph) ?? -1)) continue;
    ends.set(paragraph, evidence.end);
    found.set(paragraph, (found.get(paragraph) ?? 0) + 1);
  }
  return found;
}

/** Words to quote for a mention: its paragraph, or the words around it in a long one. */
export function quoteOf(mention: Mention): DocumentEvidence {
  return mention.line;
}

/** True for a line that lists names rather than tells what was done. */
function isList({ line }: Mention): boolean {
  const parts = line.quote.split(/[,|;•·\t]/u);
  // Marks between names are no words.
  const words = line.quote.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return parts.length >= 4 && words / parts.length < 2.5;
}

/** True for words that are no more than the heading of a job: its title, or a line with its dates. */
function isHeading({ line }: Mention, { jobs }: Resume): boolean {
  const quote = line.quote.trim();
  return jobs.some(({ title, dates }) => {
    const dated = dates.some(
      (one) => one.source === 'document' && one.start >= line.start && one.end <= line.end,
    );
    const titled = title?.evidence.some(
      (one) => one.source === 'document' && one.start >= line.start && one.end <= line.end,
    );
    return dated || titled === true || title?.value.includes(quote) === true;
  });
}

/** True for words of a phrase rather than one word alone: "designing training", "cross-functionally", no "training". */
function isPhrase({ evidence: { quote } }: Mention): boolean {
  return /[\s-]/.test(quote.trim());
}

/** True for words that open their line, as the verb of what was done does: "Architected and built the payments". */
function opensLine({ evidence: { start }, line }: Mention): boolean {
  const before = [...line.quote].slice(0, Math.max(0, start - line.start)).join('');
  return start >= line.start && !/[\p{L}\p{N}]/u.test(before);
}

/** How little a list tells, and at most what stands within a sentence: see `telling`. */
const tellsLeast = 3;
export const tellsSome = 1;

/** Words that a line has at least that tells something, and letters of a word by which such lines are compared. */
const [fewestWords, stem] = [4, 4];

/** What a line tells, whatever is asked of it. */
interface LineTold {
  telling: number;
  figures: boolean;
  /** Its words, as lines are compared. */
  words: string;
}

/** Lines of a résumé that were asked before: many criteria ask of the same ones. */
const asked = new WeakMap<Resume, Map<number, LineTold>>();
/** Code points that no document has. */
const mostPoints = 2 ** 24;

function toldOf(mention: Mention, resume: Resume): LineTold {
  const lines = asked.get(resume) ?? new Map<number, LineTold>();
  if (lines.size === 0) asked.set(resume, lines);
  const { start, end, quote } = mention.line;
  const place = start * mostPoints + end;
  const known = lines.get(place);
  if (known !== undefined) return known;
  const own = fold(quote)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  // "Worked in teams of six" and "Working in a team of six" are two, "Worked in teams" and "Working in teams" one.
  const words = own.length < fewestWords ? own.join(' ') : own.map((word) => word.slice(0, stem)).join(' ');
  const told = { telling: tellingOf(mention, resume), figures: tellsNumbers(mention), words };
  lines.set(place, told);
  return told;
}

/** How little a mention tells: 0 a sentence, 1 what begins within one, 2 a heading or a few words, 3 a list. */
export function telling(mention: Mention, resume: Resume): number {
  return toldOf(mention, resume).telling;
}

function tellingOf(mention: Mention, resume: Resume): number {
  if (isList(mention)) return tellsLeast;
  const words = mention.line.quote.trim().split(/\s+/).length;
  if (words < fewestWords || isHeading(mention, resume)) return 2;
  return /^\P{L}*\p{Ll}/u.test(mention.line.quote) ? 1 : 0;
}

/** 0 for a mention in a job of some fields, 1 for any other: a waitress's words prove less of an HR manager. */
export function outside({ job }: Mention, { jobs }: Resume, fields: readonly string[]): 0 | 1 {
  const places = jobs[job ?? -1]?.fields;
  return fields.some((field) => ['in', 'likely'].includes(places?.[field] ?? 'out')) ? 0 : 1;
}

/** One mention a line and for the same words, those that tell most, of jobs in some fields, with figures and of the newest jobs first. */
export function distinctLines(
  mentions: Mention[],
  resume: Resume,
  fields: readonly string[] = [],
): Mention[] {
  const [lines, quotes] = [new Set<number>(), new Set<string>()];
  const newest = byNewest(resume);
  const sorted = mentions
    .map((mention) => ({
      mention,
      told: toldOf(mention, resume),
      phrase: Number(isPhrase(mention) || opensLine(mention)),
    }))
    .sort(
      (a, b) =>
        a.told.telling - b.told.telling ||
        outside(a.mention, resume, fields) - outside(b.mention, resume, fields) ||
        Number(b.told.figures) - Number(a.told.figures) ||
        b.phrase - a.phrase ||
        newest(a.mention) - newest(b.mention) ||
        a.mention.evidence.start - b.mention.evidence.start,
    );
  const distinct = sorted.filter(({ mention: { paragraph }, told: { words } }) => {
    // A job that is printed twice, or a summary that repeats its words, tells nothing more.
    const same = lines.has(paragraph) || quotes.has(words) || isCut(words, quotes);
    lines.add(paragraph);
    quotes.add(words);
    return !same;
  });
  return distinct.map(({ mention }) => mention);
}

/** Characters from which a quote that another one opens with is the same, cut at the end of a page. */
const longestCut = 24;

function isCut(words: string, quotes: Set<string>): boolean {
  if (words.length < longestCut) return false;
  return [...quotes].some(
    (one) => one.length >= longestCut && (one.startsWith(words) || words.startsWith(one)),
  );
}

/** True where a number of something is told, no year and no part of a name: "40 services", "60%", "€ 2m"; not "Windows 10" or "Word 97". */
function tellsNumbers({ line }: Mention): boolean {
  for (const { index } of line.quote.matchAll(counted))
    if (!named.test(line.quote.slice(0, index))) return true;
  return false;
}

/** A number with its unit or what is counted: years are none. */
const counted =
  /[$€£]\s?\d|(?<![\p{L}\d.,/-])(?!(?:19|20)\d\d(?!\d))\d[\d.,]*(?:\s?%|\s?[kKmMx×+]{1,2}(?!\p{L})|-?\s?\p{Ll}{2,})/gu;
/** A name before a number, within a sentence. */
const named = /\s\p{Lu}\S*\s$/u;

/** True where a result is told in figures: a share, an amount of money, so many more or less. */
export function hasFigures({ line }: Mention): boolean {
  return /\d\s?%|[$€£]\s?\d|\d\s?(?:€|percent\b|Prozent\b)/u.test(line.quote);
}
