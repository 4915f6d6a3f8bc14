/*
 * Whether a job's work lies in a field: from its title, then from its own text. A title of another field is out;
 * a general title ("Software Engineer", "Tech Lead") needs evidence in its text, else it is unclear.
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

/** Makes a classifier of jobs for one field; `openings` are those of the jobs' titles. */
export function fieldReader(field: Field) {
  const matcher = (words: string[]) => wordPattern(words, '[\\p{L}\\p{N}]', 'giu');
  const [inside, outside, general] = [
    matcher(field.titles),
    matcher(field.otherTitles),
    matcher(field.generalTitles),
  ];
  const phrases = phraseTable<string>(true);
  // "Service" and "services" are one piece of evidence.
  const stemOf = (phrase: string) =>
    tokenize(phrase)
      .map((token) => stem(token.word))
      .join(' ');
  for (const phrase of field.phrases) phrases.add(phrase, stemOf(phrase));
  const skillIds = new Set(field.skills);

  return (
    jobs: Job[],
    openings: string[][],
    places: Place[],
    skills: SkillFact[],
    practices: PracticeFact[],
  ): InField[] => {
    const evidenceOf = (index: number): number => {
      const named = skills.filter(
        (skill) =>
          skill.impliedBy.length === 0 &&
          skillIds.has(skill.id) &&
          skill.mentions.some((mention) => mention.job === index),
      ).length;
      const shown = practices.filter(
        (practice) => skillIds.has(practice.id) && practice.mentions.some((mention) => mention.job === index),
      ).length;
      const told = new Set<string>();
      for (const place of places) {
        if (place.job !== index) continue;
        for (const hit of phrases.find(place.tokens)) told.add(hit.value);
      }
      return named + shown + Math.min(told.size, 2);
    };
    // Jobs that are named in a line each are described in the summary, if anywhere.
    const summed = new Set(
      skills
        .filter((skill) => skill.impliedBy.length === 0 && skillIds.has(skill.id))
        .filter((skill) => skill.mentions.some(({ job, section }) => job === null && section === 'summary'))
        .map((skill) => skill.id),
    );
    const isBare = (index: number) => places.filter((place) => place.job === index).length <= bareLines;
    const inIt = (index: number) =>
      evidenceOf(index) >= field.needed || (isBare(index) && summed.size >= field.needed + moreInSummary);
    return jobs.map((job, index): InField => {
      const title = job.title?.value ?? '';
      const first = openings[index] as string[];
      const spansOf = (words: WordPattern) => (words.mayOccur(first) ? found(words.pattern, title) : []);
      const [insides, generals] = [spansOf(inside), spansOf(general)];
      // "Chef d'équipe" is no cook: a longer title of the field or of none holds the word of another one.
      const other = spansOf(outside).some(
        (span) => ![...insides, ...generals].some((longer) => holds(longer, span)),
      );
      const own = insides.length > 0;
      if (own && !other) return 'in';
      if (own && other) return inIt(index) ? 'in' : 'unclear';
      if (other) return 'out';
      if (generals.length > 0) return inIt(index) ? 'in' : 'unclear';
      return 'out';
    });
  };
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
