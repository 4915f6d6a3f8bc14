import { type DateForm, inNumbers, monthNumber, year4 } from './form.ts';

/** Forms of a year before the number of its month; `after` is what has to stand behind a date. */
export function yearFirstForms(after: string): DateForm[] {
  return [
    // 2006.08-12: the year is that of both
    {
      pattern: `(?<y>${year4})\\.(?<m>${monthNumber})(?=-(?:0[1-9]|1[0-2])(?![\\d./-]))`,
      dateOf: inNumbers,
      yearFirst: true,
    },
    {
      pattern: `(?<=${year4}\\.\\d\\d-)(?<m>0[1-9]|1[0-2])(?![\\d./-])`,
      dateOf: () => null,
      monthOf: ({ m }) => Number(m),
    },
    // 2019-03 · 2019/03/15
    {
      pattern: `(?<y>${year4})[-/.](?<m>${monthNumber})(?:[-/.]\\d{1,2})?${after}(?![-/.]\\d)`,
      dateOf: inNumbers,
    },
    // 2017/02/28-2021/11
    ...['/', '\\.'].map((mark) => ({
      pattern: `(?<y>${year4})${mark}(?<m>${monthNumber})${mark}\\d{1,2}(?=-${year4}(?:${mark}|${after}))`,
      dateOf: inNumbers,
    })),
    // 2009/02-2010/02 · 2022.01-2024.03
    ...['/', '\\.', '-'].map((mark) => ({
      pattern: `(?<y>${year4})${mark}(?<m>${monthNumber})(?=-${year4}${mark})`,
      dateOf: inNumbers,
    })),
  ];
}
