/*
 * Research told apart: employed research is work, research during study is not. A title that names the study (PhD
 * student, Doktorandin, student assistant) is study; another one ("Research Assistant",
 * "Researcher") is when it is done at a school and most of it falls into the dates of a degree.
 */
import { type Document, textOf } from '#domain/document.ts';
import type { DateReader } from '#domain/readers/dates.ts';
import type { Section } from '#domain/readers/sections.ts';
import type { Job } from '#domain/resume.ts';
import { farAhead, type Interval, intervalOf, union } from '#domain/tenure.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listOf, looseAlternatives } from '#domain/words/patterns.ts';
import { alternatives, wordPattern } from '#domain/words/words.ts';

export interface ResearchSettler {
  /** The jobs with employed research as work. Dates of study are looked at and not kept. */
  settle(document: Document, sections: Section[], jobs: Job[]): Job[];
  /** True for research that dates alone told to be study. */
  isUnsure(job: Job): boolean;
}

/** The longest that a degree counts for which prints its end alone, months: the four years of a bachelor's. */
const longestDegree = 48;

/** Makes what tells employed research from study. */
export function researchSettler(languages: Words[], dates: DateReader): ResearchSettler {
  const stems = listOf(languages, (grammar) => grammar.stems.study);
  // Who is behind the degree studies no more: "Post-Doktorand".
  const study = new RegExp(
    `(?<!(?:${alternatives(listOf(languages, (grammar) => grammar.behindStudies))})[-\\s]?)(?:${looseAlternatives(stems)})`,
    'iu',
  );
  const degree = wordPattern(
    languages.flatMap((language) => language.degrees),
    '\\p{L}',
    'iu',
  ).pattern;
  const isUnsure = (job: Job) => job.kind === 'research' && !study.test(job.title?.value ?? '');
  const researcher = new RegExp(
    `^(?:${alternatives(listOf(languages, (grammar) => grammar.researchers))})$`,
    'iu',
  );
  const campus = new RegExp(
    `(?<!\\p{L})(?:${looseAlternatives(listOf(languages, (grammar) => [...grammar.schools, ...grammar.laboratories]))})(?!\\p{L})`,
    'iu',
  );
  const either = (job: Job) => job.kind === 'job' && researcher.test(job.title?.value.trim() ?? '');
  const settle = (document: Document, sections: Section[], jobs: Job[]): Job[] => {
    if (!jobs.some((job) => job.kind === 'research' || either(job))) return jobs;
    const education = sections.filter(({ kind }) => kind === 'education');
    const degrees = union(education.flatMap((section) => studyOf(document, section)));
    const schools = education.flatMap(({ lines }) => lines.map((line) => textOf(document, line))).join('\n');
    return jobs.map((job) => {
      const own = intervalOf(job, farAhead, 'value');
      if (own === null || !(isUnsure(job) || either(job))) return job;
      if (!isCampus(job.company?.value ?? '', schools)) return { ...job, kind: 'job' };
      const shared = degrees.reduce((sum, degree) => sum + overlap(own, degree), 0);
      return { ...job, kind: shared * 2 > own.to - own.from ? 'research' : 'job' };
    });
  };
  return { settle, isUnsure };

  /** True for a school, a place at one, or an employer whose name begins as one in the education does: "Cornell Robot Learning Lab". */
  function isCampus(employer: string, schools: string): boolean {
    if (campus.test(employer)) return true;
    const [first = ''] = employer.match(/[\p{L}\p{N}]{3,}/u) ?? [];
    return first !== '' && new RegExp(`(?<!\\p{L})${first}(?!\\p{L})`, 'iu').test(schools);
  }

  /** The dates of study in a section. A degree with one date ended then, and began after what it follows, at most four years before. */
  function studyOf(document: Document, section: Section): Interval[] {
    const texts = section.lines.map((line) => textOf(document, line));
    const ranges = texts.flatMap((text, index) =>
      dates(text)
        .filter(({ single }) => !single || [text, texts[index - 1]].some((one) => one && degree.test(one)))
        .flatMap(({ start, end, single }) => {
          const interval = intervalOf({ start, end }, farAhead, 'high');
          return interval === null ? [] : { ...interval, single };
        }),
    );
    return ranges.map(({ from, to, single }) => {
      if (!single) return { from, to };
      const before = ranges.filter((other) => other.to < to).map((other) => other.to);
      return { from: Math.max(to - longestDegree, ...before), to };
    });
  }
}

function overlap(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}
