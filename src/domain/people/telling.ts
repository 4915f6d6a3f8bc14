/* What tells a sex, an age, a school or a family in any text, whoever's: words of `rules/blind/`. Pure. */
import * as z from 'zod';
import { alternatives } from '../words/words.ts';
import { before, folded, whole } from './name-words.ts';
import type { OneForm } from './one-form.ts';
import { ReachWords, type Unreached, unreached } from './reach.ts';
import { SchoolWords, type WithoutSchools, withoutSchoolNames } from './school-names.ts';

const words = z.array(z.string().min(1));
/** Words of a language that tell a sex or an age: a file of `rules/blind/`. */
export const BlindWords = z.strictObject({
  gendered: words,
  /** Behind these stands a day of birth or an age. */
  birth: words,
  /** Behind a number they make it an age. */
  ages: words,
  /** Behind a number they are an age where they stand alone between marks or on a line: "31 ans". */
  years: words.default([]),
  /** Before a number they make it an age: "I am 39". */
  being: words.default([]),
  /** Between a day of birth and its place: "né le 3 mai 1990 à Lyon". */
  birthplaces: words.default([]),
  /** Words of schools beyond those of the lexicon, `*` for the rest of one. */
  schools: words.default([]),
  /** Behind these, as labels, stands what tells of the family or the origin: "Father's name", "Nationality". */
  personal: words.default([]),
  /** Phrases in which such a word tells nothing of a person: "mother tongue". */
  harmless: words.default([]),
  /** How schools are called within sentences. */
  named: SchoolWords.prefault({}),
  /** Family and faith, where they stand alone between marks or on a line: "married". */
  circumstances: words.default([]),
  /** Between two of them: "married with two children". */
  joins: words.default([]),
  /** Beside what reaches somebody. */
  reach: ReachWords.prefault({}),
});

/** What finds such words in any language, and those of schools. */
export interface Telling {
  gendered: RegExp;
  birth: RegExp;
  ages: RegExp;
  /** A place behind a day of birth, at the head of a text. */
  birthplace: RegExp;
  /** Phrases in which a word with a form for each sex tells nothing: "côté serveur". */
  harmless: RegExp;
  /** A label of family or origin, and what stands behind it on its line. */
  personal: RegExp;
  school: RegExp;
  /** Takes out names of schools within sentences. */
  schoolless: WithoutSchools;
  /** Family and faith alone between marks. */
  circumstances: RegExp;
  /** Words of degrees: beside one a school is one that somebody studied at. */
  degree: RegExp;
  /** Headings, as they are compared: of a part that tells of studies, of those who speak for somebody, and of any other. */
  headings: { studies: Set<string>; referees: Set<string>; others: Set<string> };
  /** Takes out numbers, names on messengers and addresses, whoever's they are. */
  unreached: Unreached;
  /** A word that has a form for each sex in that of everybody. */
  oneForm: OneForm;
  /** Words that stand within names and are nobody's: "von", "de". */
  particles: ReadonlySet<string>;
  /** Whether a word in small letters is one that documents are written in: no name by that alone. */
  isWord(word: string): boolean;
}

/** Shorter words in capitals are abbreviations of something else. */
const leastCapitals = 3;

/** Makes what finds such words. Those of `gendered` with a capital count as they are written; `schools` are words for schools, `*` for the rest of one, `headings` those of parts of a document; `oneForm` gives words the form of everybody. */
export function tellingOf(
  languages: z.infer<typeof BlindWords>[],
  {
    schools,
    degrees,
    headings,
    particles,
    isWord,
    towns,
  }: {
    schools: string[];
    degrees: string[];
    headings: { studies: string[]; referees: string[]; others: string[] };
    particles: string[];
    isWord(word: string): boolean;
    towns: string[];
  },
  oneForm: OneForm,
): Telling {
  const forms = languages
    .flatMap((one) => one.gendered)
    .flatMap((word) => {
      const capitals = word.length >= leastCapitals ? [word.toLocaleUpperCase('en')] : [];
      return /^\p{Lu}/u.test(word)
        ? [word, ...capitals]
        : [word, `${word[0]?.toLocaleUpperCase('en')}${word.slice(1)}`, ...capitals];
    });
  const birth = alternatives(languages.flatMap((one) => one.birth));
  const ages = alternatives(languages.flatMap((one) => one.ages));
  const years = alternatives(languages.flatMap((one) => one.years));
  const being = alternatives(languages.flatMap((one) => one.being));
  const places = alternatives(languages.flatMap((one) => one.birthplaces));
  const school = alternatives([...schools, ...languages.flatMap((one) => one.schools)]).replaceAll(
    '\\*',
    '\\p{L}*',
  );
  const named = new RegExp(`${before}(?:${school})(?!\\p{L})`, 'iu');
  const personal = alternatives(languages.flatMap((one) => one.personal));
  const circumstances = alternatives(languages.flatMap((one) => one.circumstances));
  const lands = new Set(towns.flatMap((town) => town.split(' ')).map(folded));
  const joins = alternatives(languages.flatMap((one) => one.joins));
  const harmless = alternatives(languages.flatMap((one) => one.harmless));
  return {
    gendered: new RegExp(`(?!(?:${harmless})(?!\\p{L}))${whole([...new Set(forms)])}`, 'gu'),
    birth: new RegExp(`${before}(?:${birth})(?!\\p{L})`, 'giu'),
    ages: new RegExp(
      `(?<!\\d)\\d{2}[\\s-]{1,3}(?:${ages})(?!\\p{L})|(?<=(?:^|[,|·•;(])[^\\S\\n]*)(?:1[6-9]|[2-7]\\d)[^\\S\\n]{1,2}(?:${years})(?=[^\\S\\n]*(?:$|[,|·•;)]))|(?<=${before}(?:${being})[^\\S\\n])(?:1[6-9]|[2-7]\\d)(?=[^\\S\\n]*(?:$|[,.;!|)]|(?:${years})(?!\\p{L})))`,
      'gimu',
    ),
    birthplace: new RegExp(`^[^\\S\\n]{1,2}(?:${places})[^\\S\\n]{1,2}(?=\\p{Lu})`, 'u'),
    harmless: new RegExp(whole(languages.flatMap((one) => one.harmless)), 'giu'),
    personal: new RegExp(
      `(?<=${before}(?:${personal})\\s*(?:[:\\t]|[-–—]\\s)[\\s:–—-]*)[^\\s:|,;][^\\n|,;]*(?:[,;](?!\\s*(?:${personal})\\s*[:\\t])[^\\n|,;]*)*`,
      'giu',
    ),
    headings: {
      studies: new Set(headings.studies.map(folded)),
      referees: new Set(headings.referees.map(folded)),
      others: new Set(headings.others.map(folded)),
    },
    school: named,
    schoolless: withoutSchoolNames(
      languages.map((one) => one.named),
      (one) => isWord(one) && !lands.has(folded(one)),
    ),
    circumstances: new RegExp(
      `(?<=(?:^|[,|·•;(/\\t]|\\s[-–])[^\\S\\n]{0,4})(?:${circumstances})(?:\\s(?:${joins})\\s(?:${circumstances}))?(?=[^\\S\\n]{0,4}(?:$|[,.|·•;()/\\t]|[-–]\\s))`,
      'gimu',
    ),
    degree: new RegExp(whole(degrees.filter((word) => !named.test(word))), 'iu'),
    unreached: unreached(languages.map(({ reach }) => reach)),
    oneForm,
    particles: new Set(particles.map(folded)),
    isWord,
  };
}
