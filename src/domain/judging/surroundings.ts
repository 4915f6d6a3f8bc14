/*
 * What of a résumé tells whose work a job is when its title does not: skills of other trades in its text, and whether software is shown
 * there, by the titles of other jobs, or by what stands outside of all jobs. What stands elsewhere only ever speaks for software.
 */
import type { Job, Resume } from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { type TitleReader, titleReader } from './title-says.ts';

/** The parts of a résumé that placing looks at. */
export type Told = Pick<Resume, 'jobs' | 'skills' | 'practices'>;

/** Skills of programmers outside of jobs that make a résumé one of software. */
const fewOutside = 3;

/** What a job's surroundings say. */
export interface Surroundings {
  /** Ids of the skills in a job of trades of their own (welding, nursing), and of those with what else makes no software. */
  otherWork(resume: Told, index: number): { trades: string[]; all: string[] };
  /** Whether software is shown: in the job's text, and there or by the title of another job or in what stands outside of jobs. */
  software(resume: Told, index: number): { inJob: boolean; anywhere: boolean };
}

/** Makes what reads the surroundings of jobs. */
export function surroundings({ fields, shared, skills, languages }: Lexicon): Surroundings {
  const categoryOf = (list: string[]) => {
    const named = new Set(list);
    return new Set(skills.filter(({ category }) => named.has(category)).map(({ id }) => id));
  };
  const plain = categoryOf(shared.tradeCategories);
  const [everyday, operating] = [
    categoryOf(shared.everydayCategories),
    categoryOf(shared.operatingCategories),
  ];
  const other = new Set(
    skills
      .filter(({ id, technology }) => (!technology && !everyday.has(id)) || operating.has(id))
      .map(({ id }) => id),
  );
  const code = new Set(skills.filter((skill) => skill.code).map(({ id }) => id));
  const methods = new Set(shared.softwareMethods);
  let readers: TitleReader[] | null = null;

  /** True where a title is one of a field of technology, or leads software plainly. */
  function isSoftware(job: Job): boolean {
    readers ??= fields
      .filter(({ technology }) => technology)
      .map((field) => titleReader(field, { languages, shared }));
    return readers.some(({ says }) => says(job) === 'field') || readers[0]?.leads(job)?.what === 'software';
  }

  const known = new WeakMap<Told, { titles: boolean[]; outside: boolean }>();
  function seen(resume: Told) {
    const kept = known.get(resume);
    if (kept) return kept;
    const outside = resume.skills.filter(
      ({ id, impliedBy, mentions }) =>
        code.has(id) && impliedBy.length === 0 && mentions.some(({ job }) => job === null),
    );
    const made = { titles: resume.jobs.map(isSoftware), outside: outside.length >= fewOutside };
    known.set(resume, made);
    return made;
  }

  return {
    otherWork(resume, index) {
      const named = [...(namedBy(resume)[index] as Set<string>)];
      return { trades: named.filter((id) => plain.has(id)), all: named.filter((id) => other.has(id)) };
    },
    software(resume, index) {
      const { titles, outside } = seen(resume);
      const named = [...(namedBy(resume)[index] as Set<string>)];
      const inJob = named.some((id) => code.has(id) || methods.has(id));
      return { inJob, anywhere: inJob || outside || titles.some(Boolean) };
    },
  };
}

/** What each job of a résumé names, kept while the résumé is: every field asks the same. */
const namedIn = new WeakMap<Told, Set<string>[]>();

/** Ids of the skills and practices that each job of a résumé names or shows. */
export function namedBy(resume: Told): Set<string>[] {
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
