/* What a job's title says of a field: by its words, by what it leads, by its occupations. */
import type { Job } from '../resume.ts';
import { type Leads, leaderReader } from '../words/leaders.ts';
import type { Field, Lexicon } from '../words/lexicon.ts';
import type { TitleOccupation } from '../words/occupations.ts';
import { remembering } from '../words/remember.ts';
import { openingsIn, type WordPattern, wordPattern } from '../words/words.ts';

/**
 * What the title of a job says of a field: `leads` is one that leads software, or technology of a trade that the rest tells; `foreign` is
 * one that names work elsewhere without a word of the field's lists; `unknown` is one that nothing knows.
 */
export type TitleSays =
  | 'field'
  | 'both'
  | 'other'
  | 'leads'
  | 'partly'
  | 'general'
  | 'neutral'
  | 'none'
  | 'foreign'
  | 'unknown';

/** What titles are read by, whatever the field. */
export type TitleLists = Pick<Lexicon, 'languages'> & {
  shared: Pick<Lexicon['shared'], 'neutralTitles' | 'technicalIsco' | 'softwareMethods'>;
};

/** Titles of one field. */
export interface TitleReader {
  says(job: Job): TitleSays;
  /** True where all occupations that a title names are elsewhere. */
  isElsewhere(job: Job): boolean;
  /** What a job's title leads; null where it leads nothing technical. */
  leads(job: Job): Leads | null;
}

/** Makes a reader of what a job's title says of a field: its words first, then what it leads, then its occupations. */
export function titleReader(field: Field, { languages, shared }: TitleLists): TitleReader {
  const { neutralTitles, technicalIsco } = shared;
  const leaders = leaderReader(languages);
  const matcher = (words: string[]) => wordPattern(words, '[\\p{L}\\p{N}]', 'giu');
  const [inside, outside, general, untold] = [
    matcher(field.titles),
    matcher(field.otherTitles),
    matcher(field.generalTitles),
    matcher(neutralTitles),
  ];
  const partSays = (title: string): TitleSays => {
    const opens = openingsIn(title);
    const spansOf = (words: WordPattern) => (words.mayOccur(opens) ? found(words.pattern, title) : []);
    const [insides, generals, neutrals] = [spansOf(inside), spansOf(general), spansOf(untold)];
    // "Chef d'équipe" is no cook: a longer title of the field or of none holds the word of another one.
    const outsides = spansOf(outside);
    const other = outsides.some((span) => ![...insides, ...generals].some((longer) => holds(longer, span)));
    // "Veterinary nurse" is no nurse: a longer title of other work holds the word of the field.
    if (insides.length > 0 && insides.every((span) => outsides.some((longer) => holds(longer, span))))
      return 'other';
    if (insides.length > 0) return other ? 'both' : 'field';
    if (other) return 'other';
    const isNeutral = generals.every((span) =>
      neutrals.some((one) => one.from <= span.from && one.to >= span.to),
    );
    if (generals.length > 0 && !isNeutral) return 'general';
    return neutrals.length > 0 ? 'neutral' : 'unknown';
  };
  // "Programmer/Analyst": where a mark parts a title of other work from one that fits, the text decides.
  const byWords = remembering((title): TitleSays => {
    const whole = partSays(title);
    if (whole !== 'other') return whole;
    const parts = title.split(parting);
    return parts.length > 1 && parts.some((part) => partSays(part) === 'general') ? 'partly' : whole;
  });
  const near = field.nearIsco;
  const isIn = (isco: string, list: string[]) => list.some((group) => isco.startsWith(group));

  const mayBeTechnical = [...field.isco, ...near].some((group) => isIn(group, technicalIsco));
  const isInField = occupationTest(field);
  const isElsewhere = ({ occupations = [] }: Job): boolean =>
    occupations.length > 0 && !occupations.some((one) => isInField(one) || isIn(one.isco, near));
  const leads = ({ title }: Job): Leads | null => (title === null ? null : leaders(title.value));

  const says = (job: Job): TitleSays => {
    const title = job.title?.value ?? '';
    if (title === '') return 'none';
    const words = byWords(title);
    const led = leaders(title);
    if (field.technology && led !== null && !['field', 'both', 'other'].includes(words))
      return led.what === 'other' ? 'other' : 'leads';
    const occupations = job.occupations ?? [];
    // What a longer title names wins over the word in it that tells no trade: a marketing manager is no manager of anything.
    const open = words === 'unknown' || (!field.technology && (words === 'neutral' || words === 'general'));
    // "Lead Carpenter": what somebody works as is known, and the word beside it tells no trade.
    const isOther = occupations.every(({ isco, distance }) => distance === 0 && !isIn(isco, technicalIsco));
    const isTold = isOther && isElsewhere(job);
    if (!open) return field.technology && words === 'neutral' && isTold ? 'foreign' : words;
    // Who leads technology of an unknown trade may be of an engineering field; in one of other work the title is of another trade.
    if (words === 'neutral' && led?.what === 'technology') return mayBeTechnical ? words : 'other';
    // A title that nothing knows tells no trade.
    if (occupations.length === 0) return words === 'unknown' && !field.technology ? 'neutral' : words;
    const inField = occupations.filter(isInField);
    if (inField.length === occupations.length) return 'field';
    const beside = occupations.some(({ isco }) => isIn(isco, near));
    if (inField.length > 0) return 'partly';
    if (beside) return field.technology || words === 'general' ? 'general' : 'neutral';
    // What somebody works as is known, and it is something else.
    return field.technology ? 'foreign' : 'other';
  };
  return { says, isElsewhere, leads };
}

/** Makes what tells whether an occupation is one of a field: by itself, or by a group of ISCO-08 that holds it. */
export function occupationTest(
  field: Pick<Field, 'isco' | 'occupations' | 'outside'>,
): (occupation: Pick<TitleOccupation, 'id' | 'isco'>) => boolean {
  const [own, others] = [new Set(field.occupations), new Set(field.outside)];
  return ({ id, isco }) =>
    own.has(id) || (field.isco.some((group) => isco.startsWith(group)) && !others.has(id));
}

/** Marks that part one title from another. */
const parting = /\s*[/,|&;+]\s*|\s+(?:and|und|et|y|e)\s+/iu;

interface Found {
  from: number;
  to: number;
}

function found(pattern: RegExp, text: string): Found[] {
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function holds(longer: Found, span: Found): boolean {
  return longer.from <= span.from && longer.to >= span.to && longer.to - longer.from > span.to - span.from;
}
