/*
 * Dates as people write them, on one line:
 *   03/2019 · 3.2019 · 2019-03 · 2019/03 · 15.03.2019 · 03/15/2019 · Mar 2019 · March 15, 2019 · 15 mars 2019
 *   Mar '19 · Mar 19’ · Mar19 · Dec' 2019 · 2019年3月 · Q3 2019 · 2019 Q3 · Spring 2019 · 2019, and ranges of them:
 *   2016 – 2018 · 20162018 (a dash that the font lost) · 06/11 02/13 · Mar 2016 to present · May – October 2013 · since 2019 · seit 03/2019 · 2016–18 · 2017 –
 * Recognised by one list of forms (dates/forms.ts), then reconciled from left to right. No clock, no locale: month names of every
 * language of the lexicon are known at once.
 */

import type { PartialDate } from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { remembering } from '../words/remember.ts';
import { alternatives, firstWords, fold, tokenize } from '../words/words.ts';
import { type DateForm, isHistory, whole, year4 } from './dates/form.ts';
import { dateForms } from './dates/forms.ts';
import { type DayOrder, isAfter } from './dates/order.ts';
import { clingingEnd, endsPiece, isListed, numbered, type Point } from './dates/point.ts';
import { monthSpeller, presentSpeller } from './dates/respelt.ts';
import { versionTest } from './dates/versions.ts';
import { dateWords } from './dates/words.ts';

/** A date or a range of dates; `from` and `to` are UTF-16 offsets into the text that was read. */
export interface DateRange {
  from: number;
  to: number;
  start: PartialDate;
  end: PartialDate | 'present';
  /** True for one date without a second. */
  single: boolean;
  /** True where the end is a month without a year of its own: "April 2009 to December". */
  borrowed?: boolean;
}

export interface DateReader {
  (text: string): DateRange[];
  /** From now on dates with slashes are those of a document of this order, and "2010-11" is two years of one with short ones. */
  settle(order: DayOrder, shortYears: boolean): void;
}

/** A year, 'yy, m/yy or a word before two digits: without one of them there is no date, and the pattern need not look. */
const hint = /(?:19|20)\d\d|['’‘]\s?\d\d|\d\s?[./-]\s?\d\d|\p{L}{3}\.?[\s/-]?\d\d(?![\d%])/u;
/** The last is a wide dash whose bytes were taken for Latin letters. */
const dash = '(?:[-–—]{1,2}>|[-–—−‐‑‒―~→－﹣～〜]|ï¼|&[nm]dash;)';

/** Makes a date reader that knows the words of these languages. */
export function dateReader(lexicon: Pick<Lexicon, 'languages' | 'shared'>): DateReader {
  const words = dateWords(lexicon);
  const { months, seasons, present, since, until } = words;
  const isVersion = versionTest(words.versioned);
  const spelt = monthSpeller(months);
  // A lost dash glues two dates: "2008present", "May 2014January 2015".
  const letter = '(?!\\p{Script=Han})[\\p{L}\\p{N}]';
  // Dates set at the right edge without room cling to the text before them: "of pages2016-12 — 2018-03".
  const clinging = `(?<=\\p{Ll}{3})(?=${year4}[-/.](?:0[1-9]|1[0-2])(?![\\d.,]))`;
  const edge = `(?:(?<!${letter})|(?<=(?:19|20)\\d\\d)|${clinging})`;
  const after = `(?:(?!${letter})|(?<=(?:19|20)\\d\\d)(?=(?:${alternatives([...months.keys(), ...present, 'to'])})(?![\\p{L}])|${year4}(?!\\d)|\\d{1,2}/(?:19|20)\\d\\d))`;
  const forms = dateForms(words, after);
  const ways = forms.map(({ pattern }, index) => `(?<form${index}>${pattern})`).join('|');
  const pattern = new RegExp(`${edge}(?:${ways})${after}`, 'iuy');
  const openings = firstWords([
    ...[...months.keys(), ...seasons.keys(), ...words.partsOfYear.keys()],
    ...[...since, ...present],
  ]);
  const inRun = [...openings].filter((word) => /^\p{Script=Han}/u.test(word));
  const joint = new RegExp(
    `^[\\s.,(\\[]*(?:${dash}+|/|\\.\\.+|(?:${alternatives(until)}):?)+(?:\\s(?:${alternatives(until)}|${dash}))?[\\s.]*[(\\[]?(?:(?:${words.articles})\\s+)?$`,
    'iu',
  );
  const inBrackets = new RegExp(`^\\)\\s?${dash}\\s?\\($`, 'u');
  const danglingUntil = new RegExp(`^\\s+(?:${alternatives(until)})\\s*$`, 'iu');
  /** "To: Nov 2008", further on in the line. */
  const untilLabel = new RegExp(
    `(?<!\\p{L})(?:${alternatives([...until].map((word) => word.replace(/:$/u, '')))})\\s?:\\s`,
    'iu',
  );
  const shortEnd = new RegExp(`^\\s?${dash}\\s?['’‘]?(\\d{2})(?![\\p{L}\\p{N}/-]|\\.\\d)`, 'u');
  const behindBetween = new RegExp(
    `(?<!\\p{L})(?:${words.between})\\s+(?:(?:${words.articles})\\s+)?$`,
    'iu',
  );
  const and = new RegExp(`^\\s+(?:${words.and})\\s+(?:(?:${words.articles})\\s+)?$`, 'iu');
  /** A joint with room around it. */
  const roomyJoint = new RegExp(`^\\s+(?:${dash}+|(?:${alternatives(until)}):?)\\s+$`, 'iu');
  /** Words for since that also stand between a day and its month: they open a range at the head of a piece only. */
  const sinceOrOf = new RegExp(`^(?:${words.of})$`, 'iu');
  const headOfPiece = /(?:^|[\t|(,;:·•–—-])\s*$/u;
  const misspeltPresent = presentSpeller(words, dash);
  const openEnd = /^\s?(?:[-–—]{1,2}>?|[－→])\s*(?:∞|(?:…|\.{3}|[?*])?\s*(?=\.?\s*$|[\t|│)\]·•]|:\s))/u;

  function pointsOf(written: string, order: DayOrder, shortYears: boolean): Point[] {
    const { text, from: begun } = spelt(written);
    const points: Point[] = [];
    let done = 0;
    const starts = tokenize(text).flatMap(({ word, from, to }) => {
      if (/^\d|^\p{L}[1-4]/u.test(word) || openings.has(word.replace(/\d+$/, ''))) return [from];
      if (/\p{L}(?:19|20)\d\d$/u.test(word)) return [to - '2016'.length];
      // A script without spaces may open a date within its run.
      return /^\p{Script=Han}/u.test(word)
        ? inRun.filter((one) => word.includes(one)).map((one) => from + word.indexOf(one))
        : [];
    });
    for (let at = 0; at < starts.length; at++) {
      const from = starts[at] as number;
      if (from < done) continue;
      // The pattern is tried only where a date can begin: at a number (or its apostrophe) or a word of dates.
      pattern.lastIndex = from > done && /['’‘]\d/.test(text.slice(from - 1, from + 1)) ? from - 1 : from;
      const match = pattern.exec(text);
      if (match === null) continue;
      done = pattern.lastIndex;
      if (/[\p{L}\p{N}]/u.test(text[done] ?? '')) starts.splice(at + 1, 0, done);
      const groups = match.groups ?? {};
      const form = forms.find((_form, index) => groups[`form${index}`] !== undefined) as DateForm;
      if (form.bareYear && isVersion(text, match.index, done)) continue;
      if (form.word === 'present' && text[done] === ':' && words.labels.has(fold(match[0]))) continue;
      // "2010-11" is a year with the end of another behind it.
      const isShort = shortYears && /^\d{4}[-–]\d\d$/.test(match[0]);
      points.push({
        from: begun.get(match.index) ?? match.index,
        to: match.index + (isShort ? 4 : match[0].length),
        date: isShort ? whole(Number(match[0].slice(0, 4)), null) : form.dateOf(groups, order),
        month: form.monthOf?.(groups) ?? null,
        present: form.word === 'present',
        since: form.word === 'since',
        weak: form.weak ?? false,
        apart: form.apart ?? false,
        afterSince: form.afterSince ?? false,
        yearFirst: form.yearFirst ?? false,
      });
    }
    return points;
  }

  /** What stands at one point and how many points it takes; null where it is no date. */
  type Found = { range: DateRange; points: number } | null;
  const made = (
    from: number,
    to: number,
    start: PartialDate,
    end: DateRange['end'],
    points: number,
  ): Found => ({
    range: { from, to, start, end, single: false },
    points,
  });

  /** "since March 2019" */
  function openedBySince(text: string, point: Point, [next, afterNext]: Point[]): Found {
    if (!next?.date || next.apart || (next.weak && next.date.month === null)) return null;
    const between = text.slice(point.to, next.from);
    if (between.length > 6 || !/^[\s.:]*$/.test(between)) return null;
    // "Start date: March 2019, end date: May 2020": labels are a part of the dates.
    const isLabel = /[\s:]/u.test(text.slice(point.from, point.to)) || text[point.to] === ':';
    if (afterNext && joint.test(text.slice(next.to, afterNext.from))) {
      const end = afterNext.present ? 'present' : afterNext.date;
      return isLabel && end !== null ? made(point.from, afterNext.to, next.date, end, 3) : null;
    }
    // "from June 2006 to date": the end is said in words that hold their joint.
    if (afterNext?.present && /^\s?$/.test(text.slice(next.to, afterNext.from)))
      return made(point.from, afterNext.to, next.date, 'present', 3);
    // "… from October 2020 to" at the end of a line goes on.
    if (danglingUntil.test(text.slice(next.to))) return null;
    // "From: Mar 2008 <tab> Northwind <tab> To: Nov 2008" lasts no longer; a row is shorter than what is looked through.
    if (isLabel && untilLabel.test(text.slice(next.to, next.to + 2000))) return null;
    // Swedish "AB" ends an employer's name; German "ab" is written small.
    const word = text.slice(point.from, point.to);
    if (word.length <= 2 && word === word.toUpperCase() && text !== text.toUpperCase()) return null;
    if (sinceOrOf.test(word) && !headOfPiece.test(text.slice(0, point.from))) return null;
    return made(point.from, next.to, next.date, 'present', 2);
  }

  /** "May – October 2013", "Sept – Aug 2023", "2018, Aug – Sep" */
  function sharedYear(text: string, point: Point, [next, afterNext]: Point[]): Found {
    if (!next) return null;
    const between = text.slice(point.to, next.from);
    // "Sept – Aug 2023" began the year before.
    const turn = point.month !== null && (next.date?.month ?? 12) < point.month ? 1 : 0;
    if (point.month !== null && next.date?.month && (joint.test(between) || /^\s+$/.test(between)))
      return made(point.from, next.to, whole(next.date.year - turn, point.month), next.date, 2);
    if (!point.date || next.month === null || !joint.test(between)) return null;
    const closes = endsPiece.test(text.slice(next.to)) && !text.slice(point.to, next.from).includes('/');
    // "April 2009 to December" ends in its year.
    const isLater = (point.date.month ?? 13) < next.month && !point.weak && closes;
    const shared = {
      from: point.from,
      to: next.to,
      start: point.date,
      end: whole(point.date.year, next.month),
    };
    if (point.yearFirst && !afterNext?.date) return { range: { ...shared, single: false }, points: 2 };
    return isLater ? { range: { ...shared, single: false, borrowed: true }, points: 2 } : null;
  }

  /** "2016–18", "2020/01 – 05" */
  function shortened(text: string, { from, to, weak }: Point, date: PartialDate): Found {
    const short = weak ? null : shortEnd.exec(text.slice(to, to + 8));
    if (!short) return null;
    if (date.month !== null) {
      const month = Number(short[1]);
      const isMonth = month > date.month && month <= 12 && numbered.test(text.slice(from, to));
      return isMonth ? made(from, to + short[0].length, date, whole(date.year, month), 1) : null;
    }
    const end = Math.floor(date.year / 100) * 100 + Number(short[1]);
    if (end < date.year || end - date.year >= 60) return null;
    return made(from, to + short[0].length, date, whole(end, null), 1);
  }

  /** "Mar 2016 to present", or two dates with a dash that the font lost. */
  function paired(text: string, point: Point, next: Point | undefined, date: PartialDate): Found {
    if (!next) return null;
    const between = text.slice(point.to, next.from);
    if (isListed(text, point, next)) return null;
    const apart = point.apart || next.apart;
    const alike = !apart || (roomyJoint.test(between) && (next.present || next.apart === point.apart));
    // "between March 2016 and May 2018"
    const told = and.test(between) && behindBetween.test(text.slice(0, point.from));
    const joined =
      (next.date !== null || next.present) &&
      (joint.test(between) || told || inBrackets.test(between)) &&
      alike;
    const bare = !apart && /^[\s,|(]{0,4}$/.test(between) && !(point.weak && date.month === null);
    const later = next.date !== null && next.weak === point.weak && isAfter(date, next.date);
    if (!joined && !(bare && (next.present || later))) return null;
    // "Summer 2014 and summer 2013" are two.
    if (and.test(between) && next.date !== null && isAfter(next.date, date)) return null;
    // "2017–(ongoing)"
    const opened = /[^\s,|([][\s]*[([]$/u.test(between);
    const closed = opened && /^[)\]]/u.test(text.slice(next.to)) ? 1 : 0;
    // "2015 – (2016 promoted)": the bracket holds something else.
    if (opened && closed === 0) return null;
    if (next.date === null && isHistory(date)) return null;
    return made(point.from, next.to + closed, date, next.date ?? 'present', 2);
  }

  /** "2017 –", "2017 – presnt" */
  function open(text: string, { from, to, weak }: Point, date: PartialDate): Found {
    const rest = text.slice(to);
    // "Feb 25—…": dots behind the dash tell that the short year is one.
    // "04 2023 –" opens its line.
    const isNumbered = from < 2 && /^\d{2}\s\d{4}$/.test(text.slice(from, to));
    if (weak && !isNumbered && !(date.month !== null && /^\s?[-–—－→]\s*(?:…|\.{3})/u.test(rest)))
      return null;
    const misspelt = misspeltPresent(rest);
    if (misspelt > 0) return made(from, to + misspelt, date, 'present', 1);
    const end = openEnd.exec(rest) ?? clingingEnd(text, { from, to }, date.year);
    return end && made(from, to + end[0].trimEnd().length, date, 'present', 1);
  }

  /** "May 2024 (6 months)", "March 2020 (2 weeks)" */
  function lasting(text: string, { from, to, weak }: Point, date: PartialDate): Found {
    if (date.month === null || weak) return null;
    const rest = text.slice(to, to + 20);
    const brief = words.brief.exec(rest);
    if (brief) return made(from, to + brief[0].length, date, date, 1);
    const found = words.lasting.exec(rest);
    const count = Number(found?.[1] ?? 0);
    if (!found || count === 0) return null;
    const last = date.month - 2 + count;
    const end = whole(date.year + Math.floor(last / 12), (last % 12) + 1);
    return made(from, to + found[0].length, date, end, 1);
  }

  function foundAt(text: string, point: Point, behind: Point[]): Found {
    if (point.since) return openedBySince(text, point, behind);
    const shared = sharedYear(text, point, behind);
    if (shared || point.date === null || point.afterSince) return shared;
    const { date, from, to, weak } = point;
    return (
      shortened(text, point, date) ??
      paired(text, point, behind[0], date) ??
      open(text, point, date) ??
      lasting(text, point, date) ??
      (weak ? null : { range: { from, to, start: date, end: date, single: true }, points: 1 })
    );
  }

  function rangesOf(text: string, order: DayOrder, shortYears: boolean): DateRange[] {
    if (!/\d\d/.test(text) || !hint.test(text)) return [];
    const points = pointsOf(text.length > 2000 ? text.slice(0, 2000) : text, order, shortYears);
    const ranges: DateRange[] = [];
    for (let at = 0; at < points.length; ) {
      const found = foundAt(text, points[at] as Point, points.slice(at + 1, at + 3));
      if (found) ranges.push(found.range);
      at += found?.points ?? 1;
    }
    return ranges;
  }

  const readersOf = (shortYears: boolean) => ({
    unknown: remembering((text) => rangesOf(text, null, shortYears)),
    'day first': remembering((text) => rangesOf(text, 'day first', shortYears)),
    'month first': remembering((text) => rangesOf(text, 'month first', shortYears)),
  });
  const [long, short] = [readersOf(false), readersOf(true)];
  let read = long.unknown;
  return Object.assign((text: string) => read(text), {
    settle(order: DayOrder, shortYears: boolean) {
      read = (shortYears ? short : long)[order ?? 'unknown'];
    },
  });
}
