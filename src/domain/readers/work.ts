/* What tells the field of each job's work, kept with it: its occupations, and the phrases and labels in its text. */
import type { Job } from '../resume.ts';
import type { Field } from '../words/lexicon.ts';
import type { OccupationSkills } from '../words/occupation-skills.ts';
import type { OccupationIndex } from '../words/occupations.ts';
import { phraseTable } from '../words/phrases.ts';
import { stemmed } from '../words/words.ts';
import type { Place } from './places.ts';

/** The occupations of `rules/occupations/`, opened. */
export interface Occupations {
  index: OccupationIndex;
  skills: OccupationSkills;
}

/** Makes a reader of the work of jobs; a field's phrases are kept by their word stems. */
export function workReader(fields: Pick<Field, 'phrases'>[], { index, skills }: Occupations) {
  const phrases = phraseTable<string>(true);
  for (const phrase of new Set(fields.flatMap((field) => field.phrases)))
    phrases.add(phrase, stemmed(phrase));

  return (jobs: Job[], places: Place[]): Job[] => {
    const own = Map.groupBy(places, (place) => place.job);
    return jobs.map((job, at) => {
      const text = own.get(at) ?? [];
      const told = new Set<string>();
      for (const { tokens } of text) {
        for (const { value } of phrases.find(tokens)) told.add(value);
        for (const label of skills(tokens)) told.add(label);
      }
      return {
        ...job,
        occupations: job.title ? index.find(job.title.value) : [],
        told: [...told].sort(),
        lines: text.length,
      };
    });
  };
}
