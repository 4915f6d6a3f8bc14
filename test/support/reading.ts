import type { Document } from '#domain/document.ts';
import type { Job } from '#domain/resume.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { readResume } from './corpus.ts';

export const read = (...lines: string[]) => readResume(plainDocument('text', [lines.join('\n')], false));

export const jobs = (...lines: string[]) =>
  read(...lines).resume.jobs.map(
    (job) => `${job.title?.value ?? '-'} @ ${job.company?.value ?? '-'} (${job.kind})`,
  );

/** The jobs of a document as "title @ employer, from – to". */
export const jobsOf = (document: Document) => told(readResume(document).resume.jobs);

/** The same of a text. */
export const datedJobs = (...lines: string[]) => told(read(...lines).resume.jobs);

const told = (jobs: Job[]) =>
  jobs.map(({ title, company, start, end }) => {
    const date = (at: typeof end) =>
      at === null ? '?' : at === 'present' ? 'now' : [at.year, at.month].filter(Boolean).join('-');
    return `${title?.value ?? '-'} @ ${company?.value ?? '-'}, ${date(start)} – ${date(end)}`;
  });

/** The same of lines below a heading of work. */
export const experience = (...lines: string[]) =>
  datedJobs('Jo Example', 'jo@example.com', 'Experience', ...lines);

export const skills = (...lines: string[]) =>
  read(...lines)
    .resume.skills.filter((skill) => skill.impliedBy.length === 0)
    .map((skill) => skill.id);
