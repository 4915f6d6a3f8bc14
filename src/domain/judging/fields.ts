/*
 * Whether a job's work lies in a field, from its title and its text together: pure, from what the reading kept of each job (its
 * occupations and the ids of its evidence), so that a changed field opens no file. A title of the field is in, one of another is out; a
 * title of software is in with two pieces of evidence that no rival outweighs; a neutral title, or none, is told by its text alone. No
 * job counts because another one does.
 */

import type { InField, Job, Resume } from '../resume.ts';
import type { Field } from '../words/lexicon.ts';
import type { TitleOccupation } from '../words/occupations.ts';
import { remembering } from '../words/remember.ts';
import type { SharedWords } from '../words/shared-words.ts';
import { openingsIn, stemmed, type WordPattern, wordPattern } from '../words/words.ts';

/** Paragraphs of a job that is named only: title, employer and dates. */
const bareLines = 2;
/** Code points of its entry: a long paragraph describes the work. */
const longestBare = 250;
/** A summary is about all jobs, so that it has to name more than a job's own text. */
const moreInSummary = 4;
/** Pieces of weak evidence, and of phrases, that count at most; a weak one counts half. */
const mostWeak = 2;
const mostPhrases = 2;
/** How many times the evidence of the field a rival's may be before it outweighs it. */
const rivalShare = 3;
const neutralShare = 1;
/** Evidence of a rival that says what a job was where the field has none. */
const plainRival = 2;

/** What the title of a job says of a field: by its words, by its occupations, or nothing. */
export type TitleSays = 'field' | 'both' | 'other' | 'partly' | 'general' | 'neutral' | 'none' | 'unknown';

/** Where a job is placed, and what says so. */
export interface Placement {
  place: InField;
  title: TitleSays;
  /** Ids of evidence of the field in the job, and of the rival that has most. */
  own: string[];
  rival: string[];
  /** Ids of all strong evidence of the field that the job names or shows; none for a job that is out. */
  shown: string[];
  /** True where the summary speaks for a job that is named in a line. */
  bySummary: boolean;
}

/** Places the jobs of a résumé in one field. */
export type FieldPlacer = (resume: Told) => Placement[];

/** Makes a placer for one field among all, which knows titles that tell no trade and the groups of technical work. */
export function fieldPlacer(
  field: Field,
  fields: Field[],
  shared: Pick<SharedWords, 'neutralTitles' | 'technicalIsco'>,
): FieldPlacer {
  const { says, isElsewhere } = titleReader(field, shared);
  const ids = new Set(field.skills);
  const weak = new Set(field.weak);
  const phrases = new Set(field.phrases.map(stemmed));
  const rivals = fields
    .filter(({ id }) => field.rivals.includes(id))
    .map(({ skills }) => new Set(skills.filter((id) => !ids.has(id))));

  /** Pieces of evidence among ids that a job names or shows. */
  function weightOf(own: string[]): number {
    const strong = own.filter((id) => !weak.has(id)).length;
    return strong + Math.min(own.length - strong, mostWeak) / 2;
  }

  const shownBy = (resume: Told, index: number) =>
    [...(namedBy(resume)[index] as Set<string>)].filter((id) => ids.has(id) && !weak.has(id));

  return (resume) => {
    /** Asked only of jobs whose title leaves it open. */
    const weigh = (index: number, { told = [] }: Job) => {
      const all = [...(namedBy(resume)[index] as Set<string>)];
      const own = all.filter((id) => ids.has(id));
      const labels = told.filter((one) => ids.has(one));
      const spoken = told.filter((one) => phrases.has(one)).slice(0, mostPhrases);
      const rival = rivals
        .map((rival) => all.filter((id) => rival.has(id)))
        .reduce((most, one) => (one.length > most.length ? one : most), []);
      return {
        weight: weightOf([...own, ...labels]) + spoken.length,
        own: [...own, ...labels, ...spoken],
        rival,
      };
    };
    // Jobs that are named in a line each are described in the summary, if anywhere.
    const summed = resume.skills.filter(
      (skill) =>
        skill.impliedBy.length === 0 &&
        ids.has(skill.id) &&
        skill.mentions.some(({ job, section }) => job === null && section === 'summary'),
    );
    const enoughInSummary = summed.length >= field.needed + moreInSummary;
    return resume.jobs.map((job, index): Placement => {
      const title = says(job);
      const placed = (
        place: InField,
        seen = { own: [] as string[], rival: [] as string[] },
        bySummary = false,
      ) => ({
        place,
        title,
        shown: place === 'out' ? [] : shownBy(resume, index),
        own: seen.own,
        rival: seen.rival,
        bySummary,
      });
      if (title === 'field') return placed('in');
      if (title === 'other') return placed('out');
      // A title that nothing knows: in a field of technology its text may tell all the same.
      if (title === 'unknown' && !field.technology) return placed('out');
      const { weight, ...seen } = weigh(index, job);
      const rival = seen.rival.length;
      const isBare = (job.lines ?? 0) <= bareLines && job.end_at - job.start_at <= longestBare;
      const bySummary = isBare && enoughInSummary;
      const enough = weight >= field.needed && rival <= weight * rivalShare;
      if (title === 'both') return placed(enough || bySummary ? 'in' : 'unclear', seen, bySummary && !enough);
      if (title === 'general' || title === 'partly') {
        if (enough || bySummary) return placed('in', seen, !enough);
        if (field.technology && weight >= 1 && rival <= weight * rivalShare) return placed('likely', seen);
        // A general title whose text says nothing of the field: what it may name of the field is no more than its words.
        const silent =
          title === 'general' && weight === 0 && !isBare && (!field.technology || isElsewhere(job));
        return placed(silent || (weight < 1 && rival >= plainRival) ? 'out' : 'unclear', seen);
      }
      if (title === 'unknown') {
        if (weight >= field.needed && rival <= weight) return placed('likely', seen);
        return placed(weight >= field.needed ? 'unclear' : 'out', seen);
      }
      const clear = weight >= field.needed && rival <= weight * neutralShare;
      if (clear || bySummary) return placed('in', seen, !clear);
      if (field.technology && weight >= 1 && rival <= weight * neutralShare) return placed('likely', seen);
      // Its text is all that tells: it names another field's work, or nothing of this one's.
      const least = field.technology ? 0 : field.needed - 0.5;
      const isOut = (weight < 1 && rival >= plainRival) || (weight <= least && !isBare);
      return placed(isOut ? 'out' : 'unclear', seen);
    });
  };
}

/** Makes a reader of what a job's title says of a field: its words first, then its occupations; and whether these are all elsewhere. */
function titleReader(
  field: Field,
  { neutralTitles, technicalIsco }: Pick<SharedWords, 'neutralTitles' | 'technicalIsco'>,
) {
  const matcher = (words: string[]) => wordPattern(words, '[\\p{L}\\p{N}]', 'giu');
  const [inside, outside, general, untold] = [
    matcher(field.titles),
    matcher(field.otherTitles),
    matcher(field.generalTitles),
    matcher(neutralTitles),
  ];
  const byWords = remembering((title): TitleSays => {
    const opens = openingsIn(title);
    const spansOf = (words: WordPattern) => (words.mayOccur(opens) ? found(words.pattern, title) : []);
    const [insides, generals, neutrals] = [spansOf(inside), spansOf(general), spansOf(untold)];
    // "Chef d'équipe" is no cook: a longer title of the field or of none holds the word of another one.
    const other = spansOf(outside).some(
      (span) => ![...insides, ...generals].some((longer) => holds(longer, span)),
    );
    // "Veterinary nurse" is no nurse: a longer title of other work holds the word of the field.
    const outsides = spansOf(outside);
    if (insides.length > 0 && insides.every((span) => outsides.some((longer) => holds(longer, span))))
      return 'other';
    if (insides.length > 0) return other ? 'both' : 'field';
    if (other) return 'other';
    const isNeutral = generals.every((span) =>
      neutrals.some((one) => one.from <= span.from && one.to >= span.to),
    );
    if (generals.length > 0 && !isNeutral) return 'general';
    return neutrals.length > 0 ? 'neutral' : 'unknown';
  });
  const near = field.nearIsco;
  const isIn = (isco: string, list: string[]) => list.some((group) => isco.startsWith(group));

  const isInField = occupationTest(field);
  const isElsewhere = ({ occupations = [] }: Job): boolean =>
    occupations.length > 0 && !occupations.some((one) => isInField(one) || isIn(one.isco, near));

  const says = (job: Job): TitleSays => {
    const title = job.title?.value ?? '';
    if (title === '') return 'none';
    const words = byWords(title);
    const occupations = job.occupations ?? [];
    // What a longer title names wins over the word in it that tells no trade: a marketing manager is no manager of anything.
    const open = words === 'unknown' || (!field.technology && (words === 'neutral' || words === 'general'));
    // "Lead Carpenter": what somebody works as is known, and the word beside it tells no trade.
    const isOther = occupations.every(({ isco, distance }) => distance === 0 && !isIn(isco, technicalIsco));
    const isTold = isOther && isElsewhere(job);
    if (!open) return field.technology && words === 'neutral' && isTold ? 'unknown' : words;
    // A title that nothing knows tells no trade.
    if (occupations.length === 0) return words === 'unknown' && !field.technology ? 'neutral' : words;
    const inField = occupations.filter(isInField);
    if (inField.length === occupations.length) return 'field';
    const beside = occupations.some(({ isco }) => isIn(isco, near));
    if (inField.length > 0) return 'partly';
    if (beside) return field.technology || words === 'general' ? 'general' : 'neutral';
    // What somebody works as is known, and it is something else.
    return field.technology ? 'unknown' : 'other';
  };
  return { says, isElsewhere };
}

/** Makes what tells whether an occupation is one of a field: by itself, or by a group of ISCO-08 that holds it. */
export function occupationTest(
  field: Pick<Field, 'isco' | 'occupations' | 'outside'>,
): (occupation: Pick<TitleOccupation, 'id' | 'isco'>) => boolean {
  const [own, others] = [new Set(field.occupations), new Set(field.outside)];
  return ({ id, isco }) =>
    own.has(id) || (field.isco.some((group) => isco.startsWith(group)) && !others.has(id));
}

type Told = Pick<Resume, 'jobs' | 'skills' | 'practices'>;

/** What each job of a résumé names, kept while the résumé is: every field asks the same. */
const namedIn = new WeakMap<Told, Set<string>[]>();

/** Ids of the skills and practices that each job names or shows. */
function namedBy(resume: Told): Set<string>[] {
  const known = namedIn.get(resume);
  if (known) return known;
  const { jobs, skills, practices } = resume;
  const named = jobs.map(() => new Set<string>());
  for (const skill of skills)
    if (skill.impliedBy.length === 0) for (const { job } of skill.mentions) named[job ?? -1]?.add(skill.id);
  for (const practice of practices)
    for (const { job } of practice.mentions) named[job ?? -1]?.add(practice.id);
  namedIn.set(resume, named);
  return named;
}

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
