/*
 * The lines of a section of work as rows: a row has dates, or is short enough to be part of a heading, or is text.
 *   Lead Engineer<tab>Mar 2019 – Present · • built … · 09/2018– <tab>Developer / 09/2021 (dates that wrap)
 */

import { type Document, type Line, textOf } from '#domain/document.ts';
import { largest } from '#domain/extremes.ts';
import { bulletLength, isBullet } from '#domain/page/lines.ts';
import type { DateRange, DateReader } from '#domain/readers/dates.ts';
import { without } from '#domain/readers/jobs/pieces.ts';
import { isWithin } from '#domain/tenure.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import type { HeaderReader } from '../heading/headers.ts';
import {
  asideOf,
  inBrackets,
  inSentence,
  isAsideYear,
  isScale,
  isSinceAlone,
  leadersLength,
  longSingle,
  standsApart,
  stretches,
} from './dates-in-rows.ts';
import { itemHeads } from './item-heads.ts';
import { itemTests } from './item-tests.ts';
import { lineReader } from './job-lines.ts';
import { withoutPairedYears } from './paired-years.ts';
import { hangs, paragraphReader } from './paragraphs.ts';
import { isPartOfJob } from './part-of-job.ts';
import { goesOnInSentences, rowTests } from './row-tests.ts';
import { bracketedHead, runOnHead } from './run-on.ts';
import { longest, sentenceReader } from './sentences-in-rows.ts';
import { withoutStackedDates } from './stacked-dates.ts';

export interface Row {
  line: Line;
  text: string;
  range: DateRange | null;
  /** Further stretches of the same job beside the first: "2016 – 2018, 2019 – 2023". */
  more: DateRange[];
  /** Text of a job rather than a part of its heading. */
  body: boolean;
  /** UTF-16 length of the heading when text runs on behind it on the same line. */
  head: number;
}

/** What is known of a line before it is told whether it is text. */
interface Asked {
  line: Line;
  text: string;
  range: DateRange | null;
  bullet: boolean;
  /** Characters besides the dates. */
  rest: number;
  dateOnly: boolean;
  titled: boolean;
  atEdge: boolean;
  /** True where its dates are those of a part of the job above. */
  part: boolean;
}

/** What came before a line of a section. */
interface Before {
  rows: Row[];
  /** The list item that a line may go on with. */
  item: Line | null;
  /** True once a heading with dates has been read. */
  headed: boolean;
  /** True where the first heading is numbered, as all entries are then. */
  numbered: boolean;
  /** The dates of the last heading that has a stretch of time. */
  held: DateRange | null;
  /** Where the lines of the section end, in points. */
  edge: number;
}

/** Characters of a title that no capital opens. */
const longestSmall = 40;

/** Makes a reader of rows; with `anywhere` the section is not known to be one of work, and lone dates are text. */
export function rowReader(
  dates: DateReader,
  headers: HeaderReader,
  { languages, shared }: Pick<Lexicon, 'languages' | 'shared'>,
) {
  const { goesOn, opensParagraph, runsOnFrom } = paragraphReader(headers, shared);
  const { isSentence, isShortSentence } = sentenceReader(headers, shared);
  const { listsBelowLabel, isTown, sentenceOf, closesClient, ...tests } = rowTests(headers, dates);
  const { longestOf, longestOfName, isSmallName, isSmallBelow, isHead, endsSentence, ...others } = tests;
  const { isPlaceOverDates, opensInAddress, breaksBelowDates } = others;
  const { isHeading } = itemTests(headers, dates);
  const { isHeadOfItem } = itemHeads(headers, dates);
  const { prepare, wrappedDates } = lineReader(dates, headers, languages);

  return (document: Document, lines: Line[], anywhere: boolean): Row[] => {
    const { lines: unstacked, stacked } =
      withoutPairedYears(document, lines, dates, headers.titleScore) ??
      withoutStackedDates(document, lines, dates);
    const all = prepare(document, unstacked);
    const right = (line: Line) => (line.box ? line.box.x + line.box.width : 0);
    const before: Before = {
      rows: [],
      item: null,
      headed: false,
      numbered: false,
      held: null,
      edge: largest(lines.map(right), 0),
    };
    const { rows } = before;
    for (let index = 0; index < all.length; index++) {
      const line = all[index] as Line;
      const below = all[index + 1];
      const held = stacked.get(line.start) ?? null;
      const wrapped = below && !held ? wrappedDates(document, line, below) : null;
      const { ranges, ...asked } = ask(document, line, before, wrapped?.range ?? held);
      const { text, range, bullet } = asked;
      let body = isBody(document, asked, before, anywhere, wrapped ? undefined : below);
      const item = bullet && !before.headed;
      const runOn =
        (range && !bullet && bracketedHead(headers, text, range, rows)) ||
        (range && (body || goesOnInSentences(text, range)) && !asked.part
          ? runOnHead(headers, { text, range, item }, rows.at(-1))
          : null);
      if (runOn !== null) body = false;
      // Under a heading with its dates, a dated bullet is something done in the job (an office held, a course).
      if (range && !range.single && !body) {
        if (!before.headed && !bullet) before.numbered = /^\s*1[.)]\s/.test(text);
        before.headed ||= !bullet;
        before.held = range;
      }
      if (bullet && body) before.item = line;
      else if (!body) before.item = null;
      const taken = body ? null : range;
      rows.push({ line, text, ...stretches(text, taken, ranges), body, head: runOn ?? text.length });
      if (!wrapped) continue;
      index += 1;
      const beside = wrapped.rest;
      if (beside === null) continue;
      const words = textOf(document, beside);
      const told = isBullet(words) || headers.readsLikeText(words);
      rows.push({ line: beside, text: words, range: null, more: [], body: told, head: words.length });
    }
    return rows;
  };

  /** What a line holds. */
  function ask(
    document: Document,
    line: Line,
    before: Before,
    wrapped: DateRange | null,
  ): Asked & { ranges: DateRange[] } {
    const text = textOf(document, line);
    const label = headers.label(text);
    // What a form calls the title may speak of dates ("since 2021 deputy"); they are not the job's.
    const ranges = dates(text).filter(
      (one) =>
        !isAsideYear(text, one) &&
        !isScale(text) &&
        !(one.single && headers.isOfFirm(text)) &&
        (label === null || label === 'dates' || standsApart(text, one) || closesClient(label, text, one)),
    );
    const range = wrapped ?? longSingle(ranges.find((one) => !one.single) ?? ranges[0] ?? null);
    const told = text.length - headers.anonymisedLength(text) - leadersLength(text);
    const whole = range ? told - (range.to - range.from) : told;
    // "Northwind | Leeds<tab>TypeScript, Kubernetes, …" below a title with its dates: the first cell is of the heading.
    const above = before.rows.at(-1);
    const tab = text.indexOf('\t');
    const isBeside =
      !range && tab > 0 && above && !above.body && above.range && headers.titleScore(above.text) >= 2;
    const own = range ? without(text, range) : '';
    const rest = isBeside ? tab : whole - asideOf(own, (title) => headers.titleScore(title) >= 2);
    // "Clerk: Northwind Ltd, May 2012 – May 2013".
    const called = /^[^:\d]{3,50}(?=:\s)/u.exec(own)?.[0] ?? '';
    const isTitled = headers.titleScore(own) > 0 || headers.titleScore(called) >= 2;
    const titled = range !== null && rest < longestOf(line, text, range) && isTitled;
    const behind = range === null ? '' : text.slice(range.to);
    const atEdge =
      range !== null &&
      (range.from < 4 || behind.length - headers.anonymisedLength(behind) < 4 || isTown(behind));
    // The lines of a form may be marked like those of a list. "2. Province of Drechterland, 2014–2016": numbered under a
    // job, it is a part of it.
    const marked =
      isBullet(text) || (before.headed && !before.numbered && /^\s*\d{1,2}[.)]\s+\p{L}/u.test(text));
    // An employer with its dates set in below its title is no list item.
    const datedBelow =
      range !== null &&
      !range.single &&
      atEdge &&
      rest < 60 &&
      above &&
      !above.body &&
      !above.range &&
      headers.titleScore(above.text) >= 2;
    const bullet = label === null && (marked || (line.bullet && !datedBelow));
    const dateOnly = range !== null && rest < 12;
    const part = range !== null && !dateOnly && !line.bold && isPartOfJob(text, range, before.held);
    return { line, text, range, ranges, bullet, rest, dateOnly, titled, atEdge, part };
  }

  function isBody(
    document: Document,
    asked: Asked,
    before: Before,
    anywhere: boolean,
    below: Line | undefined,
  ): boolean {
    const { line, text, range, bullet, rest, dateOnly, titled, atEdge } = asked;
    const most = range ? longestOf(line, text, range) : longestOfName(text);
    if (range === null && below && isPlaceOverDates(document, text, below)) return false;
    const isItemOfCells = range === null && bullet && text.includes('\t');
    if (isItemOfCells && below && isHead(document, line, text.slice(bulletLength(text)), below)) return false;
    if (bullet && isHeadOfItem(document, asked, before.rows, below)) return false;
    if (range === null && (bullet || rest > most || breaksBelowDates(text, before.rows))) return true;
    if (range === null && (isSmallName(text, before.rows.at(-1)) || isSmallBelow(text, before.rows)))
      return false;
    // "I joined Northwind as a helper from May 2014" under a heading with its dates.
    if (before.headed && /^I\s\p{Ll}{2}/u.test(text)) return true;
    const sentence =
      !dateOnly &&
      isSentence(line, sentenceOf(text, range)) &&
      !isSmallOverDates(document, text, before, below);
    let body = bullet || rest > most || sentence || headers.label(text) === 'duties';
    const heads = range === null && below !== undefined && isHead(document, line, text, below);
    const isOther = bullet || (range !== null && (dateOnly || titled)) || line.bold || heads;
    if (
      !isOther &&
      (hangs(before.item, line) || (!range && goesOn(document, before.rows.at(-1), before.edge, line)))
    )
      body = true;
    if (!range && !titled && listsBelowLabel(text, before.rows.at(-1))) body = true;
    if (!range && !line.bold && below && !heads && opensParagraph(document, line, text, below)) body = true;
    if (!body && !range && !line.bold && before.headed && isShortSentence(text)) body = true;
    if (range === null) return body;
    // "Got certified as solutions architect in May 2019" within a job.
    if (range.single && before.headed && endsSentence(text, range)) return true;
    if (asked.bullet && isHeading(document, asked, before, below)) return false;
    // "Relief charge since 2023: make assignments …", and among the clients of a job "Northwind (2018 – 2019): Ansible, Nagios".
    const behind = text.slice(range.to);
    const isHeld = before.held === null || isWithin(range, before.held);
    const lists = before.headed && isHeld && !titled && /^\s*\)\s*[:;]\s+\S/u.test(behind);
    // "Deployed to Northfield (May 2017 – Nov 2017) as network chief."
    const lead = text.slice(0, range.from);
    const goes = inBrackets(text, range) && /^\s*\)\s+\p{Ll}/u.test(behind) && headers.titleScore(lead) === 0;
    const runsOn = !atEdge && (lists || goes || /^\s*[:;]\s+\p{Ll}/u.test(behind));
    const told = runsOn || (inSentence(text, range) && (!titled || !atEdge));
    const dated = !range.single && rest < most && !told;
    if (dated && (!bullet || dateOnly || (titled && atEdge && !before.headed)) && (!sentence || titled))
      body = false;
    if (!range.single && !dated) body = true;
    if (
      range.single &&
      (anywhere || (!atEdge && !(titled && inBrackets(text, range) && !sentence && !bullet)))
    )
      body = true;
    // Dates that end a list item of two lines are the item's; a short name beside them ("Dell") is an employer's.
    if (!/\p{Lu}/u.test(without(text, range)) && before.item !== null && hangs(before.item, line))
      body = true;
    // "… Rails, Heroku to" over "AWS (ECS). Parental leave Oct 2017 – Mar 2018.": dates of a sentence within a paragraph.
    const sentenceBefore = /(?:\p{L}{3}|\))\.\s+\p{Lu}/u.test(lead) && /\.\s*$/u.test(text);
    if (!line.bold && !titled && sentenceBefore) body = true;
    // "AUTOSAR. Team leader of 5 from 2012.", "Scrum master since 2019." under a heading: when a part of the job began.
    const ended = before.headed && /\p{L}[^.]*\d\.\s*$/u.test(text);
    if (!line.bold && isSinceAlone(text, range) && (ended || /\p{L}{3}\.\s+\p{Lu}/u.test(lead))) body = true;
    // "The firm was sold in April 2020."
    if (range.single && before.headed && !titled && inSentence(text, range) && /\.\s*$/u.test(text))
      body = true;
    if (asked.part) body = true;
    const above = before.rows.at(-1);
    // "eBay<tab>2014 – 2016" is no text that goes on.
    const isSmall =
      range.from > 2 &&
      !dateOnly &&
      /^\p{Ll}(?![^\s,]{0,20}(?:\p{Lu}|\.\p{Ll})[^\s,]{0,20}(?:,|\t))/u.test(text);
    if (isSmall && !(titled && opensInAddress(text, above?.text)) && runsOnFrom(above)) body = true;
    // Years that end the sentence of the line above: "… the whole of / 2020 and 2021."
    const ends = dateOnly && /\.\s*$/.test(text) && headers.label(text) !== 'dates';
    if (ends && before.rows.at(-1)?.body) body = true;
    return body;
  }

  /** A title in small letters above dates, where no text runs on to it. */
  function isSmallOverDates(
    document: Document,
    text: string,
    { rows }: Before,
    below: Line | undefined,
  ): boolean {
    if (!below || text.length >= longestSmall || !/^\p{Ll}/u.test(text) || headers.titleScore(text) < 2)
      return false;
    const [range] = dates(textOf(document, below));
    const above = rows.at(-1);
    const runsOn = above?.body && !/[.!?;]\s*$/u.test(above.text) && above.text.length > longest / 2;
    return range !== undefined && !range.single && range.from < 3 && !runsOn;
  }
}
