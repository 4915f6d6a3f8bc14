/*
 * Dates as people write them, on one line:
 *   03/2019 · 3.2019 · 2019-03 · 2019/03 · 15.03.2019 · 03/15/2019 · Mar 2019 · March 15, 2019 · 15 mars 2019
 *   Mar '19 · Mar19 · Dec' 2019 · 2019年3月 · Q3 2019 · 2019 Q3 · Spring 2019 · 2019
 * and ranges of them:
 *   2016 – 2018 · 20162018 (a dash that the font lost) · 06/11 02/13 · Mar 2016 to present · May – October 2013 · since 2019 · seit 03/2019 · 2016–18 · 2017 –
 * Recognised by one pattern, then reconciled from left to right. No clock, no locale: month names of every
 * language of the lexicon are known at once.
 */

import type { PartialDate } from '../resume.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { listOf } from '../words/patterns.ts';
import { alternatives, firstWords, fold, tokenize } from '../words/words.ts';

/** A date or a range of dates; `from` and `to` are UTF-16 offsets into the text that was read. */
export interface DateRange {
  from: number;
  to: number;
  start: PartialDate;
  end: PartialDate | 'present';
  /** True for one date without a second. */
  single: boolean;
}

interface Point {
  from: number;
  to: number;
  date: PartialDate | null;
  /** A month without its year: it takes the year of what follows. */
  month: number | null;
  present: boolean;
  since: boolean;
  /** Two-digit forms and lone months, believed only as a part of a range. */
  weak: boolean;
  /** Two digits after a dash: the short end of `2016–18`. */
  short: number | null;
}

export type DateReader = (text: string) => DateRange[];

/** A year, 'yy, m/yy or a word before two digits: without one of them there is no date, and the pattern need not look. */
const hint = /(?:19|20)\d\d|['’‘]\d\d|\d\s?[./-]\s?\d\d|\p{L}{3}\.?[\s-]?\d\d(?![\d%])/u;
const year4 = '(?:19[3-9]\\d|20[0-9]\\d)';
const monthNumber = '(?:0?[1-9]|1[0-2])';
const dash = '[-–—−‐‑‒―~→]';

/** Makes a date reader that knows the words of these languages. */
export function dateReader({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>): DateReader {
  const list = (pick: (dates: Grammar['dates']) => string[]) =>
    alternatives(listOf(languages, (grammar) => pick(grammar.dates)));
  const [of, ordinal, quarter] = [
    list((words) => words.of),
    list((words) => words.ordinals),
    list((words) => words.quarters),
  ];
  const [yearMark, monthMark] = [alternatives(shared.yearMarks), alternatives(shared.monthMarks)];
  const versioned = new RegExp(
    `\\b(?:${alternatives(shared.numberedProducts)})\\s(?:(?:19|20)\\d\\d(?:\\sr2)?(?:\\s?(?:[-–,/]|to|and|through)\\s?))*$`,
    'iu',
  );
  const months = new Map<string, number>();
  const seasons = new Map<string, [number, number]>();
  const present = new Set<string>();
  const since = new Set<string>();
  const until = new Set<string>();
  for (const words of languages) {
    for (const [name, month] of Object.entries(words.months)) months.set(fold(name), month);
    for (const [name, range] of Object.entries(words.seasons)) seasons.set(fold(name), range);
    for (const word of words.present) present.add(fold(word));
    for (const word of words.since) since.add(fold(word));
    for (const word of words.until) until.add(fold(word));
  }
  const month = `(?:${alternatives(months.keys())})`;
  // A lost dash glues two dates: "2008present", "May 2014January 2015".
  const edge = `(?:(?<![\\p{L}\\p{N}])|(?<=(?:19|20)\\d\\d))`;
  const after = `(?:(?![\\p{L}\\p{N}])|(?<=(?:19|20)\\d\\d)(?=(?:${alternatives([...months.keys(), ...present, 'to'])})(?![\\p{L}])|${year4}(?!\\d)))`;
  const forms = [
    `(?<iy>${year4})[-/.](?<im>${monthNumber})(?:[-/.]\\d{1,2})?${after}(?![-/.]\\d)`,
    `(?<d1>\\d{1,2})(?<ds>[./-])(?<d2>\\d{1,2})[./-](?<dy>${year4})`,
    `(?<nm>${monthNumber})\\s?[./-]\\s?(?<ny>${year4})`,
    `(?<cy>${year4})\\s?${yearMark}\\s?(?<cm>${monthNumber})\\s?${monthMark}`,
    `(?:\\d{1,2}(?:${ordinal}|[.º°])?\\s+(?:(?:${of})\\s+)?)?(?<mm>${month})\\.?,?\\s*(?:\\d{1,2}(?:${ordinal})?,\\s*|\\d{1,2}(?:${ordinal})?\\s+(?=${year4}))?(?:(?:${of})\\s+|/\\s?|-\\s?|['’‘]\\s?)?(?<my>${year4})`,
    `(?<sm>${month})\\.?\\s?['’‘](?<sy>\\d{2})`,
    `(?<d3>\\d{1,2})/(?<d4>\\d{1,2})/(?<dy2>\\d{2})${after}(?!/)`,
    `(?<xm>${month})\\.?[\\s-]?(?<xy>\\d{2})${after}(?!\\s*[,.]?\\s*${year4})`,
    `(?<by>${year4})\\s(?<bm>${month})`,
    `(?:${quarter})(?<q1>[1-4])\\s?[/-]?\\s?(?<qy1>${year4})`,
    `(?<qy2>${year4})\\s?[/-]?\\s?(?:${quarter})(?<q2>[1-4])`,
    `(?<season>${alternatives(seasons.keys())})\\s+(?:(?:${of})\\s+)?(?<sey>${year4})`,
    `(?<wm>${monthNumber})/(?<wy>\\d{2})${after}(?!/)`,
    `(?<y>${year4})`,
    `['’‘](?<ay>\\d{2})`,
    `(?<since>${alternatives(since)})(?=\\s)`,
    `(?<present>${alternatives(present)})`,
    `(?<lm>${month})\\.?`,
  ];
  const pattern = new RegExp(`${edge}(?:${forms.join('|')})${after}`, 'iuy');
  const openings = firstWords([...months.keys(), ...seasons.keys(), ...since, ...present]);
  const joint = new RegExp(
    `^[\\s.,(\\[]*(?:${dash}+|/|\\.\\.+|(?:${alternatives(until)}):?)+[\\s.]*(?:(?:${list((words) => words.articles)})\\s+)?$`,
    'iu',
  );
  const shortEnd = new RegExp(`^\\s?${dash}\\s?['’‘]?(\\d{2})(?![\\p{L}\\p{N}/.-])`, 'u');
  /** "10/2021– Senior Engineer": a dash that clings to the date leaves it open. */
  const gluedEnd = /^[-–—](?=\s+\p{Lu})/u;
  const openEnd = /^\s?[-–—]\s*(?=$|[\t|)\]·•])/u;

  const whole = (y: number, m: number | null): PartialDate => ({
    year: y,
    month: m,
    lastMonth: m,
    precision: m === null ? 'year' : 'month',
  });
  const span = (y: number, range: [number, number], precision: 'quarter' | 'season'): PartialDate => ({
    year: y,
    month: range[0],
    lastMonth: range[1],
    precision,
  });
  const century = (two: string) => (Number(two) > 50 ? 1900 : 2000) + Number(two);

  function dateOf(group: Record<string, string | undefined>): PartialDate | null {
    const named = (name: string | undefined) => months.get(fold(name ?? '')) ?? null;
    if (group.iy) return whole(Number(group.iy), Number(group.im));
    if (group.dy) {
      const [first, second] = [Number(group.d1), Number(group.d2)];
      const american = group.ds === '/' && first <= 12 && (second > 12 || first !== 1 || second === 1);
      const monthOfIt = american ? first : second;
      return monthOfIt >= 1 && monthOfIt <= 12
        ? whole(Number(group.dy), monthOfIt)
        : whole(Number(group.dy), null);
    }
    if (group.dy2) {
      const american = Number(group.d3) <= 12;
      const monthOfIt = american ? Number(group.d3) : Number(group.d4);
      return monthOfIt >= 1 && monthOfIt <= 12 ? whole(century(group.dy2), monthOfIt) : null;
    }
    if (group.ny) return whole(Number(group.ny), Number(group.nm));
    if (group.cy) return whole(Number(group.cy), Number(group.cm));
    if (group.my) return whole(Number(group.my), named(group.mm));
    if (group.sy) return whole(century(group.sy), named(group.sm));
    if (group.xy) return whole(century(group.xy), named(group.xm));
    if (group.by) return whole(Number(group.by), named(group.bm));
    if (group.q1) return span(Number(group.qy1), [Number(group.q1) * 3 - 2, Number(group.q1) * 3], 'quarter');
    if (group.q2) return span(Number(group.qy2), [Number(group.q2) * 3 - 2, Number(group.q2) * 3], 'quarter');
    if (group.season) return span(Number(group.sey), seasons.get(fold(group.season)) ?? [1, 3], 'season');
    if (group.wy) return whole(century(group.wy), Number(group.wm));
    if (group.y) return whole(Number(group.y), null);
    if (group.ay) return whole(century(group.ay), null);
    return null;
  }

  /** A year that numbers a product ("SQL Server 2008 R2", "Visual Studio 2010 - 2022") or stands in a list of such. */
  function isVersion(text: string, from: number, to: number): boolean {
    return (
      versioned.test(text.slice(Math.max(0, from - 40), from)) ||
      /^\s?(?:R2|\/20\d\d\/20)/.test(text.slice(to, to + 10))
    );
  }

  function pointsOf(text: string): Point[] {
    const points: Point[] = [];
    let done = 0;
    const starts = tokenize(text)
      .filter(({ word }) => /^\d|^\p{L}[1-4]/u.test(word) || openings.has(word.replace(/\d+$/, '')))
      .map(({ from }) => from);
    for (let at = 0; at < starts.length; at++) {
      const from = starts[at] as number;
      if (from < done) continue;
      // The pattern is tried only where a date can begin: at a number (or its apostrophe) or a word of dates.
      pattern.lastIndex = from > done && /['’‘]/.test(text[from - 1] ?? '') ? from - 1 : from;
      const match = pattern.exec(text);
      if (match === null) continue;
      done = pattern.lastIndex;
      if (/[\p{L}\p{N}]/u.test(text[done] ?? '')) starts.splice(at + 1, 0, done);
      const group = match.groups ?? {};
      if (group.y && isVersion(text, match.index, done)) continue;
      points.push({
        from: match.index,
        to: match.index + match[0].length,
        date: dateOf(group),
        month: group.lm ? (months.get(fold(group.lm)) ?? null) : null,
        present: group.present !== undefined,
        since: group.since !== undefined,
        weak:
          group.wy !== undefined ||
          group.ay !== undefined ||
          group.xy !== undefined ||
          group.dy2 !== undefined,
        short: null,
      });
    }
    return points;
  }

  return (text) => {
    if (!/\d\d/.test(text) || !hint.test(text)) return [];
    const points = pointsOf(text.length > 2000 ? text.slice(0, 2000) : text);
    const ranges: DateRange[] = [];
    for (let at = 0; at < points.length; at++) {
      const point = points[at] as Point;
      const next = points[at + 1];
      const between = next ? text.slice(point.to, next.from) : '';
      if (point.since) {
        const afterNext = points[at + 2];
        const joined = afterNext && next && joint.test(text.slice(next.to, afterNext.from));
        if (next?.date && !next.weak && between.length <= 6 && /^[\s.:]*$/.test(between) && !joined) {
          ranges.push({ from: point.from, to: next.to, start: next.date, end: 'present', single: false });
          at += 1;
        }
        continue;
      }
      if (point.month !== null && next?.date?.month && (joint.test(between) || /^\s+$/.test(between))) {
        const start = whole(next.date.year, point.month);
        ranges.push({ from: point.from, to: next.to, start, end: next.date, single: false });
        at += 1;
        continue;
      }
      if (point.date === null) continue;
      const short =
        point.date.precision === 'year' ? shortEnd.exec(text.slice(point.to, point.to + 8)) : null;
      if (short && !point.weak) {
        const end = Math.floor(point.date.year / 100) * 100 + Number(short[1]);
        if (end >= point.date.year && end - point.date.year < 60) {
          ranges.push({
            from: point.from,
            to: point.to + short[0].length,
            start: point.date,
            end: whole(end, null),
            single: false,
          });
          continue;
        }
      }
      const joined = next !== undefined && (next.date !== null || next.present) && joint.test(between);
      const bare =
        next !== undefined && /^[\s,|(]{0,4}$/.test(between) && !(point.weak && point.date.month === null);
      const follows =
        bare &&
        (next.present || (next.date !== null && next.weak === point.weak && isAfter(point.date, next.date)));
      if (joined || follows) {
        ranges.push({
          from: point.from,
          to: next.to,
          start: point.date,
          end: next.date ?? 'present',
          single: false,
        });
        at += 1;
        continue;
      }
      const rest = text.slice(point.to);
      const open = openEnd.exec(rest) ?? (point.from < 3 ? gluedEnd.exec(rest) : null);
      if (open && !point.weak) {
        ranges.push({
          from: point.from,
          to: point.to + open[0].trimEnd().length,
          start: point.date,
          end: 'present',
          single: false,
        });
        continue;
      }
      if (!point.weak)
        ranges.push({ from: point.from, to: point.to, start: point.date, end: point.date, single: true });
    }
    return ranges;
  };
}

function isAfter(first: PartialDate, second: PartialDate): boolean {
  if ((first.month === null) !== (second.month === null)) return false;
  return second.year * 12 + (second.month ?? 0) > first.year * 12 + (first.month ?? 0);
}
