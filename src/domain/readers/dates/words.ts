import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import { alternatives, fold, plain } from '#domain/words/words.ts';

/** The words of dates of every language at once; what is a text is alternatives of a pattern. */
export interface DateWords {
  months: Map<string, number>;
  /** First and last month (1–12). */
  seasons: Map<string, [number, number]>;
  /** First and last month (1–12) of the beginning, the middle and the end of a year. */
  partsOfYear: Map<string, [number, number]>;
  /** Words before two dates that "and" joins, and what joins them. */
  between: string;
  and: string;
  present: Set<string>;
  /** Words that a colon behind makes a label of dates: "Date:". */
  labels: Set<string>;
  since: Set<string>;
  until: Set<string>;
  of: string;
  articles: string;
  ordinal: string;
  quarter: string;
  yearMark: string;
  /** What a year is called behind it, with the room before, or nothing: " г.", " r.". */
  yearWord: string;
  monthMark: string;
  /** "(6 months)" behind the month in which something began. */
  lasting: RegExp;
  /** "(2 weeks)", "(10 days)" behind it. */
  brief: RegExp;
  /** A product before the year that numbers it, at the end of a text. */
  versioned: RegExp;
}

/** A number of units in a bracket. */
function inBracket(units: string): RegExp {
  return new RegExp(`^\\s*[([]\\s*(\\d{1,2})\\s*(?:${units})\\.?\\s*[)\\]]`, 'iu');
}

/** Letters of a name that is typed without its accents as well; of fewer something else is made: Polish "paź" is no Spanish "Paz". */
const shortestTyped = 4;

/** A folded name of a month as it may be typed. */
function typed(name: string): string[] {
  return name.length < shortestTyped ? [name] : [name, plain(name)];
}

/** A letter stands for the word where its point and a mark or an end are behind it: "2019 R. Doe" is a name. */
function yearWordOf(words: string, letters: string, ends: string): string {
  const closing = `(?=\\s*(?:$|[-–—,;:()\\t|]|(?:${ends})(?!\\p{L})))`;
  return `(?:\\s?(?:${words})(?!\\p{L})\\.?|\\s?(?:${letters})\\.${closing})?`;
}

/** The words of dates of a lexicon. */
export function dateWords({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>): DateWords {
  const list = (pick: (dates: Grammar['dates']) => string[]) =>
    listAlternatives(languages, (grammar) => pick(grammar.dates));
  const folded = (words: string[]) => new Set(words.map(fold).flatMap((word) => [word, plain(word)]));
  return {
    months: new Map(
      languages
        .flatMap(({ months }) => Object.entries(months))
        .flatMap(([name, month]) => typed(fold(name)).map((word) => [word, month] as const)),
    ),
    seasons: new Map(
      languages.flatMap(({ seasons }) =>
        Object.entries(seasons).flatMap(([name, range]) =>
          [fold(name), plain(fold(name))].map((word): [string, [number, number]] => [word, range]),
        ),
      ),
    ),
    partsOfYear: new Map(
      languages.flatMap(({ grammar: { dates } }) => [
        ...dates.beginnings.map((word): [string, [number, number]] => [fold(word), [1, 4]]),
        ...dates.middles.map((word): [string, [number, number]] => [fold(word), [5, 8]]),
        ...dates.ends.map((word): [string, [number, number]] => [fold(word), [9, 12]]),
      ]),
    ),
    between: list((words) => words.between),
    and: list((words) => words.and),
    present: folded([...shared.present, ...languages.flatMap((words) => words.present)]),
    labels: folded(languages.flatMap(({ labels }) => labels.dates ?? [])),
    since: folded(languages.flatMap((words) => words.since)),
    until: folded(languages.flatMap((words) => words.until)),
    of: list((words) => words.of),
    articles: list((words) => words.articles),
    ordinal: list((words) => words.ordinals),
    quarter: list((words) => words.quarters),
    yearMark: alternatives(shared.yearMarks),
    yearWord: yearWordOf(
      list((words) => words.yearWords),
      list((words) => words.yearLetters),
      alternatives(languages.flatMap((words) => [...words.until, ...words.present])),
    ),
    monthMark: alternatives(shared.monthMarks),
    lasting: inBracket(listAlternatives(languages, ({ units }) => units.month)),
    brief: inBracket(listAlternatives(languages, ({ units }) => [...units.week, ...units.day])),
    versioned: new RegExp(
      `\\b(?:${alternatives(shared.numberedProducts)})[ \\u00a0](?:(?:19|20)\\d\\d(?:\\sr2)?(?:\\s?(?:[-–,/]|to|and|through)\\s?))*$`,
      'iu',
    ),
  };
}
