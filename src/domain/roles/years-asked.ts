import type { CriterionSpec } from '../judging/criteria/index.ts';
import { capital } from '../judging/criteria/kind.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { titleWords } from '../words/title-forms.ts';
import { alternatives, fold } from '../words/words.ts';
import { type Asked, anyWord } from './advert-lines.ts';
import { type AdvertWords, filled, type Phrases } from './advert-words.ts';

/** A field of work with its label. */
export interface NamedField {
  id: string;
  label: string;
}

/** Years of work that a line asks for. */
interface YearsAsked {
  field: NamedField;
  years: number;
  weight: number;
  /** True where its own words say that fewer are not enough. */
  firm: boolean;
}

const [wholeWeight, partWeight] = [20, 14];

/** Makes what reads the years that a line asks for, in years or months, in numbers or words, and a part of them: "two of them as head chef". */
export function yearsAsked(lexicon: Lexicon, advert: AdvertWords) {
  const numbers = new Map(
    [
      ...lexicon.languages.flatMap((one) => Object.entries(one.numbers)),
      ...advert.ones.map((word) => [word, 1] as const),
    ].map(([word, value]) => [fold(word), value] as const),
  );
  const unitsOf = (unit: 'month' | 'year') =>
    // "m" and "y" are no words of adverts.
    lexicon.languages.flatMap(({ grammar }) => grammar.units[unit].filter((word) => word.length > 1));
  const [months, anyYears] = [unitsOf('month'), lexicon.languages.flatMap((one) => one.years)];
  const counted = `(\\d{1,2}|${alternatives(numbers.keys())})`;
  const stated = new RegExp(
    `(?<![\\p{L}\\d]|(?<!\\p{L})(?:${alternatives(advert.pastSpans)})\\s+)${counted}\\s*(\\+|${alternatives(advert.orMore)})?\\s*(?:-|–|${alternatives(advert.to)})?\\s*(?:\\d{1,2})?\\+?\\s*(?:(${alternatives(months)})|${alternatives([...anyYears, ...unitsOf('year')])})(?!\\p{L})(?!['’]?\\s+(?:${alternatives(advert.ofAge)})(?!\\p{L}))`,
    'iu',
  );
  const ofThem = new RegExp(
    `(?:(?:${alternatives(advert.atLeast)})\\s+)?${counted}\\s+(?:${alternatives(advert.ofThem)})(?!\\p{L})`,
    'iu',
  );
  const money = new RegExp(`[€£$]\\s?\\d|\\d\\s?(?:[€£$]|eur\\b)|${anyWord(advert.pay).source}`, 'iu');
  const [atLeast, orMore] = [anyWord(advert.atLeast), anyWord(advert.orMore)];
  const ofWork = anyWord(lexicon.languages.flatMap(({ experienceWords }) => experienceWords));
  const numberOf = (told: string) => numbers.get(fold(told)) ?? Number(told);

  /** What the years of a text are of; null without any. Behind a comma stands a part of them: "two of them as head chef". */
  function yearsClause(text: string): string | null {
    const found = stated.exec(text);
    if (found === null || money.test(text)) return null;
    // "A year" is a period as often as a number of years: what is asked for says "at least", or of what.
    const isPeriod = numberOf(found[1] as string) === 1 && !/\d/u.test(found[1] as string);
    if ((isPeriod || found[3] !== undefined) && !atLeast.test(text) && !ofWork.test(text)) return null;
    return text.slice(found.index).split(',')[0] ?? null;
  }

  /** Years in a trade ask for more than years as one who has the title: "8+ years in construction". */
  function countedField(clause: string, own: NamedField, trade: NamedField | null): NamedField {
    const words = new Set(titleWords(clause));
    const named = titleWords(own.label).every((word) => words.has(word));
    return trade === null || named ? own : trade;
  }

  /** The years that a line asks for of its field, or of the whole trade around it, and a part of them; none where it states none. */
  function yearsOf({ text }: Asked, own: NamedField, trade: NamedField | null): YearsAsked[] {
    const clause = yearsClause(text);
    const found = stated.exec(clause ?? '');
    if (clause === null || found === null) return [];
    const field = countedField(clause, own, trade);
    const told = numberOf(found[1] as string) / (found[3] === undefined ? 1 : 12);
    const behind = text.slice(text.indexOf(clause) + clause.length);
    const part = trade !== null && field === trade ? ofThem.exec(behind) : null;
    const firm = found[2] !== undefined || atLeast.test(text) || orMore.test(text);
    return [
      { field, years: bounded(told), weight: wholeWeight, firm },
      ...(part === null
        ? []
        : [
            {
              field: own,
              years: bounded(numberOf(part[1] as string)),
              weight: partWeight,
              firm: atLeast.test(part[0]),
            },
          ]),
    ];
  }

  return { yearsOf, yearsClause };
}

/** Years as a criterion may ask for them: a quarter of one to thirty, in quarters. */
const bounded = (years: number): number => Math.min(30, Math.max(0.25, Math.round(years * 4) / 4));

/** The criterion of some years, in the words of a draft. */
export function ofTheYears({ field, years, weight, firm }: YearsAsked, say: Phrases) {
  const asks: CriterionSpec = { kind: 'experience', field: field.id, years, countInternships: false };
  return {
    key: `years ${field.id}`,
    label: filled(say.experience, 'WHAT', capital(say.fields[field.id] ?? field.label)),
    asks,
    weight,
    atLeast: years * 12,
    ...(firm ? { firm } : {}),
  };
}
