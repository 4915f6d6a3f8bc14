/*
 * Research told apart: employed research is work, research during study is not. A title that names the study (PhD
 * student, Doktorandin, student assistant) is study; another one ("Research Assistant") is when most of it falls into
 * the dates of a degree.
 */
import { type Document, textOf } from '#domain/document.ts';
import type { Job } from '#domain/resume.ts';
import { farAhead, type Interval, intervalOf, union } from '#domain/tenure.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listOf, looseAlternatives } from '#domain/words/patterns.ts';
import type { DateReader } from '../dates.ts';
import type { Section } from '../sections.ts';

export interface ResearchSettler {
  /** The jobs with employed research as work. Dates of study are looked at and not kept. */
  settle(document: Document, sections: Section[], jobs: Job[]): Job[];
  /** True for research that dates alone told to be study. */
  isUnsure(job: Job): boolean;
}

/** Makes what tells employed research from study. */
export function researchSettler(languages: Words[], dates: DateReader): ResearchSettler {
  const stems = listOf(languages, (grammar) => grammar.stems.study);
  const study = new RegExp(looseAlternatives(stems), 'iu');
  const isUnsure = (job: Job) => job.kind === 'research' && !study.test(job.title?.value ?? '');
  const settle = (document: Document, sections: Section[], jobs: Job[]): Job[] => {
    if (!jobs.some((job) => job.kind === 'research')) return jobs;
    const degrees = union(
      sections
        .filter((section) => section.kind === 'education')
        .flatMap((section) => section.lines)
        .flatMap((line) => dates(textOf(document, line)))
        .flatMap(({ start, end }) => intervalOf({ start, end }, farAhead, 'high') ?? []),
    );
    return jobs.map((job) => {
      const own = intervalOf(job, farAhead, 'value');
      if (own === null || !isUnsure(job)) return job;
      const shared = degrees.reduce((sum, degree) => sum + overlap(own, degree), 0);
      return shared * 2 > own.to - own.from ? job : { ...job, kind: 'job' };
    });
  };
  return { settle, isUnsure };
}

function overlap(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}
