/*
 * Whether a job's work lies in a field, from its title and its text together. A title of the field is in, one of another is out; a
 * title of software is in with two pieces of evidence that no rival outweighs; a neutral title, or none, is told by its text alone. No
 * job counts because another one does.
 */

import type { InField, Job, PracticeFact, SkillFact } from '../resume.ts';
import type { Field } from '../words/lexicon.ts';
import { phraseTable } from '../words/phrases.ts';
import { stem, tokenize, type WordPattern, wordPattern } from '../words/words.ts';
import type { Place } from './places.ts';

/** Paragraphs of a job that is named only: title, employer and dates. */
const bareLines = 2;
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
/** Evidence by which a job of a title that nothing knows may be in the field. */
const muchMore = 2;

/** Evidence of a job: of the field, and the most of any rival. */
interface Weighed {
  own: number;
  rival: number;
}

/** Makes a classifier of jobs for one field among all; `neutral` are titles that tell no trade. */
export function fieldReader(field: Field, fields: Field[], neutral: string[]) {
  const matcher = (words: string[]) => wordPattern(words, '[\\p{L}\\p{N}]', 'giu');
  const [inside, outside, general, untold] = [
    matcher(field.titles),
    matcher(field.otherTitles),
    matcher(field.generalTitles),
    matcher(neutral),
  ];
  const phrases = phraseTable<string>(true);
  // "Service" and "services" are one piece of evidence.
  const stemOf = (phrase: string) =>
    tokenize(phrase)
      .map((token) => stem(token.word))
      .join(' ');
  for (const phrase of field.phrases) phrases.add(phrase, stemOf(phrase));
  const ids = new Set(field.skills);
  const weak = new Set(field.weak);
  const rivals = fields
    .filter(({ id }) => field.rivals.includes(id))
    .map(({ skills }) => new Set(skills.filter((id) => !ids.has(id))));

  /** Pieces of evidence among ids that a job names or shows. */
  function weightOf(named: Set<string>): number {
    const own = [...named].filter((id) => ids.has(id));
    const strong = own.filter((id) => !weak.has(id)).length;
    return strong + Math.min(own.length - strong, mostWeak) / 2;
  }

  return (
    jobs: Job[],
    openings: string[][],
    places: Place[],
    skills: SkillFact[],
    practices: PracticeFact[],
  ): InField[] => {
    let named: Set<string>[] | null = null;
    /** Asked only of jobs whose title leaves it open. */
    const weigh = (index: number): Weighed => {
      named ??= namedBy(jobs, skills, practices);
      const own = named[index] as Set<string>;
      const told = new Set<string>();
      for (const place of places) {
        if (place.job !== index) continue;
        for (const hit of phrases.find(place.tokens)) told.add(hit.value);
      }
      return {
        own: weightOf(own) + Math.min(told.size, mostPhrases),
        rival: Math.max(0, ...rivals.map((rival) => [...own].filter((id) => rival.has(id)).length)),
      };
    };
    // Jobs that are named in a line each are described in the summary, if anywhere.
    const summed = new Set(
      skills
        .filter((skill) => skill.impliedBy.length === 0 && ids.has(skill.id))
        .filter((skill) => skill.mentions.some(({ job, section }) => job === null && section === 'summary'))
        .map((skill) => skill.id),
    );
    const isBare = (index: number) => places.filter((place) => place.job === index).length <= bareLines;
    const bySummary = (index: number) => isBare(index) && summed.size >= field.needed + moreInSummary;
    return jobs.map((job, index): InField => {
      const title = job.title?.value ?? '';
      const first = openings[index] as string[];
      const spansOf = (words: WordPattern) => (words.mayOccur(first) ? found(words.pattern, title) : []);
      const [insides, generals, neutrals] = [spansOf(inside), spansOf(general), spansOf(untold)];
      // "Chef d'équipe" is no cook: a longer title of the field or of none holds the word of another one.
      const other = spansOf(outside).some(
        (span) => ![...insides, ...generals].some((longer) => holds(longer, span)),
      );
      if (insides.length > 0 && !other) return 'in';
      if (insides.length === 0 && other) return 'out';
      const known = insides.length + generals.length + neutrals.length > 0 || title === '';
      // A title that nothing knows: in a field of technology its text may tell all the same.
      if (!known && !field.technology) return 'out';
      const { own, rival } = weigh(index);
      const enough = own >= field.needed && rival <= own * rivalShare;
      if (insides.length > 0) return enough || bySummary(index) ? 'in' : 'unclear';
      const isNeutral = generals.every((span) =>
        neutrals.some((one) => one.from <= span.from && one.to >= span.to),
      );
      if (generals.length > 0 && !isNeutral) {
        if (enough || bySummary(index)) return 'in';
        if (field.technology && own >= 1 && rival <= own * rivalShare) return 'likely';
        return own < 1 && rival >= plainRival ? 'out' : 'unclear';
      }
      if (known) {
        if ((own >= field.needed && rival <= own * neutralShare) || bySummary(index)) return 'in';
        if (field.technology && own >= 1 && rival <= own * neutralShare) return 'likely';
        // Its text is all that tells: it names another field's work, or nothing of this one's.
        return own < 1 && (rival >= plainRival || (own === 0 && !isBare(index))) ? 'out' : 'unclear';
      }
      if (own >= field.needed + muchMore && rival <= own) return 'likely';
      return own >= field.needed ? 'unclear' : 'out';
    });
  };
}

/** Ids of the skills and practices that each job names or shows. */
function namedBy(jobs: Job[], skills: SkillFact[], practices: PracticeFact[]): Set<string>[] {
  const named = jobs.map(() => new Set<string>());
  for (const skill of skills)
    if (skill.impliedBy.length === 0) for (const { job } of skill.mentions) named[job ?? -1]?.add(skill.id);
  for (const practice of practices)
    for (const { job } of practice.mentions) named[job ?? -1]?.add(practice.id);
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
