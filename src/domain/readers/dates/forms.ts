import type { PartialDate } from '#domain/resume.ts';
import { alternatives, fold } from '#domain/words/words.ts';
import { type DateForm, type Groups, inNumbers, monthNumber, whole, year4 } from './form.ts';
import type { DayOrder } from './order.ts';
import type { DateWords } from './words.ts';
import { yearFirstForms } from './year-first.ts';

/*
 * How a date may be written: one entry a form, tried in this order. Names of groups may repeat from form to form. One more form
 * is one more entry.
 */

/** A day before a month in words: no number of another name, "Project 44<tab>Sep. 2021". */
const day = '(?:0?[1-9]|[12]\\d|3[01])';

function span(
  year: number,
  [month, lastMonth]: [number, number],
  precision: 'quarter' | 'season',
): PartialDate {
  return { year, month, lastMonth, precision };
}

const century = (two: string | undefined) => (Number(two) > 50 ? 1900 : 2000) + Number(two);
const quarterOf = (quarter: string | undefined): [number, number] => [
  Number(quarter) * 3 - 2,
  Number(quarter) * 3,
];

/** True for a month before its day: 03/15/2019 is American, 15.03.2019 is not; where nothing tells, days are rarely the first alone. */
function isMonthFirst(first: number, second: number, order: DayOrder): boolean {
  if (first > 12 || second > 12) return first <= 12;
  return order === null ? first !== 1 || second === 1 : order === 'month first';
}

function dayAndMonth({ a, sep, b, y }: Groups, order: DayOrder): PartialDate {
  const [first, second] = [Number(a), Number(b)];
  const month = sep === '/' && isMonthFirst(first, second, order) ? first : second;
  return whole(Number(y), month >= 1 && month <= 12 ? month : null);
}

/** The same with a year of two digits. */
function shortDate({ a, b, y }: Groups, order: DayOrder): PartialDate | null {
  const [first, second] = [Number(a), Number(b)];
  const month = isMonthFirst(first, second, order ?? 'month first') ? first : second;
  return month >= 1 && month <= 12 ? whole(century(y), month) : null;
}

/** The forms in the words of some languages; `after` is what has to stand behind a date. */
export function dateForms(words: DateWords, after: string): DateForm[] {
  const { months, of, ordinal, quarter, yearMark, yearWord } = words;
  const month = `(?:${alternatives(months.keys())})`;
  const named = (name: string | undefined) => months.get(fold(name ?? '')) ?? null;
  const inWords = ({ y, m }: Groups) => whole(Number(y), named(m));
  const shortInWords = ({ y, m }: Groups) => whole(century(y), named(m));
  const inQuarter = ({ y, q }: Groups) => span(Number(y), quarterOf(q), 'quarter');
  const none = () => null;
  const dayBefore = `(?:${day}(?:${ordinal}|[.º°,])?[^\\S\\t]+(?:(?:${of})\\s+)?)?`;
  const dayBehind = `(?:\\d{1,2}(?:${ordinal})?,\\s*|\\d{1,2}(?:${ordinal})?\\s+(?=${year4}))?`;
  return [
    ...yearFirstForms(after),
    ...numberedForms(words),
    // Mar 2019 · March 15, 2019 · 15 mars 2019
    {
      pattern: `${dayBefore}(?<m>${month})\\.?,?\\s*${dayBehind}(?:(?:${of})\\s+|/\\s?|-\\s?|['’‘]\\s?)?(?<y>${year4})${yearWord}`,
      dateOf: inWords,
    },
    // 07/'20
    { pattern: `(?<m>${monthNumber})/['’‘](?<y>\\d{2})`, dateOf: ({ y, m }) => whole(century(y), Number(m)) },
    ...markedForms({ month, dayBefore, after }, inWords),
    // Mar '19
    { pattern: `(?<m>${month})\\.?\\s?['’‘]\\s?(?<y>\\d{2})`, dateOf: shortInWords },
    // Mar 19’ · February 21’’
    { pattern: `(?<m>${month})\\.?\\s(?<y>\\d{2})['’‘´]{1,2}${after}`, dateOf: shortInWords, weak: true },
    // 03/15/19
    { pattern: `(?<a>\\d{1,2})/(?<b>\\d{1,2})/(?<y>\\d{2})${after}(?!/)`, dateOf: shortDate, weak: true },
    // 01.08.18
    {
      pattern: `(?<a>\\d{1,2})\\.(?<b>\\d{1,2})\\.(?<y>\\d{2})${after}(?!\\.)`,
      dateOf: (groups) => shortDate(groups, 'day first'),
      weak: true,
    },
    // Mar19 · Mar-19 · Mar/19
    {
      pattern: `(?<m>${month})\\.?[\\s/-]?(?<y>\\d{2})${after}(?!\\s*[,.]?\\s*${year4})`,
      dateOf: shortInWords,
      weak: true,
    },
    // 2019 March · 2019, March
    {
      pattern: `(?<y>${year4}),?\\s(?<m>${month})${after}(?!\\s*${year4})`,
      dateOf: inWords,
      yearFirst: true,
    },
    // 2019 - March
    {
      pattern: `(?<y>${year4})\\s[-–—]\\s(?<m>${month})${after}(?=\\.?\\s*(?:$|[\\t|│)\\]·•]))`,
      dateOf: inWords,
    },
    // Q3 2019 · 2019 Q3
    { pattern: `(?:${quarter})(?<q>[1-4])\\s?[/-]?\\s?(?<y>${year4})`, dateOf: inQuarter },
    { pattern: `(?<y>${year4})\\s?[/-]?\\s?(?:${quarter})(?<q>[1-4])`, dateOf: inQuarter },
    ...seasonForms(words, after),
    // 03/19
    {
      pattern: `(?<m>${monthNumber})/(?<y>\\d{2})${after}(?!/)`,
      dateOf: ({ y, m }) => whole(century(y), Number(m)),
      weak: true,
    },
    ...pointedForms(after, words.present),
    ...shortForms(after),
    {
      pattern: `(?<y>${year4})(?:\\s?${yearMark}|${yearWord})`,
      dateOf: ({ y }) => whole(Number(y), null),
      bareYear: true,
    },
    // '19
    { pattern: `['’‘](?<y>\\d{2})`, dateOf: ({ y }) => whole(century(y), null), weak: true },
    { pattern: `(?:${alternatives(words.since)})(?=:?\\s)`, dateOf: none, word: 'since' },
    { pattern: `(?:${alternatives(words.present)})`, dateOf: none, word: 'present' },
    { pattern: `(?<m>${month})\\.?`, dateOf: none, monthOf: ({ m }) => named(m) },
  ];
}

/**
 * "07.23 - 09.23", "10.21 - today": a point alone is as often a version, an hour or an amount; two of them with a dash between are months
 * where they begin or end their line, in order and without another year beside them, of whose days they might be.
 */
function pointedForms(after: string, present: Iterable<string>): DateForm[] {
  const dateOf = ({ y, m }: Groups) => whole(century(y), Number(m));
  const [number, dash, otherYear] = ['(?:0[1-9]|1[0-2])', '\\s?[-–—]\\s?', '(?:19|20)\\d\\d'];
  const [late, early] = ['(?:0[1-9]|[12]\\d)', '[7-9]\\d'];
  // A year of the last century closes only what began in it.
  const closing = `${late}|(?<=\\.${early}${dash}\\d\\d\\.)${early}`;
  const end = `(?:${number}\\.(?:${closing})${after}(?!\\.)|(?:${alternatives(present)})(?!\\p{L}))`;
  const [toHead, toEnd] = [`(?![^\\n]{0,40}${otherYear})`, '(?=[^\\S\\n]*(?:$|[\\t\\n]))'];
  const lineHead = '(?<=(?:^|\\n)[^\\S\\n]{0,3}';
  const alone = `(?<!${otherYear}[^\\n]{0,40})(?<![\\d.,])`;
  return [
    {
      pattern: `${alone}(?<m>${number})\\.(?<y>${late}|${early})(?=${dash}${end}${toEnd}|${lineHead}\\d\\d\\.\\d\\d)${dash}${end}${toHead})`,
      dateOf,
      weak: true,
    },
    {
      pattern: `(?<=(?<!${otherYear}[^\\n]{0,40})(?<![\\d.,])${number}\\.\\d{2}${dash})(?<m>${number})\\.(?<y>${closing})${after}(?!\\.)(?:${toEnd}|${lineHead}\\d\\d\\.\\d\\d${dash}\\d\\d\\.\\d\\d)${toHead})`,
      dateOf,
      weak: true,
    },
  ];
}

/** "2017 (July)", "March (2021)", "2018-March": a bracket or a hyphen between month and year. */
function markedForms(
  { month, dayBefore, after }: Record<'month' | 'dayBefore' | 'after', string>,
  dateOf: DateForm['dateOf'],
): DateForm[] {
  return [
    { pattern: `(?<y>${year4})\\s?\\((?<m>${month})\\.?\\)`, dateOf },
    // Behind a comma "Mars (2019)" is a name as often.
    { pattern: `(?<!,\\s)${dayBefore}(?<m>${month})\\.?\\s?\\((?<y>${year4})\\)`, dateOf },
    { pattern: `(?<y>${year4})-(?<m>${month})${after}`, dateOf, yearFirst: true },
  ];
}

/** Forms in numbers alone: a day, a month and a year, or two of them. */
function numberedForms({ yearMark, yearWord, monthMark }: DateWords): DateForm[] {
  return [
    // 15.03.2019 · 03/15/2019
    {
      pattern: `(?<a>\\d{1,2})(?<sep>[./-])(?<b>\\d{1,2})\\k<sep>(?<y>${year4})${yearWord}`,
      dateOf: dayAndMonth,
    },
    // 03/2019 · 3.2019
    { pattern: `(?<m>${monthNumber})\\s?[./-]\\s?(?<y>${year4})${yearWord}`, dateOf: inNumbers },
    // 2019年3月
    { pattern: `(?<y>${year4})\\s?${yearMark}\\s?(?<m>${monthNumber})\\s?${monthMark}`, dateOf: inNumbers },
  ];
}

/** A season or a part of a year before its year, or a season behind it. */
function seasonForms({ seasons, partsOfYear: parts, of }: DateWords, after: string): DateForm[] {
  const inSeason = ({ y, s }: Groups) => span(Number(y), seasons.get(fold(s ?? '')) ?? [1, 3], 'season');
  const season = alternatives(seasons.keys());
  const part = alternatives(parts.keys());
  return [
    // early 2016 · Ende 2016 · finales de 2016, as a part of a range
    {
      pattern: `(?<s>${part})[\\s-]\\s?(?:(?:${of})\\s+)?(?<y>${year4})`,
      dateOf: ({ y, s }) => span(Number(y), parts.get(fold(s ?? '')) ?? [1, 4], 'season'),
      weak: true,
    },
    // Spring 2019 · WS 2014/15
    {
      pattern: `(?<s>${season}),?\\s+(?:(?:${of})\\s+)?(?<y>${year4})(?:/\\d{2}(?!\\d))?`,
      dateOf: inSeason,
    },
    // Fall '14
    {
      pattern: `(?<s>${season})\\s+['’‘](?<y>\\d{2})`,
      dateOf: ({ y, s }) => inSeason({ y: String(century(y)), s }),
    },
    // 2026 Spring
    { pattern: `(?<y>${year4}),?\\s(?<s>${season})${after}(?!\\s*${year4})`, dateOf: inSeason },
  ];
}

/** Forms of a month, or of one and a short year, that are believed among certain others only. */
function shortForms(after: string): DateForm[] {
  return [
    // 3 - 4/2014, 01.–06.2023: the year is that of both
    {
      pattern: `(?<m>${monthNumber})\\.?(?=\\s?[–—-]\\s?${monthNumber}[/.]${year4}(?!\\d))`,
      dateOf: () => null,
      monthOf: ({ m }) => Number(m),
    },
    // 08–09 2012
    {
      pattern: `(?<m>0[1-9]|1[0-2])(?=\\s?[–—-]\\s?(?:0[1-9]|1[0-2])[^\\S\\t]${year4}(?!\\d))`,
      dateOf: () => null,
      monthOf: ({ m }) => Number(m),
    },
    // 05 2019, as a part of a range
    {
      pattern: `(?<m>0[1-9]|1[0-2])[^\\S\\t](?<y>${year4})`,
      dateOf: ({ y, m }) => whole(Number(y), Number(m)),
      weak: true,
    },
    // 09-18, beside " – " alone
    {
      pattern: `(?<!\\d-)(?<m>0[1-9]|1[0-2])-(?<y>[0-2789]\\d)${after}(?!-\\d)`,
      dateOf: ({ y, m }) => whole(century(y), Number(m)),
      weak: true,
      apart: true,
    },
    // 07.16, behind "since" alone
    {
      pattern: `(?<m>0[1-9]|1[0-2])\\.(?<y>[0-2789]\\d)${after}(?![.,]\\d)`,
      dateOf: ({ y, m }) => whole(century(y), Number(m)),
      weak: true,
      afterSince: true,
    },
  ];
}
